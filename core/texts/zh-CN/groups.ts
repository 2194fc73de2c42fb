import type { groups as english } from '../en/groups.ts'
import type { Like } from '../like.ts'

/** 分组的员工答卷：热力表。 */
export const groups: Like<typeof english> = {
  title: '分组对比',
  findingWidest: (d) => `对“${d.aspect}”看法差得最远：${d.high}打${d.highScore}，${d.low}打${d.lowScore}`,
  findingAlike: '已显示的群组看法相近，相差不到半级',
  findingNone: '还没有两个可以比较的群组',
  kicker: (d) => `员工视角 · ${d.responses}份答卷 · 群组至少${d.minimum}人`,
  waiting: (d) => `另有新答卷尚未计入：自这些数字首次展示后，新增满${d.minimum}人才会合并，以免前后对比认出个人。`,
  kickerHidden: (d) => `员工视角 · 答卷不足${d.minimum}份，全部隐藏`,
  lede: '员工选出最符合本组织的一句话，每个级别一句。每格是一个群组的平均级别。',
  by: '分组方式',
  dimensions: {
    department: '部门',
    roleLevel: '角色层级',
    segment: '人群',
    channel: '渠道',
    region: '地区',
    tenure: '司龄',
  },
  find: '查找群组',
  noneFound: '没有叫这个名字的群组。',
  order: '群组顺序',
  orderListed: '按列表',
  orderLowest: (d) => `由低到高：${d.aspect}`,
  everyone: '全体',
  notGiven: '未填',
  caption: (d) => `各方面按${d.dimension}的平均级别`,
  cell: (d) => `${d.aspect}，${d.group}`,
  legendHidden: '为保护答卷人而隐藏',
  tooFew: (d) => `某一题有${d.minimum}人以上作答的群组才显示。隐藏的格子看上去都一样，不分原因。`,
  emptyTitle: '还没有员工答卷',
  empty: '员工调研的答卷能看出领导者、管理者与一线在哪里看法不同。答卷以 CSV 或 XLSX 文件导入。',

  panel: '解释',
  say: (d) =>
    d.items === 1
      ? `${d.score}是一道题的均值，${d.fewest}人作答。`
      : `${d.score}是${d.items}道题均值的加权均值，每题至少${d.fewest}个答案。从不对每个人的均值再取平均。`,
  items: '各题',
  item: '题目',
  answers: '答案数',
  distribution: '各级别的答案',
  distributionSpoken: (d) => d.parts.join('，'),
  distributionPart: (d) => `${d.level}${d.people}人`,
  tooFewForDistribution: '答案不足10个，或只有一个级别',
  cannotTell: (d) => `全体作答者中${d.count}人说不清`,
  leftOutTitle: '未计入比较的题目',
  leftOutWhat: '有的群组对这些题答案太少，因此在每个群组里都不计入这个方面。',
}
