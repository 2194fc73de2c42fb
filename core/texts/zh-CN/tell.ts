import type { tell as english } from '../en/tell.ts'
import type { Like } from '../like.ts'

/** 报告：四种文件，以及各页标题。 */
export const tell: Like<typeof english> = {
  title: '报告',
  heading: (d) => `董事会材料共${d.slides}页，每页标题就是结论`,
  headingNone: '报告',
  lede: '所有文件出自同一份保存的得分，同一个数字处处一致。',
  runOf: (d) => `依据${d.who}于${d.when}保存的得分快照。`,
  stores: '每次下载都会把所依据的得分永久保存为得分快照，其中用到的答卷此后不能再撤回。',
  draft: '您下载的文件按当前得分生成，并注明为草稿；只有所有者下载时才会保存得分快照。',
  blind: '独立评分尚未揭示，还没有可呈报的内容。',
  files: '文件',
  formats: {
    pptx: { name: '董事会材料', what: 'PowerPoint，图表可编辑；每页标题就是该页结论', kind: 'PPTX' },
    pdf: { name: '报告', what: 'PDF，适合阅读和打印，有目录和页码', kind: 'PDF' },
    xlsx: { name: '记分卡工作簿', what: 'Excel，含记分卡、全部评分和每个数字的来历', kind: 'XLSX' },
    docx: { name: 'Word 报告', what: '可以继续编辑的报告文档', kind: 'DOCX' },
  },
  languages: { 'zh-CN': '中文', en: '英文', both: '中英' },
  download: (d) => `下载：${d.name}，${d.language}`,
  busy: '生成中',
  making: (d) => `正在生成：${d.name}`,
  made: (d) => `${d.name}已生成，交给浏览器下载。`,

  titles: '各页标题',
  titlesNote: '按规则拟定，由您修改',
  titlesWhat: '改过的标题会一直保留，得分变了也不变，直到您重新采用拟定的标题。',
  language: '标题语言',
  slide: '页',
  slideTitle: '标题',
  rule: '规则',
  changed: '已修改',
  titleOf: (d) => `“${d.slide}”的标题`,
  proposal: (d) => `拟定：${d.title}`,
  takeProposal: '重新采用拟定的标题',
  saved: (d) => `“${d.slide}”的标题已保存`,
  leftOut: '没有列入的页',
  leftOutNote: '数据齐备后自动列入',
  instrument: '评估工具',
}
