/**
 * The scoring workbook of one assessor: a sheet that explains it, one sheet for each area, one row for each unit and
 * criterion. Several units stand in the same sheets with a column to filter by, so that a diagnostic of forty units does
 * not become a workbook of two hundred and forty sheets.
 */
import type { Rating } from '#contract/rating.ts'
import { say, type Language, type Text } from '#core/language.ts'
import type { Pack, PackArea } from '#core/instrument/pack.ts'
import { isAsked } from '#core/rating/sheet.ts'
import { texts } from '#core/texts/index.ts'
import { writeWorkbook, type ColumnSpec, type SheetSpec } from '#reports/xlsx/workbook.ts'
import type { ScopeUnit } from '#server/diagnostics/diagnostics.ts'
import { keyColumns } from './columns.ts'

export interface WorkbookContent {
  diagnostic: { id: string; name: Text; periodFrom: string; periodTo: string }
  isSample: boolean
  pack: Pack
  units: ScopeUnit[]
  assessor: { id: string; name: string }
  /** Ratings there are already, with their versions. */
  ratings: Rating[]
  language: Language | 'both'
  /** ISO 8601. */
  exportedAt: string
}

/** Puts one text, or one of the catalogue's, into the languages of the workbook. */
type Words = (text: Text) => string

/** The bytes of the workbook. */
export async function scoringWorkbook(content: WorkbookContent): Promise<Uint8Array> {
  const words = wordsIn(content.language)
  const listSheet = words(said((t) => t.lists))
  const levels = levelEntries(content.pack, words)
  const ratings = new Map(content.ratings.map((rating) => [`${rating.unitId} ${rating.criterion}`, rating]))
  const lists: SheetSpec = {
    name: listSheet,
    hidden: true,
    columns: [{ header: words(said((t) => t.level)), width: 24 }],
    rows: levels.map((entry) => [entry]),
  }
  const areas = content.pack.areas.map((area) => areaSheet(content, area, words, ratings, listSheet, levels.length))
  return writeWorkbook({
    title: say(content.diagnostic.name, content.language === 'en' ? 'en' : 'zh-CN'),
    madeAt: content.exportedAt,
    sheets: [readMeSheet(content, words), ...areas.filter((sheet) => sheet.rows.length > 0), lists],
  })
}

/** The entries of the list of levels: `1 Nascent` … and the two ways of giving none. */
export function levelEntries(pack: Pick<Pack, 'scale'>, words: Words): string[] {
  return [
    ...pack.scale.levels.map((level) => `${level.number} ${words(level.name).replace('\n', ' ')}`),
    words(said((t) => t.notApplicable)).replace('\n', ' '),
    words(said((t) => t.cannotJudge)).replace('\n', ' '),
  ]
}

export function wordsIn(language: Language | 'both'): Words {
  if (language !== 'both') return (text) => say(text, language)
  return (text) =>
    [...new Set([text['zh-CN'], text.en].filter((part): part is string => part !== undefined && part !== ''))].join(
      '\n',
    )
}

function said(pick: (catalogue: (typeof texts.en)['imports']['workbook']) => string): Text {
  return { 'zh-CN': pick(texts['zh-CN'].imports.workbook), en: pick(texts.en.imports.workbook) }
}

function readMeSheet(content: WorkbookContent, words: Words): SheetSpec {
  const { diagnostic, assessor, pack } = content
  const about = {
    'zh-CN': texts['zh-CN'].imports.workbook.about({ diagnostic: say(diagnostic.name, 'zh-CN') }),
    en: texts.en.imports.workbook.about({ diagnostic: say(diagnostic.name, 'en') }),
  }
  const facts: [Text, string][] = [
    [said((t) => t.rows.assessor), assessor.name],
    [said((t) => t.rows.instrument), `${words(pack.name)} ${pack.version}`],
    [said((t) => t.rows.period), `${diagnostic.periodFrom} – ${diagnostic.periodTo}`],
    [said((t) => t.rows.exported), content.exportedAt.slice(0, 16).replace('T', ' ')],
  ]
  const how = texts.en.imports.workbook.how.map((en, at) =>
    words({ 'zh-CN': texts['zh-CN'].imports.workbook.how[at]!, en }),
  )
  return {
    name: words(said((t) => t.readMe)).replace('\n', ' '),
    columns: [
      { header: words(about), width: 22, style: { wrap: true, bold: true } },
      { header: content.isSample ? words(said((t) => t.isSample)) : '', width: 100, style: { wrap: true } },
    ],
    rows: [
      ...facts.map(([name, value]) => [words(name), value]),
      ['', ''],
      ...how.map((line, at) => [String(at + 1), line]),
    ],
    print: 'portrait',
  }
}

function areaSheet(
  content: WorkbookContent,
  area: PackArea,
  words: Words,
  ratings: ReadonlyMap<string, Rating>,
  listSheet: string,
  listLength: number,
): SheetSpec {
  const { pack, units, language } = content
  const several = units.length > 1
  const wide = language === 'both' ? 1.25 : 1
  const visible: ColumnSpec[] = [
    { header: words(said((t) => t.unit)), width: 14, hidden: !several, style: { wrap: true } },
    { header: words(said((t) => t.aspect)), width: 18, style: { wrap: true, colour: '52605E' } },
    { header: words(said((t) => t.criterion)), width: 24, style: { wrap: true, bold: true } },
    { header: words(said((t) => t.level)), width: 18, style: { wrap: true, fill: 'F6F3E4' } },
    { header: words(said((t) => t.notApplicableReason)), width: 24, style: { wrap: true, fill: 'F6F3E4' } },
    { header: words(said((t) => t.reason)), width: 36, style: { wrap: true, fill: 'F6F3E4' } },
    ...pack.scale.levels.map((level) => ({
      header: `${level.number} ${words(level.name).replace('\n', ' ')}`,
      width: 36 * wide,
      style: { wrap: true },
    })),
    { header: words(said((t) => t.lookFor)), width: 36 * wide, style: { wrap: true, colour: '52605E' } },
  ]
  const entries = levelEntries(pack, words)
  const rows = units.flatMap((unit) =>
    area.aspects.flatMap((aspect) =>
      aspect.criteria
        .filter((criterion) => isAsked(criterion, unit, units.length))
        .map((criterion) => {
          const address = `${aspect.id}.${criterion.id}`
          const rating = ratings.get(`${unit.id} ${address}`)
          return [
            content.diagnostic.id,
            content.assessor.id,
            unit.id,
            pack.id,
            address,
            rating?.version ?? 0,
            words(unit.name),
            `${aspect.number} ${words(aspect.name)}`,
            words(criterion.name),
            levelCell(rating, entries, pack.scale.levels.length),
            rating?.value.kind === 'notApplicable' ? rating.value.reason : '',
            rating?.note ?? '',
            ...pack.scale.levels.map((level) => words(criterion.descriptors[String(level.number)] ?? {})),
            words(criterion.lookFor ?? {}),
          ]
        }),
    ),
  )
  return {
    name: words(area.short).replace('\n', ' '),
    columns: [...keyColumns.map((key) => ({ header: key, width: 10, hidden: true })), ...visible],
    rows,
    // up to the level, so that a descriptor far to the right can be read beside it
    frozenColumns: keyColumns.length + 4,
    filter: true,
    validations:
      rows.length === 0
        ? []
        : [
            {
              column: keyColumns.length + 3,
              firstRow: 1,
              lastRow: rows.length,
              list: { sheet: listSheet, column: 0, firstRow: 1, lastRow: listLength },
              message: {
                title: words(said((t) => t.listTitle)).replace('\n', ' '),
                text: words(said((t) => t.listMessage)).replace('\n', ' '),
              },
            },
          ],
    print: 'landscape',
  }
}

function levelCell(rating: Rating | undefined, entries: readonly string[], levels: number): string {
  switch (rating?.value.kind) {
    case 'level':
      return entries[rating.value.level - 1] ?? String(rating.value.level)
    case 'notApplicable':
      return entries[levels]!
    case 'cannotJudge':
      return entries[levels + 1]!
    default:
      return ''
  }
}
