/** What a command is: the words that call it, its arguments, and what it does. */
import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util'
import { complain, exitCode, type Output } from './output.ts'

export type Command = (args: string[], out: Output) => Promise<number>

export interface Arguments {
  positionals: string[]
  values: Record<string, string | boolean | undefined>
}

/**
 * Wraps the reading of arguments: wrong ones print `usage` and end with the usage code, so that a command sees only
 * arguments of its own form.
 */
export function command(
  usage: (out: Output) => string,
  form: { positionals: [least: number, most: number]; options?: Record<string, ParseArgsOptionDescriptor> },
  work: (given: Arguments, out: Output) => Promise<number>,
): Command {
  return async (args, out) => {
    let given: Arguments
    try {
      const { positionals, values } = parseArgs({
        args,
        options: { data: { type: 'string' }, ...form.options },
        allowPositionals: true,
        strict: true,
      })
      given = { positionals, values }
    } catch {
      complain(out, 'usage', usage(out))
      return exitCode.usage
    }
    const [least, most] = form.positionals
    if (given.positionals.length < least || given.positionals.length > most) {
      complain(out, 'usage', usage(out))
      return exitCode.usage
    }
    return work(given, out)
  }
}

/** A string option; undefined when it was not given. */
export function option(given: Arguments, name: string): string | undefined {
  const value = given.values[name]
  return typeof value === 'string' ? value : undefined
}
