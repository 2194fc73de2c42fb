/** What of the workforce heat map goes on a page: every row, and as many groups as can be read. */
import type { NodeAddress } from '#core/score/types.ts'
import type { Text } from '#core/language.ts'
import type { WorkforceCell, WorkforceHeatMap } from './report-input.ts'
import type { AreaRow, WorkforceExhibit } from './report-value.ts'

/** More columns than this cannot be read on a slide. */
const mostGroups = 8

/**
 * All groups, or the highest and lowest of them on the aspect on which they differ most. Null when nothing was asked
 * about this instrument.
 */
export function workforceExhibit(map: WorkforceHeatMap, value: { areas: readonly AreaRow[] }): WorkforceExhibit | null {
  const names = namesOf(value.areas)
  const known = map.rows.filter((row) => names.has(row.address))
  if (known.length === 0 || map.groups.length === 0) return null
  const picked = pickGroups(map, known)
  const pickedOn = picked.on === null ? null : names.get(picked.on)!.short
  return {
    dimension: map.dimension,
    minimumGroup: map.minimumGroup,
    respondents: map.respondents,
    groups: picked.groups.map((index) => map.groups[index]!),
    allGroups: map.groups.length,
    pickedOn,
    rows: known.map((row) => ({
      address: row.address,
      short: names.get(row.address)!.short,
      number: names.get(row.address)!.number,
      all: row.all,
      cells: picked.groups.map((index) => row.cells[index] ?? { kind: 'noReading' }),
    })),
  }
}

function namesOf(areas: readonly AreaRow[]): Map<NodeAddress, { short: Text; number: number | null }> {
  const names = new Map<NodeAddress, { short: Text; number: number | null }>()
  for (const area of areas) {
    names.set(area.node.address, { short: area.short, number: null })
    for (const aspect of area.aspects) {
      names.set(aspect.node.address, { short: aspect.short, number: aspect.number })
      for (const criterion of aspect.criteria)
        names.set(criterion.node.address, { short: criterion.short, number: null })
    }
  }
  return names
}

function pickGroups(
  map: WorkforceHeatMap,
  rows: WorkforceHeatMap['rows'],
): { groups: number[]; on: NodeAddress | null } {
  const all = map.groups.map((_, index) => index)
  if (all.length <= mostGroups) return { groups: all, on: null }
  const spread = (cells: readonly WorkforceCell[]) => {
    const means = cells.flatMap((cell) => (cell.kind === 'shown' ? [cell.mean] : []))
    return means.length === 0 ? -1 : Math.max(...means) - Math.min(...means)
  }
  const widest = [...rows].sort((a, b) => spread(b.cells) - spread(a.cells))[0]!
  const shown = all
    .flatMap((index) => {
      const cell = widest.cells[index]
      return cell?.kind === 'shown' ? [{ index, mean: cell.mean }] : []
    })
    .sort((a, b) => b.mean - a.mean)
    .map((one) => one.index)
  if (shown.length <= mostGroups)
    return { groups: shown.length > 0 ? shown : all.slice(0, mostGroups), on: widest.address }
  return { groups: [...shown.slice(0, mostGroups / 2), ...shown.slice(-mostGroups / 2)], on: widest.address }
}
