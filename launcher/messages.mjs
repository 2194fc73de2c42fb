/** What the launcher says while it works, in the terminal's language. Problems are in problem.mjs. */
import { terminalLanguage } from './problem.mjs'

const texts = {
  en: {
    node: 'Node 24',
    packages: (d) => `The packages (${d.count})`,
    fetchingNode: (d) =>
      `Touchstone runs on Node 24 and this is Node ${d.version}: fetching it for this folder only, about ${d.megabytes} MB…`,
    fetchingPackages: (d) => `Fetching ${d.count} packages, about ${d.megabytes} MB on disk…`,
    progress: (d) => `  ${d.done} of ${d.count} packages, ${d.seconds} s`,
    stillFetching: (d) => `  ${d.seconds} s`,
    leftOut: 'the download failed',
    done: (d) => `  done in ${d.seconds} s`,
  },
  'zh-CN': {
    node: ' Node 24',
    packages: (d) => `依赖包（${d.count} 个）`,
    fetchingNode: (d) =>
      `试金石在 Node 24 上运行，当前是 Node ${d.version}：正在下载 Node 24，仅供本文件夹使用，约 ${d.megabytes} MB…`,
    fetchingPackages: (d) => `正在下载 ${d.count} 个依赖包，安装后约占 ${d.megabytes} MB…`,
    progress: (d) => `  已完成 ${d.done} / ${d.count} 个，${d.seconds} 秒`,
    stillFetching: (d) => `  ${d.seconds} 秒`,
    leftOut: '下载失败',
    done: (d) => `  完成，用时 ${d.seconds} 秒`,
  },
}

export const messages = texts[terminalLanguage()]
