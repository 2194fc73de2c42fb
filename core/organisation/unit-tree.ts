/**
 * The units of a workspace as a tree with one root, the organisation itself. Rows come from a file or a form, so every
 * fault is listed with its row instead of stopping at the first.
 */

/** A unit as it stands in a list. `parent` is another row's code; null or empty for the root. */
export type UnitRow = { code: string; parent: string | null }

export type UnitNode<Row extends UnitRow> = { row: Row; children: UnitNode<Row>[] }

/** What is wrong with a row; `index` is its place in the list, from 0. */
export type UnitTreeFault =
  | { kind: 'codeMissing'; index: number }
  | { kind: 'codeTwice'; index: number; code: string; first: number }
  | { kind: 'parentUnknown'; index: number; code: string; parent: string }
  /** The unit stands below itself; `circle` names the codes on the way round. */
  | { kind: 'circle'; index: number; code: string; circle: string[] }
  | { kind: 'secondRoot'; index: number; code: string; first: string }
  /** No row is without a parent; `index` is -1. */
  | { kind: 'rootMissing'; index: -1 }

export type UnitTree<Row extends UnitRow> = { root: UnitNode<Row> | null; faults: UnitTreeFault[] }

/** The tree, children in list order; `root` is null as soon as there is a fault. */
export function unitTree<Row extends UnitRow>(rows: readonly Row[]): UnitTree<Row> {
  const faults: UnitTreeFault[] = []
  const places = new Map<string, number>()
  for (const [index, { code }] of rows.entries()) {
    const first = places.get(code)
    if (code === '') faults.push({ kind: 'codeMissing', index })
    else if (first === undefined) places.set(code, index)
    else faults.push({ kind: 'codeTwice', index, code, first })
  }
  const parentOf = (row: UnitRow) => (row.parent === null || row.parent === '' ? null : row.parent)
  const roots: string[] = []
  const settled = new Set<string>()
  for (const [index, row] of rows.entries()) {
    const parent = parentOf(row)
    if (parent === null) {
      const [first] = roots
      if (first !== undefined) faults.push({ kind: 'secondRoot', index, code: row.code, first })
      roots.push(row.code)
    } else if (!places.has(parent)) {
      faults.push({ kind: 'parentUnknown', index, code: row.code, parent })
    } else {
      const circle = circleFrom(rows, places, row.code, parentOf, settled)
      if (circle !== null) faults.push({ kind: 'circle', index, code: row.code, circle })
    }
  }
  if (rows.length > 0 && roots.length === 0) faults.push({ kind: 'rootMissing', index: -1 })
  if (faults.length > 0 || rows.length === 0) return { root: null, faults }
  const nodes = new Map(rows.map((row): [string, UnitNode<Row>] => [row.code, { row, children: [] }]))
  for (const row of rows) {
    const node = nodes.get(row.code)
    const parent = parentOf(row)
    if (node !== undefined && parent !== null) nodes.get(parent)?.children.push(node)
  }
  return { root: nodes.get(roots[0] ?? '') ?? null, faults }
}

/**
 * The codes from `code` upwards until it is met again; null when the way ends, or leads into a circle without it.
 * `settled` keeps the codes whose way upwards ends, so that a chain of thousands is walked once and not from each link.
 */
function circleFrom(
  rows: readonly UnitRow[],
  places: ReadonlyMap<string, number>,
  code: string,
  parentOf: (row: UnitRow) => string | null,
  settled: Set<string>,
): string[] | null {
  const circle: string[] = []
  const seen = new Set<string>()
  let current: string | null = code
  while (current !== null && !settled.has(current) && !seen.has(current)) {
    seen.add(current)
    circle.push(current)
    const row: UnitRow | undefined = rows[places.get(current) ?? -1]
    current = row === undefined ? null : parentOf(row)
    if (current === code) return circle
  }
  if (current === null || settled.has(current)) for (const one of seen) settled.add(one)
  return null
}

/** A unit and everything below it, parents before children. */
export function unitsBelow<Row extends UnitRow>(node: UnitNode<Row>): Row[] {
  return [node.row, ...node.children.flatMap((child) => unitsBelow(child))]
}
