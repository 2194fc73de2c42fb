import type { marks as english } from '../en/marks.ts'
import type { Like } from '../like.ts'

/** 标记的读法与图例。每个标记读成一句话，由各部分连成。 */
export const marks: Like<typeof english> = {
  join: (d) => d.parts.join('，'),
  level: (d) => `第${d.level}级${d.name}`,
  score: (d) => `得分${d.score}`,
  scoreHollow: (d) => `得分${d.score}，已评不足三分之二`,
  range: (d) => `判断范围${d.low}至${d.high}`,
  target: (d) => `目标${d.level}`,
  lastYear: (d) => `去年${d.score}`,
  confidence: (d) => `信心${d.word}`,
  notScored: (d) => `尚未评分 · ${d.scored}/${d.applicable}`,
  notScoredSpoken: (d) => `未评分，${d.applicable}项中0项`,
  notApplicable: (d) => (d.reason === '' ? '不适用' : `不适用：${d.reason}`),
  onlyScore: (d) => `得分${d.score}，没有级别`,
  hidden: '隐藏',
  hiddenWhy: '为保护答卷人而隐藏',
  explain: (d) => `${d.number}：解释${d.of}`,
  explainCell: (d) => `解释${d.of}`,
  changeOf: (d) => `${d.of}的变化`,
  up: (d) => `上升${d.value}`,
  down: (d) => `下降${d.value}`,
  same: '没有变化',
  groups: { leaders: '领', managers: '管', frontline: '线', customers: '客' },

  howToRead: '怎么读一行',
  key: {
    level: '已达级别：从左填到该级',
    score: '得分；信心低或已评不足三分之二时为空心',
    range: '评估员的判断范围，不是统计区间',
    target: '目标',
    gap: '与目标的差距',
    lastYear: '去年（仅同口径）',
    notScored: '未评分：不计入，不算零',
    notApplicable: '不适用：不计入，并写明理由',
  },
  radar: (d) => `${d.areas}个领域：今年、目标与去年`,
  radarTable: '各领域的得分、级别、目标与去年',
}
