/** The sheets of an instrument's workbook. */
import type { Form, Guide, Pack } from '#core/instrument/pack.ts'
import type { CellSpec, CellStyle, ColumnSpec, SheetSpec } from '../xlsx/workbook.ts'
import { seenLinks } from '#core/instrument/seen-links.ts'
import type { Selection } from './selection.ts'
import { informedLines } from './speech.ts'
import type { HandoutTexts, Lines, Speech } from './speech.ts'

/** A sheet and, for the read-me, what it holds. */
export type Held = { sheet: SheetSpec; holds: Lines }

const wrapped: CellStyle = { wrap: true, line: 'hair' }
const strong: CellStyle = { ...wrapped, bold: true }
const centred: CellStyle = { ...wrapped, align: 'center' }
/** Columns left empty for the reader's own hand. */
const toFill: CellStyle = { ...wrapped, fill: 'F5F4EF' }

/** Languages one below the other; nothing at all is an empty cell. */
export function cell(lines: Lines): string | null {
  return lines.length === 0 ? null : lines.join('\n')
}

/** A column whose head is said in every language. */
export function headed(
  speech: Speech,
  pick: (t: HandoutTexts) => string,
  width: number,
  style: CellStyle = wrapped,
): ColumnSpec {
  return { header: speech.tell(pick).join('\n'), width, style }
}

function sheetOf(
  name: string,
  columns: readonly ColumnSpec[],
  rows: readonly (readonly CellSpec[])[],
  frozenColumns: number,
): SheetSpec {
  return { name, columns, rows, frozenColumns, filter: true, print: 'landscape' }
}

/** Every criterion with one column for each level. */
export function criteriaSheet({ pack, criteria }: Selection, speech: Speech): Held {
  const rows = criteria.flatMap((area) =>
    area.aspects.flatMap((aspect) =>
      aspect.criteria.map((criterion): CellSpec[] => [
        cell(speech.say(area.name)),
        cell(speech.both((_, said) => `${aspect.number} ${said(aspect.name)}`)),
        cell(speech.say(criterion.name)),
        ...pack.scale.levels.map((level) => {
          const descriptor = criterion.descriptors[level.number]
          return descriptor === undefined ? null : cell(speech.say(descriptor))
        }),
        criterion.lookFor === undefined ? null : cell(speech.say(criterion.lookFor)),
        criterion.remedy === undefined ? null : cell(speech.say(criterion.remedy)),
        criterion.weight,
        cell(speech.tell((t) => (criterion.wholeOrganisationOnly ? t.yes : t.no))),
        `${aspect.id}.${criterion.id}`,
      ]),
    ),
  )
  const columns = [
    headed(speech, (t) => t.area, 13),
    headed(speech, (t) => t.aspect, 16),
    headed(speech, (t) => t.criterion, 16, strong),
    ...pack.scale.levels.map((level): ColumnSpec => ({
      header: speech.both((t, said) => t.levelOf({ number: level.number, name: said(level.name) })).join('\n'),
      width: 30,
      style: wrapped,
    })),
    headed(speech, (t) => t.lookFor, 28),
    headed(speech, (t) => t.remedy, 28),
    headed(speech, (t) => t.weight, 8, centred),
    headed(speech, (t) => t.wholeOrganisationOnly, 13, centred),
    { ...headed(speech, (t) => t.address, 24), hidden: true },
  ]
  return {
    sheet: sheetOf(speech.tell((t) => t.sheets.criteria)[0]!, columns, rows, 3),
    holds: speech.tell((t) => t.holds.criteria({ count: rows.length })),
  }
}

/** Data requests with columns to follow them up. */
export function requestsSheet({ pack, requests }: Selection, speech: Speech): Held {
  const rows = requests.flatMap(({ area, requests: own }) =>
    own.map((request): CellSpec[] => [
      cell(speech.say(area.name)),
      cell(speech.say(request.name)),
      cell(speech.say(request.ask)),
      cell(speech.say(request.why)),
      cell(speech.both((_, said) => request.forms.map(said).join('\n'))),
      cell(speech.say(request.owner)),
      null,
      null,
      null,
      cell(informedLines(speech, pack, request.informs)),
    ]),
  )
  const columns = [
    headed(speech, (t) => t.area, 16),
    headed(speech, (t) => t.requestName, 22, strong),
    headed(speech, (t) => t.request, 40),
    headed(speech, (t) => t.why, 28),
    headed(speech, (t) => t.forms, 20),
    headed(speech, (t) => t.owner, 16),
    headed(speech, (t) => t.received, 11, { ...toFill, align: 'center' }),
    headed(speech, (t) => t.date, 12, { ...toFill, numberFormat: 'yyyy-mm-dd' }),
    headed(speech, (t) => t.remark, 22, toFill),
    headed(speech, (t) => t.informs, 34),
  ]
  return {
    sheet: ticked(toWriteOn(sheetOf(speech.tell((t) => t.sheets.requests)[0]!, columns, rows, 2)), 6),
    holds: speech.tell((t) => t.holds.requests({ count: rows.length })),
  }
}

/** Every checklist item with room for what was found. */
export function checklistsSheet({ pack, checklists }: Selection, speech: Speech): Held {
  const rows = checklists.flatMap(({ area, topics }) =>
    topics.flatMap((topic) =>
      topic.items.map((item): CellSpec[] => [
        cell(speech.say(area.name)),
        cell(speech.both((_, said) => `${topic.number} ${said(topic.name)}`)),
        cell(speech.say(item.lookAt)),
        cell(speech.say(item.goodLooksLike)),
        null,
        null,
        cell(informedLines(speech, pack, item.informs)),
      ]),
    ),
  )
  const columns = [
    headed(speech, (t) => t.area, 16),
    headed(speech, (t) => t.topic, 18, strong),
    headed(speech, (t) => t.lookAt, 44),
    headed(speech, (t) => t.goodLooksLike, 44),
    headed(speech, (t) => t.finding, 40, toFill),
    headed(speech, (t) => t.done, 9, { ...toFill, align: 'center' }),
    headed(speech, (t) => t.informs, 34),
  ]
  return {
    sheet: ticked(toWriteOn(sheetOf(speech.tell((t) => t.sheets.checklists)[0]!, columns, rows, 2)), 5),
    holds: speech.tell((t) => t.holds.checklists({ count: rows.length })),
  }
}

/** One interview guide with a column for notes. */
export function guideSheet(pack: Pack, guide: Guide, speech: Speech): Held {
  const questions = guide.topics.flatMap((topic) => topic.questions.map((question) => ({ topic, question })))
  const short = questions.filter(({ question }) => question.inShortVersion).length
  // A mark on every question, or on none, tells nothing.
  const marks = short > 0 && short < questions.length
  const rows = questions.map(({ topic, question }): CellSpec[] => [
    cell(speech.say(topic.name)),
    cell(speech.say(question.question)),
    cell(speech.say(question.probe)),
    cell(speech.say(question.listenFor)),
    ...(marks ? [question.inShortVersion ? '✓' : null] : []),
    null,
    cell(informedLines(speech, pack, question.informs)),
  ])
  const columns = [
    headed(speech, (t) => t.topic, 18),
    headed(speech, (t) => t.question, 40, strong),
    headed(speech, (t) => t.probe, 34),
    headed(speech, (t) => t.listenFor, 42),
    ...(marks ? [headed(speech, (t) => t.shortVersion, 11, centred)] : []),
    headed(speech, (t) => t.notesColumn, 42, toFill),
    headed(speech, (t) => t.informs, 32),
  ]
  return {
    sheet: toWriteOn(sheetOf(speech.say(guide.name)[0]!, columns, rows, 2)),
    holds: speech.tell((t) => t.holds.guide({ count: rows.length, short: marks ? short : 0 })),
  }
}

/** A form filled in on site. */
export function formSheet(pack: Pack, form: Form, speech: Speech): Held {
  const rows = form.sections.flatMap((section) =>
    section.fields.map((field): CellSpec[] => [
      cell(speech.say(section.name)),
      cell(speech.say(field.label)),
      field.help === undefined ? null : cell(speech.say(field.help)),
      cell(
        speech.both((t, said) =>
          field.kind === 'choice' ? (field.choices ?? []).map((one) => said(one.name)).join('\n') : t.kinds[field.kind],
        ),
      ),
      null,
      cell(informedLines(speech, pack, field.informs)),
    ]),
  )
  const columns = [
    headed(speech, (t) => t.topic, 18),
    headed(speech, (t) => t.field, 34, strong),
    headed(speech, (t) => t.help, 44),
    headed(speech, (t) => t.choices, 24),
    headed(speech, (t) => t.answer, 50, toFill),
    headed(speech, (t) => t.informs, 34),
  ]
  return {
    sheet: toWriteOn(sheetOf(speech.say(form.name)[0]!, columns, rows, 2)),
    holds: speech.tell((t) => t.holds.form({ count: rows.length })),
  }
}

/** Survey items with one option for each level; null when the instrument has none. */
export function surveySheet(pack: Pack, speech: Speech): Held | null {
  if (pack.surveyItems.length === 0) return null
  const aspects = new Map(pack.areas.flatMap((area) => area.aspects.map((aspect) => [aspect.id, aspect] as const)))
  const rows = pack.surveyItems.map((item): CellSpec[] => {
    const aspect = aspects.get(item.aspect)
    const criterion = aspect?.criteria.find((one) => one.id === item.criterion)
    return [
      aspect === undefined ? item.aspect : cell(speech.both((_, said) => `${aspect.number} ${said(aspect.name)}`)),
      criterion === undefined ? item.criterion : cell(speech.say(criterion.name)),
      cell(speech.say(item.question)),
      ...pack.scale.levels.map((level) => {
        const option = item.options[level.number]
        return option === undefined ? null : cell(speech.say(option))
      }),
      cell(speech.tell((t) => item.roles.map((role) => t.roleNames[role]).join(t.comma))),
      item.core ? '✓' : null,
      item.id,
    ]
  })
  const columns = [
    headed(speech, (t) => t.aspect, 20),
    headed(speech, (t) => t.criterion, 20),
    headed(speech, (t) => t.question, 36, strong),
    ...pack.scale.levels.map((level): ColumnSpec => ({
      header: speech.tell((t) => `${t.level} ${level.number}`).join('\n'),
      width: 30,
      style: wrapped,
    })),
    headed(speech, (t) => t.roles, 20),
    headed(speech, (t) => t.core, 12, centred),
    { ...headed(speech, (t) => t.address, 24), hidden: true },
  ]
  return {
    sheet: sheetOf(speech.tell((t) => t.sheets.survey)[0]!, columns, rows, 3),
    holds: speech.tell((t) => t.holds.survey({ count: rows.length })),
  }
}

/** Links to like criteria of other instruments, from both sides; null when there are none. */
export function crosswalkSheet(pack: Pack, related: readonly Pack[], speech: Speech): Held | null {
  const links = seenLinks(pack, related)
  if (links.length === 0) return null
  const rows = links.map((link): CellSpec[] => [
    cell(speech.say(link.fromName)),
    cell(speech.tell((t) => t.relations[link.relation])),
    link.toName === null ? link.to : cell(speech.say(link.toName)),
    link.toPack === null ? link.to.split('/')[0]! : cell(speech.say(link.toPack)),
    cell(speech.say(link.why)),
    link.from,
    link.to,
    link.writtenIn,
  ])
  const columns = [
    headed(speech, (t) => t.from, 28, strong),
    headed(speech, (t) => t.relation, 16),
    headed(speech, (t) => t.to, 28, strong),
    headed(speech, (t) => t.toInstrument, 22),
    headed(speech, (t) => t.whyLinked, 60),
    headed(speech, (t) => `${t.address} (${t.from})`, 30),
    headed(speech, (t) => `${t.address} (${t.to})`, 36),
    headed(speech, (t) => t.writtenIn, 18),
  ]
  return {
    sheet: sheetOf(speech.tell((t) => t.sheets.crosswalk)[0]!, columns, rows, 1),
    holds: speech.tell((t) => `${t.holds.crosswalk({ count: rows.length })}${t.colon}${t.crosswalkWhat}`),
  }
}

/** Quoted figures with year, sample and source; null when there are none. */
export function referencesSheet(pack: Pack, speech: Speech): Held | null {
  if (pack.references.length === 0) return null
  const notStated = cell(speech.tell((t) => t.notStated))
  const rows = pack.references.map((reference): CellSpec[] => [
    cell(speech.say(reference.statement)),
    reference.figure,
    reference.year ?? notStated,
    reference.sample === undefined ? notStated : cell(speech.say(reference.sample)),
    cell(speech.say(reference.source)),
    cell(informedLines(speech, pack, reference.informs)),
  ])
  const columns = [
    headed(speech, (t) => t.statement, 60),
    headed(speech, (t) => t.figure, 14, { ...strong, align: 'right' }),
    headed(speech, (t) => t.year, 12, { ...wrapped, align: 'right' }),
    headed(speech, (t) => t.sample, 40),
    headed(speech, (t) => t.source, 40),
    headed(speech, (t) => t.informs, 34),
  ]
  return {
    sheet: sheetOf(speech.tell((t) => t.sheets.references)[0]!, columns, rows, 0),
    holds: speech.tell((t) => t.holds.references({ count: rows.length })),
  }
}

/**
 * Printed one page wide, so that one writes beside the words one answers. The last column, the criteria informed, is
 * looked up on the screen and would push the others apart.
 */
function toWriteOn(sheet: SheetSpec): SheetSpec {
  return { ...sheet, printedColumns: sheet.columns.length - 1 }
}

/** A tick can be chosen from a list in the given column. */
function ticked(sheet: SheetSpec, column: number): SheetSpec {
  return { ...sheet, validations: [{ column, firstRow: 1, lastRow: sheet.rows.length, list: ['✓'] }] }
}
