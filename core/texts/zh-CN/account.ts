import type { account as english } from '../en/account.ts'
import type { Like } from '../like.ts'

/** 本人账号：密码与登录状态。 */
export const account: Like<typeof english> = {
  title: '我的账号',
  password: '密码',
  passwordNote: '修改后，其他地方会自动退出登录',
  current: '当前密码',
  next: '新密码',
  again: '再次输入新密码',
  currentMissing: '请填写当前密码。',
  notTheSame: '两次输入的新密码不一致，请重新输入。',
  change: '修改密码',
  changed: (d) => (d.ended === 0 ? '密码已修改。' : `密码已修改，并已退出其他${d.ended}处登录。`),
  sessions: '登录位置',
  sessionsNote: '登录满30天后自动退出',
  device: '浏览器',
  unknownDevice: '未知',
  here: '当前',
  started: '登录时间',
  used: '最近使用',
  usedNote: '精确到小时',
  endOthers: '退出其他所有登录',
  ended: (d) => `已退出其他${d.ended}处登录。`,
  onlyHere: '没有在其他地方登录。',

  linkHeading: '设定新密码',
  linkLede: (d) => `账号：${d.email}。链接只能使用一次；设定后您在此处登录，其他地方会自动退出。`,
  linkButton: '设定密码',
}
