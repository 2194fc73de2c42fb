import { describe, expect, test } from 'vitest'
import { smallPack } from '#test/support/pack-fixture.ts'
import { readGlossary } from '../glossary.ts'
import type { Glossary } from '../glossary.ts'
import type { Pack } from '../pack.ts'
import { readPack } from '../read-pack.ts'
import { writePack } from '../write-pack.ts'
import { checkPack } from './check-pack.ts'

const { glossary, faults: glossaryFaults } = readGlossary(
  'glossary.yaml',
  `terms:
  - {id: touchpoint, en: touchpoint, zh-CN: 接触点, strict: true, avoid: {en: [contact point], zh-CN: [触点]}}
  - {id: voc, en: voice of the customer, zh-CN: 客户之声, strict: true, also: {en: [VoC, customer voice]}}
  - {id: personalization, en: personalization, zh-CN: 个性化, avoid: {zh-CN: [人格化]}}
`,
)

const seen = (pack: Pack, words: Glossary = glossary as Glossary) =>
  checkPack(pack, words).map((one) => `${one.code} ${one.file} ${one.path}`)

/** The small pack with descriptors of its first criterion replaced: level → [Chinese, English]. */
function withDescriptors(texts: Record<number, [zh: string, en: string]>): Pack {
  const pack = structuredClone(smallPack())
  const criterion = pack.areas[0]?.aspects[0]?.criteria[0]
  for (const [level, [zh, en]] of Object.entries(texts)) {
    if (criterion !== undefined) criterion.descriptors[level] = { 'zh-CN': zh, en }
  }
  return pack
}

/** The small pack with its one interview question replaced. */
function withQuestion(zh: string, en: string): Pack {
  const pack = structuredClone(smallPack())
  const question = pack.guides[0]?.topics[0]?.questions[0]
  if (question !== undefined) question.question = { 'zh-CN': zh, en }
  return pack
}

const descriptors = 'aspects/brand-promise.yaml criteria[0].descriptors'
const question = 'guides/ceo.yaml topics[0].questions[0].question'

describe('the wording of a pack', () => {
  test('the small pack has nothing to mend, on any scale', () => {
    expect(glossaryFaults).toEqual([])
    for (const levels of [3, 4, 5, 6, 7] as const) expect(seen(smallPack({ levels }))).toEqual([])
  })

  test('faults carry line and column when the pack was read from files', () => {
    const { pack, locate } = readPack(writePack(withDescriptors({ 1: ['做得不好。', 'Poor.'] })))
    const [first] = checkPack(pack as Pack, glossary as Glossary, locate)
    expect(first).toMatchObject({ code: 'quality.noPractice', line: 20, column: 9 })
  })

  test('a pack in one language is said to be so, once', () => {
    const pack = JSON.parse(JSON.stringify(smallPack()), (key, value: unknown) =>
      key === 'en' ? undefined : value,
    ) as Pack
    expect(seen({ ...pack, languages: ['zh-CN'] })).toEqual(['quality.oneLanguage pack.yaml languages'])
  })

  test.each<[string, Pack, string[]]>([
    [
      'half of the Chinese is missing',
      withDescriptors({
        2: [
          '指定了负责人。',
          'An owner is named in writing, keeps a list of every open complaint, and reports the oldest ten to the board each month together with a plan for each.',
        ],
      }),
      [`quality.lengths ${descriptors}.2`],
    ],
    [
      'half of the English is missing',
      withDescriptors({
        2: [
          '书面指定了负责人，他保管全部未结投诉的清单，每月把拖得最久的十件连同各自的处理计划报给董事会，并在下月说明结果。',
          'An owner keeps a list.',
        ],
      }),
      [`quality.lengths ${descriptors}.2`],
    ],
    [
      'two levels read the same but for punctuation',
      withDescriptors({
        2: ['每季度开会审查投诉。', 'Complaints are reviewed in a meeting each quarter.'],
        3: ['每季度，开会审查投诉', 'complaints are reviewed, in a meeting, each quarter'],
      }),
      [`quality.levelsEqual ${descriptors}.3.en`, `quality.levelsEqual ${descriptors}.3.zh-CN`],
    ],
    [
      'two levels read the same but for width and the order of clauses',
      withDescriptors({
        2: ['３个部门审查投诉，每月发布结果。', 'Three departments review complaints; results are published monthly.'],
        3: [
          '每月发布结果；3个部门审查投诉。',
          'Results are published monthly, and three departments review complaints.',
        ],
      }),
      [`quality.levelsEqual ${descriptors}.3.en`, `quality.levelsEqual ${descriptors}.3.zh-CN`],
    ],
    [
      'two levels differ by how well or how steadily it is done',
      withDescriptors({
        2: ['较好的部门审查投诉并留下记录。', 'Departments inconsistently review complaints and keep records.'],
        3: [
          '一些部门系统地审查投诉，并且留下记录。',
          'The departments consistently review complaints and keep their records.',
        ],
      }),
      [`quality.vagueDifference ${descriptors}.3.en`, `quality.vagueDifference ${descriptors}.3.zh-CN`],
    ],
    [
      'two levels differ by vague words alone',
      withDescriptors({
        2: ['一些部门在季度会议上审查投诉。', 'Some departments review complaints in a quarterly meeting.'],
        3: [
          '许多部门在季度会议上很好地审查投诉。',
          'Many departments review complaints effectively in a quarterly meeting.',
        ],
      }),
      [`quality.vagueDifference ${descriptors}.3.en`, `quality.vagueDifference ${descriptors}.3.zh-CN`],
    ],
    [
      'two levels differ by vague words alone, in Chinese',
      withDescriptors({
        2: ['部分部门在季度会议上审查投诉。', 'One department reviews complaints in a quarterly meeting.'],
        3: ['大多部门在季度会议上审查投诉。', 'Every department reviews complaints in a quarterly meeting.'],
      }),
      [`quality.vagueDifference ${descriptors}.3.zh-CN`],
    ],
    [
      'a number is a difference that can be seen',
      withDescriptors({
        2: ['三成部门在季度会议上审查投诉。', 'Three in ten departments review complaints in a quarterly meeting.'],
        3: ['九成部门在季度会议上审查投诉。', 'Nine in ten departments review complaints in a quarterly meeting.'],
      }),
      [],
    ],
    [
      'praise is no practice',
      withDescriptors({
        4: ['公司的客户体验非常成熟，水平领先。', 'The company has a very mature and world-class customer experience.'],
      }),
      [`quality.noPractice ${descriptors}.4.en`, `quality.noPractice ${descriptors}.4.zh-CN`],
    ],
    [
      'a claim is no practice',
      withDescriptors({
        3: [
          '建立了健壮的体系，有效推动流程持续改进。',
          'A robust system is in place and effectively drives process improvement.',
        ],
        4: [
          '品牌与体验高度一致，始终超越客户期望，成为行业典范。',
          'Alignment of brand and experience is exemplary, always exceeding expectations and setting the industry standard.',
        ],
      }),
      [3, 4].flatMap((level) => [
        `quality.noPractice ${descriptors}.${level}.en`,
        `quality.noPractice ${descriptors}.${level}.zh-CN`,
      ]),
    ],
    [
      'a claim that also says who does what',
      withDescriptors({
        4: [
          '品牌经理每季度对照投诉清单改进流程，未达标的三项报给董事会。',
          'The brand manager improves processes quarterly by the list of complaints and reports the three worst to the board.',
        ],
      }),
      [],
    ],
    [
      'a descriptor used for another criterion, with other punctuation',
      withDescriptors({
        1: [
          '没有人记录品牌承诺的职责；问起时，各人说法不同',
          'Nobody records the ownership of the brand promise: when asked, everyone tells another story!',
        ],
      }),
      [
        'quality.descriptorReused aspects/brand-promise.yaml criteria[1].descriptors.1.en',
        'quality.descriptorReused aspects/brand-promise.yaml criteria[1].descriptors.1.zh-CN',
      ],
    ],
    [
      'a descriptor used for another criterion',
      withDescriptors({
        1: [
          '没有人记录品牌承诺的职责，问起时各人说法不同。',
          'Nobody records the ownership of the brand promise; when asked, everyone tells another story.',
        ],
      }),
      [
        'quality.descriptorReused aspects/brand-promise.yaml criteria[1].descriptors.1.en',
        'quality.descriptorReused aspects/brand-promise.yaml criteria[1].descriptors.1.zh-CN',
      ],
    ],
    [
      'a word the glossary avoids; the right word that contains it is fine',
      withDescriptors({
        1: ['没有人盘点过客户触点，也没有清单。', 'Nobody has listed the touchpoints customers meet.'],
        2: ['一个部门列出了主要接触点。', 'One department has listed its main touchpoints.'],
      }),
      [`quality.termAvoided ${descriptors}.1.zh-CN`, `quality.termMissing ${descriptors}.1.zh-CN`],
    ],
    [
      'an English word the glossary avoids, in the plural',
      withDescriptors({ 1: ['没有人盘点过接触点，也没有清单。', 'Nobody has listed the contact points.'] }),
      [`quality.termAvoided ${descriptors}.1.en`, `quality.termMissing ${descriptors}.1.en`],
    ],
    [
      'an accepted other form will do',
      withDescriptors({
        1: ['没有部门收集客户之声，也没有人负责。', 'No department collects VoC and nobody is in charge.'],
      }),
      [],
    ],
    [
      'a strict term without its counterpart',
      withDescriptors({
        1: ['没有部门收集客户之声，也没有人负责。', 'No department collects opinions and nobody is in charge.'],
      }),
      [`quality.termMissing ${descriptors}.1.en`],
    ],
    [
      'English where Chinese belongs',
      withDescriptors({ 1: ['Nobody has listed what customers meet.', 'Nobody has listed what customers meet.'] }),
      [`quality.wrongLanguage ${descriptors}.1.zh-CN`],
    ],
    [
      'Chinese where English belongs',
      withDescriptors({ 1: ['没有人盘点过客户会遇到什么。', '没有人盘点过客户会遇到什么。'] }),
      [`quality.noPractice ${descriptors}.1.en`, `quality.wrongLanguage ${descriptors}.1.en`],
    ],
    ['an open question', withQuestion('最近一次推翻计划是因为什么？', 'What made you drop a plan last time?'), []],
    [
      'a request to tell',
      withQuestion('能不能讲讲最近一次投诉怎么处理的？', 'Could you describe how the last complaint was handled?'),
      [],
    ],
    [
      'a closed question',
      withQuestion('你们有没有客户体验战略？', 'Do you have a CX strategy?'),
      [`quality.closedQuestion ${question}.en`, `quality.closedQuestion ${question}.zh-CN`],
    ],
    [
      'a closed question with 吗',
      withQuestion('员工了解品牌承诺吗？', 'What do staff know of the promise?'),
      [`quality.closedQuestion ${question}.zh-CN`],
    ],
    [
      'a closed question after an introduction',
      withQuestion('在您看来，客户满意吗？', 'In your view, is the customer satisfied?'),
      [`quality.closedQuestion ${question}.en`, `quality.closedQuestion ${question}.zh-CN`],
    ],
    [
      'an open question with a clause put in',
      withQuestion('依您看，服务跟得上的程度有多少？', 'How well, would you say, does service keep up?'),
      [],
    ],
    [
      'what is taken for granted is no suggestion',
      withQuestion('哪些做法被看作理所当然？', 'Which habits are taken for granted?'),
      [],
    ],
    [
      'a leading question',
      withQuestion('难道不应该先问客户再决定什么？', "Why wouldn't you agree that customers should be asked first?"),
      [`quality.leadingQuestion ${question}.en`, `quality.leadingQuestion ${question}.zh-CN`],
    ],
    [
      'praise in the question',
      withQuestion('这项服务好在哪里？', 'How excellent is this service?'),
      [`quality.leadingQuestion ${question}.en`],
    ],
    [
      'two questions in one',
      withQuestion('谁负责这件事？多久检查一次？', 'Who owns this, and how often is it checked?'),
      [`quality.severalQuestions ${question}.en`, `quality.severalQuestions ${question}.zh-CN`],
    ],
    ...(
      [
        ['员工可否提出意见？', "Haven't staff been asked?"],
        ['公司有无客户体验战略？', 'Is there a CX strategy or not?'],
        ['战略清楚不清楚？', 'Would you describe the strategy as clear?'],
      ] as const
    ).map(([zh, en]): [string, Pack, string[]] => [
      `a closed question: ${zh}`,
      withQuestion(zh, en),
      [`quality.closedQuestion ${question}.en`, `quality.closedQuestion ${question}.zh-CN`],
    ]),
    ...(
      [
        ['您觉得我们的服务有多好？', 'How much better has service become?'],
        ['为什么客户体验这么重要？', 'Why is customer experience so important?'],
        ['作为优秀的领导，您怎样支持客户体验？', 'As a good leader, how do you support customer experience?'],
        ['大家都说公司重视客户，您怎么看？', 'Everyone says the company values customers; how do you see it?'],
        ['我们出色的客服团队怎样帮助客户？', 'How does our excellent service team help customers?'],
        ['您有多赞同客户第一？', 'To what extent do you agree that customers come first?'],
        ['您不认为流程太慢，那是什么太慢？', 'What would you not agree is too slow?'],
      ] as const
    ).map(([zh, en]): [string, Pack, string[]] => [
      `a leading question: ${zh}`,
      withQuestion(zh, en),
      [`quality.leadingQuestion ${question}.en`, `quality.leadingQuestion ${question}.zh-CN`],
    ]),
    ...(
      [
        ['公司怎样收集和分析客户反馈？', 'How does the company collect and analyse customer feedback?'],
        ['谁负责，多久检查一次？', 'Who is responsible and how often is it checked?'],
        ['客户反馈由谁收集、怎么用？', 'Who collects customer feedback, and what is it used for?'],
        ['这项工作谁来做，做到什么程度？', 'Who does this work, and to what extent?'],
        ['客户多久被问一次，以及问些什么？', 'How often are customers asked, and about what?'],
        ['愿景是什么，为什么这样定？', 'What is your vision, and why?'],
        ['您怎样看待客户满意度和员工满意度？', 'How satisfied are you with the pay and the working hours?'],
      ] as const
    ).map(([zh, en]): [string, Pack, string[]] => [
      `two questions in one: ${zh}`,
      withQuestion(zh, en),
      [`quality.severalQuestions ${question}.en`, `quality.severalQuestions ${question}.zh-CN`],
    ]),
    ...(
      [
        ['客户离开之前经历了什么，我们知道多少？', 'How much do we know of what customers went through?'],
        ['出了什么问题时，谁来处理？', 'Who acts when something has gone wrong?'],
        ['公司怎样留住优秀的员工？', 'How does the company keep outstanding staff and help them grow?'],
        ['一线与后台多久碰一次头？', 'How often do frontline and back office meet?'],
      ] as const
    ).map(([zh, en]): [string, Pack, string[]] => [`one open question: ${zh}`, withQuestion(zh, en), []]),
    [
      'a condition is no second question',
      withQuestion('客户投诉后，怎么处理？', 'When a customer complains, what happens next?'),
      [],
    ],
  ])('%s', (_, pack, expected) => {
    expect(seen(pack)).toEqual(expected)
  })
})
