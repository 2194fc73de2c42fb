import type { navigation as english } from '../en/navigation.ts'
import type { Like } from '../like.ts'

/** 各处的名称：页头、主菜单、子菜单、页面标题。 */
export const navigation: Like<typeof english> = {
  skip: '跳到正文',
  workspace: '工作区',
  diagnostic: '诊断',
  diagnosticPhone: '诊断（精简）',
  section: '分区',
  menu: '菜单',

  home: '总览',
  collect: '采集',
  score: '评分',
  understand: '理解',
  decide: '决策',
  tell: '呈报',

  diagnostics: '诊断列表',
  library: '内容库',
  people: '人员',
  settings: '设置',
  account: '我的账号',
  signIn: '登录',
  signOut: '退出登录',

  switchLanguage: 'English',
  themeDark: '深色',
  themeLight: '浅色',

  pages: {
    organisation: '组织结构',
    answers: '员工调研',
    imports: '导入',
    sheets: '我的评分表',
    workbooks: '评分工作簿',
    reveal: '揭示与共识',
    agreement: '一致性',
    baseline: '往年记分卡',
    scorecard: '记分卡',
    units: '单元对比',
    groups: '分组对比',
    movement: '趋势',
    gaps: '差距',
    reports: '报告',
  },
}
