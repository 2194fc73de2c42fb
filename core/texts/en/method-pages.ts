/**
 * The method pages: for every number shown anywhere, what it is, when to trust it, when not, and its formula, for a reader
 * who is not a statistician. Which pages there are, in which order and from which source: core/method-pages/families.ts.
 */
export const methodPages = {
  title: 'Methods',
  heading: (d: { count: number }) => `How ${d.count} kinds of numbers are made`,
  lede: 'For every number: what it is, when you can trust it, when not, its formula and its source. A number that cannot be worked out is never shown as zero; the reason stands in its place.',
  search: 'Search the methods, in English or Chinese',
  found: (d: { count: number }) => `${d.count} found`,
  nothingFound: (d: { query: string }) => `Nothing fits "${d.query}". Try a shorter word, in English or Chinese.`,
  clear: 'Clear the search',
  contents: 'Contents',
  what: 'What it is',
  trust: 'When to trust it',
  notTrust: 'When not',
  formula: 'Formula',
  source: 'Source',
  command: 'Check it yourself',
  houseRule: 'A rule of Touchstone (docs/methods)',
  families: {
    scorecard: 'Scorecard',
    movement: 'Change between years',
    workforce: 'Staff survey',
    agreement: 'Do the raters agree?',
    scale: 'Does a set of questions hang together?',
    estimates: 'Estimates and comparisons',
    customer: 'What customers say',
    money: 'Money',
  },
  entries: {
    level: {
      name: 'Level (lower median)',
      what: 'The step of the scale that at least half of the weight has not gone beyond. It is always one of the levels, and it places the mark on the scorecard.',
      trust: 'When at least two thirds of what applies is scored and the assessors have agreed their levels.',
      notTrust:
        'When the mark is hollow, or when ratings split into two camps: the middle then describes neither. With an even number the lower of the two middle levels is taken, on purpose.',
      formula: 'The smallest level L for which (weight of everything rated L or lower) ≥ half of all weight',
    },
    score: {
      name: 'Score (weighted mean)',
      what: 'The average of levels, heavier parts counting more, to one decimal. It sorts lists and draws lines; it never places the mark, and 2.6 is not "level 3".',
      trust:
        'To see which of two aspects is further along, and to follow one aspect from year to year on the same content.',
      notTrust:
        'For differences of one or two tenths, and as if the steps of the scale were equally wide: an average treats them so, and nobody has shown it.',
      formula: 'score = Σ(weight × level) ÷ Σ weight, rounded once, half away from zero, when it is shown',
    },
    floor: {
      name: 'Floor',
      what: 'The highest level that every applicable criterion reaches, with the criteria that hold it down. One weak link shows here even when the average looks fine.',
      trust: 'To find what must be done before a level can be claimed in full.',
      notTrust:
        'When it reads "at most": something is still unscored and the floor may be lower. It is then not compared with a target.',
      formula: 'floor = the lowest level among applicable criteria of positive weight',
    },
    coverage: {
      name: 'Coverage',
      what: 'How much of what applies has been scored, by weight. It stands beside every rolled-up number.',
      trust: 'As the first thing to read: from two thirds upwards the mark is filled.',
      notTrust:
        'As a sign of quality. It says how much was looked at, not how well. Below two thirds the mark is hollow, and the number can still move a lot.',
      formula: 'coverage = scored weight ÷ applicable weight; "not applicable" is in neither',
    },
    basis: {
      name: 'Basis: agreed, provisional, single, imported',
      what: 'What a number rests on. Agreed: the team settled the level after the reveal. Provisional: the lower median of blind ratings. Single: one assessor only. Imported: taken from a former scorecard.',
      trust: 'Agreed levels most, since they come with a written reason.',
      notTrust:
        'Single and imported numbers on their own: nobody else has looked. A rolled-up number is named after its thinnest part.',
      formula:
        'basis of a parent = the thinnest of agreed > provisional > single > imported among its scored children of positive weight',
    },
    judgementRange: {
      name: 'Judgement range',
      what: 'How far the assessors lie apart: the score if on every criterion the strictest rating were right, up to the score if the most generous were.',
      trust: 'To see where a talk about the evidence is worth its time.',
      notTrust:
        'As a statistical interval. It is not a margin of error, and a narrow range can mean that everyone shares the same blind spot. With one rater there is none.',
      formula:
        'low = roll-up of the lowest blind ratings; high = roll-up of the highest; both widened to hold the score',
    },
    confidence: {
      name: 'Confidence',
      what: 'How well a level is evidenced, by rule: strength, freshness and reach of the evidence and the number of raters. It says nothing about whether the level is good.',
      trust: 'To decide which levels need better evidence before they are presented.',
      notTrust:
        'As a probability. A high level on low confidence is flagged, never lowered in silence. "Not assessed" means that no evidence has been collected yet.',
      formula:
        'First rule that holds: very low (no evidence, or only claims); low (one interview at best, all stale, ratings two levels apart and not agreed, or one rater without strong evidence); high (measured or sampled, or two strong methods; fresh, whole scope, two raters within a level); else moderate',
    },
    targetGap: {
      name: 'Gap to target',
      what: 'The distance between the level and the target somebody set, in levels; beside it the same for the score. The list of gaps is sorted by size times weight.',
      trust: 'When the target has a written reason and the mark is filled.',
      notTrust:
        'As a measure of effort: the step from 2 to 3 may cost more than the one from 3 to 4. A gap on a hollow mark may be a gap in looking.',
      formula: 'gap = target − level (nothing when met); order = gap × weight of the aspect × weight of its area',
    },
    overallOpinion: {
      name: 'Overall opinion',
      what: 'A sentence chosen by four written rules, not by an average, so that one good area cannot hide a bad one.',
      trust: 'When every area is scored and has a target; the rule that spoke is printed with it.',
      notTrust: 'As more than the targets it rests on: lower targets make a kinder opinion.',
      formula:
        '1 cannot say: an area is unscored, hollow or without target. 2 not ready: an open critical finding, or more than half of the areas below target. 3 ready with conditions: any area or aspect below target. 4 ready: otherwise',
    },
    organisationStep: {
      name: 'From units to the organisation',
      what: 'How the results of business areas, regions or channels become one: each criterion is combined over the units first, by headcount, revenue or equally, as chosen and shown. A criterion rated for the whole organisation keeps that rating.',
      trust: 'Together with the weakest unit, which is always named.',
      notTrust:
        'When units were left out as not comparable (too few raters, too little coverage, no weight), or when one large unit carries nearly all of the weight.',
      formula:
        'score of a criterion = Σ(unit weight × score) ÷ Σ unit weight; level = the smallest level reached by half of the unit weight; floor = the lowest unit; then the usual roll-up over criteria',
    },
    movement: {
      name: 'Movement and its four parts',
      what: 'The change of a score between two years, taken apart. Real: same criteria, same people. Raters: other people looked. Content: criteria or weights changed. Consensus: how far agreement moved the blind ratings. The four add up to the change.',
      trust: 'The real part, with ten or more criteria and two or more raters in common.',
      notTrust:
        'The plain before-and-after difference. With fewer shared raters "real" and "raters" are one number that nobody can split; and even the real part includes people growing stricter or milder.',
      formula:
        'real = s(C, now, R) − s(C, then, R); raters = [s(C, all) − s(C, R)] now − then; content = [s(all) − s(C)] now − then; consensus = (agreed − blind) now − then. C: common criteria, R: raters of both years',
    },
    workforceScore: {
      name: 'Staff survey: score of an aspect',
      what: 'What staff see, on the same scale as the assessors. Each question is averaged over the people who gave a level; the aspect is the weighted average of its questions.',
      trust:
        'When many answered and questions are the same in every group; the smallest number of answers stands beside it.',
      notTrust:
        'When few of those invited answered: those who stayed silent may think otherwise. Differences of one or two tenths between small groups are mostly chance.',
      formula:
        'aspect = Σ(question weight × mean of the question) ÷ Σ question weight; never the average of personal averages',
    },
    workforceLevel: {
      name: 'Staff survey: median level',
      what: 'The level in the middle of all answers to a question, the lower one of two. "I cannot tell" is counted apart and never as a low level.',
      trust: 'As the plain answer to "what do most people here see?"',
      notTrust:
        'Alone, when opinion is split: look at the distribution. Above 30 % "I cannot tell" the finding is that nobody sees it.',
      formula: 'The smallest level L with (answers at L or lower) ≥ half of the answers',
    },
    distribution: {
      name: 'Distribution',
      what: 'How many people chose each level. A level nobody chose keeps its place with zero.',
      trust: 'More than any single figure: it shows camps that an average hides.',
      notTrust:
        'It is not shown under 10 answers or when all gave the same level, because it could then give people away.',
      formula: 'count per level, in the order of the scale',
    },
    hiddenGroups: {
      name: 'Hidden groups (minimum group)',
      what: 'A cell is shown only when at least k different people answered that very question (7 unless the lead raised it, never under 5). Further cells are hidden so that nobody can find a small one by subtraction.',
      trust: 'Hidden cells all look the same whatever the cause; nothing can be read from them, and nothing should be.',
      notTrust:
        'As proof of anonymity against somebody who already knows some of the answers. A hidden cell is not a bad result.',
      formula: 'what is shown, and every difference of sums that are shown, covers 0 or ≥ k people',
    },
    krippendorffAlpha: {
      name: "Krippendorff's alpha",
      what: 'How far raters agree beyond chance: 1 is perfect, 0 is what chance would give, below 0 is systematic disagreement. It copes with any number of raters and with missing ratings.',
      trust:
        'From 0.80 well, from 0.667 with reserve (Krippendorff). Our own bands are 0.45 and 0.62. Read the interval too.',
      notTrust:
        'When nearly everything is rated alike: alpha then falls although people agree, because there is little to agree on. It depends on which criteria were chosen. No interval under 10 units.',
      formula:
        'α = 1 − observed disagreement ÷ disagreement expected by chance; disagreement by metric: nominal, ordinal, interval, ratio',
    },
    cohenKappa: {
      name: "Cohen's kappa",
      what: 'Agreement of two raters beyond chance. Weighted, a miss by one level counts less than a miss by three.',
      trust: 'With 30 or more units that both rated and all levels in use.',
      notTrust:
        'When one level dominates (kappa falls although agreement is high), or to compare kappas with different weights or scales.',
      formula:
        'κ = 1 − Σ(v × observed) ÷ Σ(v × expected); v is 0 on the diagonal, and 1, the distance or its square elsewhere',
    },
    fleissKappa: {
      name: "Fleiss' kappa",
      what: 'Agreement of several raters on categories without order, beyond chance.',
      trust: 'When every unit was rated by the same number of people and categories really have no order.',
      notTrust:
        "For levels: it treats a miss by one like a miss by four. Use Krippendorff's alpha, ordinal. Units with a missing rating are left out.",
      formula: 'κ = (A − E) ÷ (1 − E); A: mean share of agreeing pairs per unit, E = Σ(share of category)²',
    },
    icc: {
      name: 'Intraclass correlation (ICC)',
      what: 'The part of all variation that comes from the things rated, not from the raters. Six forms: one-way, two-way random or two-way fixed; for one rater or for the average of k.',
      trust:
        'When the form fits: (2, ·) if raters stand for others like them, (3, ·) if only these matter. Above 0.75 is often called good.',
      notTrust:
        'When units hardly differ: ICC is then low even if raters agree. Only fully rated units count. A negative value means more noise than signal.',
      formula: 'ICC(2,1) = (MSB − MSE) ÷ (MSB + (k−1)MSE + k(MSJ − MSE)/n); the other five from the same mean squares',
    },
    kendallW: {
      name: "Kendall's W",
      what: 'Do several raters put things in the same order? 0 is no common order, 1 the same order.',
      trust: 'With three or more raters and seven or more things, all ranked by everyone.',
      notTrust: 'As agreement on the level: one rater can be two levels stricter throughout and W is still 1.',
      formula: 'W = 12 S ÷ (m²(n³ − n) − m T); S: spread of the rank sums, m raters, n things, T: correction for ties',
    },
    withinGroup: {
      name: 'r_wg and average deviation (AD_M)',
      what: 'How much the people of one group agree about one thing, before their average may speak for the group.',
      trust: 'From 0.70 for r_wg, and AD_M at most a sixth of the number of levels, are the usual limits.',
      notTrust:
        'As chance-corrected agreement: the comparison is with evenly spread answers, which is mild when everyone leans to one side. r_wg(j) needs complete forms.',
      formula: 'r_wg = 1 − variance ÷ ((A² − 1)/12) for A levels; AD_M = mean |answer − mean|',
    },
    withinOne: {
      name: 'Agreement, exact and within one level',
      what: 'The share of pairs of ratings that are equal, and the share at most one level apart.',
      trust: 'As the plain picture beside alpha.',
      notTrust:
        'Alone: on a scale of four, much "within one" happens by chance. There is no interval, since pairs of one unit hang together.',
      formula: 'pairs that agree ÷ all pairs of ratings of the same unit, over all units',
    },
    raterBias: {
      name: 'Rater bias',
      what: 'Whether a rater is stricter (minus) or milder (plus) than the others on the same things. Shown to the lead and that rater only.',
      trust: 'With many units in common and an interval that stays on one side of zero.',
      notTrust:
        'As a verdict on who is right: the strict one may be. It says nothing about units only one person rated.',
      formula: 'bias = mean of (own rating − mean of the others on the same unit), with a paired t interval',
    },
    cronbachAlpha: {
      name: "Cronbach's alpha",
      what: 'How well several questions hang together as one scale, from the variation they share.',
      trust: "From 0.70; an index on a scale below that says so. Read Feldt's interval.",
      notTrust:
        'As proof that the questions measure one thing, or the right thing: many questions push it up. A negative value usually means a question that should be reversed.',
      formula: 'α = k/(k − 1) × (1 − Σ variances of the questions ÷ variance of their sum)',
    },
    omega: {
      name: "McDonald's omega",
      what: 'Reliability of a sum of questions when they weigh unequally on one common factor. Kinder assumptions than alpha.',
      trust: 'When one factor fits and there are at least 100 complete forms.',
      notTrust:
        'When questions fall into several topics: one factor is then the wrong picture. If it cannot be fitted, the reason is given instead.',
      formula: 'ω = (Σ loadings)² ÷ ((Σ loadings)² + Σ unique variances)',
    },
    itemRest: {
      name: 'Item–rest correlation, alpha if dropped',
      what: 'How each question goes with the sum of the others, and what alpha would be without it; also the plain correlations of all questions.',
      trust: 'To find a question that is reversed or off topic: negative or below about 0.30.',
      notTrust:
        'As a reason to drop questions one after the other until alpha looks good; that fits the scale to chance.',
      formula: 'correlation of a question with the sum of the other questions',
    },
    share: {
      name: 'Share (proportion)',
      what: 'A part of all valid answers, with the range in which the share of everyone like them plausibly lies.',
      trust: 'The Wilson interval also works for small numbers and for shares near 0 or 100 %.',
      notTrust:
        'If those who answered differ from those who did not. The correction for a small population holds only for this group, now.',
      formula:
        'p = x ÷ n; Wilson: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n); also Agresti–Coull and Clopper–Pearson',
    },
    mean: {
      name: 'Mean with its interval',
      what: 'The average of values and how far it could be off by chance of who was asked.',
      trust: 'With 30 or more values, or fewer without extremes.',
      notTrust: 'With few skewed values such as money per customer; then read the bootstrap interval or the median.',
      formula: 'mean ± t × s ÷ √n, t with n − 1 degrees of freedom; for a population of N times √((N − n)/(N − 1))',
    },
    clusteredMean: {
      name: 'Mean when people got different questions',
      what: 'An aspect made of questions dealt out to people, so that each answered only some. The uncertainty counts people, not answers.',
      trust: 'When each question has five or more answers in every group compared.',
      notTrust:
        'When questions were left out for lack of answers; they are named, and the aspect then rests on the rest.',
      formula:
        'Σ v × question mean ÷ Σ v; variance = n/(n−1) × Σ(u of each person)², u = Σ v × w × (answer − question mean) ÷ Σ w of that question',
    },
    bootstrap: {
      name: 'Bootstrap interval',
      what: 'The calculation is repeated thousands of times on people drawn again from the data, and the spread of the results is the interval. A stored seed gives the same digits each time.',
      trust: 'Where no formula exists: medians, driver shares. BCa corrects for skew.',
      notTrust: 'With fewer than about 20 rows: what is not in the data cannot be drawn.',
      formula:
        'percentile: the 2.5 % and 97.5 % points of the draws; BCa: the same points moved by bias and acceleration',
    },
    weights: {
      name: 'Weights and raking',
      what: 'Answers are weighted so that departments or regions count with their true headcount. The effective number says how many answers the weighted result is worth.',
      trust: 'When no weight is extreme (they are capped) and the effective number stays near the real one.',
      notTrust: 'As a cure for silence: within a department, those who answered still speak for those who did not.',
      formula: 'weights × (known headcount ÷ weighted count), margin by margin, until all fit; n_eff = (Σw)² ÷ Σw²',
    },
    groupDifferences: {
      name: 'Differences of groups',
      what: "Is the difference of two or more groups larger than chance would make it, and how large is it? Tests answer the first, effect sizes (Cliff's delta, Hedges' g) the second.",
      trust: 'When test and effect size point the same way and both groups have 10 or more people.',
      notTrust:
        'A small p in a large sample can be a trifle; a large p in a small one proves nothing. A difference is not a cause.',
      formula:
        "Welch t = difference of means ÷ √(s²/n of the one + s²/n of the other); Mann–Whitney and Kruskal–Wallis on ranks; paired t and Wilcoxon; Cliff's δ = P(first > second) − P(first < second); g = difference of means ÷ pooled s, small-sample corrected; shares: Newcombe",
    },
    crossTable: {
      name: 'Cross table',
      what: "Two questions against each other, and how strongly they go together: χ² as test, Cramér's V from 0 to 1, and measures that use the order of levels.",
      trust: 'When the counts expected in the cells are 5 or more.',
      notTrust: 'With many empty cells; and as cause and effect.',
      formula:
        'χ² = Σ(observed − expected)² ÷ expected; V = √(χ² ÷ (n × (smaller side − 1))); τ_b, Spearman and linear-by-linear for ordered levels',
    },
    pAdjustment: {
      name: 'Adjusted p-values',
      what: 'Of a hundred comparisons five look "significant" by chance. The adjustment takes the number of comparisons into account.',
      trust: 'When all comparisons that were made are in the family, not only those on the screen.',
      notTrust: 'As if an adjusted p were the size of an effect.',
      formula:
        'Benjamini–Hochberg: with the m p-values in rising order, p(i) becomes the smallest of m × p(j) ÷ j over j ≥ i; Holm: the largest of (m − j + 1) × p(j) over j ≤ i; at most 1',
    },
    nps: {
      name: 'Net promoter score (NPS)',
      what: 'Share of answers 9–10 minus share of 0–6 to "would you recommend us?", from −100 to +100.',
      trust: 'The trend of one company, with its interval, on several hundred answers.',
      notTrust:
        'Differences smaller than the interval: with 100 answers it is easily ±15. Compare neither industries nor countries; people use scales differently.',
      formula: 'NPS = %(9–10) − %(0–6), shown with the adjusted Wald interval',
    },
    csat: {
      name: 'Customer satisfaction (CSAT)',
      what: 'The share of answers in the top boxes of the scale, the highest two unless said otherwise.',
      trust: 'For one touchpoint asked soon after it happened.',
      notTrust: 'Across scales of different length, or when mostly the delighted and the angry answer.',
      formula: 'answers in the top boxes ÷ valid answers, with a Wilson interval',
    },
    ces: {
      name: 'Customer effort score (CES)',
      what: 'How easy it was. The newer form asks agreement from 1 to 7 (high is good), the older one effort from 1 to 5 (low is good). The two are never mixed.',
      trust: 'Right after a service contact.',
      notTrust: 'As satisfaction with the whole relation, or compared between the two forms, even after reversing.',
      formula: 'mean of the answers with a t interval, and the share of 5–7 (newer) or of 1–2 (older)',
    },
    favourability: {
      name: 'Favourable, neutral, unfavourable',
      what: 'Answers above, on and below the middle of the scale. A scale with an even number of levels has no neutral.',
      trust: 'As a plain summary for readers of a survey.',
      notTrust: 'To compare scales of different length; and it hides how strongly people feel.',
      formula: 'shares of answers above, on and below the middle of the declared levels',
    },
    keyDrivers: {
      name: 'Key drivers',
      what: 'How the explained variation of an outcome, such as NPS, is shared out among the topics that go with it. Direction stands beside the share.',
      trust: 'When R² is worth sharing, rows are at least ten for each topic, and ranks hold in the bootstrap.',
      notTrust:
        'As causes, or as the order in which to spend. Topics that say nearly the same split their share between them; duplicates and constants are named and refused.',
      formula:
        "LMG: the gain in R² when a topic enters, averaged over all orders (to 20 topics); Johnson's relative weights beside and above; yes-no outcomes: logistic, McFadden's R²",
    },
    trend: {
      name: 'Trend',
      what: 'Do values rise or fall over time, and by how much per unit of time?',
      trust: 'With eight or more points at comparable moments; the Theil–Sen slope is not upset by one odd point.',
      notTrust:
        'Under four points there is no test, under eight we do not say trend. Seasons, and points that depend on each other, look like trends.',
      formula:
        'Mann–Kendall: S = rises − falls over all pairs of points; slope = median of (later value − earlier value) ÷ (time between); shares: Cochran–Armitage',
    },
    npv: {
      name: 'Net present value (NPV)',
      what: 'What all costs and returns are worth today, later money counting less. Above zero the initiative earns more than the rate asked for.',
      trust: 'When flows and rate have been settled with finance.',
      notTrust:
        "Between sheets that date the first flow differently: we put it at time 0, Excel's NPV one period later. Both are printed.",
      formula: 'NPV = Σ flow ÷ (1 + rate)^t; by date t = days ÷ 365',
    },
    irr: {
      name: 'Internal rate of return (IRR)',
      what: 'The rate at which the initiative is worth nothing today: its own interest.',
      trust: 'When money goes out first and then only comes in: there is then one rate at most.',
      notTrust:
        'When signs change more than once: there may be several rates, or none, and we list all. Do not rank initiatives of different size by it.',
      formula: 'every r > −1 with Σ flow ÷ (1 + r)^t = 0',
    },
    payback: {
      name: 'Payback time',
      what: 'How long until the money is back, plain or discounted.',
      trust: 'As a question of risk and liquidity.',
      notTrust: 'As worth: everything after the payback is ignored. If the money never comes back, that is said.',
      formula: 'the time at which the summed flow reaches 0, on a straight line within a period',
    },
    simulation: {
      name: 'Simulation',
      what: 'Uncertain inputs are drawn thousands of times and the result worked out each time, so that you see a range and the chance of a loss instead of one figure.',
      trust:
        'When minimum, likely and maximum come from people who know, and the Monte Carlo error is small against the range.',
      notTrust:
        'Beyond its inputs: it cannot know what nobody wrote down, and inputs are drawn independently of each other.',
      formula:
        'triangular, PERT, normal, lognormal or discrete inputs, a stored seed, at least 10,000 draws; quantiles with their error',
    },
  },
}
