/** Gathers what a report is made from: a score run, the run before, workforce answers, titles changed by hand. */
import type { Pack } from '#core/instrument/pack.ts'
import { Branding } from '#contract/workspace.ts'
import { texts } from '#core/texts/index.ts'
import type { ReportInput, TitleEdit, WorkforceHeatMap } from '#reports/report-input.ts'
import { packsOf } from '#server/diagnostics/diagnostics.ts'
import { computePrevious, releasesOf, type Computed } from '#server/scores/results.ts'
import { workforceResults, type Workforce } from '#server/scores/workforce.ts'
import type { Services } from '#server/services.ts'
import { many, sql, type Queryable } from '#server/storage/database.ts'
import { getWorkspace } from '#server/workspaces/workspaces.ts'

/** Reads everything a report of these results needs. Without a stored run it is a draft, and says so. */
export async function gatherReport(
  db: Queryable,
  services: Services,
  workspaceId: string,
  computed: Computed,
): Promise<ReportInput> {
  const previous = await computePrevious(db, services.hashKey, workspaceId, computed)
  const workspace = await getWorkspace(db, workspaceId)
  const { diagnostic, pack } = computed
  // a run of before does not go with answers of today
  const answersAreTheSame =
    String(await releasesOf(db, workspaceId, diagnostic.id, pack.id)) === String(computed.releases)
  return {
    run: computed.run,
    runId: computed.stored?.id ?? null,
    // of a draft the day is enough, and the same scores give the same bytes
    madeAt: computed.stored?.madeAt ?? `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`,
    input: computed.input,
    pack,
    previousRun: previous?.run ?? null,
    movement: previous?.movement ?? null,
    organisationName: workspace.name,
    diagnosticName: diagnostic.name,
    instruments: (await packsOf(db, workspaceId, diagnostic.id)).map(({ id, short }) => ({ id, short })),
    period: { from: diagnostic.periodFrom, to: diagnostic.periodTo },
    isSample: workspace.isSample,
    branding: Branding.parse(workspace.branding),
    workforce: answersAreTheSame ? await workforceOf(db, services, workspaceId, diagnostic.id, pack) : null,
    titleEdits: await titleEdits(db, workspaceId, diagnostic.id, pack.id),
    inputsHash: computed.inputsHash,
    revealed: diagnostic.status !== 'open',
  }
}

export async function titleEdits(
  db: Queryable,
  workspaceId: string,
  diagnosticId: string,
  packId: string,
): Promise<TitleEdit[]> {
  return many<TitleEdit>(
    db,
    sql`select slide, language, title from report_title where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} and pack_id = ${packId} order by slide collate "C", language`,
  )
}

/** By role level where the answers have it, else by their first dimension. */
async function workforceOf(
  db: Queryable,
  { results }: Services,
  workspaceId: string,
  diagnosticId: string,
  pack: Pack,
): Promise<WorkforceHeatMap | null> {
  const whole = await workforceResults(db, results, workspaceId, diagnosticId, pack, [])
  if (whole === null) return null
  const dimension = whole.dimensions.includes('roleLevel') ? 'roleLevel' : whole.dimensions[0]
  const table =
    dimension === undefined ? whole : await workforceResults(db, results, workspaceId, diagnosticId, pack, [dimension])
  return table === null ? null : heatMap(table, dimension)
}

function heatMap(table: Workforce, dimension: string | undefined): WorkforceHeatMap {
  const name = (language: 'en' | 'zh-CN') =>
    dimension === undefined
      ? ''
      : texts[language].groups.dimensions[dimension as keyof typeof texts.en.groups.dimensions]
  const cell = (given: Workforce['aspects'][number]['total']): WorkforceHeatMap['rows'][number]['all'] =>
    given.kind === 'hidden' ? given : { kind: 'shown', answers: given.fewest, mean: given.mean, median: null }
  return {
    dimension: { en: name('en'), 'zh-CN': name('zh-CN') },
    minimumGroup: table.minimumGroup,
    respondents: table.responses,
    groups: table.groups.map(({ key, name: text }) => ({
      id: key[0] ?? '',
      name: text[0] ?? { en: texts.en.groups.notGiven, 'zh-CN': texts['zh-CN'].groups.notGiven },
    })),
    rows: table.aspects.map(({ aspect, total, cells }) => ({
      address: `aspect/${aspect}`,
      all: cell(total),
      cells: cells.map(cell),
    })),
  }
}
