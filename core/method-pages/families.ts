/**
 * Which method pages there are: their families and order, the published sources, and the methods of `touchstone stats`
 * that compute the number from one's own file. What they say is in core/texts/{en,zh-CN}/method-pages.ts.
 */
import type { methodPages } from '#core/texts/en/method-pages.ts'

export type MethodFamilyId = keyof typeof methodPages.families
export type MethodPageId = keyof typeof methodPages.entries

export type MethodPage = {
  id: MethodPageId
  /** Published sources, author, year and section; empty for a rule of our own. */
  sources: readonly string[]
  /** Names of `touchstone stats`. */
  commands: readonly string[]
}

const page = (id: MethodPageId, sources: readonly string[], commands: readonly string[] = []): MethodPage => ({
  id,
  sources,
  commands,
})

/** Every page once, family by family, in reading order. */
export const methodFamilies: readonly { id: MethodFamilyId; pages: readonly MethodPage[] }[] = [
  {
    id: 'scorecard',
    pages: [
      page('level', [
        'Cormen, Leiserson, Rivest & Stein (2009), Introduction to Algorithms, problem 9-2 (weighted median)',
      ]),
      page('score', ['Stevens (1946), Science 103, 677–680 (why a mean of levels is only a score)']),
      page('floor', []),
      page('coverage', []),
      page('basis', []),
      page('judgementRange', []),
      page('confidence', []),
      page('targetGap', []),
      page('overallOpinion', []),
      page('organisationStep', []),
    ],
  },
  { id: 'movement', pages: [page('movement', [])] },
  {
    id: 'workforce',
    pages: [
      page('workforceScore', ['Cochran (1977), Sampling Techniques, 6 (ratio estimates)']),
      page('workforceLevel', ['Cormen, Leiserson, Rivest & Stein (2009), Introduction to Algorithms, problem 9-2']),
      page('distribution', []),
      page('hiddenGroups', ['Hundepool et al. (2012), Statistical Disclosure Control, 4 and 5']),
    ],
  },
  {
    id: 'agreement',
    pages: [
      page(
        'krippendorffAlpha',
        [
          "Krippendorff (2011), Computing Krippendorff's Alpha-Reliability",
          'Krippendorff (2004), Content Analysis, 11.4',
          'El Emam (1999), Empirical Software Engineering 4, 113–133 (bands, made for κ)',
        ],
        ['krippendorff'],
      ),
      page(
        'cohenKappa',
        [
          'Cohen (1960), Educational and Psychological Measurement 20, 37–46',
          'Cohen (1968), Psychological Bulletin 70, 213–220',
          'Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323–327',
        ],
        ['kappa'],
      ),
      page(
        'fleissKappa',
        [
          'Fleiss (1971), Psychological Bulletin 76, 378–382',
          'Fleiss, Nee & Landis (1979), Psychological Bulletin 86, 974–977',
        ],
        ['fleiss'],
      ),
      page(
        'icc',
        [
          'Shrout & Fleiss (1979), Psychological Bulletin 86, 420–428',
          'McGraw & Wong (1996), Psychological Methods 1, 30–46',
          'Koo & Li (2016), Journal of Chiropractic Medicine 15, 155–163 (0.75)',
          'Bliese (2000), in Klein & Kozlowski, Multilevel Theory, 349–381',
        ],
        ['icc'],
      ),
      page(
        'kendallW',
        [
          'Kendall & Babington Smith (1939), Annals of Mathematical Statistics 10, 275–287',
          'Kendall & Gibbons (1990), Rank Correlation Methods, 6',
        ],
        ['kendall-w'],
      ),
      page(
        'withinGroup',
        [
          'James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85–98',
          'Burke, Finkelstein & Dusig (1999), Organizational Research Methods 2, 49–68',
          'Burke & Dunlap (2002), Organizational Research Methods 5, 159–172',
        ],
        ['rwg'],
      ),
      page(
        'withinOne',
        ['Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, 18.1'],
        ['within-one'],
      ),
      page(
        'raterBias',
        ['Student (1908), Biometrika 6, 1–25', 'Hoyt (2000), Psychological Methods 5, 64–86'],
        ['bias'],
      ),
    ],
  },
  {
    id: 'scale',
    pages: [
      page(
        'cronbachAlpha',
        ['Cronbach (1951), Psychometrika 16, 297–334', 'Feldt (1965), Psychometrika 30, 357–370'],
        ['reliability'],
      ),
      page('omega', ['McDonald (1999), Test Theory, 6', 'Jöreskog (1967), Psychometrika 32, 443–482'], ['reliability']),
      page('itemRest', ['Nunnally & Bernstein (1994), Psychometric Theory, 8'], ['reliability', 'correlations']),
    ],
  },
  {
    id: 'estimates',
    pages: [
      page(
        'share',
        [
          'Wilson (1927), JASA 22, 209–212',
          'Agresti & Coull (1998), American Statistician 52, 119–126',
          'Clopper & Pearson (1934), Biometrika 26, 404–413',
        ],
        ['proportion'],
      ),
      page('mean', ['Student (1908), Biometrika 6, 1–25', 'Cochran (1977), Sampling Techniques, 2.6'], ['mean']),
      page(
        'clusteredMean',
        ['Cochran (1977), Sampling Techniques, 6.3', 'Binder (1983), International Statistical Review 51, 279–292'],
        ['clustered'],
      ),
      page('bootstrap', ['Efron & Tibshirani (1993), An Introduction to the Bootstrap, 13.3 and 14.3'], ['bootstrap']),
      page(
        'weights',
        [
          'Deming & Stephan (1940), Annals of Mathematical Statistics 11, 427–444',
          'Deville & Särndal (1992), JASA 87, 376–382',
          'Kish (1965), Survey Sampling, 11.7',
        ],
        ['rake'],
      ),
      page(
        'groupDifferences',
        [
          'Welch (1947), Biometrika 34, 28–35, and (1951), Biometrika 38, 330–336',
          'Mann & Whitney (1947), Annals of Mathematical Statistics 18, 50–60',
          'Kruskal & Wallis (1952), JASA 47, 583–621',
          'Wilcoxon (1945), Biometrics Bulletin 1, 80–83',
          'Cliff (1993), Psychological Bulletin 114, 494–509',
          'Hedges & Olkin (1985), Statistical Methods for Meta-Analysis, 5',
          'Newcombe (1998), Statistics in Medicine 17, 873–890',
        ],
        ['compare'],
      ),
      page(
        'crossTable',
        [
          'Agresti (2002), Categorical Data Analysis, 3.2 and 3.4.1',
          'Cramér (1946), Mathematical Methods of Statistics, 21',
          'Kendall & Gibbons (1990), Rank Correlation Methods, 3 and 4',
        ],
        ['crosstab'],
      ),
      page(
        'pAdjustment',
        [
          'Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300',
          'Holm (1979), Scandinavian Journal of Statistics 6, 65–70',
        ],
        ['adjust'],
      ),
    ],
  },
  {
    id: 'customer',
    pages: [
      page(
        'nps',
        [
          'Reichheld (2003), Harvard Business Review 81(12), 46–54',
          'Rocks (2016), The American Statistician 70, 365–372',
        ],
        ['nps'],
      ),
      page(
        'csat',
        ['Morgan & Rego (2006), Marketing Science 25, 426–439', 'Wilson (1927), JASA 22, 209–212'],
        ['csat'],
      ),
      page(
        'ces',
        [
          'Dixon, Freeman & Toman (2010), Harvard Business Review 88(7/8), 116–122',
          'Dixon, Toman & DeLisi (2013), The Effortless Experience, 6',
        ],
        ['ces'],
      ),
      page('favourability', [], ['favourability']),
      page(
        'keyDrivers',
        [
          'Lindeman, Merenda & Gold (1980), Introduction to Bivariate and Multivariate Analysis, p. 119 (LMG)',
          'Grömping (2006), Journal of Statistical Software 17(1)',
          'Johnson (2000), Multivariate Behavioral Research 35, 1–19',
          'Tonidandel & LeBreton (2010), Organizational Research Methods 13, 767–781 (logistic)',
        ],
        ['drivers'],
      ),
      page(
        'trend',
        [
          'Mann (1945), Econometrica 13, 245–259',
          'Theil (1950), Proceedings KNAW 53, 386–392; Sen (1968), JASA 63, 1379–1389',
          'Armitage (1955), Biometrics 11, 375–386',
        ],
        ['trend'],
      ),
    ],
  },
  {
    id: 'money',
    pages: [
      page('npv', ['Brealey, Myers & Allen (2020), Principles of Corporate Finance, 2 and 5'], ['npv']),
      page('irr', ['Brealey, Myers & Allen (2020), Principles of Corporate Finance, 5.3'], ['irr']),
      page('payback', ['Brealey, Myers & Allen (2020), Principles of Corporate Finance, 5.2'], ['payback']),
      page('simulation', ['Metropolis & Ulam (1949), JASA 44, 335–341'], ['simulate']),
    ],
  },
]
