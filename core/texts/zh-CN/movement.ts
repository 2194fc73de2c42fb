import type { movement as english } from '../en/movement.ts'
import type { Like } from '../like.ts'

/** 年度变化：真实变化、评估员变化、内容变化、共识与独立评分之差。 */
export const movement: Like<typeof english> = {
  title: '趋势',
  findingUp: (d) => {
    if (d.down === 0) return `${d.all}个方面中${d.up}个上升`
    return d.up === 0 ? `${d.all}个方面中${d.down}个下降` : `${d.all}个方面中${d.up}个上升、${d.down}个下降`
  },
  findingTotal: (d) => `得分变化${d.change}，其中真实变化${d.real}`,
  findingUnsplit: (d) => `得分变化${d.change}`,
  findingBaseline: '这是基线，明年的变化从这里算起',
  findingNotCompared: '两次诊断无法比较',
  baselineWhat: '指定往年的诊断作为对比，或导入往年的记分卡作为基线，变化就会显示在这里。',
  kicker: (d) => `${d.now}对比${d.then}`,
  lede: (d) => `共同准则${d.criteria}条，两年都评分的评估员${d.raters}位。各部分之和等于得分的变化。`,
  ledeUnsplit: '只列前后：这次变化无法拆分。',
  columns: {
    before: '之前',
    after: '现在',
    change: '变化',
    real: '真实',
    raters: '评估员',
    content: '内容',
    consensus: '共识−独立',
    criteria: '准则',
  },
  realAndRaters: '真实与评估员合计',
  caption: '各领域与方面的变化',
  isNew: '新增',
  formerly: (d) => `${d.name}（此前）`,
  parts: '四个部分',
  partsWhat: {
    real: '真实：同样的准则，同样的人看。',
    raters: '评估员：因为换了人看而产生的变化。',
    content: '内容：因为准则或权重改变而产生的变化。',
    consensus: '共识−独立：商定级别偏离独立评分的程度。',
  },
  tooFew:
    '共同准则十条以上、共同评估员两位以上才拆分，否则只列前后。变化按未取整的数计算，所以显示的数字不一定正好相减。',
}
