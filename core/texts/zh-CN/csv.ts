import type { Like } from '../like.ts'
import type { csv as english } from '../en/csv.ts'

export const csv: Like<typeof english> = {
  address: '地址',
  name: '名称',
  state: '状态',
  level: '级别（中位）',
  levelName: '级别名称',
  score: '得分（均值）',
  floor: '下限（全部达到）',
  target: '目标级别',
  gapLevels: '差距（级）',
  scored: '已评准则',
  applicable: '适用准则',
  basis: '依据',
  lastYear: '去年得分',
  comment: '备注',
  data: '数据',
  sample: '样例组织，数字为虚构',
  atMost: (d) => `最高${d.level}`,
  states: { scored: '已评分', notScored: '未评分', notApplicable: '不适用' },
  bases: { agreed: '共识', provisional: '暂定', single: '仅一人评分', imported: '导入' },
}
