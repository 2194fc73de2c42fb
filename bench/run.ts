/** `npm run bench [name…]`: runs all measurements, or those named, one after the other, each in a process of its own. */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

const notBenches = ['run', 'table']
const all = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => !notBenches.includes(name))
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`No measurement ${unknown.join(', ')}. There are: ${all.join(', ')}\n`)
  process.exit(2)
}
process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`)
let failed = 0
for (const name of wanted.length > 0 ? wanted : all) {
  process.stdout.write(`\n## ${name}\n`)
  const code = await new Promise<number>((resolve) =>
    spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, `${name}.ts`)], { stdio: 'inherit' }).once(
      'exit',
      (status) => resolve(status ?? 1),
    ),
  )
  if (code !== 0) failed++
}
process.exitCode = failed === 0 ? 0 : 1
