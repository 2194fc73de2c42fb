import type { navigation as english } from '../en/navigation.ts'
import type { Like } from '../like.ts'

/** 各处的名称：页头、主菜单、子菜单、页面标题。 */
export const navigation: Like<typeof english> = {
  skip: '跳到正文',
  workspace: '工作区',
  diagnostic: '诊断',
  section: '分区',

  home: '总览',
  collect: '采集',
  score: '评分',
  understand: '理解',
  decide: '决策',
  tell: '呈报',
  progress: (d) => `${d.verb}，完成${d.percent}`,

  diagnostics: '诊断列表',
  library: '内容库',
  people: '人员',
  settings: '设置',
  signIn: '登录',
  signOut: '退出登录',
  me: '我的账户',
  more: '更多',

  switchLanguage: 'English',
  themeDark: '深色',
  themeLight: '浅色',

  collectPages: { answers: '员工调研', organisation: '组织结构' },
  scorePages: { sheets: '我的评分表', workbooks: '评分工作簿', raters: '评估员' },
  understandPages: {
    scorecard: '记分卡',
    heatMap: '分组对比',
    movement: '趋势',
  },
  decidePages: { gaps: '差距' },
  tellPages: { reports: '报告' },
}
