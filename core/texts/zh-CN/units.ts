import type { units as english } from '../en/units.ts'
import type { Like } from '../like.ts'

/** 各单元并排对比页。 */
export const units: Like<typeof english> = {
  title: '单元对比',
  kicker: (d) => `${d.units}个单元 · 合并方式：${d.how}`,
  findingWeakest: (d) => `${d.units}得分最低，为${d.score}，比最高的低${d.spread}`,
  findingLevel: '各单元得分相当',
  findingFew: '可比的单元还不到两个',
  findingOne: '只有一个单元，无从对比',
  lede: '每个数字都是该单元自己的得分，组织整体排在最前；每行注明最低的单元。',
  oneWhat: '单元是单独评分的业务、区域、品牌或渠道。把几个单元纳入诊断范围，它们就会在这里并排列出。',
  oneDo: '调整范围',
  caption: '各单元在各方面的得分',
  order: '行的顺序',
  orders: { pack: '按评估工具', spread: '差距大的在前', organisation: '组织整体得分低的在前' },
  orderUnit: (d) => `${d.unit}得分低的在前`,
  sortBy: (d) => `按${d.unit}排序，低的在前`,
  show: '显示',
  showAll: '领域与方面',
  showAreas: '仅领域',
  spread: '极差',
  spreadWhat: '可比单元中最高减最低',
  weakest: '最低',
  comparable: '可比',
  yes: '是',
  unweighed: '未计入：没有可用的权重',
  compare: '对比单元',
  of: (d) => `${d.unit}的${d.name}`,
  weight: {
    headcount: (d) => `${d.weight}人`,
    revenue: (d) => `收入${d.weight}`,
  },
}
