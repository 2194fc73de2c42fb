/** What a command is: the words that call it, its arguments, and what it does. */
import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util'
import { texts } from '#core/texts/index.ts'
import { complain, exitCode, type Output } from './output.ts'

export type Command = (args: string[], out: Output) => Promise<number>

export interface Arguments {
  positionals: string[]
  values: Record<string, string | boolean | undefined>
}

/**
 * Wraps the reading of arguments: wrong ones are named with `usage` below and end with the usage code, so that a command
 * sees only arguments of its own form.
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
    } catch (error) {
      return misused(out, usage(out), reasonOf(error, out))
    }
    const [least, most] = form.positionals
    const t = texts[out.language].cli
    if (given.positionals.length < least) return misused(out, usage(out), t.tooFewArguments)
    const surplus = given.positionals[most]
    if (surplus !== undefined) return misused(out, usage(out), t.surplusArgument({ given: surplus.slice(0, 80) }))
    return work(given, out)
  }
}

/** Says what is wrong with the arguments, and how the command is called. */
export function misused(out: Output, usage: string, reason: string): number {
  complain(out, 'usage', `${reason}\n${usage}`)
  return exitCode.usage
}

/** What the reader of arguments did not take: an option it does not know, or one without its value. */
function reasonOf(error: unknown, out: Output): string {
  const { code, message } = error as { code?: string; message: string }
  const option = /'(-[^'<\s]*)/.exec(message)?.[1] ?? ''
  const t = texts[out.language].cli
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? t.unknownOption({ option }) : t.optionValue({ option })
}

/** A string option; undefined when it was not given. */
export function option(given: Arguments, name: string): string | undefined {
  const value = given.values[name]
  return typeof value === 'string' ? value : undefined
}
