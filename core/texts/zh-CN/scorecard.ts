import type { scorecard as english } from '../en/scorecard.ts'
import type { Like } from '../like.ts'

/** 记分卡页：总数、各行、领域与总体意见。 */
export const scorecard: Like<typeof english> = {
  title: '记分卡',
  findingNothing: '还没有评分',
  findingBelow: (d) => `${d.scored}个方面中，${d.below}个低于目标`,
  findingMet: '已评分的方面全部达到目标',
  findingNoTarget: (d) => `得分${d.score}（满分${d.levels}）：${d.name}`,
  lede: (d) => `${d.best}领先，得分${d.bestScore}；${d.worst}最低，得分${d.worstScore}。`,
  basis: {
    agreed: (d) => `${d.raters}位评估员共识`,
    provisional: (d) => `${d.raters}位评估员独立评分，尚未商定`,
    single: () => '部分只有一位评估员评分',
    imported: () => '取自往年记分卡，没有评估员',
  },
  basisMixed: (d) => `${d.raters}位评估员：${d.parts}`,
  basisCount: {
    agreed: (d) => `已商定${d.count}条`,
    provisional: (d) => `暂定${d.count}条`,
    single: (d) => `单人评分${d.count}条`,
    imported: (d) => `导入${d.count}条`,
  },
  basisTag: { agreed: '已商定', provisional: '暂定', single: '单人评分', imported: '导入' },
  criteria: (d) => `${d.criteria}条准则`,

  totalScore: (d) => `得分（${d.areas}个领域的均值）`,
  totalOf: (d) => `/ ${d.levels} · ${d.name}`,
  sameContentAs: (d) => `与${d.name}同口径`,
  since: (d) => `自${d.name}以来`,
  belowTarget: '低于目标的方面',
  ofScored: (d) => `/ ${d.scored}`,
  coverageOf: (d) => `/ ${d.applicable}条适用准则`,

  number: '#',
  aspectsScored: (d) => `${d.applicable}个方面已评${d.scored}个`,
  onSameContent: '同口径',
  showAspects: (d) => `展开${d.aspects}个方面`,
  hideAspects: '收起',
  criteriaNotApplicable: (d) => `${d.count}项不适用`,
  highOnLow: '级高据弱',
  caption: (d) => `${d.unit}的记分卡`,
  editComment: (d) => `${d.aspect}的评语`,
  addComment: '写评语',

  choose: '显示哪些行、如何排序',
  find: '在名称和评语中查找',
  show: '显示',
  shows: { all: '全部方面', below: '低于目标', open: '评分不足', commented: '有评语' },
  order: '排序',
  orders: { pack: '按评估工具', score: '得分低的在前', gap: '差距大的在前', moved: '变化大的在前' },
  shown: (d) => `共${d.all}个方面，显示${d.shown}个`,
  noneShown: '没有符合的方面',
  noneShownWhat: '换个词查找，或重新显示全部方面。',
  showAll: '显示全部方面',

  areas: (d) => `${d.areas}个领域`,
  areasNote: (d) => `得分0–${d.levels}`,

  opinion: '总体意见',
  opinionNote: '按规则，不按平均',
  verdicts: {
    cannotSay: '尚不能给出意见',
    notReady: '尚不具备启动体验战略的条件',
    readyWithConditions: '可以启动体验战略，但有条件',
    ready: '具备启动体验战略的条件',
  },
  rules: {
    cannotSay: (d) => `适用规则一：${d.areas}个领域中，有${d.open}个评分不足或没有目标。`,
    notReady: (d) =>
      d.findings === 0
        ? `适用规则二：半数以上的领域低于目标（${d.areas}个中${d.below}个）。`
        : `适用规则二：${d.findings}项重大发现未关闭，${d.areas}个领域中${d.below}个低于目标。`,
    readyWithConditions: (d) =>
      `适用规则三：${d.areas}个领域中${d.below}个、共${d.aspects}个方面低于目标，没有未关闭的重大发现。`,
    ready: () => '适用规则四：所有领域和方面都达到目标，没有未关闭的重大发现。',
  },
  units: '单元',
  where: '哪里',
  weakest: '最弱的单元',
  weakestScore: '它的得分',
  unitsCombined: (d) => `单元合并方式：${d.how}`,
  notComparable: {
    tooLittleCoverage: '不可比：已评不足三分之二',
    tooFewRaters: '不可比：只有一位评估员',
    noUnitWeight: '未计入：没有人数或收入',
  },
  leftOutUnit: (d) => `${d.unit}${d.why}${d.on === null ? '' : `（${d.on}）`}`,
  subject: '评分对象',
  instrument: '评估工具',
  printLine: (d) => `${d.period} · ${d.pack} · 方法 ${d.method} · ${d.run}`,
  noRun: '未存为得分快照',
  runMade: (d) => `得分快照 ${d.when}`,
  storeRun: '存为得分快照',
  storeRunWhat: '得分快照把今天的得分连同输入永久保存，董事会材料由它生成。',
  storedRun: (d) => `${d.who}于${d.when}保存，本页即该批次的得分。`,
  scoreRun: '得分快照',
}
