/**
 * Every method by its name, and the one way to call one.
 *
 * Exports
 *   methods: Method[]                                 in the order they are listed
 *   findMethod(name): Method
 *   runMethod(method, call, { version, missingCodes }): MethodOutput
 *   fifteenDigits(value)                              every number to 15 significant digits
 */
import { missingByDefault } from '../read-table.ts'
import { InputError, undefinedBecause } from '../result.ts'
import { agreementMethods } from './agreement.ts'
import { customerMethods } from './customer.ts'
import { driverMethods } from './drivers.ts'
import { estimateMethods } from './estimates.ts'
import type { Call, Method, MissingRule } from './method.ts'
import { moneyMethods } from './money.ts'
import { scaleMethods } from './scale.ts'
import { trendMethods } from './trend.ts'

export const methods: readonly Method[] = [
  ...agreementMethods,
  ...scaleMethods,
  ...estimateMethods,
  ...customerMethods,
  ...driverMethods,
  ...trendMethods,
  ...moneyMethods,
]

/** Errors: InputError `unknownMethod` with the methods there are. */
export function findMethod(name: string): Method {
  const method = methods.find((each) => each.name === name)
  if (method === undefined) {
    throw new InputError('unknownMethod', { method: name.slice(0, 60), methods: methods.map((each) => each.name) })
  }
  return method
}

export type MethodOutput = {
  readonly method: string
  readonly variant: readonly string[]
  readonly n: number
  readonly missing: { readonly rule: MissingRule; readonly codes: readonly string[]; readonly leftOut: number }
  /** null where nothing is drawn at random. */
  readonly seed: number | null
  readonly version: string
  readonly results: unknown
}

/** Codes that mean "no value": those of every table, and the declared ones. Example: `0,99`. */
export function missingCodes(declared: string | undefined): string[] {
  return [...new Set([...missingByDefault, ...(declared ?? '').split(',').map((code) => code.trim())])]
}

export function runMethod(method: Method, call: Call, version: string): MethodOutput {
  const { variant, n, missing, seed, results } = method.run(call)
  return {
    method: method.name,
    variant,
    n,
    missing: { rule: missing.rule, codes: missingCodes(call.options.optional('missing')), leftOut: missing.leftOut },
    seed: seed ?? null,
    version,
    results: fifteenDigits(results),
  }
}

/** Every number to 15 significant digits; never NaN, Infinity or −0, whatever a method let through. */
export function fifteenDigits(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? Number(value.toPrecision(15)) + 0 : undefinedBecause('overflow')
  }
  if (Array.isArray(value)) return value.map(fifteenDigits)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fifteenDigits(inner)]))
}
