import type { score as english } from '../en/score.ts'
import type { Like } from '../like.ts'

/** 页面、文件与命令行共用的关于得分的句子：数字从何而来，哪里出了错。 */
export const score: Like<typeof english> = {
  levels: {
    all: (d) => `所有已评准则均为“${d.level}”。`,
    some: (d) => `${d.names}为“${d.level}”`,
    others: (d) => `其余 ${d.count} 条为“${d.level}”`,
    join: '；',
    end: '。',
  },
  parts: {
    areas: (d) => `${d.count} 个领域`,
    aspects: (d) => `${d.count} 个方面`,
    criteria: (d) => `${d.count} 条准则`,
  },
  meanOf: (d) => `${d.value} 是 ${d.parts}的加权均值。`,
  range: (d) => `${d.highest}最高，为 ${d.high}；${d.lowest}最低，为 ${d.low}。`,
  oneWeight: (d) => `${d.name}按 ${d.weight} 倍计，得分从 ${d.before} 变为 ${d.after}。`,
  oneWeightSame: (d) => `${d.name}按 ${d.weight} 倍计，此处不影响得分。`,
  weights: (d) => `权重不等，得分因此从 ${d.before} 变为 ${d.after}。`,
  weightsSame: '权重不等，但此处不影响得分。',
  missing: (d) => `${d.parts}尚未评分，未计入，绝不当作零分。`,
  leftOut: (d) => `${d.parts}在此不适用。`,
  hollow: (d) => `适用权重只评了 ${d.share}，不足三分之二，因此标记为空心。`,

  agreed: (d) => `团队商定为“${d.level}”。`,
  provisional: (d) => `“${d.level}”是 ${d.raters} 份独立评分的中位数（取较低者），团队商定之前为暂定。`,
  single: (d) => `“${d.level}”出自唯一评过此项的评估员。`,
  imported: (d) => `${d.value} 取自以往的记分卡，没有评估员。`,
  ownRating: (d) => `此项已针对整个组织评分（${d.unit}），优先于各单元的汇总。`,
  overUnits: {
    equal: (d) => `${d.value} 是 ${d.count} 个单元的均值，各单元同等计。`,
    headcount: (d) => `${d.value} 是 ${d.count} 个单元按人数加权的均值。`,
    revenue: (d) => `${d.value} 是 ${d.count} 个单元按收入加权的均值。`,
  },
  onlyUnit: (d) => `${d.value} 来自${d.unit}，这里只有它计入。`,
  unitsLeftOut: (d) => `${d.units}不可比，未计入。`,
  disagreesOnApplicability: '有的评估员给了级别，有的认为不适用：这一分歧有待商定。',

  absent: {
    noRatings: '还没有人评分。',
    cannotJudge: '评估员看过，但无法判断。',
    children: '其下计入的内容都还没有评分。',
    notComparable: '评过此项的单元覆盖不足或评估员太少，均不可比。',
    noUnitWeight: '评过此项的单元没有可用于加权的人数或收入。',
    stated: (d) => `不适用：${d.reasons}`,
    wholeOrganisationOnly: '此项只针对整个组织评一次，在单个单元中不适用。',
    childrenNotApplicable: '其下计入的内容在此都不适用。',
  },

  floor: {
    exact: (d) => `每条准则都达到“${d.level}”；卡在这一级的是${d.held}。`,
    more: (d) => `另外 ${d.count} 条`,
    top: (d) => `每条准则都达到最高级“${d.level}”。`,
    atMost: (d) => `底线最高为“${d.level}”：还有 ${d.count} 项未评，可能更低。`,
    atMostBelow: (d) => `底线最高为“${d.level}”：更下层还有内容未评。`,
  },
  medianOf: (d) => `权重的一半是 ${d.half}；从最低级累计，到“${d.level}”时达到（${d.cumulated}）。`,

  whatIf: {
    reaches: (d) => `${d.name}升到“${d.level}”`,
    falls: (d) => `${d.name}降到“${d.level}”`,
    atTarget: (d) => `${d.name}达到目标“${d.level}”`,
    allWeightsEqual: '权重全部相等',
  },

  faults: {
    'weights.allZero': (d) => `${d.about} 之下的权重全为零，什么都无法计入。请至少给一项大于零的权重。`,
    'level.offScale': (d) => `这个级别不在评估工具的量表上：${d.about}。`,
    'address.unknown': (d) => `评估工具中没有 ${d.about}。可能是按另一版本评的，或名称有误。`,
    'unit.unknown': (d) => `单元 ${d.about} 不在本次诊断的范围内。`,
    'assessor.unknown': (d) => `${d.about} 不是本次诊断的评估员。`,
    'rating.duplicate': (d) => `只能有一份的内容出现了两次：${d.about}。`,
    'organisation.several': (d) => `不止一个单元被标为整个组织：${d.about}。请只标一个。`,
    'unitWeight.invalid': (d) => `单元 ${d.about} 的人数与收入须为零或正数，也可以留空。`,
  },
  tallyFaults: {
    'item.unknown': (d) => `问卷中没有题目 ${d.about}。`,
    'dimension.unknown': (d) => `答卷中没有分组字段 ${d.about}。`,
    'category.unknown': (d) => `该分组字段中没有群组 ${d.about}。`,
    'groupSize.tooSmall': (d) => `最小群组人数不能是 ${d.about}，至少为 5。`,
    'cross.tooDeep': (d) => `最多只能组合两个分组字段，筛选也算在内：${d.about} 超出了。`,
  },
}
