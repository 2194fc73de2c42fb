/** A mapping of answers, checked against file and instrument and made ready for reading millions of rows. */
import type { AnswersMapping } from '#contract/import.ts'
import { criteriaOf } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { answerCodes } from '#core/survey/answer-code.ts'
import { MappingFault } from '../faults.ts'
import { cellKey, wholeNumber } from '../matching.ts'

export type Dimension = AnswersMapping['segments'][number]['dimension']

export interface ItemColumn {
  column: number
  header: string
  criterion: string
  /** What this item's own options and the levels are called → level. */
  options: Map<string, number>
}

export interface SegmentColumn {
  column: number
  header: string
  dimension: Dimension
  /** Code or name in the organisation → code. */
  known: Map<string, string>
}

export interface AnswersPlan {
  headerRow: number
  /** Cells a row of a CSV must have; null where rows may end early (XLSX). Separators at the end of a row are no cells. */
  width: { least: number; most: number } | null
  items: ItemColumn[]
  segments: SegmentColumn[]
  levels: number
  /** Whether a bare number is a level. Not so once the mapping says what numbers mean. */
  bareNumbers: boolean
  /** Cell text → answer byte, for texts the mapping lists. */
  listed: Map<string, number>
  /** All criteria of the instrument in order: the items of a new survey. */
  itemAddresses: string[]
}

export type SegmentNames = readonly {
  dimension: string
  code: string
  name: { 'zh-CN'?: string | undefined; en?: string | undefined }
}[]

/**
 * Checks and prepares a mapping. `header` is the row of the file that names its columns, `csv` whether every row must
 * be as wide as it is.
 * @throws MappingFault
 */
export function planAnswers(
  mapping: AnswersMapping,
  pack: Pack,
  header: readonly string[],
  csv: boolean,
  known: SegmentNames,
): AnswersPlan {
  const width = header.length
  if (width === 0) throw new MappingFault('headerRow', { row: mapping.headerRow })
  if (mapping.items.length === 0) throw new MappingFault('noItems')
  const addresses = criteriaOf(pack).map(({ address }) => address)
  const levels = pack.scale.levels.length
  const columns = new Set<number>()
  const takeColumn = (column: number): string => {
    if (column >= width) throw new MappingFault('column', { column: column + 1 })
    const name = header[column]!.trim() || String(column + 1)
    if (columns.has(column)) throw new MappingFault('columnTwice', { column: name })
    columns.add(column)
    return name
  }
  const criteria = new Set<string>()
  const items = mapping.items.map(({ column, criterion }): ItemColumn => {
    const name = takeColumn(column)
    if (!addresses.includes(criterion)) throw new MappingFault('criterion', { criterion })
    if (criteria.has(criterion)) throw new MappingFault('criterionTwice', { criterion })
    criteria.add(criterion)
    return { column, header: name, criterion, options: optionsOf(pack, criterion) }
  })
  const dimensions = new Set<string>()
  const segments = mapping.segments.map(({ column, dimension }): SegmentColumn => {
    const name = takeColumn(column)
    if (dimensions.has(dimension)) throw new MappingFault('dimensionTwice', { dimension })
    dimensions.add(dimension)
    const names = new Map<string, string>()
    const ofDimension = known.filter((value) => value.dimension === dimension)
    // a code goes before a name
    for (const value of ofDimension)
      for (const text of [value.name.en, value.name['zh-CN']]) if (text) names.set(cellKey(text), value.code)
    for (const value of ofDimension) names.set(cellKey(value.code), value.code)
    return { column, header: name, dimension, known: names }
  })
  return {
    headerRow: mapping.headerRow,
    width: csv ? { least: header.findLastIndex((name) => name.trim() !== '') + 1, most: width } : null,
    items,
    segments,
    levels,
    bareNumbers: !mapping.values.some(({ text }) => wholeNumber(text) !== null),
    listed: listedOf(mapping, levels),
    itemAddresses: addresses,
  }
}

function listedOf(mapping: AnswersMapping, levels: number): Map<string, number> {
  const listed = new Map<string, number>()
  const put = (text: string, code: number): void => {
    const key = cellKey(text)
    if (listed.has(key)) throw new MappingFault('textTwice', { text })
    listed.set(key, code)
  }
  for (const { text, level } of mapping.values) {
    if (level > levels) throw new MappingFault('level', { text, level, levels })
    put(text, level)
  }
  for (const { text, meaning } of mapping.missing) put(text, answerCodes[meaning])
  return listed
}

function optionsOf(pack: Pack, criterion: string): Map<string, number> {
  const options = new Map<string, number>()
  const item = pack.surveyItems.find(({ id }) => id === criterion)
  for (const level of pack.scale.levels) {
    for (const text of [level.name, item?.options[String(level.number)]]) {
      for (const words of [text?.en, text?.['zh-CN']]) if (words) options.set(cellKey(words), level.number)
    }
  }
  return options
}
