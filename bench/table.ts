/** What measurements share: medians and percentiles of repeated runs, printed as a table. */

/** Milliseconds of each of `times` runs, sorted. */
export async function timed(times: number, work: (at: number) => unknown): Promise<number[]> {
  const found: number[] = []
  for (let at = 0; at < times; at++) {
    const start = performance.now()
    await work(at)
    found.push(performance.now() - start)
  }
  return found.sort((a, b) => a - b)
}

/** The value below which a share of the sorted numbers lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

export function print(rows: Record<string, string | number>[]): void {
  const columns = Object.keys(rows[0] ?? {})
  const text = (value: string | number | undefined) =>
    typeof value === 'number' ? value.toFixed(value < 10 ? 1 : 0) : (value ?? '')
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => text(row[column]).length)))
  const line = (cells: string[]) =>
    `${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')}\n`
  process.stdout.write(line(columns))
  for (const row of rows) process.stdout.write(line(columns.map((column) => text(row[column]))))
}
