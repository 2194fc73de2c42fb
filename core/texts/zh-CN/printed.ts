import type { printed as english } from '../en/printed.ts'
import type { Like } from '../like.ts'

/** 只在纸上出现的内容：逐条注明页上每个数字的由来。 */
export const printed: Like<typeof english> = {
  notes: '注：各数字的由来',
  working: (d) => `权重与得分乘积之和${d.products} ÷ 权重之和${d.weights} = ${d.quotient}`,
  coverage: (d) => `${d.applicable}条准则已评${d.scored}条`,
  hollow: '已评不足三分之二',
  absent: '未评分，不计入，不按零计算',
  notApplicable: '不适用，不计入',
  changeParts: (d) =>
    `变化${d.change}：真实变化${d.real}，评估员${d.raters}，内容${d.content}，共识与独立评分之差${d.consensus}。`,
  join: '；',
  named: (d) => `${d.name} ${d.number}`,
  line: (d) => `${d.head}：${d.parts}。`,
}
