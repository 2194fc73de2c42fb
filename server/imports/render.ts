/** An import as the contract describes it, in the reader's language. */
import type { Import } from '#contract/import.ts'
import { findAspect, findCriterion, levelName } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { say, type Language, type Text } from '#core/language.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import { texts } from '#core/texts/index.ts'
import { sentence, shortened, type Note, type Refusal, type RefusalCode } from './faults.ts'
import type { ChangePlan, StoredImport, StoredPreview } from './store.ts'

export interface RenderFrame {
  packs: readonly Pack[]
  units: readonly { id: string; name: Text }[]
  language: Language
  /** Ratings that the reader must not see yet are not shown as they were. */
  sealed: boolean
  progress: { rows: number; bytes: number } | null
  undoable: boolean
}

type Preview = NonNullable<Import['preview']>

export function renderImport(stored: StoredImport, frame: RenderFrame): Import {
  const { result } = stored
  return {
    id: stored.id,
    kind: stored.kind,
    packId: result.packId,
    state: stored.state,
    fileName: stored.fileName,
    detected: result.detected,
    mapping: stored.mapping,
    preview: result.preview && renderPreview(stored, result.preview, frame),
    progress:
      stored.state === 'running'
        ? { rows: frame.progress?.rows ?? 0, bytes: frame.progress?.bytes ?? 0, totalBytes: result.bytes }
        : null,
    createdAt: stored.createdAt,
    committedAt: stored.committedAt,
    undoable: frame.undoable,
    problem:
      result.problem && sentence(result.problem.part, result.problem.code, result.problem.details, frame.language),
  }
}

export function renderRefusal(refusal: Refusal, language: Language): Preview['refusedRows'][number] {
  const { sheet, row, column, code, details } = refusal
  return { sheet, row, column, code, reason: sentence('refused', code, details, language) }
}

function renderPreview(stored: StoredImport, preview: StoredPreview, frame: RenderFrame): Preview {
  return {
    accepted: preview.accepted,
    refused: preview.refused,
    unchanged: preview.unchanged,
    changes: preview.changes.map((change) => renderChange(stored, change, frame)),
    refusedRows: preview.refusals.map((refusal) => renderRefusal(refusal, frame.language)),
    unreadValues: unreadValues(stored.kind, preview),
    rule: 'acceptedRowsAreKept',
    notes: preview.notes.map((note) => renderNote(note, frame.language)),
  }
}

/** Refusals that a line of the mapping would settle: the text is there, but nobody has said what it means. */
const settledByMapping: readonly RefusalCode[] = ['valueUnknown', 'valueUnmapped', 'levelOutsideScale', 'foreignScale']
const unreadAtOnce = 50

function unreadValues(kind: StoredImport['kind'], { refusals, refused }: StoredPreview): Preview['unreadValues'] {
  if (kind === 'workbook') return []
  const rows = new Map<string, number>()
  for (const { code, details } of refusals) {
    const text = String(details.text ?? '')
    // a text that had to be cut is not the one in the file
    if (!settledByMapping.includes(code) || text === '' || shortened(`${text}.`) !== `${text}.`) continue
    rows.set(text, (rows.get(text) ?? 0) + 1)
  }
  // of the first refusals alone a count would be too small
  const areAll = refused === refusals.length
  return [...rows]
    .sort(([, a], [, b]) => b - a)
    .slice(0, unreadAtOnce)
    .map(([text, count]) => ({ text, rows: areAll ? count : null }))
}

function renderChange(stored: StoredImport, change: ChangePlan, frame: RenderFrame): Preview['changes'][number] {
  const t = texts[frame.language].imports
  const unitOf = (id: string): Text => fitting(frame.units.find((unit) => unit.id === id)?.name ?? { en: id })
  if (change.kind === 'mark') {
    const pack = frame.packs.find(({ id }) => id === stored.result.packId)
    const shown = (mark: { level: number; comment: string } | null): string => {
      if (mark === null) return t.value.notScored
      const value = levelText(pack, mark.level, frame.language)
      return mark.comment === '' ? value : t.value.note({ value, note: shortened(mark.comment) })
    }
    return {
      sheet: change.sheet,
      row: change.row,
      unit: unitOf(stored.mapping?.kind === 'scorecard' ? stored.mapping.unitId : ''),
      thing: fitting((pack && findAspect(pack, change.aspect)?.aspect.name) ?? { en: change.aspect }),
      address: `aspect/${change.aspect}`,
      before: shown(change.before),
      after: shown(change.after),
      overwrites: change.before !== null,
    }
  }
  const pack = frame.packs.find(({ id }) => id === change.packId)
  const shown = ({ value, note }: { value: RatingValue; note: string }): string => {
    const text = valueText(pack, value, frame.language)
    return note === '' ? text : t.value.note({ value: text, note: shortened(note) })
  }
  return {
    sheet: change.sheet,
    row: change.row,
    unit: unitOf(change.unitId),
    thing: fitting((pack && findCriterion(pack, change.criterion)?.criterion.name) ?? { en: change.criterion }),
    address: `criterion/${change.criterion}`,
    before: frame.sealed ? t.notes.sealed : shown(change.before),
    after: shown(change.after),
    overwrites: change.overwrites,
  }
}

function renderNote(note: Note, language: Language): string {
  const t = texts[language].imports
  if (note.code !== 'segmentsAdded') return sentence('notes', note.code, note.details, language)
  const { dimension, count, names } = note.details as {
    dimension: keyof typeof t.dimensions
    count: number
    names: string
  }
  const listed = names.split('\u001f')
  return t.notes.segmentsAdded({
    dimension: t.dimensions[dimension],
    count,
    names: t.value.list({ names: listed, more: count - listed.length }),
  })
}

function valueText(pack: Pack | undefined, value: RatingValue, language: Language): string {
  const t = texts[language].imports.value
  if (value.kind === 'level') return levelText(pack, value.level, language)
  return value.kind === 'notApplicable' ? t.notApplicable({ reason: shortened(value.reason) }) : t[value.kind]
}

function levelText(pack: Pack | undefined, level: number, language: Language): string {
  const name = pack && levelName(pack, level)
  return name ? `${level} ${say(name, language)}` : String(level)
}

/** A name within what the contract allows. */
function fitting(text: Text): { 'zh-CN'?: string; en?: string } {
  const short = (words: string | undefined): string | undefined =>
    words === undefined || words === '' ? undefined : words.slice(0, 400)
  const zh = short(text['zh-CN'])
  const en = short(text.en)
  return { ...(zh === undefined ? {} : { 'zh-CN': zh }), ...(en === undefined ? {} : { en }) }
}
