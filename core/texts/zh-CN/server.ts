import type { Like } from '../like.ts'
import type { server as english } from '../en/server.ts'

export const server: Like<typeof english> = {
  ready: (d) => `试金石已就绪：${d.address}`,
  readyWithLink: (d) => `试金石已就绪。请打开此一次性链接创建您的账号：${d.link}`,
  progress: {
    database: '数据库已更新。',
    web: '正在构建页面……',
    sample: '正在生成样例组织……',
  },
  settings: {
    value: (d) => `设置项${d.name}（${d.variable}）不能是“${d.value}”。touchstone settings会说明每一项的含义。`,
    unknown: (d) => `${d.file}中有未知的设置项：${d.name}。touchstone settings会列出全部。`,
    form: (d) => `${d.file}里每行应为一个名称和一个值，例如“port: 8420”。`,
    unreadable: (d) => `无法读取${d.file}（${d.reason}）。`,
  },
  wrong: (d) => `看不懂“${d.words}”。用法如下：`,
  usage: `npm start -- [--port N] [--host 地址] [--data 文件夹] [--empty]
  --port N      监听端口（8420）
  --host 地址   监听地址（127.0.0.1）；换成其他地址前须先有带密码的账号
  --data 文件夹 数据存放位置（~/.touchstone）
  --empty       不生成样例组织
  DATABASE_URL  使用这个PostgreSQL（15或更新），不用内置的`,
}
