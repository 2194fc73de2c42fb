/** Checks the types of every compiler project named in the root's tsconfig.json. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const solution = readFileSync(join(root, 'tsconfig.json'), 'utf8')
const projects = [...solution.matchAll(/"path": "(\w+)"/g)].map((match) => match[1] as string)

const failed = projects.filter((project) => {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  return spawnSync(process.execPath, [compiler, '-p', project], { cwd: root, stdio: 'inherit' }).status !== 0
})
console.log(failed.length > 0 ? `faults in: ${failed.join(', ')}` : `no faults in: ${projects.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
