/** Upload → mapping → preview → commit → undo, for the three kinds of files. Nothing is written before commit. */
import { traceOf } from '#server/trace.ts'
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { AnswersMapping, Import, ImportMapping, ScorecardMapping } from '#contract/import.ts'
import type { Pack } from '#core/instrument/pack.ts'
import type { Language } from '#core/language.ts'
import { texts } from '#core/texts/index.ts'
import { actorName, may, type Actor } from '#server/access/may.ts'
import {
  assessorsOf,
  findDiagnostic,
  packOf,
  packsOf,
  scopeOf,
  type AssessorRow,
  type DiagnosticRow,
  type ScopeUnit,
} from '#server/diagnostics/diagnostics.ts'
import { problem } from '#server/http/problem.ts'
import { listSegments } from '#server/organisation/organisation.ts'
import { isRated, listRatings } from '#server/ratings/ratings.ts'
import type { Services } from '#server/services.ts'
import { recordEvent } from '#server/storage/audit.ts'
import { maybeOne, run, sql, type Db, type Queryable, type Tx } from '#server/storage/database.ts'
import { csvLine, csvStart } from '#server/tables/csv-write.ts'
import { detectionBytes } from '#server/tables/limits.ts'
import { TableFault } from '#server/tables/table-fault.ts'
import { openWorkbook } from '#server/tables/xlsx-read.ts'
import { planAnswers, type AnswersPlan, type SegmentNames } from './answers/plan.ts'
import { previewAnswers } from './answers/preview.ts'
import { proposeAnswers } from './answers/propose.ts'
import { releaseIsUsed, removeAnswers, writeAnswers } from './answers/write.ts'
import { isXlsx, readTable, sampleUpload, type Sample } from './detect.ts'
import { MappingFault, sentence, type Note, type Refusal } from './faults.ts'
import { isInterrupted, progressOf, runJob } from './jobs.ts'
import { renderImport, renderRefusal } from './render.ts'
import { proposeScorecard } from './scorecard/propose.ts'
import { readScorecard } from './scorecard/read.ts'
import { planMarks, undoMarks, writeMarks } from './scorecard/write.ts'
import * as store from './store.ts'
import type { ImportResult, MarkChangePlan, RatingChangePlan, StoredImport, StoredPreview } from './store.ts'
import {
  readUpload,
  readWholeUpload,
  refusedPath,
  removeUpload,
  saveUpload,
  uploadFolder,
  type Upload,
} from './uploads.ts'
import { planChanges, undoChanges, writeChanges } from './workbook/plan.ts'
import { readScoringWorkbook } from './workbook/read.ts'

/** Who is acting on which diagnostic, as the routes know it. */
export interface Scene {
  services: Services
  actor: Actor
  language: Language
  workspaceId: string
  diagnosticId: string
}

/** Rows of a scorecard; the contract maps at most 2,000. */
const scorecardRows = 5000

/** Takes a file in and says what it seems to be. */
export async function takeFile(
  scene: Scene,
  kind: Import['kind'],
  packId: string | undefined,
  file: { name: string; content: Readable; cutOff: () => boolean },
): Promise<Import> {
  const { services, workspaceId, diagnosticId } = scene
  const diagnostic = await findDiagnostic(services.db, workspaceId, diagnosticId)
  refuseWhenLocked(diagnostic, kind)
  const pack = await packOf(services.db, workspaceId, diagnosticId, packId)
  const folder = folderOf(scene)
  await forgetStale(scene)
  const id = store.newImportId()
  const upload = await saveUpload(folder, id, file.content)
  try {
    if (file.cutOff()) throw problem('upload.tooLarge', { megabytes: services.settings.uploadMegabytes })
    const result: ImportResult = {
      packId: pack.id,
      personId: scene.actor.kind === 'person' ? scene.actor.personId : null,
      bytes: upload.bytes,
      detected: null,
      preview: null,
      problem: null,
      assessorId: null,
      written: null,
      previewed: false,
    }
    let mapping: ImportMapping
    if (kind === 'workbook') {
      if (upload.bytes === 0) throw new TableFault('empty')
      if (!isXlsx(upload.head)) throw new TableFault('workbookNeeded')
      mapping = { kind: 'workbook', assessorId: null }
    } else {
      const sample = await sampleUpload(folder, id, upload, {})
      result.detected = sample.detected
      mapping = await propose(scene, kind, id, sample, pack)
    }
    await store.insertImport(services.db, workspaceId, {
      id,
      diagnosticId,
      kind,
      fileName: file.name.slice(0, 200),
      createdBy: actorName(scene.actor),
      mapping,
      result,
    })
  } catch (error) {
    await removeUpload(folder, id)
    throw asProblem(error, scene.language)
  }
  // a scoring workbook says itself what it is, so its preview needs no mapping
  return kind === 'workbook' ? setMapping(scene, id, { kind: 'workbook', assessorId: null }) : show(scene, id)
}

/** Sets the mapping and previews; with a new way of reading the file and no columns yet, proposes anew. */
export async function setMapping(scene: Scene, importId: string, mapping: ImportMapping): Promise<Import> {
  const { services, workspaceId, diagnosticId } = scene
  const stored = await findSettled(scene, importId)
  if (mapping.kind !== stored.kind || !['uploaded', 'previewed', 'failed'].includes(stored.state))
    throw problem('import.state')
  refuseWhenLocked(await findDiagnostic(services.db, workspaceId, diagnosticId), stored.kind)
  stored.result = { ...stored.result, preview: null, problem: null, previewed: false }
  stored.state = 'uploaded'
  try {
    checkSeparator(mapping)
    if (mapping.kind === 'workbook') {
      stored.mapping = mapping
      stored.result.preview = await previewWorkbook(scene, stored, mapping.assessorId)
      stored.state = 'previewed'
    } else {
      const pack = await packOf(services.db, workspaceId, diagnosticId, stored.result.packId)
      const upload = await uploadAgain(folderOf(scene), stored)
      const known = stored.result.detected
      const sample = await sampleUpload(folderOf(scene), importId, upload, mapping, known)
      stored.result.detected = sample.detected
      if (isUnmapped(mapping)) {
        stored.mapping = await propose(scene, mapping.kind, importId, sample, pack, mapping)
      } else if (mapping.kind === 'scorecard') {
        stored.mapping = mapping
        stored.result.preview = await previewScorecard(scene, stored, mapping, pack)
        stored.state = 'previewed'
      } else {
        stored.mapping = mapping
        await startPreviewOfAnswers(scene, stored, mapping, pack, sample)
        return show(scene, importId)
      }
    }
  } catch (error) {
    throw asProblem(error, scene.language)
  }
  stored.result.previewed = stored.state === 'previewed'
  await store.updateImport(services.db, workspaceId, stored)
  return show(scene, importId)
}

/** Writes what the preview showed. */
export async function commit(scene: Scene, importId: string): Promise<Import> {
  const { services, workspaceId, diagnosticId } = scene
  const stored = await findSettled(scene, importId)
  // a retry after a lost reply is the same commit
  if (stored.state === 'committed' || (stored.state === 'running' && stored.result.previewed))
    return show(scene, importId)
  if (!stored.result.previewed || !['previewed', 'failed'].includes(stored.state)) throw problem('import.state')
  if ((stored.result.preview?.accepted ?? 0) === 0) {
    throw problem('import.mapping', { why: texts[scene.language].imports.mappingFaults.nothing })
  }
  if (stored.mapping?.kind === 'answers') {
    await startCommitOfAnswers(scene, stored, stored.mapping)
    return show(scene, importId)
  }
  await services.db.transaction(async (tx) => {
    const locked = await store.findImport(tx, workspaceId, diagnosticId, importId, true)
    if (locked.state !== stored.state) throw problem('import.state')
    await lockDiagnostic(tx, scene, locked.kind)
    const written =
      locked.kind === 'workbook' ? await commitWorkbook(tx, scene, locked) : await commitScorecard(tx, scene, locked)
    await store.updateImport(tx, workspaceId, {
      ...locked,
      state: 'committed',
      result: { ...locked.result, written, problem: null },
    })
    await recordEvent(tx, workspaceId, scene.actor, 'import.commit', importId, { kind: locked.kind })
  })
  await removeUpload(folderOf(scene), importId)
  return show(scene, importId)
}

/** Takes a committed import back. */
export async function undo(scene: Scene, importId: string): Promise<Import> {
  const { services, workspaceId, diagnosticId } = scene
  await services.db.transaction(async (tx) => {
    const stored = await store.findImport(tx, workspaceId, diagnosticId, importId, true)
    if (stored.state === 'undone') return
    const { written } = stored.result
    if (stored.state !== 'committed' || written === null) throw problem('import.state')
    let kept = 0
    if (written.kind === 'answers') {
      // the diagnostic is locked against a score run that begins to read these answers
      await maybeOne(
        tx,
        sql`select 1 from diagnostic where workspace_id = ${workspaceId} and id = ${diagnosticId} for update`,
      )
      if (await releaseIsUsed(tx, workspaceId, written)) throw problem('import.used')
      await removeAnswers(tx, workspaceId, written)
    } else {
      await lockDiagnostic(tx, scene, stored.kind)
      const changes = stored.result.preview?.changes ?? []
      kept =
        written.kind === 'workbook'
          ? await undoChanges(tx, { workspaceId, diagnosticId }, written, changes as RatingChangePlan[])
          : await undoMarks(
              tx,
              { workspaceId, diagnosticId, unitId: written.unitId, packId: stored.result.packId },
              importId,
              changes as MarkChangePlan[],
            )
    }
    await store.updateImport(tx, workspaceId, {
      ...stored,
      state: 'undone',
      result: {
        ...stored.result,
        problem: kept === 0 ? null : { part: 'notes', code: 'undoKept', details: { count: kept } },
      },
    })
    await recordEvent(tx, workspaceId, scene.actor, 'import.undo', importId, { kind: stored.kind })
  })
  return show(scene, importId)
}

/** One import as it stands. */
export async function show(scene: Scene, importId: string): Promise<Import> {
  return (await render(scene, [await findSettled(scene, importId)]))[0]!
}

/** All imports the actor may see, newest first. */
export async function list(scene: Scene): Promise<Import[]> {
  await findDiagnostic(scene.services.db, scene.workspaceId, scene.diagnosticId)
  const rows = await store.listImports(scene.services.db, scene.workspaceId, scene.diagnosticId)
  return render(
    scene,
    rows.filter((stored) => maySee(scene, stored)),
  )
}

/** Every refused row as CSV, piece by piece. */
export async function refusedRows(scene: Scene, importId: string): Promise<Readable> {
  const stored = await findSettled(scene, importId)
  const { language } = scene
  const head = texts[language].imports.refusedColumns
  const path = refusedPath(folderOf(scene), importId)
  const refusals = async function* (): AsyncGenerator<Refusal> {
    if (stored.kind !== 'answers' || !existsSync(path)) {
      yield* stored.result.preview?.refusals ?? []
      return
    }
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
      yield JSON.parse(line) as Refusal
  }
  return Readable.from(
    (async function* () {
      let text = csvStart + csvLine([head.sheet, head.row, head.column, head.reason])
      for await (const refusal of refusals()) {
        const { sheet, row, column, reason } = renderRefusal(refusal, language)
        text += csvLine([sheet ?? '', row, column, reason])
        if (text.length < 65_536) continue
        yield text
        text = ''
      }
      yield text
    })(),
    { objectMode: false },
  )
}

// Answers ----------------------------------------------------------------------------------------------------------

async function planOf(
  scene: Scene,
  stored: StoredImport,
  mapping: AnswersMapping,
  pack: Pack,
  header: readonly string[],
): Promise<{ plan: AnswersPlan; known: SegmentNames }> {
  const known = await listSegments(scene.services.db, scene.workspaceId)
  return { known, plan: planAnswers(mapping, pack, header, stored.result.detected?.format === 'csv', known) }
}

async function startPreviewOfAnswers(
  scene: Scene,
  stored: StoredImport,
  mapping: AnswersMapping,
  pack: Pack,
  sample: Sample,
): Promise<void> {
  const { services, workspaceId } = scene
  const { detected } = stored.result
  if (detected === null) throw problem('import.state')
  const { plan, known } = await planOf(scene, stored, mapping, pack, sample.header)
  await claim(scene, stored, ['uploaded', 'previewed', 'failed'])
  await runJob(services.db, stored.id, {
    work: async (tx, onProgress) => {
      const preview = await previewAnswers(folderOf(scene), stored.id, detected, mapping, plan, known, onProgress)
      await store.updateImport(tx, workspaceId, {
        ...stored,
        state: 'previewed',
        result: { ...stored.result, preview, previewed: true },
      })
    },
    failed: (error) => giveUp(scene, stored, 'uploaded', error),
  })
}

async function startCommitOfAnswers(scene: Scene, stored: StoredImport, mapping: AnswersMapping): Promise<void> {
  const { services, workspaceId, diagnosticId } = scene
  const folder = folderOf(scene)
  const { detected } = stored.result
  if (detected === null) throw problem('import.state')
  const pack = await packOf(services.db, workspaceId, diagnosticId, stored.result.packId)
  try {
    const sample = await sampleUpload(folder, stored.id, await uploadAgain(folder, stored), mapping, detected)
    const { plan, known } = await planOf(scene, stored, mapping, pack, sample.header)
    await claim(scene, stored, ['previewed', 'failed'])
    await runJob(services.db, stored.id, {
      work: async (tx, onProgress) => {
        await lockDiagnostic(tx, scene, 'answers')
        const target = { workspaceId, diagnosticId, packId: pack.id, importId: stored.id }
        const source = { folder, bytes: stored.result.bytes, detected, mapping }
        const { written } = await writeAnswers(tx, target, source, plan, known, onProgress)
        await store.updateImport(tx, workspaceId, {
          ...stored,
          state: 'committed',
          // the samples are what single people answered
          result: { ...stored.result, detected: withoutSamples(detected), written, problem: null },
        })
        await recordEvent(tx, workspaceId, scene.actor, 'import.commit', stored.id, { kind: 'answers' })
      },
      // the list of refused rows stays; the answers as people gave them do not
      after: () => removeUpload(folder, stored.id, false),
      failed: (error) => giveUp(scene, stored, 'failed', error),
    })
  } catch (error) {
    throw asProblem(error, scene.language)
  }
}

function withoutSamples(detected: store.Detected): store.Detected {
  return { ...detected, columns: detected.columns.map((column) => ({ ...column, samples: [] })) }
}

/** Marks an import as running, once. */
async function claim(scene: Scene, stored: StoredImport, from: string[]): Promise<void> {
  const claimed = await run(
    scene.services.db,
    sql`update import set state = 'running', mapping = ${JSON.stringify(stored.mapping ?? {})}, result = ${JSON.stringify(stored.result)}
        where workspace_id = ${scene.workspaceId} and id = ${stored.id} and state = any(${from}::text[])`,
  )
  if (claimed === 0) throw problem('import.state')
}

/** Keeps why an import did not go through. Nothing was written. */
async function giveUp(scene: Scene, stored: StoredImport, state: 'uploaded' | 'failed', error: unknown): Promise<void> {
  const known =
    error instanceof MappingFault
      ? ({ part: 'mappingFaults', code: error.code, details: error.details } as const)
      : error instanceof TableFault
        ? ({ part: 'fileFaults', code: error.code, details: error.details } as const)
        : ({ part: 'notes', code: 'failed', details: {} } as const)
  await store.updateImport(scene.services.db, scene.workspaceId, {
    ...stored,
    state,
    result: { ...stored.result, problem: known },
  })
  if (known.part === 'notes' && scene.services.settings.logLevel !== 'silent')
    process.stderr.write(`${JSON.stringify({ import: stored.id, failed: traceOf(error) })}\n`)
}

// Workbook ---------------------------------------------------------------------------------------------------------

async function previewWorkbook(scene: Scene, stored: StoredImport, chosen: string | null): Promise<StoredPreview> {
  const { services, workspaceId, diagnosticId, actor } = scene
  const packs = await packsOf(services.db, workspaceId, diagnosticId)
  const units = await scopeOf(services.db, workspaceId, diagnosticId)
  const assessors = await assessorsOf(services.db, workspaceId, diagnosticId)
  const book = await openWorkbook(await readWholeUpload(folderOf(scene), stored.id))
  const reading = await readScoringWorkbook(book, { diagnosticId, packs, units })
  if (chosen !== null && !assessors.some(({ id }) => id === chosen)) throw new MappingFault('assessor')
  const named = assessors.find(({ id }) => id === reading.assessorId) ?? null
  const target = chosen === null ? named : assessors.find(({ id }) => id === chosen)!
  const refuseAll = (code: Refusal['code']): StoredPreview => {
    const refusals = [
      ...reading.refusals,
      ...reading.entries.map(({ sheet, row }): Refusal => ({ sheet, row, column: 'B', code, details: {} })),
    ]
    refusals.sort((a, b) => (a.sheet ?? '').localeCompare(b.sheet ?? '') || a.row - b.row)
    return { accepted: 0, refused: refusals.length, unchanged: 0, changes: [], refusals, notes: reading.notes }
  }
  stored.result.assessorId = target?.id ?? null
  if (target === null) return refuseAll('assessorUnknown')
  if (!mayWriteFor(scene, target)) return refuseAll('otherAssessor')
  const ratings = (
    await Promise.all(
      packs.map((pack) =>
        listRatings(services.db, { workspaceId, diagnosticId, packId: pack.id, assessorId: target.id }),
      ),
    )
  ).flat()
  const sealed = !may(actor, 'sheet.read', { workspaceId, ownedBy: target.personId })
  const { changes, unchanged } = planChanges(reading.entries, ratings, sealed)
  const notes = [...reading.notes]
  if (named !== null && named.id !== target.id)
    notes.unshift({ code: 'assignedTo', details: { from: named.name, to: target.name } })
  return {
    accepted: reading.entries.length,
    refused: reading.refusals.length,
    unchanged,
    changes,
    refusals: reading.refusals,
    notes,
  }
}

async function commitWorkbook(tx: Tx, scene: Scene, stored: StoredImport): Promise<ImportResult['written']> {
  const { workspaceId, diagnosticId } = scene
  const assessor = (await assessorsOf(tx, workspaceId, diagnosticId)).find(({ id }) => id === stored.result.assessorId)
  if (!assessor || !mayWriteFor(scene, assessor)) throw problem('import.state')
  const written = await writeChanges(
    tx,
    { workspaceId, diagnosticId, assessorId: assessor.id },
    (stored.result.preview?.changes ?? []) as RatingChangePlan[],
  )
  if (written === null) throw problem('import.changed')
  return written
}

/** The owner brings in anybody's workbook, an assessor only their own. */
function mayWriteFor({ actor, workspaceId }: Scene, assessor: AssessorRow): boolean {
  return (
    may(actor, 'import.manage', { workspaceId }) ||
    may(actor, 'sheet.write', { workspaceId, ownedBy: assessor.personId })
  )
}

// Former scorecard ---------------------------------------------------------------------------------------------------

async function previewScorecard(
  scene: Scene,
  stored: StoredImport,
  mapping: ScorecardMapping,
  pack: Pack,
): Promise<StoredPreview> {
  const { services, workspaceId, diagnosticId } = scene
  const { detected } = stored.result
  if (detected === null) throw problem('import.state')
  if (!(await scopeOf(services.db, workspaceId, diagnosticId)).some(({ id }) => id === mapping.unitId))
    throw new MappingFault('unit')
  const { rows, faults, sheet } = await readTable(folderOf(scene), stored.id, detected, mapping, scorecardRows)
  const { entries, refusals } = readScorecard(rows, mapping, pack, sheet)
  const all = [...refusals, ...faults].sort((a, b) => a.row - b.row)
  const { changes, unchanged } = await planMarks(
    services.db,
    { workspaceId, diagnosticId, unitId: mapping.unitId, packId: pack.id },
    entries,
    sheet,
  )
  const notes: Note[] = (await isRated(services.db, workspaceId, diagnosticId, pack.id))
    ? [{ code: 'ratedHere', details: {} }]
    : []
  return { accepted: entries.length, refused: all.length, unchanged, changes, refusals: all, notes }
}

async function commitScorecard(tx: Tx, scene: Scene, stored: StoredImport): Promise<ImportResult['written']> {
  if (stored.mapping?.kind !== 'scorecard') throw problem('import.state')
  const { unitId } = stored.mapping
  const at = { workspaceId: scene.workspaceId, diagnosticId: scene.diagnosticId, unitId, packId: stored.result.packId }
  if (!(await writeMarks(tx, at, stored.id, (stored.result.preview?.changes ?? []) as MarkChangePlan[])))
    throw problem('import.changed')
  return { kind: 'scorecard', unitId }
}

// Shared -------------------------------------------------------------------------------------------------------------

async function propose(
  scene: Scene,
  kind: 'scorecard' | 'answers',
  importId: string,
  sample: Sample,
  pack: Pack,
  given?: AnswersMapping | ScorecardMapping,
): Promise<ImportMapping> {
  if (kind === 'answers') return proposeAnswers(sample, pack)
  const { services, workspaceId, diagnosticId } = scene
  const units = await scopeOf(services.db, workspaceId, diagnosticId)
  const { rows } = await readTable(
    folderOf(scene),
    importId,
    sample.detected,
    { ...given, sheet: sample.sheet ?? undefined },
    scorecardRows,
  )
  const unitId =
    given?.kind === 'scorecard' ? given.unitId : (units.find(({ isOrganisation }) => isOrganisation) ?? units[0])?.id
  if (unitId === undefined) throw new MappingFault('unit')
  return proposeScorecard(sample, rows, pack, unitId)
}

/** A mapping that only says how to read the file. */
function isUnmapped(mapping: AnswersMapping | ScorecardMapping): boolean {
  return mapping.kind === 'answers'
    ? mapping.items.length === 0 && mapping.segments.length === 0
    : mapping.rows.length === 0 && mapping.levelColumn === null && mapping.markColumns.length === 0
}

/** One character that cannot stand inside a number or a word. */
function checkSeparator(mapping: ImportMapping): void {
  if (mapping.kind === 'workbook' || mapping.separator === undefined) return
  if (!/^[\t !#$%&'()*+,./:;<=>?@[\\\]^_`{|}~]$/u.test(mapping.separator)) throw new MappingFault('separator')
}

/** What the upload said about its bytes, found again from the file. Its encoding is known by now. */
async function uploadAgain(folder: string, stored: StoredImport): Promise<Upload> {
  const pieces: Buffer[] = []
  for await (const piece of await readUpload(folder, stored.id, detectionBytes)) pieces.push(piece as Buffer)
  return { bytes: stored.result.bytes, head: Buffer.concat(pieces), fault: null }
}

function folderOf({ services, workspaceId, diagnosticId }: Scene): string {
  return uploadFolder(services.settings.dataFolder, workspaceId, diagnosticId)
}

async function findSettled(scene: Scene, importId: string): Promise<StoredImport> {
  const { services, workspaceId, diagnosticId } = scene
  const stored = await store.findImport(services.db, workspaceId, diagnosticId, importId)
  if (!maySee(scene, stored)) throw problem('notFound')
  if (stored.state !== 'running') return stored
  return services.db.transaction(async (tx) => {
    if (!(await isInterrupted(tx, importId))) return store.findImport(tx, workspaceId, diagnosticId, importId)
    const again = await store.findImport(tx, workspaceId, diagnosticId, importId, true)
    if (again.state !== 'running') return again
    again.state = again.result.previewed ? 'previewed' : 'uploaded'
    again.result.problem = { part: 'notes', code: 'interrupted', details: {} }
    await store.updateImport(tx, workspaceId, again)
    return again
  })
}

function maySee({ actor, workspaceId }: Scene, stored: StoredImport): boolean {
  return (
    may(actor, 'import.manage', { workspaceId }) ||
    (actor.kind === 'person' && stored.kind === 'workbook' && stored.result.personId === actor.personId)
  )
}

function refuseWhenLocked(diagnostic: Pick<DiagnosticRow, 'status'>, kind: Import['kind']): void {
  if (diagnostic.status === 'closed' || (kind === 'workbook' && diagnostic.status !== 'open'))
    throw problem('rating.locked')
}

/** Holds the diagnostic still against a reveal or its end. */
async function lockDiagnostic(tx: Tx, { workspaceId, diagnosticId }: Scene, kind: Import['kind']): Promise<void> {
  const row = await maybeOne<Pick<DiagnosticRow, 'status'>>(
    tx,
    sql`select status from diagnostic where workspace_id = ${workspaceId} and id = ${diagnosticId} for share`,
  )
  if (row === null) throw problem('notFound')
  refuseWhenLocked(row, kind)
}

async function render(scene: Scene, rows: readonly StoredImport[]): Promise<Import[]> {
  const { services, workspaceId, diagnosticId, actor, language } = scene
  const db: Db = services.db
  const packs = await packsOf(db, workspaceId, diagnosticId)
  const units: ScopeUnit[] = await scopeOf(db, workspaceId, diagnosticId)
  const assessors = await assessorsOf(db, workspaceId, diagnosticId)
  const { status } = await findDiagnostic(db, workspaceId, diagnosticId)
  return Promise.all(
    rows.map(async (stored) => {
      const assessor = assessors.find(({ id }) => id === stored.result.assessorId)
      return renderImport(stored, {
        packs,
        units,
        language,
        sealed:
          stored.kind === 'workbook' &&
          status === 'open' &&
          !may(actor, 'sheet.read', { workspaceId, ownedBy: assessor?.personId ?? null }),
        progress: progressOf(stored.id),
        undoable: await isUndoable(db, workspaceId, stored, status),
      })
    }),
  )
}

async function isUndoable(
  db: Queryable,
  workspaceId: string,
  stored: StoredImport,
  status: DiagnosticRow['status'],
): Promise<boolean> {
  const { written } = stored.result
  if (stored.state !== 'committed' || written === null || status === 'closed') return false
  if (written.kind === 'answers') return !(await releaseIsUsed(db, workspaceId, written))
  return written.kind === 'scorecard' || status === 'open'
}

async function forgetStale(scene: Scene): Promise<void> {
  const { services, workspaceId, diagnosticId } = scene
  for (const id of await store.staleImports(services.db, workspaceId, diagnosticId)) {
    await removeUpload(folderOf(scene), id)
    await store.deleteImport(services.db, workspaceId, id)
  }
}

function asProblem(error: unknown, language: Language): unknown {
  if (error instanceof TableFault)
    return problem('import.file', { why: sentence('fileFaults', error.code, error.details, language) })
  if (error instanceof MappingFault)
    return problem('import.mapping', { why: sentence('mappingFaults', error.code, error.details, language) })
  return error
}
