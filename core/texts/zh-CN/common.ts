import type { common as english } from '../en/common.ts'
import type { Like } from '../like.ts'

/** 多个页面共用的词：产品名、按钮、状态与度量名称。 */
export const common: Like<typeof english> = {
  product: '试金石',
  productOther: 'Touchstone',

  betweenSentences: '',
  save: '保存',
  cancel: '取消',
  close: '关闭',
  back: '返回',
  next: '下一步',
  edit: '修改',
  remove: '移除',
  undo: '撤销',
  retry: '再试一次',
  open: '打开',
  export: '导出',
  exportCsv: '导出 CSV',
  asTable: '看表格',
  asPicture: '看图形',
  print: '打印',

  unsavedTitle: '不保存就离开吗？',
  unsavedWhat: '您在本页的修改还没有保存。',
  unsavedLeave: '不保存，离开',

  savedAt: (d) => `${d.time}已保存`,
  saving: '正在保存',
  notSaved: '尚未保存',

  loading: '正在载入',
  computing: (d) => `正在计算${d.criteria}条准则`,
  locked: '尚未开放',
  lockedTitle: '独立评分还在进行',
  lockedWhat: '负责人揭示独立评分之后，得分才会开放。在此之前，任何人的级别都不会给别人看。',
  offline: '网络断开。您填写的内容保存在本机，恢复连接后自动发送。',
  sample: '样例组织与样例数据',
  otherLanguage: '仅有英文',

  problemTitle: '这一步没有成功',
  problemSafe: '已保存的内容没有丢失。',
  problemRetry: '请再试一次。若仍不成功，请把下面的代码交给本系统的管理人员。',
  problemCode: (d) => `代码 ${d.code}`,
  notFound: '没有这个页面',
  notFoundWhat: '地址有误，或者它属于您没有加入的工作区。',
  notFoundGo: '回到诊断列表',
  unreachableTitle: '试金石没有应答',
  unreachable: '服务器没有应答。请确认试金石正在运行，然后再试。',

  packs: (d) => `内容包 ${d.packs.join('、')}`,

  lens: { evidence: '证据视角', workforce: '员工视角', customer: '客户视角' },

  confidence: { high: '高', moderate: '中', low: '低', veryLow: '很低', none: '暂无' },
  confidenceLabel: '信心',

  level: '级别',
  score: '得分',
  target: '目标',
  lastYear: '去年',
  thisYear: '今年',
  coverage: '覆盖率',
  comment: '评语',
  unit: '单元',
  wholeOrganisation: '整个组织',
  allUnits: '所有单元合并',
  area: '领域',
  aspect: '方面',

  notScored: '未评分',
  notApplicable: '不适用',
}
