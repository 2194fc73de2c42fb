/**
 * Word lists and counting for the wording checks. The lists are closed on purpose: what they do not know is taken as
 * concrete, so that a good sentence is not flagged.
 */

/** Words of English text, lower case. */
export function englishWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{Script=Latin}\p{N}]+(?:['’-][\p{Script=Latin}\p{N}]+)*/gu) ?? []
}

/** Size of a Chinese text: its Han characters, with each foreign word or number counted as one. */
export function chineseSize(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han + (text.match(/[\p{Script=Latin}\p{N}]+/gu)?.length ?? 0)
}

/** Words that grade without saying what would be seen: amounts nobody can count and praise. */
const vagueEnglish = new Set(
  `some few several many much more most less least little lot lots various certain numerous limited partial partially
  partly largely mostly mainly generally fairly rather quite very highly really somewhat relatively reasonably extremely
  fully completely totally increasingly often sometimes occasionally rarely seldom frequently usually typically normally
  good better best bad worse worst poor poorly well great excellent outstanding superb strong stronger strongest strongly
  weak weaker weakly high higher low lower basic basically advanced mature immature effective effectively ineffective
  ineffectively efficient efficiently appropriate appropriately inappropriate adequate adequately inadequate sufficient
  sufficiently insufficient insufficiently proper properly suitable suitably reasonable significant significantly
  substantial substantially considerable considerably moderate moderately minimal minimally optimal optimally optimised
  optimized robust solid comprehensive comprehensively thorough thoroughly extensive extensively deep deeply clear clearly
  important positive positively negative satisfactory world-class leading superior exceptional remarkable exemplary
  consistent consistently inconsistent inconsistently systematic systematically continuous continuously continually
  constant constantly steady steadily active actively gradual gradually successful successfully smooth smoothly seamless
  seamlessly`.split(/\s+/),
)

const vagueChinese =
  /一定程度上?|相当程度|很大程度|大体上?|基本上?|一般|比较|较为|较|非常|十分|特别|极其|极为|极|很|更加|更为|更|最为|最|相当|有点|有些|部分|一些|若干|某些|少量|少数|大量|大多|多数|许多|很多|不少|众多|偶尔|有时|经常|常常|往往|通常|充分|充足|足够|适当|合适|恰当|有效|高效|低效|良好|较好|很好|优秀|优异|卓越|出色|完善|完备|健全|全面|深入|明显|显著|较大|较高|较低|较强|较弱|薄弱|强大|健壮|成熟|先进|领先|典范|有限|初步|持续|不断|始终|一贯|一致地|系统性?地|逐步|逐渐|积极|顺利|无缝|好|差|强|弱|高|低/gu

/** Subjects every descriptor is about, and words that only join: they name no practice either. */
const emptyEnglish = new Set(
  `a an the and or but nor of in on at to for from by with without as is are was were be been being has have had do does
  did not no it its this that these those there their they our we us you your which who whose what when where how than then
  also only into across about over under between within per can could may might will would should must all any each every
  both other another such so if while because customer customers experience experiences cx organisation organization
  organisations company companies business enterprise approach approaches level levels maturity practice practices
  capability capabilities performance performs perform work works working thing things way ways area areas aspect aspects
  overall general matters regard terms place state shows show seen considered regarded remains exists exist existing`.split(
    /\s+/,
  ),
)

const emptyChinese =
  /客户体验|客户|体验|企业|公司|组织|机构|我们|本公司|方面|领域|水平|程度|级别|能力|表现|工作|实践|做法|做得|情况|方式|整体|总体|已经|尚未|目前|正在|进行|具有|具备|存在|处于|可以|能够|能|会|有|没有|没|无|不|是|在|的|地|得|了|着|和|与|及|或|并|也|都|还|就|但|而|对|把|被|从|到|由|为|以|其|这|那|个|一/gu

/** Words that change nothing between two levels: articles, possessives, forms of be and have. */
const joiningEnglish = new Set(
  'a an the their its our your is are was were be been being has have had do does did and also'.split(' '),
)
const joiningChinese = /并且|以及|[的地得了着都也还并且和与及]/gu

/** What is left of an English text when vague and joining words are taken out; for comparing two levels. */
export function withoutVagueEnglish(text: string): string {
  return englishWords(text)
    .filter((word) => !vagueEnglish.has(word) && !joiningEnglish.has(word))
    .join(' ')
}

/** What is left of a Chinese text when vague words, particles and punctuation are taken out. */
export function withoutVagueChinese(text: string): string {
  return chineseLetters(text).replace(vagueChinese, '').replace(joiningChinese, '')
}

/** Words of an English text that could name an action, a thing, a person or a time. */
export function concreteEnglish(text: string): string[] {
  return englishWords(text).filter((word) => !vagueEnglish.has(word) && !emptyEnglish.has(word))
}

/** Characters of a Chinese text that could name an action, a thing, a person or a time. */
export function concreteChinese(text: string): string {
  return chineseLetters(text).replace(vagueChinese, '').replace(emptyChinese, '')
}

/** The text as it sounds: letters and digits alone, lower case; for finding copies. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

const chineseLetters = lettersOf

/**
 * The text as it sounds, as a whole and as clauses in alphabetical order. Two texts that share one of the two are copies:
 * other punctuation, other width of letters or other order of clauses makes no new text.
 */
export function soundsOf(text: string): [whole: string, clauses: string] {
  const plain = text.normalize('NFKC')
  const clauses = plain
    .split(/[,;:!?.。、…—]+|\band\b/i)
    .map(lettersOf)
    .filter((clause) => clause !== '')
  return [lettersOf(plain), clauses.toSorted().join(' ')]
}
