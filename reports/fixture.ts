/**
 * An instrument with 27 aspects, two years of ratings and a workforce survey, made by rule, for tests and benchmarks.
 * The numbers mean nothing; the shapes are those of a real diagnostic, gaps and absences included.
 */
import type { Aspect, Criterion, Pack, PackArea } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'
import type { Agreed, Rating } from '#core/rating/rating.ts'
import { movementBetween } from '#core/score/movement.ts'
import { scoreRun } from '#core/score/score-run.ts'
import type { ScoreInput } from '#core/score/types.ts'
import type { ReportInput, WorkforceCell, WorkforceHeatMap } from './report-input.ts'

const areaNames: [string, string, string, number][] = [
  ['strategy', '客户体验战略', 'CX strategy', 5],
  ['insights', '客户洞察与行动', 'Customer insight and action', 4],
  ['design', '服务设计与交付', 'Service design and delivery', 5],
  ['technology', '技术', 'Technology', 4],
  ['people', '员工参与', 'Employee engagement', 6],
  ['improvement', '持续改进', 'Continuous improvement', 3],
]
const aspectNames: [string, string][] = [
  ['愿景与抱负', 'CX aspiration'],
  ['品牌承诺对齐', 'Brand promise alignment'],
  ['业务流程整合', 'Process integration'],
  ['公司文化', 'Company culture'],
  ['利益相关者管理', 'Stakeholder management'],
  ['客户画像', 'Customer profiles'],
  ['客户之声', 'Voice of the customer'],
  ['洞察转化为行动', 'Insight into action'],
  ['客户旅程地图', 'Journey mapping'],
  ['内部流程设计', 'Internal process design'],
  ['外部流程设计', 'External process design'],
  ['客户期望管理', 'Expectation management'],
  ['客户服务', 'Customer service'],
  ['旅程迭代', 'Journey iteration'],
  ['数据分析', 'Data analytics'],
  ['交付方法论', 'Delivery methodology'],
  ['个性化', 'Personalisation'],
  ['数字体验平台', 'Digital platforms'],
  ['人才管理', 'Talent management'],
  ['培训与发展', 'Training and development'],
  ['内部沟通', 'Internal communication'],
  ['一线授权', 'Frontline empowerment'],
  ['一线洞察', 'Frontline insight'],
  ['员工体验', 'Employee experience'],
  ['报告与行动', 'Reporting and action'],
  ['有形业务成果', 'Tangible business results'],
  ['基准对标', 'Benchmarking'],
]
const criterionNames: [string, string][] = [
  ['清晰度', 'Clarity'],
  ['端到端负责', 'End-to-end ownership'],
  ['一致性', 'Consistency'],
  ['融入业务决策', 'Part of business decisions'],
  ['员工认知', 'Employee awareness'],
  ['成效衡量', 'Measured effect'],
]
const levelNames: [string, string][] = [
  ['新生', 'Nascent'],
  ['发展中', 'Developing'],
  ['成熟', 'Mature'],
  ['优化', 'Optimized'],
  ['引领', 'Leading'],
  ['卓越', 'Outstanding'],
  ['典范', 'Exemplary'],
]
const seen: [string, string][] = [
  [
    '没有成文的做法，做不做全看个人；随机询问，五人有五种说法。',
    'Nothing is written down and it depends on individuals; five people asked give five accounts.',
  ],
  [
    '有文件或试点，但只覆盖部分部门，中断了也没有人追问。',
    'A document or pilot exists, but it covers only part of the organisation and lapses unnoticed.',
  ],
  [
    '有文件、有负责人、有固定周期，主要业务都在用，随手抽查都能找到记录。',
    'It has a document, an owner and a rhythm; the main businesses follow it and a random check finds the records.',
  ],
  [
    '全面铺开，成效有数据可查，定期据此改进，外部评价能印证领先。',
    'It runs everywhere, its effect is measured and used to improve it, and outside comparison confirms the lead.',
  ],
]

const text = ([zh, en]: readonly [string, string]): Text => ({ 'zh-CN': zh, en })

/** A pack with the given number of areas (up to 6) and levels (3 to 7). */
export function fixturePack(options: { areas?: number; levels?: number } = {}): Pack {
  const levels = options.levels ?? 4
  let number = 0
  const areas = areaNames.slice(0, options.areas ?? 6).map(([id, zh, en, count]): PackArea => {
    const aspects = Array.from({ length: count }, (): Aspect => aspectAt(number++, levels))
    return { id, name: text([zh, en]), short: text([zh, en]), weight: 1, aspects, requests: [], checklist: [] }
  })
  return {
    id: 'fixture',
    version: '1.2.0',
    licence: 'Apache-2.0',
    languages: ['zh-CN', 'en'],
    name: { 'zh-CN': '客户体验诊断', en: 'CX diagnostic' },
    short: { 'zh-CN': '体验诊断', en: 'CX diagnostic' },
    description: { 'zh-CN': '测试用', en: 'For tests' },
    scale: {
      id: 'maturity',
      levels: levelNames.slice(0, levels).map((name, index) => ({
        number: index + 1,
        id: `level-${index + 1}`,
        name: text(name),
        description: text(seen[Math.min(index, 3)]!),
      })),
    },
    areas,
    modes: [],
    principles: [],
    nextSteps: [],
    notes: [],
    guides: [],
    surveyItems: [],
    links: [],
    references: [],
    forms: [],
  }
}

function aspectAt(index: number, levels: number): Aspect {
  const count = 3 + (index % 4)
  return {
    id: `aspect-${index + 1}`,
    number: index + 1,
    name: text(aspectNames[index]!),
    short: text(aspectNames[index]!),
    weight: index % 9 === 0 ? 2 : 1,
    criteria: criterionNames.slice(0, count).map((name, position): Criterion => ({
      id: `criterion-${position + 1}`,
      name: text(name),
      short: text(name),
      weight: 1,
      wholeOrganisationOnly: false,
      descriptors: Object.fromEntries(
        Array.from({ length: levels }, (_, level) => [String(level + 1), text(seen[Math.min(level, 3)]!)]),
      ),
      lookFor: {
        'zh-CN': '文件原文、批准记录和最近一次修订记录。',
        en: 'The text, its approval and its latest revision.',
      },
      remedy: {
        'zh-CN': '用半天时间写成一页纸，请负责人签字。',
        en: 'Spend half a day writing one page and have its owner sign it.',
      },
    })),
  }
}

/** Levels that spread over the scale the same way every time. */
function levelAt(index: number, criterion: number, rater: number, year: number, levels: number): number {
  const aspect = (((index * 5) % 7) / 6) * (levels - 1.6)
  const step = ((criterion % 3) - 1) * 0.5 + year * 0.4 + ((index + criterion + rater) % 5 === 0 ? 0.6 : 0)
  const level = 1 + Math.round(aspect + step)
  return Math.min(levels, Math.max(1, level))
}

/** Ratings of one year (0 or 1): the last aspect of the pack is open, one criterion is not applicable. */
export function fixtureScoreInput(pack: Pack, year = 1, units = 1): ScoreInput {
  const levels = pack.scale.levels.length
  const assessors = ['assessor-1', 'assessor-2', 'assessor-3']
  const ratings: Rating[] = []
  const agreed: Agreed[] = []
  const aspects = pack.areas.flatMap((area) => area.aspects)
  const unitIds = units === 1 ? ['company'] : Array.from({ length: units }, (_, index) => `unit-${index + 1}`)
  for (const [shift, unitId] of unitIds.entries()) {
    aspects.forEach((aspect, index) => {
      const isOpen = index === aspects.length - 1
      aspect.criteria.forEach((one, position) => {
        const criterion = `${aspect.id}.${one.id}`
        if (isOpen) {
          const value = { kind: 'cannotJudge' } as const
          if (position === 0) ratings.push({ assessorId: assessors[0]!, unitId, criterion, value, note: '=1+1' })
          return
        }
        if (index === 2 && position === 1) {
          const value = { kind: 'notApplicable', reason: '没有外部渠道 / no outside channel' } as const
          agreed.push({ unitId, criterion, value, reason: 'no outside channel', dissent: '' })
          return
        }
        assessors.forEach((assessorId, rater) => {
          const level = levelAt(index + shift, position, rater, year, levels)
          ratings.push({ assessorId, unitId, criterion, value: { kind: 'level', level }, note: '' })
        })
        if ((index + position) % 2 === 0) {
          const level = levelAt(index + shift, position, 1, year, levels)
          agreed.push({
            unitId,
            criterion,
            value: { kind: 'level', level },
            reason: 'seen in the records',
            dissent: '',
          })
        }
      })
    })
  }
  return {
    pack,
    units: unitIds.map((id, index) => ({
      id,
      name:
        units === 1
          ? { 'zh-CN': '云杉电信', en: 'Spruce Telecom' }
          : { 'zh-CN': `${index + 1}区`, en: `Region ${index + 1}` },
      parentId: null,
      headcount: 4200 - index * 600,
      revenue: null,
      isOrganisation: units === 1,
    })),
    unitWeighting: units === 1 ? 'equal' : 'headcount',
    assessors: assessors.map((id, index) => ({
      id,
      label: 'ABC'[index]!,
      name: ['林一', 'Dana Fox', '周二'][index]!,
      external: index === 1,
    })),
    ratings,
    agreed,
    importedMarks: [],
    targets: [
      {
        address: 'instrument',
        unitId: null,
        level: Math.min(3, levels),
        rationale: '两年内达到同业上游 / upper third of peers within two years',
      },
      { address: `area/${pack.areas.at(-1)!.id}`, unitId: null, level: 2, rationale: '' },
    ],
    comments: aspects.slice(0, 12).map((aspect) => ({
      aspect: aspect.id,
      unitId: unitIds[0]!,
      text: { 'zh-CN': '有文件，但一线说不清。', en: 'Documents exist, yet the frontline cannot name them.' },
    })),
    criticalFindings: [],
  }
}

/** A survey of four groups, the smallest of them hidden throughout. */
export function fixtureWorkforce(pack: Pack): WorkforceHeatMap {
  const max = pack.scale.levels.length
  const groups = [
    { id: 'leader', name: { 'zh-CN': '领导者', en: 'Leaders' } },
    { id: 'manager', name: { 'zh-CN': '管理者', en: 'Managers' } },
    { id: 'frontline', name: { 'zh-CN': '一线', en: 'Frontline' } },
    { id: 'specialist', name: { 'zh-CN': '专家', en: 'Specialists' } },
  ]
  const cell = (aspect: number, group: number): WorkforceCell => {
    if (group === 3) return { kind: 'hidden' }
    if (aspect === 4 && group === 1) return { kind: 'noReading' }
    const mean = Math.min(max, 1 + ((aspect * 5 + group * 3) % 11) / 5)
    return { kind: 'shown', answers: [48, 312, 1450][group]!, mean, median: Math.round(mean) }
  }
  return {
    dimension: { 'zh-CN': '角色层级', en: 'role level' },
    minimumGroup: 7,
    respondents: 1815,
    groups,
    rows: pack.areas
      .flatMap((area) => area.aspects)
      .map((aspect, index) => ({
        address: `aspect/${aspect.id}`,
        all: { kind: 'shown', answers: 1815, mean: 1 + ((index * 5) % 9) / 4, median: 2 },
        cells: groups.map((_, group) => cell(index, group)),
      })),
  }
}

/** A whole report input: two years, a survey, no branding, a sample. */
export function fixtureReportInput(
  options: { areas?: number; levels?: number; baseline?: boolean; units?: number; empty?: boolean } = {},
): ReportInput {
  const pack = fixturePack(options)
  const rated = fixtureScoreInput(pack, 1, options.units)
  const input = options.empty ? { ...rated, ratings: [], agreed: [], targets: [] } : rated
  const run = scoreRun(input)
  const formerInput = fixtureScoreInput(pack, 0, options.units)
  const previousRun = options.baseline ? null : scoreRun(formerInput)
  const personOf = Object.fromEntries(input.assessors.map((assessor) => [assessor.id, assessor.name]))
  const movement =
    previousRun === null
      ? null
      : movementBetween({ run, input, personOf }, { run: previousRun, input: formerInput, personOf })
  return {
    run,
    runId: '0199a7c2-5f60-7d6e-9b1d-3c1f2a4b5d6e',
    madeAt: '2026-11-07T09:30:00.000Z',
    input,
    pack,
    previousRun,
    movement,
    organisationName: { 'zh-CN': '云杉电信', en: 'Spruce Telecom' },
    diagnosticName: { 'zh-CN': '2026年客户体验诊断', en: 'Customer-experience diagnostic 2026' },
    instruments: [{ id: pack.id, short: pack.short }],
    period: { from: '2026-01-01', to: '2026-10-31' },
    isSample: true,
    branding: { logo: null, primaryColour: null, accentColour: null, footer: null },
    workforce: fixtureWorkforce(pack),
    titleEdits: [],
    inputsHash: '9f2c4e6a81b3d5f70c1e2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f',
    revealed: true,
  }
}
