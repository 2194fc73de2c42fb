/**
 * Tallies of a survey: for every item and group the count, the lower median, the mean and the distribution. The minimum
 * group size is applied here, before anything leaves.
 */
import { countAnswers } from '#core/tally/count.ts'
import type { ItemCounts } from '#core/tally/count.ts'
import { noCategory } from '#core/tally/snapshot.ts'
import type { Snapshot } from '#core/tally/snapshot.ts'
import { hiddenLines, openCells } from '#core/tally/suppress.ts'

/** k counts distinct people with a valid answer to that very item; n = k is shown. */
export const defaultGroupSize = 7
export const smallestGroupSize = 5
/** A distribution needs this many answers and two used levels. */
export const answersForDistribution = 10

export type TallyRequest = {
  items: readonly string[]
  /** No dimension for everyone, one for groups, two for the cross of groups. */
  by: readonly string[]
  /** Only people of these categories (null: not known) of one dimension; with it at most one other dimension in `by`. */
  filter: { dimension: string; categories: readonly (string | null)[] } | null
  /** Minimum group size, at least `smallestGroupSize`. */
  k: number
  /**
   * What came since each time these answers were shown before: a cell is shown again only when nobody or at least k people
   * came to it, or what was shown then and is shown now would tell of fewer by subtraction.
   */
  since?: readonly Snapshot[]
}

/** A category per dimension of `by`; null for people whose segment is not known. */
export type Group = (string | null)[]

export type Cell =
  | {
      kind: 'shown'
      /** People with a valid answer to the item. */
      n: number
      /** Mean of levels, a score. */
      mean: number
      /** A level. */
      lowerMedian: number
      /** People per level, level 1 first; null under 10 answers or when all gave the same. */
      distribution: number[] | null
      /**
       * People who could not tell, beside the n who could. Null throughout a table in which some group has nobody who
       * answered but somebody who could not tell: the others would give these few away.
       */
      cannotTell: number | null
    }
  | { kind: 'hidden' }

export type TallyItem = {
  item: string
  /** Everyone under the filter. */
  total: Cell
  /** In the order of `groups`; empty without `by`. */
  cells: Cell[]
  /** Of the total: how many could not tell. Above 30 % of those asked it is a finding. Null where hidden. */
  cannotTell: number | null
}

export type Tally = { by: string[]; k: number; groups: Group[]; items: TallyItem[] }

export type TallyFaultCode =
  | 'item.unknown'
  | 'dimension.unknown'
  | 'category.unknown'
  | 'groupSize.tooSmall'
  | 'cross.tooDeep'

/** A request that cannot be counted. `about` names the item, dimension or number. */
export class TallyFault extends Error {
  readonly code: TallyFaultCode
  readonly about: string
  constructor(code: TallyFaultCode, about: string) {
    super(`${code}: ${about}`)
    this.name = 'TallyFault'
    this.code = code
    this.about = about
  }
}

const hiddenCell: Cell = { kind: 'hidden' }

/**
 * Counts and hides. At most two dimensions take part, the filter's included: a filtered table is a part of the cross of
 * the two and is hidden exactly as that cross is, so that asking once by filter and once by cross tells no more than
 * asking once. Throws `TallyFault`.
 */
export function tally(snapshot: Snapshot, request: TallyRequest): Tally {
  const { items, by, filter, k } = request
  if (!Number.isInteger(k) || k < smallestGroupSize) throw new TallyFault('groupSize.tooSmall', String(k))
  const itemIndexes = items.map((id) => indexOf(snapshot.itemIds, id, 'item.unknown'))
  const dimensionIds = snapshot.dimensions.map((dimension) => dimension.id)
  const byIndexes = by.map((id) => indexOf(dimensionIds, id, 'dimension.unknown'))
  const filterIndex = filter === null ? null : indexOf(dimensionIds, filter.dimension, 'dimension.unknown')
  const used = [...new Set(filterIndex === null ? byIndexes : [...byIndexes, filterIndex])].sort((a, b) => a - b)
  if (used.length > 2 || new Set(byIndexes).size < byIndexes.length)
    throw new TallyFault('cross.tooDeep', by.join(' × '))

  const publisher = new Publisher(snapshot, itemIndexes, k, used, request.since ?? [])
  const picked = new Map(
    used.map((index) => [index, pickedCategories(snapshot, index, index === filterIndex ? filter : null)]),
  )
  const pickedIn = (index: number) => picked.get(index) ?? []
  const groups = crossOf(byIndexes.map(pickedIn))
  // Which cells of the table by `used` make up each group: one, or under a filter several.
  const parts = groups.map((group) =>
    crossOf(
      used.map((index) => {
        const place = byIndexes.indexOf(index)
        return place < 0 ? pickedIn(index) : [group[place] ?? 0]
      }),
    ),
  )
  const everyone =
    filterIndex === null
      ? { dimensions: [], cells: [[]] }
      : { dimensions: [filterIndex], cells: crossOf([pickedIn(filterIndex)]) }
  const tallied = items.map((item, position): TallyItem => {
    const [total = hiddenCell] = publisher.cells(position, everyone.dimensions, [everyone.cells])
    const cells = by.length === 0 ? [] : publisher.cells(position, used, parts)
    return { item, total, cells, cannotTell: total.kind === 'shown' ? total.cannotTell : null }
  })
  const named = groups.map((group) =>
    group.map((category, place) => snapshot.dimensions[byIndexes[place] ?? 0]?.categories[category] ?? null),
  )
  return { by: [...by], k, groups: by.length === 0 ? [] : named, items: tallied }
}

function indexOf(ids: readonly string[], id: string, code: TallyFaultCode): number {
  const index = ids.indexOf(id)
  if (index < 0) throw new TallyFault(code, id)
  return index
}

/** Category indexes of a dimension in display order, "not known" last and only where somebody's is. */
function pickedCategories(snapshot: Snapshot, dimension: number, filter: TallyRequest['filter']): number[] {
  const categories = snapshot.dimensions[dimension]?.categories ?? []
  const all = categories.map((_, index) => index)
  if (someUnknown(snapshot, dimension)) all.push(categories.length)
  if (filter === null) return all
  const wanted = filter.categories
  for (const name of wanted)
    if (name !== null && !categories.includes(name)) throw new TallyFault('category.unknown', name)
  return all.filter((index) => wanted.includes(categories[index] ?? null))
}

function someUnknown(snapshot: Snapshot, dimension: number): boolean {
  const width = snapshot.dimensions.length
  for (let place = dimension; place < snapshot.tuples.length; place += width) {
    if (snapshot.tuples[place] === noCategory) return true
  }
  return false
}

function crossOf(lists: readonly number[][]): number[][] {
  return lists.reduce<number[][]>((rows, list) => rows.flatMap((row) => list.map((one) => [...row, one])), [[]])
}

type Counts = { groups: number; items: ItemCounts[] }

/** Adds the groups of a table up into `groups` new ones. */
function merged(counts: Counts, target: readonly number[], groups: number, levels: number): Counts {
  const items = counts.items.map((item) => {
    const sums = { levels: new Int32Array(groups * levels), cannotTell: new Int32Array(groups) }
    for (const [group, to] of target.entries()) {
      sums.cannotTell[to] = (sums.cannotTell[to] ?? 0) + (item.cannotTell[group] ?? 0)
      for (let level = 0; level < levels; level++) {
        const cell = to * levels + level
        sums.levels[cell] = (sums.levels[cell] ?? 0) + (item.levels[group * levels + level] ?? 0)
      }
    }
    return sums
  })
  return { groups, items }
}

/** Counts every table once and knows what of it may be shown, item by item. */
class Publisher {
  readonly #snapshot: Snapshot
  readonly #itemIndexes: readonly number[]
  readonly #k: number
  readonly #counts = new Map<string, { dimensions: readonly number[]; counts: Counts }>()
  readonly #open = new Map<string, readonly boolean[]>()
  readonly #nesting = new Map<number, Nesting | null>()
  /** The same tables of what came since answers were shown before. */
  readonly #since: readonly Publisher[]

  /** `dimensions` is the finest table that will be asked for. */
  constructor(
    snapshot: Snapshot,
    itemIndexes: readonly number[],
    k: number,
    dimensions: readonly number[],
    since: readonly Snapshot[],
  ) {
    this.#snapshot = snapshot
    this.#itemIndexes = itemIndexes
    this.#k = k
    this.#since = since.map((came) => new Publisher(came, itemIndexes, k, dimensions, []))
    this.#count(dimensions)
  }

  /**
   * For each list, the union of its cells of the table by `dimensions`: hidden unless every one of them is open and
   * there are k people in them together.
   */
  cells(position: number, dimensions: readonly number[], unions: readonly (readonly number[][])[]): Cell[] {
    const levels = this.#snapshot.levels
    const counts = this.#count(dimensions).items[position]
    if (counts === undefined) return unions.map(() => hiddenCell)
    const open = this.#openOf(position, dimensions)
    const showsCannotTell = [this, ...this.#since].every((publisher) =>
      publisher.#givesNobodyAway(position, dimensions),
    )
    const histogram = new Int32Array(levels)
    return unions.map((cells) => {
      histogram.fill(0)
      let cannotTell = 0
      for (const cell of cells) {
        const group = this.#groupOf(dimensions, cell)
        if (open[group] !== true) return hiddenCell
        cannotTell += counts.cannotTell[group] ?? 0
        for (let level = 0; level < levels; level++) {
          histogram[level] = (histogram[level] ?? 0) + (counts.levels[group * levels + level] ?? 0)
        }
      }
      return cellOf(histogram, this.#k, showsCannotTell ? cannotTell : null)
    })
  }

  /** Whether nowhere somebody could not tell where nobody answered. */
  #givesNobodyAway(position: number, dimensions: readonly number[]): boolean {
    const unsure = this.#count(dimensions).items[position]?.cannotTell
    return this.#people(position, dimensions).every((count, group) => count > 0 || (unsure?.[group] ?? 0) === 0)
  }

  #count(dimensions: readonly number[]): Counts {
    const key = dimensions.join()
    const known = this.#counts.get(key)
    if (known !== undefined) return known.counts
    const counts = this.#derived(dimensions) ?? countAnswers(this.#snapshot, this.#itemIndexes, dimensions)
    this.#counts.set(key, { dimensions, counts })
    return counts
  }

  /** A coarser table is added up from a finer one that has been counted already: no second pass over the answers. */
  #derived(dimensions: readonly number[]): Counts | null {
    for (const { dimensions: finer, counts } of this.#counts.values()) {
      const sources = dimensions.map((dimension) => this.#sourceIn(finer, dimension))
      if (!sources.every((source) => source !== null)) continue
      const groups = dimensions.reduce((product, dimension) => product * this.#width(dimension), 1)
      const target = Array.from({ length: counts.groups }, (_, group) => {
        const cell = this.#cellOf(finer, group)
        return this.#groupOf(
          dimensions,
          sources.map((source) => source(cell)),
        )
      })
      return merged(counts, target, groups, this.#snapshot.levels)
    }
    return null
  }

  /** How the category in `dimension` follows from a cell of a table by `finer`; null when it does not. */
  #sourceIn(finer: readonly number[], dimension: number): ((cell: readonly number[]) => number) | null {
    const place = finer.indexOf(dimension)
    if (place >= 0) return (cell) => cell[place] ?? 0
    const nested = finer.findIndex((one) => this.#nestingOf(one)?.dimension === dimension)
    const parentOf = this.#nestingOf(finer[nested] ?? -1)?.parentOf
    return parentOf === undefined ? null : (cell) => parentOf[cell[nested] ?? 0] ?? 0
  }

  #cellOf(dimensions: readonly number[], group: number): number[] {
    const cell: number[] = []
    let rest = group
    for (const dimension of dimensions.toReversed()) {
      cell.unshift(rest % this.#width(dimension))
      rest = Math.floor(rest / this.#width(dimension))
    }
    return cell
  }

  #groupOf(dimensions: readonly number[], cell: readonly number[]): number {
    return dimensions.reduce((group, dimension, place) => group * this.#width(dimension) + (cell[place] ?? 0), 0)
  }

  #width(dimension: number): number {
    return (this.#snapshot.dimensions[dimension]?.categories.length ?? 0) + 1
  }

  /** People with a valid answer, per group. */
  #people(position: number, dimensions: readonly number[]): number[] {
    const { groups, items } = this.#count(dimensions)
    const levels = this.#snapshot.levels
    const counts = items[position]?.levels ?? new Int32Array(0)
    return Array.from({ length: groups }, (_, group) => {
      let sum = 0
      for (let level = 0; level < levels; level++) sum += counts[group * levels + level] ?? 0
      return sum
    })
  }

  /** Which groups are open. An open group may still be empty. */
  #openOf(position: number, dimensions: readonly number[]): readonly boolean[] {
    const key = `${position}:${dimensions.join()}`
    const known = this.#open.get(key) ?? this.#decide(position, dimensions)
    this.#open.set(key, known)
    return known
  }

  #decide(position: number, dimensions: readonly number[]): readonly boolean[] {
    const people = this.#people(position, dimensions)
    const came = this.#since.map((publisher) => publisher.#people(position, dimensions))
    const [first, second] = dimensions
    if (first !== undefined && second !== undefined) {
      const rowOpen = this.#openOf(position, [first])
      const columnOpen = this.#openOf(position, [second])
      const hidden = hiddenLines([people, ...came], rowOpen, columnOpen, this.#k)
      return people.map((_, group) => {
        const row = Math.floor(group / columnOpen.length)
        return hidden.rows[row] !== true && hidden.columns[group % columnOpen.length] !== true
      })
    }
    const open = this.#openAlone(position, people, first)
    return this.#since.reduce<readonly boolean[]>((so, publisher, at) => {
      const since = publisher.#openAlone(position, came[at] ?? [], first)
      // where nobody came, everything is as it was shown before
      return so.map((isOpen, group) => isOpen && (since[group] === true || came[at]?.[group] === 0))
    }, open)
  }

  /** Which groups of one dimension (or everyone) are open by their own counts. */
  #openAlone(position: number, people: readonly number[], first: number | undefined): readonly boolean[] {
    if (first === undefined) return people.map((count) => count >= this.#k)
    if (this.#openOf(position, [])[0] !== true) return people.map(() => false)
    const open = openCells(people, this.#linesOf(position, first), this.#k)
    // An empty group may be open: that nobody is in it follows from the other groups and the total anyway.
    const settled = this.#linesOf(position, first).filter((line) =>
      line.every((group) => open[group] === true || people[group] === 0),
    )
    for (const line of settled) for (const group of line) open[group] = true
    return open
  }

  /**
   * Groups of a dimension whose sum a reader knows: everyone; or, under a coarser dimension, the members of each shown
   * category, and those of all its hidden categories together.
   */
  #linesOf(position: number, dimension: number): number[][] {
    const lines = new Map<string, number[]>()
    for (let group = 0; group < this.#width(dimension); group++) {
      const key = this.#lineKey(position, dimension, group)
      lines.set(key, [...(lines.get(key) ?? []), group])
    }
    return [...lines.values()]
  }

  #lineKey(position: number, dimension: number, group: number): string {
    const nesting = this.#nestingOf(dimension)
    const parent = nesting?.parentOf[group]
    if (nesting === null || parent === undefined) return 'all'
    const isShown = this.#openOf(position, [nesting.dimension])[parent] === true
    return isShown ? `in ${parent}` : `rest of ${this.#lineKey(position, nesting.dimension, parent)}`
  }

  #nestingOf(dimension: number): Nesting | null {
    const known = this.#nesting.get(dimension)
    if (known !== undefined) return known
    const found = dimension < 0 ? null : nestingOf(this.#snapshot, dimension)
    this.#nesting.set(dimension, found)
    return found
  }
}

/** The finest coarser dimension: every category (by index, "not known" included) lies within one of its categories. */
type Nesting = { dimension: number; parentOf: readonly (number | undefined)[] }

function nestingOf(snapshot: Snapshot, dimension: number): Nesting | null {
  const candidates = snapshot.dimensions.flatMap((_, other) => {
    const parentOf = other === dimension ? null : parentsIn(snapshot, dimension, other)
    if (parentOf === null) return []
    // Two dimensions that cut alike: the earlier one counts as the coarser.
    const isSame = parentsIn(snapshot, other, dimension) !== null
    return isSame && other > dimension ? [] : [{ dimension: other, parentOf, isSame }]
  })
  const size = (one: Nesting) => new Set(one.parentOf.filter((parent) => parent !== undefined)).size
  return candidates.sort((a, b) => size(b) - size(a) || b.dimension - a.dimension)[0] ?? null
}

function parentsIn(snapshot: Snapshot, dimension: number, other: number): (number | undefined)[] | null {
  const { dimensions, tuples, tupleCount } = snapshot
  const categoryIn = (tuple: number, index: number) => {
    const category = tuples[tuple * dimensions.length + index] ?? noCategory
    return category === noCategory ? (dimensions[index]?.categories.length ?? 0) : category
  }
  const parentOf: (number | undefined)[] = Array.from({ length: (dimensions[dimension]?.categories.length ?? 0) + 1 })
  for (let tuple = 0; tuple < tupleCount; tuple++) {
    const own = categoryIn(tuple, dimension)
    const parent = categoryIn(tuple, other)
    if (parentOf[own] !== undefined && parentOf[own] !== parent) return null
    parentOf[own] = parent
  }
  return parentOf
}

function cellOf(histogram: Int32Array, k: number, cannotTell: number | null): Cell {
  let n = 0
  let sum = 0
  let usedLevels = 0
  for (let index = 0; index < histogram.length; index++) {
    const count = histogram[index] ?? 0
    n += count
    sum += count * (index + 1)
    if (count > 0) usedLevels += 1
  }
  if (n < k) return hiddenCell
  const distribution = n >= answersForDistribution && usedLevels >= 2 ? [...histogram] : null
  return { kind: 'shown', n, mean: sum / n, lowerMedian: middle(histogram, n), distribution, cannotTell }
}

/** The smallest level that at least half of the answers do not exceed. */
function middle(histogram: Int32Array, n: number): number {
  let cumulated = 0
  for (let index = 0; index < histogram.length; index++) {
    cumulated += histogram[index] ?? 0
    if (cumulated * 2 >= n) return index + 1
  }
  return histogram.length
}
