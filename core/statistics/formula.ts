/**
 * Formulas of a model: arithmetic on named values, read by a small parser and never run as code.
 *
 * Exports
 *   parseFormula(text, names): Formula
 *   formulaFunctions                                  the functions a formula may call
 *   longestFormula = 2,000 characters
 */
import { InputError } from './result.ts'

export type Formula = {
  readonly text: string
  /** Names it uses, in the order of `names`. */
  readonly uses: readonly string[]
  /** `values` stand in the order of `names`. What has no value (1/0, the log of −1) is NaN or infinite: ask before use. */
  readonly value: (values: ArrayLike<number>) => number
}

type Node = (values: ArrayLike<number>) => number

export const longestFormula = 2000
const deepest = 60

/** Functions and how many arguments they take, from … to. `npv(rate, a0, a1, …)` has the first flow at time 0. */
const functions: Readonly<Record<string, { least: number; most: number; of: (parts: readonly number[]) => number }>> = {
  abs: { least: 1, most: 1, of: ([x]) => Math.abs(x!) },
  exp: { least: 1, most: 1, of: ([x]) => Math.exp(x!) },
  log: { least: 1, most: 1, of: ([x]) => Math.log(x!) },
  sqrt: { least: 1, most: 1, of: ([x]) => Math.sqrt(x!) },
  min: { least: 1, most: 50, of: (parts) => Math.min(...parts) },
  max: { least: 1, most: 50, of: (parts) => Math.max(...parts) },
  npv: {
    least: 2,
    most: 200,
    of: ([rate, ...flows]) => flows.reduce((total, flow, time) => total + flow / (1 + rate!) ** time, 0),
  },
}

export const formulaFunctions: readonly string[] = Object.keys(functions).sort()

type Token = { readonly kind: 'number' | 'name' | 'sign' | 'end'; readonly text: string; readonly at: number }

const pattern = /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([\p{L}_][\p{L}\p{N}_]*)|([-+*/^(),]))/uy

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const trimmed = text.trimEnd()
  pattern.lastIndex = 0
  while (pattern.lastIndex < trimmed.length) {
    const from = pattern.lastIndex
    const match = pattern.exec(trimmed)
    if (match === null) throw fault(text, from, trimmed.slice(from).trimStart().slice(0, 1))
    const kind = match[1] !== undefined ? 'number' : match[2] !== undefined ? 'name' : 'sign'
    const token = match[1] ?? match[2] ?? match[3]!
    tokens.push({ kind, text: token, at: pattern.lastIndex - token.length })
  }
  return [...tokens, { kind: 'end', text: '', at: trimmed.length }]
}

function fault(formula: string, at: number, found: string): InputError {
  return new InputError('formulaFault', { formula: formula.slice(0, 200), at: at + 1, found: found.slice(0, 60) })
}

/**
 * + − * / ^ (right to left, before a sign: −2^2 is −4), parentheses, numbers, `names` and the functions above.
 *
 * Errors: InputError `formulaFault` with the character it is at and what stands there; `unknownName` for a name that is
 * neither a value nor a function.
 *
 * Example: parseFormula('2 * gain ^ 2', ['gain']).value([3]) is 18.
 */
export function parseFormula(text: string, names: readonly string[]): Formula {
  if (text.length > longestFormula) throw fault(text, longestFormula, '')
  const tokens = tokensOf(text)
  const used = new Set<string>()
  let next = 0
  const peek = () => tokens[next]!
  const take = (sign: string): boolean => {
    if (peek().kind !== 'sign' || peek().text !== sign) return false
    next += 1
    return true
  }
  const expect = (sign: string) => {
    if (!take(sign)) throw fault(text, peek().at, peek().text)
  }

  function sumOf(depth: number): Node {
    if (depth > deepest) throw fault(text, peek().at, peek().text)
    let left = product(depth)
    for (;;) {
      const first = left
      if (take('+')) {
        const second = product(depth)
        left = (values) => first(values) + second(values)
      } else if (take('-')) {
        const second = product(depth)
        left = (values) => first(values) - second(values)
      } else return left
    }
  }

  function product(depth: number): Node {
    let left = signed(depth)
    for (;;) {
      const first = left
      if (take('*')) {
        const second = signed(depth)
        left = (values) => first(values) * second(values)
      } else if (take('/')) {
        const second = signed(depth)
        left = (values) => first(values) / second(values)
      } else return left
    }
  }

  function signed(depth: number): Node {
    if (depth > deepest) throw fault(text, peek().at, peek().text)
    if (take('+')) return signed(depth + 1)
    if (take('-')) {
      const part = signed(depth + 1)
      return (values) => -part(values)
    }
    const base = single(depth)
    if (!take('^')) return base
    const exponent = signed(depth + 1)
    return (values) => base(values) ** exponent(values)
  }

  function single(depth: number): Node {
    const token = peek()
    next += 1
    if (token.kind === 'number') {
      const value = Number(token.text)
      return () => value
    }
    if (token.kind === 'sign' && token.text === '(') {
      const inner = sumOf(depth + 1)
      expect(')')
      return inner
    }
    if (token.kind !== 'name') throw fault(text, token.at, token.text)
    if (peek().kind === 'sign' && peek().text === '(') return call(token, depth)
    const place = names.indexOf(token.text)
    if (place === -1) throw new InputError('unknownName', { name: token.text.slice(0, 60), names })
    used.add(token.text)
    return (values) => values[place]!
  }

  function call(name: Token, depth: number): Node {
    const known = Object.hasOwn(functions, name.text) ? functions[name.text] : undefined
    if (known === undefined)
      throw new InputError('unknownName', { name: name.text.slice(0, 60), names: formulaFunctions })
    expect('(')
    const parts = [sumOf(depth + 1)]
    while (take(',')) parts.push(sumOf(depth + 1))
    const closing = peek()
    expect(')')
    if (parts.length < known.least || parts.length > known.most) throw fault(text, closing.at, closing.text)
    return (values) => known.of(parts.map((part) => part(values)))
  }

  const value = sumOf(0)
  if (peek().kind !== 'end') throw fault(text, peek().at, peek().text)
  return { text, uses: names.filter((name) => used.has(name)), value }
}
