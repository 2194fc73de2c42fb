/**
 * How every aspect, area and the instrument came about: one row for each input of each result, so that
 * Σ weight × value ÷ Σ weight over the rows that count gives the result again. With several units the criteria of the
 * organisation are explained by the units they come from.
 */
import { criterionAddress } from '#core/score/address.ts'
import { texts } from '#core/texts/index.ts'
import type { NodeAddress, NodeScore } from '#core/score/types.ts'
import type { ReportInput } from '../report-input.ts'
import type { Place } from './place.ts'
import {
  absenceOf,
  column,
  figure,
  nameColumns,
  names,
  plain,
  scopesOf,
  unitName,
  whole,
  whyAbsent,
  word,
  wrapped,
} from './sheets.ts'
import type { Tongues } from './sheets.ts'
import type { CellSpec, SheetSpec } from './workbook.ts'

type Places = ReadonlyMap<NodeAddress, Place>

export function explanationSheet(input: ReportInput, places: Places, tongues: Tongues): SheetSpec {
  const rows = scopesOf(input, tongues).flatMap((scope) => {
    const children = Map.groupBy(scope.nodes, (node) => node.parent ?? '')
    return scope.nodes
      .filter((node) => node.kind !== 'criterion')
      .flatMap((node) => rollUpRows(node, children.get(node.address) ?? [], scope, places, tongues))
  })
  return {
    name: tongues.first.t.workbook.sheets.explanation,
    columns: [
      { ...column(tongues, (t) => t.workbook.unitId, 10), hidden: true },
      { ...column(tongues, (t) => t.workbook.address, 22), hidden: true },
      column(tongues, (t) => t.heads.unit, 18),
      column(tongues, (t) => t.workbook.kind, 11),
      ...nameColumns(tongues, (t) => t.workbook.name, 28),
      column(tongues, (t) => t.workbook.formula, 24),
      column(tongues, (t) => `${t.workbook.result}: ${t.workbook.means.mean}`, 12, full),
      column(tongues, (t) => `${t.workbook.result}: ${t.workbook.means.median}`, 12, whole),
      column(tongues, (t) => `${t.workbook.result}: ${t.workbook.means.gated}`, 12, whole),
      { ...column(tongues, (t) => `${t.workbook.child}: ${t.workbook.address}`, 22), hidden: true },
      ...nameColumns(tongues, (t) => t.workbook.child, 30),
      column(tongues, (t) => t.workbook.childWeight, 11, plain),
      column(tongues, (t) => t.workbook.counts, 9),
      column(tongues, (t) => `${t.workbook.childValue}: ${t.workbook.means.mean}`, 12, full),
      column(tongues, (t) => `${t.workbook.childValue}: ${t.heads.level}`, 12, whole),
      column(tongues, (t) => `${t.workbook.childValue}: ${t.workbook.means.gated}`, 12, whole),
      column(tongues, (t) => t.workbook.childShare, 12, full),
      column(tongues, (t) => t.workbook.whyNot, 36, wrapped),
    ],
    rows: [...rows, ...unitRows(input, places, tongues)],
    frozenColumns: 4 + tongues.all.length,
    filter: true,
    print: 'landscape',
  }
}

const full = { ...plain, numberFormat: '0.0000' }

/** Scored and of positive weight. */
function takesPart(child: NodeScore): boolean {
  return child.state === 'scored' && child.weight > 0
}

function rollUpRows(
  node: NodeScore,
  children: readonly NodeScore[],
  scope: { id: string; name: string },
  places: Places,
  tongues: Tongues,
): CellSpec[][] {
  const place = places.get(node.address)!
  const absence = absenceOf(node, tongues)
  const counting = children.filter(takesPart)
  const weight = counting.reduce((sum, child) => sum + child.weight, 0)
  const head: CellSpec[] = [
    scope.id,
    node.address,
    scope.name,
    word(tongues, (t) => t.workbook.kinds[node.kind]),
    ...names(tongues, place.name),
    counting.length === 0 && node.basis === 'imported'
      ? word(tongues, (t) => t.workbook.givenAs.imported)
      : word(tongues, (t) => t.workbook.scoreFormula),
    figure(node.mean, absence),
    figure(node.median, absence),
    figure(node.gated?.level ?? null, absence),
  ]
  return children.map((child): CellSpec[] => {
    const counts = takesPart(child)
    const childAbsence = absenceOf(child, tongues)
    return [
      ...head,
      child.address,
      ...names(tongues, places.get(child.address)!.name),
      child.weight,
      word(tongues, (t) => (counts ? t.workbook.yes : t.workbook.no)),
      figure(child.mean, childAbsence),
      figure(child.median, childAbsence),
      figure(child.gated?.level ?? null, childAbsence),
      counts ? child.weight / weight : 0,
      whyAbsent(child, tongues),
    ]
  })
}

/**
 * The organisation's criteria, by unit: those that count, and those that would with their weight and why they do not,
 * so that the coverage follows too.
 */
function unitRows(input: ReportInput, places: Places, tongues: Tongues): CellSpec[][] {
  const { organisation } = input.run
  if (organisation.identity) return []
  const nodes = new Map(organisation.nodes.map((node) => [node.address, node]))
  return organisation.sources.flatMap(({ criterion, source }) => {
    const address = criterionAddress(criterion)
    const node = nodes.get(address)
    const place = places.get(address)
    if (node === undefined || place === undefined) return []
    const parts: readonly UnitPart[] =
      source.kind === 'units'
        ? source.units
        : source.kind === 'organisation'
          ? [{ unitId: source.unitId, weight: 1, share: 1, level: node.median, score: node.mean ?? 0 }]
          : []
    const absence = absenceOf(node, tongues)
    const noLevel = word(tongues, (t) => t.absence.none)
    const idle = source.kind === 'organisation' ? [] : idleUnits(input, node, parts, tongues)
    const line = (unit: UnitPart): CellSpec[] => [
      '',
      address,
      word(tongues, (t) => t.workbook.organisation),
      word(tongues, (t) => t.workbook.kinds.criterion),
      ...names(tongues, place.name),
      word(tongues, (t) => t.workbook.unitFormula),
      figure(node.mean, absence),
      figure(node.median, absence),
      figure(node.gated?.level ?? null, absence),
      unit.unitId,
      ...tongues.all.map(() => unitName(input, unit.unitId, tongues)),
      figure(unit.weight, noLevel),
      word(tongues, (t) => (unit.whyNot === undefined ? t.workbook.yes : t.workbook.no)),
      figure(unit.score, unit.absence ?? noLevel),
      figure(unit.level, unit.absence ?? noLevel),
      null,
      unit.share,
      unit.whyNot ?? null,
    ]
    return [...parts, ...idle].map(line)
  })
}

interface UnitPart {
  unitId: string
  weight: number | null
  share: number
  level: number | null
  score: number | null
  /** What stands where it has no number, and why it does not count; absent for a unit that counts. */
  absence?: string
  whyNot?: string
}

/** The units that do not take part in a criterion of the organisation, and why. */
function idleUnits(input: ReportInput, node: NodeScore, counting: readonly UnitPart[], tongues: Tongues): UnitPart[] {
  const { organisation, units } = input.run
  const own = new Map(units.map((unit) => [unit.unitId, unit.nodes.find(({ address }) => address === node.address)]))
  return organisation.unitWeights.flatMap(({ unitId, weight }): UnitPart[] => {
    const there = own.get(unitId)
    if (there === undefined || counting.some((part) => part.unitId === unitId)) return []
    const excluded = organisation.notComparable.find((one) => one.unitId === unitId && one.address === node.parent)
    const why = whyAbsent(there, tongues)
    const reason =
      why === '' && excluded !== undefined
        ? [...new Set(tongues.all.map((words) => texts[words.language].scorecard.notComparable[excluded.reason.kind]))]
        : [why]
    return [
      {
        unitId,
        weight,
        share: 0,
        level: there.median,
        score: there.mean,
        absence: absenceOf(there, tongues),
        whyNot: reason.join(' / '),
      },
    ]
  })
}
