import type { session as english } from '../en/session.ts'
import type { Like } from '../like.ts'

/** 登录，以及用一次性链接建立所有者账号。 */
export const session: Like<typeof english> = {
  signInTitle: '登录',
  signInLede: '请用您账号的邮箱和密码登录。',
  forgot: '忘记密码？请运行试金石的人用 npx touchstone password-link 为您生成一次性链接。',
  signInButton: '登录',
  email: '邮箱',
  password: '密码',
  passwordHelp: '至少10个字符。一句话比一个词更好记。',
  name: '您的姓名',
  nameHelp: '同事认识您的那个名字。结果里不会出现，只在人员页和修改记录里可见。',
  setupNeeded: '这里还没有账号。请打开启动时打印出来的一次性链接，建立所有者账号。',

  welcomeTitle: '欢迎',
  setupHeading: '建立所有者账号',
  setupLede: '所有者能看到这里的一切，并为他人开通访问。链接只能使用一次。',
  invitationHeading: (d) => `欢迎您，${d.name}`,
  invitationLede: '请设定密码。链接只能使用一次。',
  makeAccount: '建立账号',
  linkUsed: '这个链接不能用',
  linkUsedWhat:
    '它可能已经用过、已过期，或者没有复制完整。请重新完整复制，或索取新的链接：系统管理人员可在启动处找到，同事的链接在人员页生成。',
  noLink: '地址里没有一次性链接。',

  nameMissing: '请填写姓名。',
  emailWrong: '请填写邮箱地址，例如 name@example.com。',
  passwordShort: '密码至少要有10个字符。',
  passwordMissing: '请填写密码。',
}
