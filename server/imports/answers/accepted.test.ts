import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { AcceptedWriter, readAccepted } from './accepted.ts'
import type { AnswersPlan } from './plan.ts'

const folder = await mkdtemp(join(tmpdir(), 'touchstone-accepted-'))
const path = join(folder, 'one.accepted')
afterAll(() => rm(folder, { recursive: true, force: true }))

const width = 300
const plan: AnswersPlan = {
  headerRow: 1,
  width: null,
  items: Array.from({ length: width }, (_, column) => ({
    column,
    header: `Q${column}`,
    criterion: `area.item-${column}`,
    options: new Map([['yes', 4]]),
  })),
  segments: [{ column: width, header: '部门', dimension: 'department', known: new Map([['研发', 'rnd']]) }],
  levels: 4,
  bareNumbers: true,
  listed: new Map(),
  itemAddresses: [],
}
const tuples = [['rnd'], ['市场'], [null]]
const answersOf = (row: number): Uint8Array => Uint8Array.from({ length: width }, (_, i) => (row * 31 + i) % 256)

async function keep(rows: number): Promise<void> {
  const writer = await AcceptedWriter.begin(path, plan)
  for (let row = 0; row < rows; row++) {
    writer.add(row % tuples.length, answersOf(row))
    if (row % 1000 === 0) await writer.flush()
  }
  await writer.finish(tuples)
  await writer.close()
}

test.each([0, 1, 999, 16_000])('%i rows come back as they went in, whatever the pieces', async (rows) => {
  await keep(rows)
  const found = await readAccepted(path, plan)
  expect(found?.tuples).toEqual(tuples)
  expect(found?.packed.count).toBe(rows)
  const places = Int32Array.from({ length: width }, (_, i) => i)
  const into = new Uint8Array(width)
  for (let row = 0; row < rows; row++) {
    found!.packed.scatter(row, into, 0, places)
    if (found!.packed.tupleOf(row) !== row % tuples.length || !answersOf(row).every((byte, i) => byte === into[i]))
      throw new Error(`row ${row} differs`)
  }
})

test('under another plan it is not used', async () => {
  await keep(10)
  const others: AnswersPlan[] = [
    { ...plan, levels: 5 },
    { ...plan, headerRow: 2 },
    { ...plan, listed: new Map([['-', 255]]) },
    { ...plan, segments: [{ ...plan.segments[0]!, known: new Map() }] },
    { ...plan, segments: [{ ...plan.segments[0]!, known: new Map([['研发', 'research']]) }] },
    { ...plan, items: plan.items.map((item) => ({ ...item, options: new Map([['yes', 3]]) })) },
  ]
  for (const other of others) expect(await readAccepted(path, other)).toBeNull()
  expect(await readAccepted(path, structuredClone(plan))).not.toBeNull()
})

test('missing, cut off or changed anywhere it is not used', async () => {
  expect(await readAccepted(join(folder, 'none'), plan)).toBeNull()
  await keep(3)
  const whole = await readFile(path)
  for (let length = 0; length < whole.length; length += 5) {
    await writeFile(path, whole.subarray(0, length))
    expect(await readAccepted(path, plan)).toBeNull()
  }
  for (let at = 0; at < whole.length; at += 3) {
    const changed = Buffer.from(whole)
    changed[at] = changed[at]! ^ 0x41
    await writeFile(path, changed)
    expect(await readAccepted(path, plan)).toBeNull()
  }
})

test('a preview that ended halfway leaves nothing to use, nor does one with too many tuples', async () => {
  const writer = await AcceptedWriter.begin(path, plan)
  for (let row = 0; row < 16_000; row++) writer.add(0, answersOf(row))
  await writer.flush()
  await writer.close()
  expect((await stat(path)).size).toBeGreaterThan(0)
  expect(await readAccepted(path, plan)).toBeNull()
  const many = await AcceptedWriter.begin(path, plan)
  many.add(0, answersOf(0))
  await many.finish(Array.from({ length: 100_001 }, (_, i) => [String(i)]))
  await many.close()
  expect((await stat(path)).size).toBe(0)
  expect(await readAccepted(path, plan)).toBeNull()
})

test.runIf(process.platform === 'linux')('a disk that is full costs what was kept, and nothing else', async () => {
  const writer = await AcceptedWriter.begin('/dev/full', plan)
  for (let row = 0; row < 30_000; row++) {
    writer.add(row % tuples.length, answersOf(row))
    if (row % 1000 === 0) await writer.flush()
  }
  await writer.finish(tuples)
  await writer.close()
})
