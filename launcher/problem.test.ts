import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exitCodes } from './exit-codes.mjs'
import { StartProblem, terminalLanguage } from './problem.mjs'

const codes = Object.keys(exitCodes).filter((code) => code.includes('.')) as StartProblem['code'][]

test('every problem has an exit code of its own and a sentence in both languages', () => {
  expect(new Set(Object.values(exitCodes)).size).toBe(Object.keys(exitCodes).length)
  for (const code of codes) {
    const everything = new Proxy({}, { get: () => 'X' })
    const problem = new StartProblem(code, everything)
    expect(problem.exitCode).toBe(exitCodes[code])
    expect(problem.sentence('en')).toMatch(/^\w.*\.$/)
    expect(problem.sentence('zh-CN')).toMatch(/[\u4e00-\u9fff].*。$/)
  }
})

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_TW' }, 'zh-CN'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{}, 'en'],
])('the terminal of %j speaks %s', (env, language) => {
  expect(terminalLanguage(env)).toBe(language)
})

test('every exit code stands in the documentation', () => {
  const text = readFileSync(join(import.meta.dirname, '..', 'docs', 'exit-codes.md'), 'utf8')
  const undocumented = Object.entries(exitCodes).filter(([code, exit]) => !text.includes(`| ${exit} | \`${code}\` |`))
  expect(undocumented).toEqual([])
})
