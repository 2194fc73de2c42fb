/**
 * The one rounding of the product: decimal, half away from zero, once, at display, on the value to 12 significant
 * digits. 2.25 is shown as 2.3, and so is the 2.2499999999999996 that a machine makes of 0.75 × 3.
 */

/** The decimal digits of `value` with exactly `decimals` places, `-` for negative, never `-0`. `value` must be finite. */
export function roundedDigits(value: number, decimals: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`Only finite numbers can be shown, not ${value}`)
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential(11).split('e')
  const digits = BigInt(mantissa.replace('.', ''))
  const shift = Number(exponent) - 11 + decimals
  const scaled = shift >= 0 ? digits * 10n ** BigInt(shift) : halfUp(digits, 10n ** BigInt(-shift))
  const text = scaled.toString().padStart(decimals + 1, '0')
  const whole = text.slice(0, text.length - decimals)
  const shown = decimals === 0 ? whole : `${whole}.${text.slice(-decimals)}`
  return value < 0 && scaled > 0n ? `-${shown}` : shown
}

/** The shown figure as a number, for tests and files that hold figures as they are shown. */
export function rounded(value: number, decimals: number): number {
  return Number(roundedDigits(value, decimals))
}

function halfUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend * 2n + divisor) / (divisor * 2n)
}
