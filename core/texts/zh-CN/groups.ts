import type { groups as english } from '../en/groups.ts'
import type { Like } from '../like.ts'

/** 分组的员工答卷：热力表。 */
export const groups: Like<typeof english> = {
  title: '分组对比',
  findingWidest: (d) => `对「${d.aspect}」看法差得最远：${d.high}${d.highScore}，${d.low}${d.lowScore}`,
  findingAlike: '已显示的群组看法相近，相差不到半级',
  findingNone: '还没有两个可以比较的群组',
  kicker: (d) => `员工视角 · ${d.responses}份答卷 · 群组至少${d.minimum}人`,
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
  everyone: '全体',
  notGiven: '未填',
  caption: (d) => `各方面按${d.dimension}的平均级别`,
  cell: (d) => `${d.aspect}，${d.group}：得分${d.score}，来自${d.items}题，每题至少${d.fewest}个答案`,
  hiddenCell: (d) => `${d.aspect}，${d.group}：隐藏`,
  noAnswers: '无答案',
  leftOut: '因某些群组答案太少而未计入',
  legendHidden: '为保护答卷人而隐藏',
  legendNone: '没有人作答',
  lowest: '最低',
  highest: '最高',
  tooFew: (d) => `某一题有${d.minimum}人以上作答的群组才显示。隐藏的格子看上去都一样，不分原因。`,
  emptyTitle: '还没有员工答卷',
  empty: '员工调研的答卷能看出领导者、管理者与一线在哪里看法不同。答卷以 CSV 或 XLSX 文件导入。',
  importAnswers: '导入答卷',
}
