/** A first mapping of a file of answers: which column is which item or segment, and which texts mean "missing". */
import type { AnswersMapping } from '#contract/import.ts'
import { criteriaOf } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import type { Sample } from '../detect.ts'
import { cellKey, labelledLevel, namesOf, normalised, wholeNumber } from '../matching.ts'
import type { Dimension } from './plan.ts'

const dimensionHeads: [Dimension, string[]][] = [
  [
    'department',
    [
      'department',
      'dept',
      'team',
      'division',
      'business unit',
      'bu',
      'function',
      '部门',
      '团队',
      '科室',
      '事业部',
      '所属部门',
      '小组',
    ],
  ],
  [
    'roleLevel',
    [
      'role',
      'role level',
      'rolelevel',
      'level',
      'grade',
      'job level',
      'position',
      'seniority',
      '职级',
      '岗位',
      '层级',
      '职位',
      '角色',
      '岗位层级',
      '级别',
    ],
  ],
  ['segment', ['segment', 'customer segment', '客群', '客户群', '细分', '客户类型']],
  ['channel', ['channel', '渠道']],
  ['region', ['region', 'country', 'city', 'location', 'site', '地区', '区域', '大区', '城市', '国家', '省份']],
  ['tenure', ['tenure', 'years of service', 'length of service', 'seniority years', '司龄', '工龄', '入职年限']],
]

type Meaning = AnswersMapping['missing'][number]['meaning']
const missingTexts: [Meaning, string[]][] = [
  [
    'cannotTell',
    [
      "i can't tell",
      'i can’t tell',
      "can't tell",
      "don't know",
      'i don’t know',
      "i don't know",
      'dk',
      'unsure',
      '不知道',
      '说不清',
      '不清楚',
      '无法判断',
      '看不清',
      '不确定',
    ],
  ],
  ['notApplicable', ['n/a', 'not applicable', '不适用', '无此情况']],
  ['notAsked', ['not asked', 'skipped by design', '未问', '未提问']],
  [
    'leftEmpty',
    [
      'na',
      'null',
      'none',
      '-',
      '.',
      'missing',
      'no answer',
      '#n/a',
      '-1',
      '9',
      '99',
      '999',
      '-9',
      '-99',
      '未答',
      '空',
      '缺失',
    ],
  ],
]

/** Proposes from headers and the first rows; the reader decides. */
export function proposeAnswers(sample: Sample, pack: Pack): AnswersMapping {
  const items = proposeItems(sample.header, pack)
  const used = new Set(items.map(({ column }) => column))
  const segments: AnswersMapping['segments'] = []
  for (const [dimension, heads] of dimensionHeads) {
    const wanted = [dimension, ...heads].map(normalised)
    const column = sample.header.findIndex((head, at) => !used.has(at) && wanted.includes(normalised(head)))
    if (column < 0) continue
    used.add(column)
    segments.push({ column, dimension })
  }
  const levels = pack.scale.levels.length
  const missing = proposeMissing(sample, items, levels)
  return {
    kind: 'answers',
    encoding: sample.detected.encoding ?? undefined,
    separator: sample.detected.separator ?? undefined,
    sheet: sample.sheet ?? undefined,
    headerRow: sample.headerRow,
    items,
    segments,
    values: proposeValues(sample, items, missing, levels),
    missing,
    minimumGroup: 7,
  }
}

function proposeItems(header: readonly string[], pack: Pack): AnswersMapping['items'] {
  const addresses = criteriaOf(pack)
  const found = new Map<string, number>()
  const take = (criterion: string, column: number): void => {
    if (!found.has(criterion) && ![...found.values()].includes(column)) found.set(criterion, column)
  }
  header.forEach((head, column) => {
    const text = cellKey(head)
    const byAddress = addresses.find(({ address }) => text === address || text === `${pack.id}/${address}`)
    if (byAddress) take(byAddress.address, column)
  })
  // a name that several criteria share says nothing
  const byName = new Map<string, string | null>()
  for (const { address, criterion } of addresses) {
    const item = pack.surveyItems.find(({ id }) => id === address)
    for (const name of namesOf(criterion.name, criterion.short, item?.question)) {
      byName.set(name, byName.has(name) && byName.get(name) !== address ? null : address)
    }
  }
  header.forEach((head, column) => {
    const address = byName.get(normalised(head.replace(/^\s*(?:Q|问题|题)?\d{1,3}\s*[.、:：)）-]+/iu, '')))
    if (address !== undefined && address !== null) take(address, column)
  })
  // a run of numbered columns that holds all that was found by name, and more, is the questionnaire
  const inOrder = byOrder(header, pack)
  const runs = new Set(inOrder.map(([, column]) => column))
  const isPart = [...found.values()].every((column) => runs.has(column))
  const proposed = inOrder.length > found.size && isPart ? inOrder : [...found]
  return proposed.map(([criterion, column]) => ({ column, criterion })).sort((a, b) => a.column - b.column)
}

/** Columns of one name and a running number (`Q1` …, `LEAD01` …, `第1题` …), taken in the order of the items. */
function byOrder(header: readonly string[], pack: Pack): [criterion: string, column: number][] {
  const items =
    pack.surveyItems.length > 0 ? pack.surveyItems.map(({ id }) => id) : criteriaOf(pack).map(({ address }) => address)
  const groups = new Map<string, { number: number; column: number }[]>()
  header.forEach((head, column) => {
    const match = /^(\D*?)\s*0*(\d{1,3})\s*(?:题)?$/u.exec(cellKey(head))
    if (!match) return
    const group = groups.get(match[1]!) ?? []
    group.push({ number: Number(match[2]), column })
    groups.set(match[1]!, group)
  })
  const fitting = [...groups]
    // a single column is an item only when it is called a question
    .filter(([name, group]) => group.length >= 2 || /^(?:q|item|question|问题|题|第)$/u.test(name))
    .map(([, group]) => group)
    .filter((group) => group.every(({ number }) => number >= 1 && number <= items.length))
    .sort((a, b) => Math.abs(a.length - items.length) - Math.abs(b.length - items.length))
  return (fitting[0] ?? []).map(({ number, column }) => [items[number - 1]!, column])
}

/**
 * Labels that carry their number (`4 - 同意`, `4分`, `Agree (4)`), when the item columns hold nothing else beside bare
 * numbers and missing codes, and each number has one label: then what they mean is written in them.
 */
function proposeValues(
  sample: Sample,
  items: AnswersMapping['items'],
  missing: AnswersMapping['missing'],
  levels: number,
): AnswersMapping['values'] {
  const missed = new Set(missing.map(({ text }) => cellKey(text)))
  const found = new Map<string, { text: string; level: number }>()
  for (const { cells } of sample.rows)
    for (const { column } of items) {
      const text = (cells[column] ?? '').trim()
      const key = cellKey(text)
      if (key === '' || missed.has(key) || wholeNumber(text) !== null) continue
      const level = labelledLevel(text)
      if (level === null || level < 1 || level > levels || text.length > 200) return []
      found.set(key, { text, level })
    }
  const values = [...found.values()].sort((a, b) => a.level - b.level)
  return new Set(values.map(({ level }) => level)).size === values.length ? values : []
}

function proposeMissing(sample: Sample, items: AnswersMapping['items'], levels: number): AnswersMapping['missing'] {
  const seen = new Map<string, string>()
  for (const { cells } of sample.rows)
    for (const { column } of items) seen.set(cellKey(cells[column] ?? ''), (cells[column] ?? '').trim())
  const proposed: AnswersMapping['missing'] = []
  for (const [meaning, texts] of missingTexts) {
    for (const text of texts) {
      const there = seen.get(cellKey(text))
      if (there === undefined || there === '') continue
      // a number is a missing code only when the file has no other one between it and the scale
      const number = wholeNumber(text)
      if (
        number !== null &&
        number > 0 &&
        [...seen.keys()].some((key) => (wholeNumber(key) ?? 0) > levels && wholeNumber(key)! < number)
      )
        continue
      if (number !== null && number > 0 && number <= levels + 1) continue
      proposed.push({ text: there.slice(0, 200), meaning })
    }
  }
  return proposed.slice(0, 50)
}
