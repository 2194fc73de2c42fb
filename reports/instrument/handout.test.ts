import { describe, expect, test } from 'vitest'
import type { Pack } from '#core/instrument/pack.ts'
import { schemaFaults } from '#test/support/schema-faults.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { partNames, partText } from '../ooxml/archive.ts'
import { renderHandout } from './handout.ts'
import type { HandoutFile, HandoutWish } from './handout.ts'

/** A pack with every kind of thing a handout can hold, linked to and from another. */
function fullPack(): Pack {
  const pack = smallPack()
  const [guide] = pack.guides
  return {
    ...pack,
    modes: [{ id: 'a', name: { 'zh-CN': '方式', en: 'Way' }, description: { 'zh-CN': '一种方式。', en: 'One way.' } }],
    principles: [
      {
        id: 'p',
        name: { 'zh-CN': '诚实', en: 'Honesty' },
        description: { 'zh-CN': '说真话。', en: 'Say what is so.' },
      },
    ],
    roadmap: {
      horizons: [{ id: 'soon', months: 6, name: { 'zh-CN': '近期', en: 'Soon' } }],
      dimensions: [
        { id: 'd', name: { 'zh-CN': '人员', en: 'People' }, description: { 'zh-CN': '谁来做。', en: 'Who does it.' } },
      ],
    },
    notes: [{ 'zh-CN': '供测试。', en: 'For tests.' }],
    guides: [
      {
        ...guide!,
        opening: { 'zh-CN': '没有对错。', en: 'There are no right answers.' },
        topics: [
          ...guide!.topics,
          {
            id: 'delivery',
            name: { 'zh-CN': '交付', en: 'Delivery' },
            questions: [
              {
                id: 'ceo.delivery.1',
                question: { 'zh-CN': '=谁来兑现？', en: '=Who delivers?' },
                probe: { 'zh-CN': '最近一次？', en: 'The last time?' },
                listenFor: { 'zh-CN': '名字。', en: 'A name.' },
                informs: [],
                inShortVersion: false,
              },
            ],
          },
        ],
      },
    ],
    links: [
      {
        from: 'brand-promise.goals',
        to: 'other-pack/brand-promise.goals',
        relation: 'subset',
        why: { 'zh-CN': '那边问得更宽。', en: 'The other asks for more.' },
      },
    ],
    references: [
      {
        id: 'r',
        statement: { 'zh-CN': '多数人这样说。', en: 'Most people say so.' },
        figure: '61%',
        source: { 'zh-CN': '某研究', en: 'A study' },
        informs: ['brand-promise'],
      },
    ],
    forms: [
      {
        id: 'walk',
        name: { 'zh-CN': '走查表', en: 'Walk-through' },
        sections: [
          {
            id: 's',
            name: { 'zh-CN': '经过', en: 'What happened' },
            fields: [
              { id: 'level', label: { 'zh-CN': '级别', en: 'Level' }, kind: 'level', informs: [] },
              { id: 'done', label: { 'zh-CN': '办成了吗', en: 'Done' }, kind: 'yesNo', informs: [] },
              { id: 'story', label: { 'zh-CN': '经过', en: 'Story' }, kind: 'longText', informs: [] },
              {
                id: 'channel',
                label: { 'zh-CN': '渠道', en: 'Channel' },
                kind: 'choice',
                choices: [
                  { id: 'shop', name: { 'zh-CN': '门店', en: 'Shop' } },
                  { id: 'web', name: { 'zh-CN': '网站', en: 'Website' } },
                ],
                informs: ['brand-promise'],
              },
            ],
          },
        ],
      },
    ],
  }
}

function otherPack(): Pack {
  return {
    ...smallPack({ id: 'other-pack' }),
    name: { 'zh-CN': '另一个工具', en: 'Other instrument' },
    short: { 'zh-CN': '另一个', en: 'Other' },
    links: [
      {
        from: 'service-steps.follow-up',
        to: 'small-pack/customer-voice.ownership',
        relation: 'subset',
        why: { 'zh-CN': '跟进要有人负责。', en: 'Follow-up needs an owner.' },
      },
    ],
  }
}

async function made(wish: Partial<HandoutWish>, pack = fullPack()): Promise<HandoutFile> {
  const handout = await renderHandout(pack, [pack, otherPack()], {
    format: 'docx',
    language: 'en',
    part: 'all',
    id: null,
    ...wish,
  })
  if (handout.kind !== 'file') throw new Error(`no such part; known: ${handout.known.join(', ')}`)
  return handout.file
}

const word = async (wish: Partial<HandoutWish>, pack?: Pack) =>
  partText((await made({ ...wish, format: 'docx' }, pack)).bytes, 'word/document.xml')

/** The texts of a workbook and the names of its sheets. */
async function workbook(wish: Partial<HandoutWish>, pack?: Pack) {
  const { bytes } = await made({ ...wish, format: 'xlsx' }, pack)
  const names = [...(await partText(bytes, 'xl/workbook.xml')).matchAll(/<sheet [^>]*name="([^"]*)"/gu)].map(
    (match) => match[1],
  )
  return { names, text: await partText(bytes, 'xl/sharedStrings.xml') }
}

const everyPart = [
  ['all', null],
  ['guide', 'ceo'],
  ['guideShort', 'ceo'],
  ['checklist', 'promise'],
  ['requests', null],
  ['requests', 'delivery'],
  ['area', 'promise'],
  ['form', 'walk'],
] as const

describe('an instrument handed out', { timeout: 60_000 }, () => {
  test.each([
    ['all', null, 'docx', 'both'],
    ['all', null, 'xlsx', 'both'],
    ['all', null, 'docx', 'en'],
    ['guide', 'ceo', 'docx', 'zh-CN'],
    ['checklist', 'promise', 'docx', 'both'],
    ['requests', null, 'docx', 'en'],
    ['area', 'promise', 'docx', 'zh-CN'],
    ['form', 'walk', 'docx', 'both'],
    ['form', 'walk', 'xlsx', 'en'],
  ] as const)('%s %s as %s in %s is valid against the Open XML schema', async (part, id, format, language) => {
    const { bytes } = await made({ part, id, format, language })
    expect(await schemaFaults(bytes, format)).toEqual([])
  })

  test('every part has the same bytes a second later and carries no time', async () => {
    const all = everyPart.flatMap(([part, id]) =>
      (['docx', 'xlsx'] as const).map((format) => ({ part, id, format, language: 'both' }) as const),
    )
    const first = await Promise.all(all.map((wish) => made(wish)))
    await new Promise((resolve) => setTimeout(resolve, 1100))
    for (const [index, wish] of all.entries()) {
      const { bytes } = first[index]!
      expect(Buffer.from((await made(wish)).bytes).equals(Buffer.from(bytes))).toBe(true)
      expect(await partText(bytes, 'docProps/core.xml')).not.toContain('dcterms:')
    }
  })

  test('a part the pack does not have is refused with those it has', async () => {
    const wish = { format: 'docx', language: 'en' } as const
    expect(await renderHandout(fullPack(), [], { ...wish, part: 'guide', id: 'cfo' })).toEqual({
      kind: 'noPart',
      known: ['ceo'],
    })
    expect(await renderHandout(fullPack(), [], { ...wish, part: 'checklist', id: null })).toEqual({
      kind: 'noPart',
      known: ['promise', 'delivery'],
    })
    expect(await renderHandout(smallPack(), [], { ...wish, part: 'form', id: 'walk' })).toEqual({
      kind: 'noPart',
      known: [],
    })
  })

  test('file names say instrument, part, what was chosen and version', async () => {
    expect((await made({ part: 'guideShort', id: 'ceo' })).fileName).toBe(
      'Small-instrument_interview-guide-45min_Chief-executive_1-0-0.docx',
    )
    expect((await made({ language: 'both', format: 'xlsx' })).fileName).toBe('小型评估_评估工具_1-0-0_zh-en.xlsx')
  })

  test('text of a pack with control characters is cleaned', async () => {
    const pack = fullPack()
    expect(await word({}, { ...pack, name: { en: 'Bad\u0001 name\u202E' } })).toContain('Bad name<')
  })

  test('a pack in one language says so once asked in another, and no text stands twice', async () => {
    const pack: Pack = JSON.parse(JSON.stringify(fullPack()), (_, value: unknown) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || !('zh-CN' in value)) return value
      return { 'zh-CN': (value as { 'zh-CN': string })['zh-CN'] }
    })
    pack.languages = ['zh-CN']
    const english = await word({ part: 'guide', id: 'ceo' }, pack)
    expect(english).toContain('exist in one language only')
    expect(english).toContain('首席执行官')
    const both = await word({ part: 'guide', id: 'ceo', language: 'both' }, pack)
    expect(both.split('客户可以指望你们做到什么？')).toHaveLength(2)
  })
})

describe('the Word file', { timeout: 30_000 }, () => {
  test('of a guide has headings, the opening, every question and room for notes', async () => {
    const text = await word({ part: 'guide', id: 'ceo' })
    for (const wanted of [
      '<w:pStyle w:val="Heading1"/>',
      '<w:pStyle w:val="Title"/>',
      'There are no right answers.',
      'Managing director',
      '1  What can customers count on you for?',
      '2  =Who delivers?',
      'in the 45-minute version',
      '1 Brand promise: Goals',
    ])
      expect(text).toContain(wanted)
    expect(text.split('<w:tbl>')).toHaveLength(5)
  })

  test('a question of the 45-minute version is marked under its words, in one line, before what to listen for', async () => {
    const text = await word({ part: 'guide', id: 'ceo', language: 'both' })
    const places = ['1  ', '属于45分钟版 / in the 45-minute version', '追问'].map((words) => text.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('of the 45-minute version has only its questions and topics', async () => {
    const text = await word({ part: 'guideShort', id: 'ceo' })
    expect(text).toContain('One question for 45 minutes')
    expect(text).not.toContain('Delivery')
  })

  test('has the instrument, its version and licence above, page numbers below, and lies on A4', async () => {
    const { bytes } = await made({ part: 'area', id: 'promise', language: 'both' })
    const names = await partNames(bytes)
    const head = await partText(
      bytes,
      names.find((name) => /word\/header\d*\.xml/u.test(name))!,
    )
    const foot = await partText(
      bytes,
      names.find((name) => /word\/footer\d*\.xml/u.test(name))!,
    )
    expect(head).toContain('小型评估工具 1.0.0 / Small instrument 1.0.0')
    expect(head).toContain('Apache-2.0')
    expect(foot).toContain('NUMPAGES')
    const text = await partText(bytes, 'word/document.xml')
    expect(text).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/u)
    expect(await partText(bytes, 'word/styles.xml')).toContain('w:eastAsia="Microsoft YaHei"')
  })

  test('of a checklist has a box for every item; of the requests one for every request', async () => {
    expect((await word({ part: 'checklist', id: 'promise' })).split('<w14:checkbox>')).toHaveLength(2)
    expect((await word({ part: 'requests' })).split('<w14:checkbox>')).toHaveLength(3)
  })

  test('of the whole instrument has every chapter and the links of both sides', async () => {
    const text = await word({})
    for (const wanted of [
      'PAGEREF _Toc1 ',
      'The scale',
      'Survey items',
      'Data requests',
      'Checklists',
      'Interview guides',
      'Walk-through',
      '61%',
      'not stated',
      'part of',
      'includes',
      'Follow-up needs an owner.',
    ])
      expect(text).toContain(wanted)
  })
})

describe('the workbook', { timeout: 30_000 }, () => {
  test('of the whole instrument has a sheet for each kind of thing and each guide and form', async () => {
    const { names, text } = await workbook({})
    expect(names).toEqual([
      'Read me',
      'Criteria',
      'Requests',
      'Checklists',
      'Chief executive',
      'Walk-through',
      'Survey items',
      'Crosswalk',
      'References',
    ])
    for (const wanted of ['12 criteria with their level descriptors', '2 Building', 'Other instrument', 'not stated'])
      expect(text).toContain(wanted)
  })

  test('of one part has the sheet of that part', async () => {
    expect((await workbook({ part: 'guideShort', id: 'ceo', language: 'zh-CN' })).names).toEqual(['说明', '首席执行官'])
    expect((await workbook({ part: 'checklist', id: 'delivery' })).names).toEqual(['Read me', 'Checklists'])
  })

  test.each([
    ['requests', null, 'Remark'],
    ['checklist', 'promise', 'Done'],
    ['guide', 'ceo', 'Notes'],
    ['form', 'walk', 'Answer'],
  ] as const)('of %s prints its columns to write in on the page of what they answer', async (part, id, last) => {
    const { bytes } = await made({ part, id, format: 'xlsx' })
    const sheet = await partText(bytes, 'xl/worksheets/sheet2.xml')
    const shared = [...(await partText(bytes, 'xl/sharedStrings.xml')).matchAll(/<si>.*?<t[^>]*>([^<]*)</gu)]
    const heads = [...sheet.matchAll(/<c r="[A-Z]+1"[^>]*><v>(\d+)</gu)].map((cell) => shared[Number(cell[1])]![1])
    expect(heads.slice(-2)).toEqual([last, 'Informs'])
    // one page wide, and of the last column nothing
    expect(sheet).toContain('fitToWidth="1"')
    const lastPrinted = String.fromCodePoint(64 + heads.length - 1)
    expect(await partText(bytes, 'xl/workbook.xml')).toMatch(
      new RegExp(`_xlnm.Print_Area"[^>]*>[^<]*!\\$A\\$1:\\$${lastPrinted}\\$\\d+<`, 'u'),
    )
  })

  test('of a guide marks the 45-minute questions only where others stand beside them', async () => {
    expect((await workbook({ part: 'guide', id: 'ceo' })).text).toContain('>45-minute version<')
    const { text } = await workbook({ part: 'guideShort', id: 'ceo' })
    expect(text).not.toContain('>45-minute version<')
    expect(text).toContain('One question, with a column for notes')
  })

  test('two languages stand in one cell', async () => {
    expect((await workbook({ language: 'both' })).text).toContain('1 品牌承诺\n1 Brand promise')
  })

  test('what looks like a formula stays text', async () => {
    const { bytes } = await made({ part: 'guide', id: 'ceo', format: 'xlsx' })
    const sheets = (await partNames(bytes)).filter((name) => /xl\/worksheets\/sheet\d+\.xml/u.test(name))
    for (const sheet of sheets) expect(await partText(bytes, sheet)).not.toContain('<f>')
    expect(await partText(bytes, 'xl/styles.xml')).toContain('quotePrefix="1"')
  })

  test('a foot with an ampersand prints it', async () => {
    const { bytes } = await made({ format: 'xlsx' }, { ...fullPack(), licence: 'R&D only' })
    expect(await partText(bytes, 'xl/worksheets/sheet1.xml')).toContain('R&amp;&amp;D only')
  })
})
