/**
 * `npm test`: every check there is, one after the other, each to its end even when an earlier one failed, and the count
 * alone on the last line. Types, lint and format count as one check each; tests count one by one.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

type Count = { passed: number; failed: number }
type Check = { name: string; command: string[]; report?: (file: string) => Count; environment?: Record<string, string> }

const root = join(import.meta.dirname, '..')
const results = join(root, '.build', 'test')

const checks: Check[] = [
  { name: 'types', command: ['test/types.ts'] },
  { name: 'lint', command: ['node_modules/oxlint/bin/oxlint', '.'] },
  { name: 'format', command: ['node_modules/oxfmt/bin/oxfmt', '--check', '.'] },
  vitest('unit'),
  vitest('integration'),
  {
    name: 'browser',
    command: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile('browser') },
    report: playwrightCount,
  },
]

function vitest(project: string): Check {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(project)}`]
  return {
    name: project,
    command: ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters],
    report: vitestCount,
  }
}

function reportFile(name: string): string {
  return join(results, `${name}.json`)
}

function vitestCount(file: string): Count {
  const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number }
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

function playwrightCount(file: string): Count {
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as { stats: { expected: number; unexpected: number } }
  return { passed: stats.expected, failed: stats.unexpected }
}

async function runCheck(check: Check): Promise<Count> {
  const began = performance.now()
  console.log(`\n── ${check.name} ${'─'.repeat(Math.max(0, 100 - check.name.length))}`)
  const child = spawn(process.execPath, check.command, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...check.environment },
  })
  const exit = await new Promise<number | string | null>((settle, fail) => {
    child.once('error', fail)
    child.once('exit', (code, signal) => settle(code ?? signal))
  })
  const count = counted(check, exit === 0)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${check.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`)
  return count
}

/** A check that ends badly has failed at least once, whatever its report says or when it wrote none. */
function counted(check: Check, ended: boolean): Count {
  const file = reportFile(check.name)
  const count = check.report
    ? existsSync(file)
      ? check.report(file)
      : { passed: 0, failed: 0 }
    : { passed: ended ? 1 : 0, failed: 0 }
  return ended ? count : { ...count, failed: Math.max(count.failed, 1) }
}

// Vite and Vitest take a terminal's Ctrl-C themselves; this process waits for them.
process.on('SIGINT', () => {})
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const total: Count = { passed: 0, failed: 0 }
for (const check of checks) {
  const count = await runCheck(check)
  total.passed += count.passed
  total.failed += count.failed
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
