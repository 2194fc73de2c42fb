import type { Like } from '../like.ts'
import type { api as english } from '../en/api.ts'

export const api: Like<typeof english> = {
  title: '试金石接口',
  lede: (d) =>
    `版本${d.version}。页面上的一切都可以从这里取得。先用POST /api/session登录，之后的请求带上它设置的cookie。机器可读的说明：`,
  parameters: '参数',
  required: '必填',
  body: '请求体',
  reply: '返回',
  problems: '问题代码',
}
