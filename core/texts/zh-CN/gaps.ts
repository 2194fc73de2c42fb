import type { gaps as english } from '../en/gaps.ts'
import type { Like } from '../like.ts'

/** 差距：低于目标的方面，以及到达下一级需要什么。 */
export const gaps: Like<typeof english> = {
  title: '差距',
  finding: (d) => `${d.count}个方面低于目标`,
  findingTwo: (d) => `${d.count}个方面低于目标，其中${d.two}个差两级以上`,
  findingNone: '没有低于目标的方面',
  findingNoTarget: '没有目标，无法衡量差距',
  noTarget: '目标在新建诊断时按评估工具、领域或方面设定，以后可以在设置里修改。',
  lede: '每项写明下一级应当看到什么。',
  order: '排序',
  orders: { weight: '差距 × 权重，重者在前', size: '得分距离大的在前', pack: '按评估工具' },
  allAreas: '全部领域',
  size: (d) => `${d.levels}级`,
  toTarget: (d) => `${d.from}到${d.to}`,
  weight: (d) => `权重${d.weight}`,
  whatItTakes: '需要做到',
  nextStep: (d) => `从${d.level}级到${d.next}级`,
  firstStep: '第一步',
  lookFor: '证据',
  moreSteps: (d) => `展开证据、第一步和另外${d.count}条`,
  evidence: '展开证据和第一步',
  fewerSteps: '收起',
  hollow: '已评不足三分之二',
  caption: (d) => `差距：${d.order}`,
}
