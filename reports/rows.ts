/** The organisation's nodes with their names, last year's marks and what the workforce says, in the instrument's order. */
import type { Aspect, Criterion, PackArea } from '#core/instrument/pack.ts'
import { areaAddress, aspectAddress, criterionAddress, instrumentAddress } from '#core/score/address.ts'
import type { MovementRow } from '#core/score/movement.ts'
import { hollowBelow } from '#core/score/types.ts'
import type { GapEntry, NodeAddress, NodeScore } from '#core/score/types.ts'
import type { ReportInput, WorkforceCell } from './report-input.ts'
import type { AreaRow, AspectCounts, AspectRow, CriterionRow, GapRow, Row } from './report-value.ts'

/** What rows are made from, by address. */
export type Facts = {
  input: ReportInput
  nodes: ReadonlyMap<NodeAddress, NodeScore>
  previous: ReadonlyMap<NodeAddress, NodeScore>
  movement: ReadonlyMap<NodeAddress, MovementRow>
  workforce: ReadonlyMap<NodeAddress, WorkforceCell>
}

export function factsOf(input: ReportInput): Facts {
  return {
    input,
    nodes: new Map(input.run.organisation.nodes.map((node) => [node.address, node])),
    previous: new Map(input.previousRun?.organisation.nodes.map((node) => [node.address, node])),
    movement: new Map(input.movement?.organisation.map((node) => [node.address, node])),
    workforce: new Map(input.workforce?.rows.map((row) => [row.address, row.all])),
  }
}

function nodeAt(facts: Facts, address: NodeAddress): NodeScore {
  const node = facts.nodes.get(address)
  if (node === undefined) throw new Error(`The score run has no ${address}: it was made from another pack.`)
  return node
}

function rowAt(
  facts: Facts,
  address: NodeAddress,
  children: readonly NodeScore[],
): Omit<Row, 'name' | 'short' | 'number'> {
  const previous = facts.previous.get(address)
  const scored = children.filter((child) => child.state === 'scored')
  return {
    node: nodeAt(facts, address),
    previous: previous?.state === 'scored' ? { median: previous.median, mean: previous.mean } : null,
    movement: facts.movement.get(address) ?? null,
    workforce: facts.workforce.get(address) ?? null,
    childrenScored: scored.length,
    childrenAtTarget: scored.filter(meetsTarget).length,
  }
}

/** At or above its target; false without one, and where only a score is known. */
function meetsTarget(node: NodeScore): boolean {
  return node.gap !== null && node.gap.levels !== null && node.gap.levels <= 0
}

export function instrumentRow(facts: Facts, areas: readonly AreaRow[]): Row {
  const { name, short } = facts.input.pack
  const aspects = areas.flatMap((area) => area.aspects.map((aspect) => aspect.node))
  return { ...rowAt(facts, instrumentAddress, aspects), name, short, number: 0 }
}

export function areaRow(facts: Facts, area: PackArea, index: number): AreaRow {
  const aspects = area.aspects.map((aspect) => aspectRow(facts, aspect))
  return {
    ...rowAt(
      facts,
      areaAddress(area.id),
      aspects.map((aspect) => aspect.node),
    ),
    name: area.name,
    short: area.short,
    number: index + 1,
    aspects,
  }
}

function aspectRow(facts: Facts, aspect: Aspect): AspectRow {
  const criteria = aspect.criteria.map((criterion) => criterionRow(facts, aspect.id, criterion))
  return {
    ...rowAt(
      facts,
      aspectAddress(aspect.id),
      criteria.map((criterion) => criterion.node),
    ),
    name: aspect.name,
    short: aspect.short,
    number: aspect.number,
    criteria,
  }
}

function criterionRow(facts: Facts, aspect: string, criterion: Criterion): CriterionRow {
  const node = nodeAt(facts, criterionAddress(`${aspect}.${criterion.id}`))
  const words = (level: number) => criterion.descriptors[String(level)] ?? null
  const isTop = node.median !== null && node.median >= facts.input.pack.scale.levels.length
  return {
    node,
    name: criterion.name,
    short: criterion.short,
    descriptor: node.median === null ? null : words(node.median),
    next: node.median === null || isTop ? null : { level: node.median + 1, descriptor: words(node.median + 1) },
    remedy: criterion.remedy ?? null,
    lookFor: criterion.lookFor ?? null,
  }
}

export function countAspects(areas: readonly AreaRow[]): AspectCounts {
  const aspects = areas.flatMap((area) => area.aspects)
  const applicable = aspects.filter((aspect) => aspect.node.state !== 'notApplicable')
  const scored = applicable.filter((aspect) => aspect.node.state === 'scored')
  const short = scored.map((aspect) => aspect.node.gap?.levels ?? 0)
  return {
    all: aspects.length,
    applicable: applicable.length,
    scored: scored.length,
    withTarget: applicable.filter((aspect) => aspect.node.target !== null).length,
    met: scored.filter((aspect) => meetsTarget(aspect.node)).length,
    oneShort: short.filter((levels) => levels === 1).length,
    twoShort: short.filter((levels) => levels >= 2).length,
    hollow: scored.filter((aspect) => aspect.node.hollow).length,
    open: applicable.filter((aspect) => aspect.node.state === 'notScored'),
  }
}

export function gapRow(areas: readonly AreaRow[], entry: GapEntry, rank: number): GapRow[] {
  const row = areas.flatMap((area) => area.aspects).find((aspect) => aspect.node.address === entry.address)
  if (row === undefined) return []
  const first = entry.nextSteps[0]
  const criterion = row.criteria.find((one) => one.node.address === first?.address)
  const { node } = row
  const severalRaters = node.raters >= 2 && (node.basis === 'agreed' || node.basis === 'provisional')
  return [
    {
      rank,
      row,
      level: entry.level,
      target: entry.target,
      size: entry.size,
      weight: entry.weight,
      priority: entry.priority,
      firm: severalRaters && (node.coverage.share ?? 0) >= hollowBelow,
      basis: node.basis,
      step:
        first === undefined || criterion === undefined
          ? null
          : {
              criterion,
              level: first.level,
              nextLevel: first.nextLevel,
              descriptor: criterion.next?.level === first.nextLevel ? criterion.next.descriptor : null,
              remedy: criterion.remedy,
            },
    },
  ]
}
