/** A user's own instrument, made in code: eleven things a team sees of its leaders, on five levels. */
import type { Pack } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'

const levels: [string, Text, Text][] = [
  [
    'never',
    { 'zh-CN': '从不', en: 'Never' },
    { 'zh-CN': '团队里没有人见过{zh}。', en: 'Nobody in the team has seen {en}.' },
  ],
  [
    'rarely',
    { 'zh-CN': '很少', en: 'Rarely' },
    { 'zh-CN': '一年见到一两次{zh}，事后没有记录。', en: 'The team sees {en} once or twice a year, without a record.' },
  ],
  [
    'sometimes',
    { 'zh-CN': '有时', en: 'Sometimes' },
    { 'zh-CN': '每季度能看到{zh}，会议纪要里有记载。', en: 'The team sees {en} each quarter, and minutes record it.' },
  ],
  [
    'often',
    { 'zh-CN': '经常', en: 'Often' },
    { 'zh-CN': '每月都能看到{zh}，并有负责人跟进。', en: 'The team sees {en} each month, and an owner follows up.' },
  ],
  [
    'always',
    { 'zh-CN': '一贯', en: 'Always' },
    {
      'zh-CN': '每周都能看到{zh}，团队会一起复查效果。',
      en: 'The team sees {en} each week and reviews the effect together.',
    },
  ],
]
const practices: { aspect: string; items: Text[] }[] = [
  {
    aspect: 'direction',
    items: [
      { 'zh-CN': '说明目标', en: 'goals being explained' },
      { 'zh-CN': '排定先后', en: 'priorities being set' },
      { 'zh-CN': '讲清理由', en: 'reasons being given' },
      { 'zh-CN': '带头做事', en: 'an example being set' },
    ],
  },
  {
    aspect: 'support',
    items: [
      { 'zh-CN': '提供帮助', en: 'help being offered' },
      { 'zh-CN': '倾听意见', en: 'views being heard' },
      { 'zh-CN': '照顾负担', en: 'workload being shared' },
      { 'zh-CN': '公平对待', en: 'people being treated alike' },
    ],
  },
  {
    aspect: 'growth',
    items: [
      { 'zh-CN': '给予反馈', en: 'feedback being given' },
      { 'zh-CN': '认可成绩', en: 'results being recognised' },
      { 'zh-CN': '安排培训', en: 'training being arranged' },
    ],
  },
]
const names: Record<string, Text> = {
  direction: { 'zh-CN': '方向', en: 'Direction' },
  support: { 'zh-CN': '支持', en: 'Support' },
  growth: { 'zh-CN': '成长', en: 'Growth' },
}

export function leadershipPack(): Pack {
  let number = 0
  const areas = practices.map(({ aspect, items }) => {
    const name = names[aspect] ?? { en: aspect }
    number++
    return {
      id: aspect,
      name,
      short: name,
      weight: 1,
      requests: [],
      checklist: [],
      aspects: [
        {
          id: `${aspect}-of-leaders`,
          number,
          name: { 'zh-CN': `领导者的${name['zh-CN']}`, en: `${name.en} by leaders` },
          short: { 'zh-CN': `领导${name['zh-CN']}`, en: `Leaders: ${name.en}` },
          weight: 1,
          criteria: items.map((item, at) => ({
            id: `practice-${at + 1}`,
            name: item,
            short: { 'zh-CN': item['zh-CN'], en: `${name.en} ${at + 1}` },
            weight: 1,
            wholeOrganisationOnly: false,
            descriptors: Object.fromEntries(
              levels.map(([, , text], level) => [
                level + 1,
                {
                  'zh-CN': text['zh-CN']?.replace('{zh}', item['zh-CN'] ?? ''),
                  en: text.en?.replace('{en}', item.en ?? ''),
                },
              ]),
            ),
          })),
        },
      ],
    }
  })
  return {
    id: 'team-leadership',
    version: '1.0.0',
    licence: 'Apache-2.0',
    languages: ['zh-CN', 'en'],
    name: { 'zh-CN': '团队领导力', en: 'Team leadership' },
    short: { 'zh-CN': '团队领导力', en: 'Team leadership' },
    description: { 'zh-CN': '团队对领导者的十一项观察。', en: 'Eleven things a team sees of its leaders.' },
    scale: { id: 'frequency-5', levels: levels.map(([id, name], at) => ({ number: at + 1, id, name })) },
    areas,
    modes: [],
    principles: [],
    nextSteps: [],
    notes: [],
    guides: [],
    links: [],
    references: [],
    forms: [],
    surveyItems: areas.flatMap(({ aspects }) =>
      aspects.flatMap((aspect) =>
        aspect.criteria.map((criterion) => ({
          id: `${aspect.id}.${criterion.id}`,
          aspect: aspect.id,
          criterion: criterion.id,
          core: false,
          roles: ['leader' as const, 'manager' as const, 'frontline' as const],
          question: {
            'zh-CN': `在您的团队，${criterion.name['zh-CN']}的情况最像哪一句？`,
            en: `How often does your team see ${criterion.name.en}?`,
          },
          options: Object.fromEntries(levels.map(([, name], at) => [at + 1, name])),
        })),
      ),
    ),
  }
}
