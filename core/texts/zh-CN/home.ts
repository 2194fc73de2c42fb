import type { home as english } from '../en/home.ts'
import type { Like } from '../like.ts'

/** 诊断的总览页：进展到哪里、接下来做什么、在等谁、离董事会还有几步。 */
export const home: Like<typeof english> = {
  title: '总览',
  kicker: (d) => `评估期${d.period} · ${d.status}`,
  findingNoAssessors: '诊断已设置好，还差评估员',
  findingNotBegun: '一切就绪，评分尚未开始',
  findingOpen: (d) => `独立评分完成${d.percent}`,
  findingAllIn: '评分表已全部交齐，可以揭示',
  findingMine: (d) => `${d.total}个评分中，您已评定${d.settled}个`,
  ledeOpen: (d) =>
    `${d.assessors}位评估员中${d.finished}位已完成${d.notBegun === 0 ? '' : `，${d.notBegun}位尚未开始`}。揭示之前，谁也看不到别人的级别。`,
  ledeMine: '揭示之前，没有人看到您的级别，您也看不到别人的。',

  next: '接下来请您做',
  nextNote: (d) => `${d.count}件事`,
  nothing: '这里没有等您做的事。',
  actions: {
    sheet: {
      title: '填写您的评分表',
      what: (d) => `${d.total}个评分中已定${d.settled}个。揭示之前，没有人看到您的级别。`,
      button: '继续',
    },
    workbooks: {
      title: '发出评分工作簿',
      what: '习惯用 Excel 的评估员各填一份，填好的每份就是一位评估员。',
      button: '打开工作簿',
    },
    answers: {
      title: '导入员工答卷',
      what: '调研的 CSV 或 XLSX 文件能看出各群组看法的不同。',
      button: '导入答卷',
    },
    reveal: {
      title: '揭示独立评分',
      what: '只揭示一次，对所有人同时。最初的评分保留可见，不再改动。',
      button: '打开这一轮',
    },
    agree: {
      title: '商定级别',
      what: '评分不同之处，由团队商定级别并写明理由。',
      button: '打开评分',
    },
    scorecard: {
      title: '看记分卡',
      what: '级别、目标、差距，以及按规则得出的总体意见。',
      button: '打开记分卡',
    },
    reports: {
      title: '制作董事会材料',
      what: '每页标题由结论拟定，导出前可以修改。',
      button: '打开报告',
    },
  },

  waiting: '等别人',
  waitingNobody: '没有。评分表已全部交齐。',
  left: (d) => `还差${d.left}个评分`,
  notBegun: '未开始',

  doors: '进展',
  assessor: '评估员',
  settled: '已定',
  survey: '员工调研',
  responses: (d) => `${d.responses}份答卷`,
  responsesHidden: (d) => `答卷不足${d.minimum}份，全部隐藏`,
  noSurvey: '还没有答卷',
  areasTitleOf: (d) => `${d.areas}个领域一览`,
  criteriaScored: '已评准则',

  road: '通往董事会',
  steps: {
    setUp: '设置完成',
    scoring: '独立评分',
    reveal: '揭示与共识',
    run: '得分快照已保存',
    board: '董事会材料',
  },
  setUpOn: (d) => `${d.units}个单元，${d.assessors}位评估员`,
  scoringOf: (d) => `${d.total}个评分中${d.settled}个`,
}
