import { expect, test } from 'vitest'
import { run } from './main.ts'

/** What a call complains of, line by line, and its exit code. */
async function called(...words: string[]): Promise<{ code: number; said: string[] }> {
  const said: string[] = []
  const stream = { write: (text: string) => said.push(...text.trimEnd().split('\n')) > 0 }
  const code = await run(words, { stdout: stream, stderr: stream })
  return { code, said }
}

test.each([
  ['workspaces --foo', 'There is no option --foo here.'],
  ['report x --out', 'The option --out is not given as it is meant: with a value, or without.'],
  ['report x --format doc --out y', '“doc” is none of the values of --format.'],
  ['report x --format pdf', 'The option --out is missing.'],
  ['report', 'An argument is missing.'],
  ['workspaces one two', '“one” is one argument too many.'],
  ['pack handout cx-diagnostic 1.0.0 --out y', 'The option --format is missing.'],
  ['frobnicate now --data x', 'There is no command “frobnicate now”.'],
])('%s: what is wrong, then how it is called', async (words, sentence) => {
  const { code, said } = await called(...words.split(' '), '--lang', 'en')
  expect(code).toBe(2)
  expect(said[0]).toBe(sentence)
  expect(said[1]).toMatch(/^(touchstone |Touchstone runs)/)
})

test('in Chinese as well', async () => {
  expect((await called('workspaces', '--foo', '--lang', 'zh')).said[0]).toBe('这里没有选项--foo。')
})
