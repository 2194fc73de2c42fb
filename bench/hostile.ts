/** How long hostile files take to be refused, beside an honest file of the same kind that is read to its end. */
import { readPack } from '#core/instrument/read-pack.ts'
import { writePack } from '#core/instrument/write-pack.ts'
import { readPackZip, writePackZip } from '#server/packs/zip.ts'
import { CsvScanner } from '#server/tables/csv-scanner.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { percentile, print, timed } from './table.ts'

const honest = writePack(smallPack())
const aspect = [...honest.keys()].find((name) => name.startsWith('aspects/')) ?? ''
const yaml: Record<string, string> = {
  'alias bomb': `a: &a ["x","x"]\n${Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [*a${i - 1},*a${i - 1}]\n`).join('')}`,
  '900,000 brackets': '['.repeat(900_000),
  '500,000 dashes': '- '.repeat(500_000),
  '200,000 broken escapes': `"${'\\x0'.repeat(200_000)}"`,
  '300,000 keys in a line': `${'k: '.repeat(300_000)}\n`,
}

async function row(what: string, work: () => unknown): Promise<Record<string, string | number>> {
  const times = await timed(5, work)
  return { what, 'median ms': percentile(times, 0.5), 'slowest ms': percentile(times, 1) }
}

const scan = (text: string) => () => {
  const scanner = new CsvScanner(',', () => {})
  scanner.write(Buffer.from(text))
  scanner.end()
}
const zip = writePackZip(honest)
const rows = [await row('honest pack, read', () => readPack(honest))]
for (const [name, text] of Object.entries(yaml)) {
  const files = new Map(honest).set(aspect, text)
  rows.push(await row(`pack with ${name}, refused`, () => readPack(files)))
}
rows.push(await row('honest zip, read', () => readPackZip(zip)))
rows.push(await row('zip of noise, refused', () => readPackZip(Buffer.alloc(zip.length, 0x50))))
rows.push(await row('300,000 honest CSV rows, scanned', scan('a,b\n'.repeat(300_000))))
rows.push(await row('300,000 rows of quotes only, scanned', scan('"a\n'.repeat(300_000))))
print(rows)
