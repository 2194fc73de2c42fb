/** Scorecard, criteria and ratings. */
import { criterionAddress } from '#core/score/address.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import type { NodeAddress, NodeScore } from '#core/score/types.ts'
import { levelFill, textOn } from '../colours.ts'
import type { ReportInput } from '../report-input.ts'
import type { Place } from './place.ts'
import {
  absenceOf,
  change,
  column,
  decimal,
  figure,
  nameColumns,
  names,
  percent,
  plain,
  scopesOf,
  unitName,
  whole,
  whyAbsent,
  word,
  wrapped,
} from './sheets.ts'
import type { Tongues } from './sheets.ts'
import type { CellSpec, ColumnSpec, SheetSpec } from './workbook.ts'

type Places = ReadonlyMap<NodeAddress, Place>

/** Columns every node has, from level to judgement range. */
function nodeColumns(tongues: Tongues): ColumnSpec[] {
  return [
    column(tongues, (t) => t.heads.weight, 9, plain),
    column(tongues, (t) => t.workbook.state, 14),
    column(tongues, (t) => t.heads.level, 9, whole),
    column(tongues, (t) => t.heads.score, 9, decimal),
    column(tongues, (t) => t.heads.floor, 9, whole),
    column(tongues, (t) => t.workbook.floorAtMost, 11),
    column(tongues, (t) => t.workbook.floorHeldBy, 30, wrapped),
    column(tongues, (t) => t.heads.target, 9, whole),
    column(tongues, (t) => t.workbook.targetFrom, 18),
    column(tongues, (t) => t.workbook.gapLevels, 9, whole),
    column(tongues, (t) => t.workbook.gapScore, 9, decimal),
    column(tongues, (t) => t.workbook.share, 10, percent),
    column(tongues, (t) => t.workbook.scoredCriteria, 10, whole),
    column(tongues, (t) => t.workbook.applicableCriteria, 10, whole),
    column(tongues, (t) => t.workbook.weightScored, 10, plain),
    column(tongues, (t) => t.workbook.weightApplicable, 10, plain),
    column(tongues, (t) => t.workbook.hollow, 11),
    column(tongues, (t) => t.heads.basis, 12),
    column(tongues, (t) => t.heads.raters, 8, whole),
    column(tongues, (t) => t.workbook.rangeLow, 11, decimal),
    column(tongues, (t) => t.workbook.rangeHigh, 11, decimal),
    column(tongues, (t) => t.heads.confidence, 12),
  ]
}

function nodeCells(node: NodeScore, places: Places, tongues: Tongues, levels: number): CellSpec[] {
  const named = (address: NodeAddress) => tongues.first.say(places.get(address)?.name ?? {})
  const absence = absenceOf(node, tongues)
  const none = word(tongues, (t) => t.absence.none)
  const noTarget = word(tongues, (t) => t.absence.noTarget)
  const noGap = node.target === null ? noTarget : absence
  const yesNo = (yes: boolean) => word(tongues, (t) => (yes ? t.workbook.yes : t.workbook.no))
  const { basis, confidence } = node
  return [
    node.weight,
    word(tongues, (t) => t.states[node.state]),
    // An imported score has no level.
    node.median === null ? figure(null, node.mean === null ? absence : none) : levelCell(node.median, levels),
    figure(node.mean, absence),
    figure(node.gated?.level ?? null, absence),
    node.gated === null ? null : yesNo(node.gated.atMost),
    node.kind === 'criterion' || node.gated === null ? null : firstFew(node.gated.heldBy.map(named)),
    figure(node.target?.level ?? null, noTarget),
    node.target === null ? null : targetSource(node, places, tongues),
    figure(node.gap?.levels ?? null, noGap),
    figure(node.gap?.score ?? null, noGap),
    figure(node.coverage.share, absence),
    node.coverage.criteriaScored,
    node.coverage.criteriaApplicable,
    node.coverage.weightScored,
    node.coverage.weightApplicable,
    yesNo(node.hollow),
    basis === null ? absence : word(tongues, (t) => t.basis[basis]),
    node.raters,
    figure(node.judgementRange?.low ?? null, none),
    figure(node.judgementRange?.high ?? null, none),
    confidence.kind === 'notAssessed'
      ? word(tongues, (t) => t.absence.notStated)
      : word(tongues, (t) => t.confidence[confidence.level]),
  ]
}

/** The level in its shade, as everywhere. */
function levelCell(level: number, levels: number): CellSpec {
  const fill = levelFill(level, levels)
  return { value: level, style: { numberFormat: '0', align: 'center', bold: true, fill, colour: textOn(fill) } }
}

/** A cell is for reading: the first six, and how many more there are. */
function firstFew(names: readonly string[]): string {
  const more = names.length - 6
  return names.slice(0, 6).join('; ') + (more > 0 ? ` … +${more}` : '')
}

/** Where the target that holds here was set. */
function targetSource(node: NodeScore, places: Places, tongues: Tongues): string {
  const { target } = node
  if (target === null) return ''
  const kind = word(tongues, (t) => t.workbook.targetKinds[target.from])
  const name = tongues.first.say(places.get(target.setOn)?.name ?? {})
  return target.from === 'above' ? `${kind}: ${name}` : kind
}

/** Instrument, areas and aspects: the organisation first, then each unit. */
export function scorecardSheet(input: ReportInput, places: Places, tongues: Tongues): SheetSpec {
  const previous = new Map(input.previousRun?.organisation.nodes.map((node) => [node.address, node]))
  const notCompared = word(tongues, (t) => t.absence.notCompared)
  const rows = scopesOf(input, tongues).flatMap((scope) =>
    scope.nodes
      .filter((node) => node.kind !== 'criterion')
      .map((node): CellSpec[] => {
        const place = places.get(node.address)!
        const before = scope.id === '' ? previous.get(node.address) : undefined
        const was = before?.mean ?? null
        return [
          scope.id,
          node.address,
          scope.name,
          word(tongues, (t) => t.workbook.kinds[node.kind]),
          place.number,
          ...names(tongues, place.name).map((value): CellSpec => ({
            value,
            style: { bold: node.kind !== 'aspect', wrap: true },
          })),
          ...nodeCells(node, places, tongues, input.run.scale.levels.length),
          figure(before?.median ?? null, notCompared),
          figure(was, notCompared),
          figure(was === null || node.mean === null ? null : node.mean - was, notCompared),
          ...names(tongues, node.comment),
        ]
      }),
  )
  return {
    name: tongues.first.t.workbook.sheets.scorecard,
    columns: [
      { ...column(tongues, (t) => t.workbook.unitId, 10), hidden: true },
      { ...column(tongues, (t) => t.workbook.address, 20), hidden: true },
      column(tongues, (t) => t.heads.unit, 18),
      column(tongues, (t) => t.workbook.kind, 11),
      { header: '#', width: 6 },
      ...nameColumns(tongues, (t) => t.workbook.name, 30),
      ...nodeColumns(tongues),
      column(tongues, (t) => `${t.workbook.previous}: ${t.heads.level}`, 11, whole),
      column(tongues, (t) => `${t.workbook.previous}: ${t.heads.score}`, 11, decimal),
      column(tongues, (t) => t.workbook.change, 11, change),
      ...nameColumns(tongues, (t) => t.heads.comment, 50),
    ],
    rows,
    frozenColumns: 5 + tongues.all.length,
    filter: true,
    print: 'landscape',
  }
}

/** Every criterion of every scorecard, with why it has no number where it has none. */
export function criteriaSheet(input: ReportInput, places: Places, tongues: Tongues): SheetSpec {
  const reasons = new Map(input.input.agreed.map((one) => [JSON.stringify([one.unitId, one.criterion]), one.reason]))
  const onlyUnit = input.run.organisation.identity ? (input.run.units[0]?.unitId ?? '') : ''
  const rows = scopesOf(input, tongues).flatMap((scope) =>
    scope.nodes
      .filter((node) => node.kind === 'criterion')
      .map((node): CellSpec[] => {
        const place = places.get(node.address)!
        const key = JSON.stringify([scope.id || onlyUnit, node.address.slice('criterion/'.length)])
        return [
          scope.id,
          node.address,
          scope.name,
          place.number,
          ...names(tongues, place.area!),
          ...names(tongues, place.aspect!),
          ...names(tongues, place.name),
          ...nodeCells(node, places, tongues, input.run.scale.levels.length),
          node.state === 'scored' ? (reasons.get(key) ?? null) : whyAbsent(node, tongues),
        ]
      }),
  )
  return {
    name: tongues.first.t.workbook.sheets.criteria,
    columns: [
      { ...column(tongues, (t) => t.workbook.unitId, 10), hidden: true },
      { ...column(tongues, (t) => t.workbook.address, 20), hidden: true },
      column(tongues, (t) => t.heads.unit, 18),
      { header: '#', width: 6 },
      ...nameColumns(tongues, (t) => t.heads.area, 20),
      ...nameColumns(tongues, (t) => t.heads.aspect, 24),
      ...nameColumns(tongues, (t) => t.heads.criterion, 30),
      ...nodeColumns(tongues),
      column(tongues, (t) => t.heads.reason, 50, wrapped),
    ],
    rows,
    frozenColumns: 4,
    filter: true,
    print: 'landscape',
  }
}

/** Every blind rating, every agreed level, every imported mark: what the run was made from. */
export function ratingsSheet(input: ReportInput, places: Places, tongues: Tongues): SheetSpec {
  const order = new Map([...places.keys()].map((address, index) => [address, index]))
  const assessors = new Map(input.input.assessors.map((assessor) => [assessor.id, assessor]))
  const given = (kind: 'blind' | 'agreed' | 'imported') => word(tongues, (t) => t.workbook.givenAs[kind])
  type Line = { at: number; sort: string; cells: CellSpec[] }
  const line = (address: NodeAddress, unitId: string, sort: string, cells: CellSpec[]): Line => {
    const place = places.get(address)
    const placed = place === undefined ? tongues.all.map(() => address) : names(tongues, place.name)
    return {
      at: order.get(address) ?? order.size,
      sort: `${unitId} ${sort}`,
      cells: [unitId, address, unitName(input, unitId, tongues), place?.number ?? '', ...placed, ...cells],
    }
  }
  const lines: Line[] = [
    ...input.input.ratings.map((rating) => {
      const assessor = assessors.get(rating.assessorId)
      return line(
        criterionAddress(rating.criterion),
        rating.unitId,
        `1 ${assessor?.label ?? ''} ${rating.assessorId}`,
        [
          given('blind'),
          assessor?.label ?? '',
          assessor?.name ?? rating.assessorId,
          word(tongues, (t) => (assessor?.external ? t.workbook.yes : t.workbook.no)),
          ...valueCells(rating.value, tongues),
          rating.note,
          null,
        ],
      )
    }),
    ...input.input.agreed.map((agreed) =>
      line(criterionAddress(agreed.criterion), agreed.unitId, '2', [
        given('agreed'),
        null,
        null,
        null,
        ...valueCells(agreed.value, tongues),
        agreed.reason,
        agreed.dissent,
      ]),
    ),
    ...input.input.importedMarks.map((mark) =>
      line(mark.address, mark.unitId, '3', [
        given('imported'),
        null,
        null,
        null,
        word(tongues, (t) => t.workbook.valueKinds[mark.value.kind]),
        mark.value.kind === 'level' ? mark.value.level : mark.value.score,
        null,
        null,
        null,
      ]),
    ),
  ]
  lines.sort((a, b) => a.at - b.at || (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0))
  return {
    name: tongues.first.t.workbook.sheets.ratings,
    columns: [
      { ...column(tongues, (t) => t.workbook.unitId, 10), hidden: true },
      { ...column(tongues, (t) => t.workbook.address, 20), hidden: true },
      column(tongues, (t) => t.heads.unit, 18),
      { header: '#', width: 6 },
      ...nameColumns(tongues, (t) => t.heads.criterion, 30),
      column(tongues, (t) => t.workbook.given, 14),
      column(tongues, (t) => t.workbook.assessor, 9),
      column(tongues, (t) => t.workbook.name, 18),
      column(tongues, (t) => t.workbook.external, 9),
      column(tongues, (t) => t.workbook.value, 14),
      column(tongues, (t) => t.heads.level, 9, plain),
      column(tongues, (t) => t.workbook.whyNot, 26, wrapped),
      column(tongues, (t) => `${t.workbook.note} / ${t.heads.reason}`, 50, wrapped),
      column(tongues, (t) => t.workbook.dissent, 30, wrapped),
    ],
    rows: lines.map((one) => one.cells),
    frozenColumns: 4,
    filter: true,
    print: 'landscape',
  }
}

/** Kind of value, level, reason for not applicable. */
function valueCells(value: RatingValue, tongues: Tongues): CellSpec[] {
  const kind = word(tongues, (t) => t.workbook.valueKinds[value.kind])
  return [kind, value.kind === 'level' ? value.level : null, value.kind === 'notApplicable' ? value.reason : null]
}
