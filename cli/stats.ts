/** `touchstone stats …`: every statistical method on a CSV, for anyone who wants to check a number. */
import { readFile } from 'node:fs/promises'
import type { Progress } from '#core/statistics/methods/method.ts'
import { findMethod, methods } from '#core/statistics/methods/run-method.ts'
import { describeMethod, helpOf, listOfMethods, linesOf } from '#core/statistics/methods/describe.ts'
import { InputError } from '#core/statistics/result.ts'
import { texts } from '#core/texts/index.ts'
import { runOnFiles } from '#server/statistics/run.ts'
import { complain, exitCode, writeJson, type Output } from './output.ts'

/** Problems of the call rather than of the data. */
const usageProblems: ReadonlySet<string> = new Set(['unknownMethod', 'unknownOption', 'optionNeeded', 'optionValue'])

/** `stats` lists the methods, `stats METHOD --help` explains one, `stats METHOD FILE [options]` runs it. */
export async function stats(args: string[], out: Output): Promise<number> {
  const help = args.includes('--help')
  const [name, ...rest] = args.filter((word) => word !== '--help')
  try {
    if (name === undefined) {
      if (out.json)
        writeJson(
          methods.map((method) => ({ method: method.name, example: method.example })),
          out,
        )
      else out.line(listOfMethods(out.language))
      return exitCode.done
    }
    const method = findMethod(name)
    if (help) {
      if (out.json) writeJson(describeMethod(method, out.language), out)
      else out.line(helpOf(method, out.language))
      return exitCode.done
    }
    const { file, options } = readArguments(name, rest)
    const data = file === undefined ? null : await readGiven(file)
    const others = new Map<string, Uint8Array>()
    for (const option of method.options) {
      const value = options[option.name]
      const isFile = option.kind === 'file' || (option.orFile === true && !option.choices!.includes(String(value)))
      if (typeof value === 'string' && isFile) others.set(option.name, await readGiven(value))
    }
    const fileOf = (option: string) => {
      const bytes = others.get(option)
      if (bytes === undefined) throw new InputError('optionNeeded', { option })
      return bytes
    }
    const result = runOnFiles(name, options, data, fileOf, process.stderr.isTTY ? showProgress : undefined)
    if (out.json) writeJson(result, out)
    else for (const line of linesOf(result, out.language)) out.line(line)
    return exitCode.done
  } catch (error) {
    return failed(error, out)
  }
}

/** One line that is written over; Ctrl-C stops the work. */
function showProgress({ done, of, sofar }: Progress): void {
  const line = `${done}/${of}  ${sofar}`.slice(0, 100)
  process.stderr.write(done === of ? `\r${' '.repeat(100)}\r` : `\r${line.padEnd(100)}`)
}

function failed(error: unknown, out: Output): number {
  if (error instanceof InputError) {
    const title = texts[out.language].statistics.inputProblems[error.code](error.detail)
    complain(out, error.code, title, error.detail)
    return usageProblems.has(error.code) ? exitCode.usage : exitCode.failed
  }
  if (error instanceof UnreadableFile) {
    const { code, file } = error
    complain(out, code, texts[out.language].cli[code]({ file }), { file })
    return exitCode.failed
  }
  throw error
}

class UnreadableFile extends Error {
  readonly file: string
  readonly code: 'noFile' | 'isFolder' | 'unreadable'

  constructor(file: string, reason: string | undefined) {
    super(`${file}: ${reason}`)
    this.file = file
    this.code = reason === 'ENOENT' ? 'noFile' : reason === 'EISDIR' ? 'isFolder' : 'unreadable'
  }
}

/** A file that the caller named. Errors: UnreadableFile. */
async function readGiven(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new UnreadableFile(file, (error as NodeJS.ErrnoException).code)
  }
}

/** `--name value`, `--name=value` and flags; what is left is the file. */
function readArguments(name: string, words: readonly string[]) {
  const flags = new Set(
    findMethod(name)
      .options.filter(({ kind }) => kind === 'flag')
      .map((option) => option.name),
  )
  const options: Record<string, string | boolean> = {}
  let file: string | undefined
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!
    if (!word.startsWith('--')) {
      if (file !== undefined) throw new InputError('optionValue', { option: 'FILE', value: word })
      file = word
      continue
    }
    const equals = word.indexOf('=')
    const option = word.slice(2, equals === -1 ? undefined : equals)
    if (Object.hasOwn(options, option)) throw new InputError('optionValue', { option, value: word })
    if (equals !== -1) options[option] = word.slice(equals + 1)
    else if (flags.has(option)) options[option] = true
    else {
      const value = words[at + 1]
      if (value === undefined || value.startsWith('--')) options[option] = true
      else {
        options[option] = value
        at += 1
      }
    }
  }
  return { file, options }
}
