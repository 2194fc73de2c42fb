/** A small valid pack made in code: 2 areas × 2 aspects × 3 criteria, for tests that need an instrument and no content. */
import type { Text } from '#core/language.ts'
import type { Aspect, Criterion, Pack, PackArea, SurveyItem } from '#core/instrument/pack.ts'

/** What a test may want otherwise. */
export type SmallPackOptions = {
  id?: string
  version?: string
  /** Levels of the scale, 3 to 7. */
  levels?: 3 | 4 | 5 | 6 | 7
}

const levelNames: readonly [string, Text][] = [
  ['starting', { 'zh-CN': '起步', en: 'Starting' }],
  ['building', { 'zh-CN': '搭建', en: 'Building' }],
  ['working', { 'zh-CN': '运转', en: 'Working' }],
  ['steady', { 'zh-CN': '稳定', en: 'Steady' }],
  ['leading', { 'zh-CN': '领先', en: 'Leading' }],
  ['shaping', { 'zh-CN': '引领', en: 'Shaping' }],
  ['defining', { 'zh-CN': '典范', en: 'Defining' }],
]

/** What an assessor would see at each level; `{zh}` and `{en}` stand for the criterion's subject. */
const practices: readonly [zh: string, en: string][] = [
  ['没有人记录{zh}，问起时各人说法不同。', 'Nobody records {en}; when asked, everyone tells another story.'],
  [
    '一个部门在表格里记录{zh}，出了问题才翻看。',
    'One department lists {en} in a spreadsheet and opens it after a complaint.',
  ],
  ['各部门每季度一起审查{zh}，并指定负责人。', 'Departments review {en} together each quarter and name an owner.'],
  [
    '负责人每月按目标检查{zh}，未达标时启动整改。',
    'The owner checks {en} against a target each month and starts a fix when it is missed.',
  ],
  [
    '客户参与设计{zh}，改动前后的数据都公布。',
    'Customers help design {en}, and figures before and after each change are published.',
  ],
  ['合作伙伴共用同一套{zh}，每周核对差异。', 'Partners share the same {en} and reconcile differences each week.'],
  ['同行派人来学习{zh}，审计报告对外公开。', 'Peers send staff to learn from {en}, and its audit report is public.'],
]

const areas: readonly { id: string; name: Text; aspects: readonly { id: string; name: Text }[] }[] = [
  {
    id: 'promise',
    name: { 'zh-CN': '承诺', en: 'Promise' },
    aspects: [
      { id: 'brand-promise', name: { 'zh-CN': '品牌承诺', en: 'Brand promise' } },
      { id: 'customer-voice', name: { 'zh-CN': '客户之声', en: 'Customer voice' } },
    ],
  },
  {
    id: 'delivery',
    name: { 'zh-CN': '交付', en: 'Delivery' },
    aspects: [
      { id: 'service-steps', name: { 'zh-CN': '服务步骤', en: 'Service steps' } },
      { id: 'staff-training', name: { 'zh-CN': '员工培训', en: 'Staff training' } },
    ],
  },
]

const subjects: readonly { id: string; name: Text }[] = [
  { id: 'goals', name: { 'zh-CN': '目标', en: 'Goals' } },
  { id: 'ownership', name: { 'zh-CN': '职责', en: 'Ownership' } },
  { id: 'follow-up', name: { 'zh-CN': '跟进', en: 'Follow-up' } },
]

/** A pack with every kind of part, valid for `readPack`. Equal options give an equal pack. */
export function smallPack(options: SmallPackOptions = {}): Pack {
  const levels = options.levels ?? 4
  const built = areas.map((area, index) => buildArea(area, index, levels))
  const aspects = built.flatMap((area) => area.aspects)
  return {
    id: options.id ?? 'small-pack',
    version: options.version ?? '1.0.0',
    licence: 'Apache-2.0',
    languages: ['zh-CN', 'en'],
    name: { 'zh-CN': '小型评估工具', en: 'Small instrument' },
    short: { 'zh-CN': '小型评估', en: 'Small instrument' },
    description: { 'zh-CN': '供测试使用的小型评估工具。', en: 'A small instrument for tests.' },
    scale: {
      id: `scale-of-${levels}`,
      levels: levelNames.slice(0, levels).map(([id, name], index) => ({ number: index + 1, id, name })),
    },
    areas: built,
    modes: [],
    principles: [],
    nextSteps: [],
    notes: [],
    guides: [
      {
        role: 'ceo',
        name: { 'zh-CN': '首席执行官', en: 'Chief executive' },
        alternates: [{ 'zh-CN': '总经理', en: 'Managing director' }],
        topics: [
          {
            id: 'promise',
            name: { 'zh-CN': '承诺', en: 'Promise' },
            questions: [
              {
                id: 'ceo.promise.1',
                question: { 'zh-CN': '客户可以指望你们做到什么？', en: 'What can customers count on you for?' },
                probe: { 'zh-CN': '上一次没有做到是什么时候？', en: 'When was the last time you missed it?' },
                listenFor: { 'zh-CN': '具体的例子和日期。', en: 'A concrete case with a date.' },
                informs: ['brand-promise', 'brand-promise.goals'],
                inShortVersion: true,
              },
            ],
          },
        ],
      },
    ],
    surveyItems: aspects.flatMap((aspect, index) => buildItems(aspect, levels, index === 0)),
    links: [],
    references: [],
    forms: [],
  }
}

function buildArea(area: (typeof areas)[number], index: number, levels: number): PackArea {
  const [first] = area.aspects
  return {
    id: area.id,
    name: area.name,
    short: area.name,
    weight: 1,
    aspects: area.aspects.map((aspect, inner) => buildAspect(aspect, index * 2 + inner + 1, levels)),
    requests: [
      {
        id: `${area.id}-documents`,
        name: { 'zh-CN': `${area.name['zh-CN']}文件`, en: `${area.name.en} documents` },
        ask: { 'zh-CN': '现行文件与最近一次修订记录。', en: 'The documents in force and their last revision.' },
        why: { 'zh-CN': '说明写下来的与做出来的是否一致。', en: 'They show whether what is written is what is done.' },
        forms: [{ 'zh-CN': 'PDF 或 Word 文件', en: 'PDF or Word file' }],
        owner: { 'zh-CN': '客户体验负责人', en: 'CX lead' },
        informs: [first?.id ?? ''],
      },
    ],
    checklist: [
      {
        id: `${area.id}-topic`,
        number: 1,
        name: area.name,
        items: [
          {
            id: `${area.id}-topic.1`,
            lookAt: { 'zh-CN': '最近三次会议的纪要。', en: 'The minutes of the last three meetings.' },
            goodLooksLike: { 'zh-CN': '每项决定都写明负责人和期限。', en: 'Each decision names an owner and a date.' },
            informs: [`${first?.id ?? ''}.ownership`],
          },
        ],
      },
    ],
  }
}

function buildAspect(aspect: { id: string; name: Text }, number: number, levels: number): Aspect {
  return {
    id: aspect.id,
    number,
    name: aspect.name,
    short: aspect.name,
    weight: 1,
    criteria: subjects.map((subject): Criterion => {
      const zh = `${aspect.name['zh-CN']}的${subject.name['zh-CN']}`
      const en = `the ${subject.name.en?.toLowerCase()} of the ${aspect.name.en?.toLowerCase()}`
      return {
        id: subject.id,
        name: subject.name,
        short: subject.name,
        weight: 1,
        wholeOrganisationOnly: subject.id === 'goals',
        descriptors: perLevel(levels, ([zhPractice, enPractice]) => ({
          'zh-CN': zhPractice.replace('{zh}', zh),
          en: enPractice.replace('{en}', en),
        })),
      }
    }),
  }
}

function buildItems(aspect: Aspect, levels: number, core: boolean): Pack['surveyItems'] {
  return aspect.criteria.map((criterion, index): SurveyItem & { id: string; aspect: string } => ({
    id: `${aspect.id}.${criterion.id}`,
    aspect: aspect.id,
    criterion: criterion.id,
    question: {
      'zh-CN': `您身边的${aspect.name['zh-CN']}${criterion.name['zh-CN']}，哪一句最像？`,
      en: `Which describes the ${aspect.name.en?.toLowerCase()} ${criterion.name.en?.toLowerCase()} around you best?`,
    },
    options: perLevel(levels, (_, level) => ({ 'zh-CN': `情形 ${level}`, en: `Picture ${level}` })),
    roles: ['leader', 'manager', 'frontline', 'specialist'],
    core: core && index === 0,
  }))
}

function perLevel(
  levels: number,
  text: (practice: readonly [string, string], level: number) => Text,
): Record<string, Text> {
  return Object.fromEntries(practices.slice(0, levels).map((practice, index) => [index + 1, text(practice, index + 1)]))
}
