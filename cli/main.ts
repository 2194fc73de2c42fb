/** The command line: finds the command in a table and runs it with its arguments. */
import type { Language } from '#core/language.ts'
import { exitCode } from './output.ts'
import type { Output } from './output.ts'
import { packCheck, packCrosswalk } from './pack.ts'

type Command = (args: string[], out: Output) => Promise<number>

/** Commands by the words that call them. */
const commands: Readonly<Record<string, Command>> = {
  'pack check': packCheck,
  'pack crosswalk': packCrosswalk,
}

/** Runs the command that `words` begin with and gives its exit code. */
export async function run(words: string[]): Promise<number> {
  const { args, out } = readOptions(words)
  for (const length of [2, 1]) {
    const name = args.slice(0, length).join(' ')
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (command !== undefined) return command(args.slice(length), out)
  }
  for (const name of Object.keys(commands)) out.problem(`touchstone ${name}`)
  return exitCode.usage
}

/** `--json` and `--lang zh|en` count for every command, wherever they stand. */
function readOptions(words: string[]): { args: string[]; out: Output } {
  const args: string[] = []
  let json = false
  let language: Language = /^zh/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'zh-CN' : 'en'
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--json') json = true
    else if (word === '--lang') language = words[++at] === 'zh' ? 'zh-CN' : 'en'
    else args.push(word)
  }
  const line = (text: string) => void process.stdout.write(`${text}\n`)
  const problem = (text: string) => void process.stderr.write(`${text}\n`)
  return { args, out: { line, problem, language, json } }
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))
