/** Gaps, movement and workforce. */
import { aspectAddress, areaAddress } from '#core/score/address.ts'
import type { Movement, MovementRow } from '#core/score/movement.ts'
import type { NodeAddress } from '#core/score/types.ts'
import type { ReportInput, WorkforceCell, WorkforceHeatMap } from '../report-input.ts'
import type { ReportValue } from '../report-value.ts'
import type { Place } from './place.ts'
import { change, column, decimal, figure, nameColumns, names, percent, plain, said, whole, word } from './sheets.ts'
import type { Tongues } from './sheets.ts'
import type { CellSpec, SheetSpec } from './workbook.ts'

type Places = ReadonlyMap<NodeAddress, Place>

/** One row for each next step; an aspect below its target without a step has one row of its own. */
export function gapSheet(input: ReportInput, value: ReportValue, places: Places, tongues: Tongues): SheetSpec {
  const rows = input.run.organisation.gaps.flatMap((gap, index) => {
    const row = value.gaps.find((one) => one.row.node.address === gap.address)
    const { basis } = row ?? {}
    const head: CellSpec[] = [
      gap.address,
      index + 1,
      ...names(tongues, places.get(areaAddress(gap.area))!.name),
      ...names(tongues, places.get(aspectAddress(gap.aspect))!.name),
      gap.level,
      gap.target,
      gap.size,
      gap.scoreGap,
      gap.weight,
      gap.priority,
      figure(
        row?.row.node.coverage.share ?? null,
        word(tongues, (t) => t.absence.notScored),
      ),
      basis == null ? null : word(tongues, (t) => t.basis[basis]),
    ]
    if (gap.nextSteps.length === 0) return [head]
    return gap.nextSteps.map((step): CellSpec[] => {
      const criterion = places.get(step.address)
      const words = criterion?.criterion?.descriptors[String(step.nextLevel)]
      const noWords = tongues.all.map((one) => one.t.report.noDescriptor)
      return [
        ...head,
        ...names(tongues, criterion?.name ?? {}),
        step.level,
        step.nextLevel,
        ...(words === undefined ? noWords : names(tongues, words)),
        ...names(tongues, criterion?.criterion?.remedy ?? {}),
      ]
    })
  })
  return {
    name: tongues.first.t.workbook.sheets.gaps,
    columns: [
      { ...column(tongues, (t) => t.workbook.address, 20), hidden: true },
      column(tongues, (t) => t.workbook.rank, 7, whole),
      ...nameColumns(tongues, (t) => t.heads.area, 22),
      ...nameColumns(tongues, (t) => t.heads.aspect, 26),
      column(tongues, (t) => t.heads.level, 8, whole),
      column(tongues, (t) => t.heads.target, 8, whole),
      column(tongues, (t) => t.workbook.size, 8, whole),
      column(tongues, (t) => t.workbook.gapScore, 9, decimal),
      column(tongues, (t) => t.workbook.combinedWeight, 12, plain),
      column(tongues, (t) => t.workbook.priority, 9, plain),
      column(tongues, (t) => t.heads.coverage, 10, percent),
      column(tongues, (t) => t.heads.basis, 12),
      ...nameColumns(tongues, (t) => t.workbook.nextStep, 26),
      column(tongues, (t) => t.workbook.nextFrom, 8, whole),
      column(tongues, (t) => t.workbook.nextTo, 8, whole),
      ...nameColumns(tongues, (t) => t.workbook.nextDescriptor, 60),
      ...nameColumns(tongues, (t) => t.workbook.remedy, 50),
    ],
    rows,
    frozenColumns: 2,
    filter: true,
    print: 'landscape',
  }
}

/** This year against last, split where that is possible. */
export function movementSheet(movement: Movement, places: Places, tongues: Tongues): SheetSpec {
  return {
    name: tongues.first.t.workbook.sheets.movement,
    columns: [
      { ...column(tongues, (t) => t.workbook.address, 20), hidden: true },
      column(tongues, (t) => t.workbook.kind, 11),
      ...nameColumns(tongues, (t) => t.workbook.name, 30),
      column(tongues, (t) => `${t.heads.lastYear}: ${t.heads.score}`, 11, decimal),
      column(tongues, (t) => `${t.heads.thisYear}: ${t.heads.score}`, 11, decimal),
      column(tongues, (t) => t.heads.total, 10, change),
      column(tongues, (t) => t.heads.real, 10, change),
      column(tongues, (t) => t.heads.content, 10, change),
      column(tongues, (t) => t.heads.raters, 10, change),
      column(tongues, (t) => t.heads.consensus, 10, change),
      column(tongues, (t) => t.workbook.commonCriteria, 12, whole),
      column(tongues, (t) => t.workbook.commonRaters, 12, whole),
      column(tongues, (t) => `${t.heads.lastYear}: ${t.heads.level}`, 11, whole),
      column(tongues, (t) => `${t.heads.thisYear}: ${t.heads.level}`, 11, whole),
      column(tongues, (t) => t.heads.whyNotCompared, 40, { wrap: true }),
    ],
    rows: movement.organisation.map((row) => movementCells(row, places, tongues)),
    frozenColumns: 2 + tongues.all.length,
    filter: true,
    print: 'landscape',
  }
}

function movementCells(row: MovementRow, places: Places, tongues: Tongues): CellSpec[] {
  const notScored = word(tongues, (t) => t.absence.notScored)
  const { split } = row
  const noSplit = split.kind === 'none' ? word(tongues, (t) => t.noSplit[split.reason]) : ''
  const apart = word(tongues, (t) => t.absence.cannotTellApart)
  const parts: CellSpec[] =
    split.kind === 'none'
      ? [0, 1, 2, 3, 4, 5].map(() =>
          figure(
            null,
            word(tongues, (t) => t.absence.notCompared),
          ),
        )
      : [
          split.kind === 'full' ? split.real : figure(null, apart),
          split.content,
          split.kind === 'full' ? split.raters : figure(null, apart),
          split.consensus,
          split.criteria,
          split.sharedRaters,
        ]
  return [
    row.address,
    word(tongues, (t) => t.workbook.kinds[row.kind]),
    ...names(tongues, places.get(row.address)!.name),
    figure(row.before.mean, notScored),
    figure(row.after.mean, notScored),
    figure(
      row.change,
      word(tongues, (t) => t.absence.notCompared),
    ),
    ...parts,
    figure(row.before.median, notScored),
    figure(row.after.median, notScored),
    noSplit,
  ]
}

/** Score and number of answers by group; hidden cells hold the word alone. */
export function workforceSheet(map: WorkforceHeatMap, places: Places, tongues: Tongues): SheetSpec {
  const groups = [
    { name: said(tongues, (t) => t.heads.all) },
    ...map.groups.map((group) => ({ name: [...new Set(names(tongues, group.name))].join('\n') })),
  ]
  const known = map.rows.filter((row) => places.has(row.address))
  return {
    name: tongues.first.t.workbook.sheets.workforce,
    columns: [
      { ...column(tongues, (t) => t.workbook.address, 20), hidden: true },
      { header: '#', width: 6 },
      ...nameColumns(tongues, (t) => t.workbook.name, 30),
      ...groups.flatMap((group) => [
        { header: `${group.name}\n${tongues.first.t.heads.score}`, width: 12, style: decimal },
        { header: `${group.name}\n${tongues.first.t.heads.answers}`, width: 12, style: whole },
      ]),
    ],
    rows: known.map((row) => {
      const place = places.get(row.address)!
      return [
        row.address,
        place.number,
        ...names(tongues, place.name),
        ...[row.all, ...row.cells].flatMap((cell) => workforceCells(cell, tongues)),
      ]
    }),
    frozenColumns: 2 + tongues.all.length,
    filter: true,
    print: 'landscape',
  }
}

function workforceCells(cell: WorkforceCell, tongues: Tongues): CellSpec[] {
  if (cell.kind === 'shown') return [cell.mean, cell.answers]
  const absence = word(tongues, (t) => (cell.kind === 'hidden' ? t.absence.hidden : t.absence.noReading))
  return [figure(null, absence), figure(null, absence)]
}
