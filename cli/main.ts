/** The command line: finds the command in a table, runs it with its arguments, and says problems as the pages do. */
import type { Language } from '#core/language.ts'
import { texts } from '#core/texts/index.ts'
import { StartProblem } from '#launcher/problem.mjs'
import { ProblemError, sentenceOf, translateDatabaseError } from '#server/http/problem.ts'
import { SettingFault } from '#server/settings.ts'
import type { Command } from './command.ts'
import { complain, exitCode, writeJson, type Output } from './output.ts'

const diagnostics = () => import('./diagnostics.ts')
const keeping = () => import('./keeping.ts')
const packs = () => import('./pack-shelf.ts')

/** Commands by the words that call them; only the one that is called is loaded. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  workspaces: async () => (await diagnostics()).listWorkspaces,
  diagnostics: async () => (await diagnostics()).listDiagnostics,
  reveal: async () => (await diagnostics()).reveal,
  results: async () => (await diagnostics()).results,
  explain: async () => (await diagnostics()).explainNumber,
  score: async () => (await diagnostics()).score,
  report: async () => (await diagnostics()).report,
  'pack check': async () => (await packs()).checkPack,
  'pack crosswalk': async () => (await packs()).crosswalk,
  'pack import': async () => (await packs()).importPack,
  'pack export': async () => (await packs()).exportPack,
  'pack handout': async () => (await import('./pack-handout.ts')).packHandout,
  backup: async () => (await keeping()).backup,
  restore: async () => (await keeping()).restore,
  delete: async () => (await keeping()).deleteForGood,
  'password-link': async () => (await import('./accounts.ts')).passwordLink,
  settings: async () => (await keeping()).settings,
  stats: async () => (await import('./stats.ts')).stats,
}

/** Where results and complaints go: the process's own, or a test's. */
interface Streams {
  stdout: { write(text: string): unknown }
  stderr: { write(text: string): unknown }
}

/** Runs the command that `words` begin with and gives its exit code. */
export async function run(words: string[], streams: Streams = process): Promise<number> {
  const { args, out, help, unknownLanguage } = readOptions(words, streams)
  if (unknownLanguage !== null) {
    complain(out, 'usage', texts[out.language].cli.unknownLanguage({ given: unknownLanguage }))
    return exitCode.usage
  }
  const name = [2, 1]
    .map((length) => args.slice(0, length).join(' '))
    .find((candidate) => Object.hasOwn(commands, candidate))
  const load = name === undefined ? undefined : commands[name]
  if (name === undefined || load === undefined) {
    if (help || args.length === 0) {
      writeHelp(out)
      return exitCode.done
    }
    // up to the first option: what follows is no part of the name
    const end = args.findIndex((word) => word.startsWith('-'))
    const words = (end < 1 ? args : args.slice(0, end)).join(' ').slice(0, 80)
    const sentence = texts[out.language].cli.unknown({ words })
    complain(out, 'usage', out.json ? sentence : `${sentence}\n${helpText(out.language)}`)
    return exitCode.usage
  }
  // statistics have methods of their own, each with its help
  if (help && name !== 'stats') {
    if (out.json) writeJson({ command: name, usage: usageOf(name, out.language) }, out)
    else out.line(usageOf(name, out.language))
    return exitCode.done
  }
  try {
    const command = await load()
    return await command([...args.slice(name.split(' ').length), ...(help ? ['--help'] : [])], out)
  } catch (error) {
    return failed(error, out)
  }
}

/** A problem is a sentence (or its JSON) and an exit code; anything else is a fault of ours and shows where. */
function failed(error: unknown, out: Output): number {
  if (error instanceof StartProblem) {
    complain(out, error.code, error.sentence(out.language))
    return error.exitCode
  }
  if (error instanceof SettingFault) {
    complain(out, error.code, error.sentence(out.language))
    return exitCode.usage
  }
  const known = error instanceof ProblemError ? error : translateDatabaseError(error)
  if (known !== null) {
    complain(out, known.code, sentenceOf(known, out.language), known.details)
    return exitCode.failed
  }
  const { code, path } = error as NodeJS.ErrnoException
  if (code === undefined || path === undefined) throw error
  complain(out, 'file.unusable', texts[out.language].cli.fileUnusable({ file: path, reason: code }))
  return exitCode.failed
}

function usageOf(name: string, language: Language): string {
  const { usage } = texts[language].cli
  return usage[name as keyof typeof usage] ?? `touchstone ${name}`
}

function writeHelp(out: Output): void {
  if (!out.json) return out.line(helpText(out.language))
  const { help, helpEnd } = texts[out.language].cli
  const usages = Object.keys(commands).map((name) => ({ command: name, usage: usageOf(name, out.language) }))
  writeJson({ help, commands: usages, helpEnd }, out)
}

function helpText(language: Language): string {
  const t = texts[language].cli
  return [t.help, ...Object.keys(commands).map((name) => `  ${usageOf(name, language)}`), '', t.helpEnd].join('\n')
}

/**
 * `--json`, `--lang` and `--help` count for every command, wherever they stand. The `--lang` of a report or a hand-out is
 * its own language too.
 */
function readOptions(
  words: string[],
  streams: Streams,
): { args: string[]; out: Output; help: boolean; unknownLanguage: string | null } {
  const args: string[] = []
  let json = false
  let help = false
  let ownLanguage: string | null = null
  let unknownLanguage: string | null = null
  let language: Language = /^zh/i.test(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '')
    ? 'zh-CN'
    : 'en'
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--json') json = true
    else if (word === '--help' || word === '-h') help = true
    else if (word === '--lang' || word.startsWith('--lang=')) {
      const given = word === '--lang' ? (words[++at] ?? '') : word.slice(7)
      if (['zh', 'zh-CN'].includes(given)) language = 'zh-CN'
      else if (given === 'en') language = 'en'
      else if (given !== 'both') unknownLanguage = given
      ownLanguage = given
    } else args.push(word)
  }
  if (ownLanguage !== null && (args[0] === 'report' || args[1] === 'handout')) args.push('--language', ownLanguage)
  else if (ownLanguage === 'both') unknownLanguage = ownLanguage
  const line = (text: string) => void streams.stdout.write(`${text}\n`)
  const problem = (text: string) => void streams.stderr.write(`${text}\n`)
  return { args, out: { line, problem, language, json }, help, unknownLanguage }
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))
