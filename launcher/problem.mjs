/**
 * What can go wrong before there is a page to show it on: one sentence in the terminal's language and one exit code.
 * Plain JavaScript, because the launcher says some of these on a Node that cannot read TypeScript.
 */
import { exitCodes } from './exit-codes.mjs'

/**
 * The terminal's language, from the variables POSIX names for it.
 *
 * @param {Record<string, string | undefined>} env
 * @returns {'zh-CN' | 'en'}
 */
export function terminalLanguage(env = process.env) {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^zh/i.test(locale) ? 'zh-CN' : 'en'
}

/** Code → sentence from its details. Each says what is wrong and what to do. */
const sentences = {
  en: {
    'node.tooOld': (d) =>
      `Touchstone needs Node 20 or later to start; this is Node ${d.version}. Install a newer one and try again.`,
    'node.noPlatform': (d) =>
      `Touchstone runs on Node 24, and there is none to fetch for ${d.platform}. Install Node 24 or later yourself and try again.`,
    'install.noNetwork': (d) =>
      `${d.what} could not be fetched (${d.reason}). Check the network or the npm proxy settings and run the same command again.`,
    'install.failed': (d) =>
      `${d.what} could not be installed (${d.reason}). npm's messages stand above; run the same command again when that is solved.`,
    'install.noNpm': () => 'npm was not found. Install npm 10 or later, or start with "npm start".',
    'port.taken': (d) =>
      `Port ${d.port} on ${d.host} is taken. Stop the other program or choose another port with --port.`,
    'host.unavailable': (d) =>
      `${d.host} cannot be listened on at port ${d.port} (${d.reason}). Give an address of this machine with --host, or a port above 1023 with --port.`,
    'host.needsPassword': (d) =>
      `Listening on ${d.host} opens Touchstone to others, so the owner needs a password first. Start without --host, set one, then start again.`,
    'database.unreachable': (d) =>
      `The database at ${d.address} cannot be reached (${d.reason}). Check DATABASE_URL and that the server is running.`,
    'database.tooOld': (d) => `The database is PostgreSQL ${d.found}; Touchstone needs 15 or later.`,
    'data.inUse': (d) =>
      `The data folder ${d.dataFolder} is in use by another Touchstone${d.pid ? ` (process ${d.pid})` : ''}. Stop that one or choose another folder with --data.`,
    'data.tooNew': (d) =>
      `${d.dataFolder} was written by a newer version (${d.found}, this one knows up to ${d.known}). Start the newer Touchstone, or choose another data folder with --data or another DATABASE_URL.`,
    'data.tooOld': (d) =>
      `The data folder ${d.dataFolder} was written for PostgreSQL ${d.found}, this is ${d.known}. Make a backup with the older Touchstone and restore it into a new folder.`,
    'data.noAccess': (d) =>
      `The data folder ${d.dataFolder} cannot be used (${d.reason}). Check its owner, or choose another folder with --data.`,
    'data.changed': (d) =>
      `${d.dataFolder} was set up by another text of the migration ${d.found} than this program ships, so its tables cannot be trusted to fit. Start the Touchstone that wrote it, back up with that one and restore here into a new data folder.`,
    'postgres.noPlatform': (d) =>
      `There is no embedded PostgreSQL for ${d.platform}. Name a PostgreSQL 15 or later in DATABASE_URL.`,
    'postgres.root': (d) =>
      `PostgreSQL refuses to run as root, and nothing here can run it as someone else (${d.tried}). Start Touchstone as an ordinary user, or name a server in DATABASE_URL.`,
    'postgres.failed': (d) => `PostgreSQL did not start: ${d.reason}. Its log is ${d.log}.`,
    'postgres.lost': (d) =>
      `PostgreSQL ended unexpectedly, so Touchstone ends too. What was confirmed is safe; start again. Its log is ${d.log}.`,
  },
  'zh-CN': {
    'node.tooOld': (d) => `启动试金石需要 Node 20 或更新版本，当前是 Node ${d.version}。请安装新版后重试。`,
    'node.noPlatform': (d) =>
      `试金石在 Node 24 上运行，但没有适用于 ${d.platform} 的下载包。请自行安装 Node 24 或更新版本后重试。`,
    'install.noNetwork': (d) => `未能下载${d.what}（${d.reason}）。请检查网络或 npm 代理设置，然后重新执行同一命令。`,
    'install.failed': (d) => `npm 未能安装${d.what}（${d.reason}）。原因见上方输出，解决后重新执行同一命令。`,
    'install.noNpm': () => '找不到 npm。请安装 npm 10 或更新版本，或用 "npm start" 启动。',
    'port.taken': (d) => `${d.host} 的端口 ${d.port} 已被占用。请停止占用它的程序，或用 --port 换一个端口。`,
    'host.unavailable': (d) =>
      `无法监听 ${d.host} 的端口 ${d.port}（${d.reason}）。请用 --host 指定本机的地址，或用 --port 指定 1023 以上的端口。`,
    'host.needsPassword': (d) =>
      `监听 ${d.host} 会让他人也能访问，因此所有者须先设置密码。请先不带 --host 启动，设好密码再重新启动。`,
    'database.unreachable': (d) =>
      `无法连接数据库 ${d.address}（${d.reason}）。请检查 DATABASE_URL，并确认服务器正在运行。`,
    'database.tooOld': (d) => `数据库是 PostgreSQL ${d.found}，试金石需要 15 或更新版本。`,
    'data.inUse': (d) =>
      `数据文件夹 ${d.dataFolder} 正被另一个试金石使用${d.pid ? `（进程 ${d.pid}）` : ''}。请先停止它，或用 --data 换一个文件夹。`,
    'data.tooNew': (d) =>
      `${d.dataFolder} 由更新的版本写入（${d.found}，本程序最高支持 ${d.known}）。请启动新版试金石，或用 --data 换一个数据文件夹，或换一个 DATABASE_URL。`,
    'data.tooOld': (d) =>
      `数据文件夹 ${d.dataFolder} 属于 PostgreSQL ${d.found}，本程序是 ${d.known}。请用旧版试金石做一次备份，再恢复到新文件夹。`,
    'data.noAccess': (d) =>
      `数据文件夹 ${d.dataFolder} 无法使用（${d.reason}）。请检查其所有者，或用 --data 换一个文件夹。`,
    'data.changed': (d) =>
      `${d.dataFolder} 建立时所用的迁移 ${d.found} 与本程序自带的内容不同，无法确认数据表相符。请启动写入它的试金石并做备份，再在这里恢复到新的数据文件夹。`,
    'postgres.noPlatform': (d) =>
      `没有适用于 ${d.platform} 的内置 PostgreSQL。请用 DATABASE_URL 指定 PostgreSQL 15 或更新版本。`,
    'postgres.root': (d) =>
      `PostgreSQL 不允许以 root 运行，而这里无法改用其他身份（${d.tried}）。请以普通用户启动，或用 DATABASE_URL 指定服务器。`,
    'postgres.failed': (d) => `PostgreSQL 未能启动：${d.reason}。日志在 ${d.log}。`,
    'postgres.lost': (d) => `PostgreSQL 意外结束，试金石随之停止。已确认的内容都在，请重新启动。日志在 ${d.log}。`,
  },
}

/** Ends the program before it serves anything: `message` is for the terminal, `code` for programs, `exitCode` for the shell. */
export class StartProblem extends Error {
  /**
   * @param {Exclude<keyof typeof exitCodes, 'ok' | 'unexpected' | 'usage'>} code
   * @param {Record<string, string | number>} details values of the sentence
   */
  constructor(code, details = {}) {
    super(sentences[terminalLanguage()][code](details))
    this.name = 'StartProblem'
    this.code = code
    this.exitCode = exitCodes[code]
    this.details = details
  }

  /**
   * The sentence in the language that is asked for rather than the terminal's.
   *
   * @param {'zh-CN' | 'en'} language
   * @returns {string}
   */
  sentence(language) {
    return sentences[language][this.code](this.details)
  }
}
