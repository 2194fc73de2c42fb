/** 评分 → 一致性：评估员互不知情时，给出的级别有多接近。 */
import type { agreement as English } from '#core/texts/en/agreement.ts'
import type { Like } from '#core/texts/like.ts'

export const agreement: Like<typeof English> = {
  title: '一致性',
  findings: {
    poor: (d) => `评估员对级别的理解差得较远：α ${d.alpha}，低于0.45`,
    moderate: (d) => `评估员只有部分一致：α ${d.alpha}，未到0.62的目标`,
    sufficient: (d) => `评估员足够一致，结论可以依靠：α ${d.alpha}，达到0.62`,
  },
  basis: (d) => `首轮独立评分 · ${d.raters}位评估员 · ${d.ratings}个级别 · ${d.units}项准则有两人以上评分`,
  lede: '只用首轮独立评分计算。之后商定的级别不会改动它。',
  toAspects: '去看分歧最大处',

  alpha: 'Krippendorff α',
  alphaRead: '按有序级别计算；0等于随机，1为完全一致',
  bands: { poor: '较差', moderate: '中等', sufficient: '充分' },
  belowZero: '低于左端：还不如随机',
  intervalOf: (d) => `${d.low}至${d.high}`,
  overCriteria: (d) => `基于${d.units}项准则`,
  leftOut: (d) => `${d.count}项准则不足两个级别，未计入`,
  columns: {
    aspect: '方面',
    exact: '级别相同',
    withinOne: '相同或相邻',
  },
  over: (d) => `${d.criteria}项准则，${d.pairs}对评分`,
  tableOf: (d) => `${d.area}各方面的一致性`,
  wholeInstrument: '整套工具',
  aspectNote: '单个方面的准则太少，不单独计算系数，只看两两评估员之间级别相同、或相同与相邻的比例。',

  none: {
    noData: '没有α：还没有评分。',
    oneRater: '没有α：只有一位评估员，无从比较。',
    noOverlap: '没有α：没有一项准则由两位评估员给出级别。',
    noVariation: '没有α：所有级别都一样，分不清是一致还是巧合。',
    other: '无法计算α。',
  },
  noInterval: {
    tooFew: (d) => `不足${d.minimum}项准则，不给区间`,
    allAgree: '所有配对都一致，没有区间',
    other: '结果只取决于一项准则，没有区间',
  },

  leansTitle: '各人与其他人相比',
  levelsUnit: '级',
  leanOver: (d) => `${d.interval}，基于${d.units}项准则`,
  leanNone: '没有与他人共同评分的准则',
  leansNote: '偏高或偏低值得讨论，并不是错误，也不会据此修正任何分数。',
  leansOwn: '您只看得到自己的偏向；诊断负责人看得到每个人的。',

  externalTitle: '外部与内部',
  external: (d) =>
    d.direction === 'same'
      ? '外部与内部评估员的打分不相上下'
      : `外部评估员平均${d.direction === 'higher' ? '高' : '低'}${d.difference}级`,
  externalOver: (d) => `外部${d.external}人，内部${d.internal}人，共同准则${d.units}项；${d.interval}`,
  externalNone: '没有一项准则同时由双方评分。',

  disputesTitle: '给级别，还是不适用？',
  disputesNone: '没有哪项准则一方给了级别、另一方却认为不适用。',
  dispute: (d) => `${d.levels.join('、')}给了级别；${d.not.join('、')}认为不适用`,

  readTitle: '怎么读',
  read: [
    'α把评分之间的实际差距与随机情形下的差距相比。它取决于选了哪些准则：如果各项准则的级别都差不多，即使多数评分相同，α也会偏低。',
    '分档：低于0.45为较差，0.45起为中等，0.62起为充分。这套分档原为κ而定，用于α是我们的约定。Krippendorff本人的要求是：0.667可作初步结论，0.800可作确定结论。',
    '区间由逐一去掉一项准则再算得出（刀切法）。',
  ].join('\n'),
  method: 'α怎么算',

  aside: '一致性',
  pairs: (d) => `${d.pairs}对评分中，${d.same}级别相同，${d.near}相同或相邻。`,
  noPairs: '这里给出级别的评估员不足两位。',
  areaAlpha: (d) => `${d.area}整个领域的α为${d.alpha}（${d.interval}）：${d.band}。`,
}
