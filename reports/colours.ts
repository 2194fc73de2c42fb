/** The colours of the product's marks (design tokens, light theme) as `RRGGBB`, shared by all formats. */

export const colours = {
  ink: '141A1C',
  ink2: '414C4B',
  ink3: '586462',
  line: 'D5DCDA',
  stone: '191F22',
  white: 'FFFFFF',
  onStone: 'F1F4F2',
  onStone2: 'AEBAB7',
  streak: 'E3B440',
  target: 'A47706',
  gapHatch: 'EBCF8C',
  lastYear: '586462',
  verdigris: '357D78',
  levelEdge: '5E8F8A',
  empty: 'F6F7F7',
  panel: 'F5F4EF',
  missingEdge: '74807E',
  naFill: 'EAEEEC',
  onNa: '4F5B59',
  suppressed: 'DDE3E1',
  onSuppressed: '37423F',
  evidence: '3346A0',
  workforce: 'B83A76',
  customer: '6E8410',
  danger: 'A3241C',
  grey: 'B7BFBD',
} as const

/** Four shades that survive grey print (lightness 90, 74, 48, 25), from which scales of other lengths are blended. */
const anchors = ['D3E5E2', '8FC0BA', '357D78', '0C4245']

/** Fill of a level on a scale of `levels` steps, low to high. */
export function levelFill(level: number, levels: number): string {
  const place = levels === 1 ? 3 : ((Math.min(levels, Math.max(1, level)) - 1) / (levels - 1)) * 3
  const lower = Math.min(2, Math.floor(place))
  return mix(anchors[lower]!, anchors[lower + 1]!, place - lower)
}

/** Shade of the workforce lens for a score. Levels have their own colour, and a mean is none. */
export function scoreTint(mean: number, levels: number): string {
  const part = levels === 1 ? 1 : (Math.min(levels, Math.max(1, mean)) - 1) / (levels - 1)
  return mix('FBEBF2', colours.workforce, part)
}

/** Ink or white, whichever can be read better on a fill. */
export function textOn(fill: string): string {
  return contrast(fill, colours.ink) >= contrast(fill, colours.white) ? colours.ink : colours.white
}

/** A customer's colour made dark enough to be read on white (4.5 : 1), as near to it as that allows. */
export function readableOnWhite(colour: string): string {
  for (let part = 0; part < 1; part += 0.05) {
    const darker = mix(colour, colours.ink, part)
    if (contrast(darker, colours.white) >= 4.5) return darker
  }
  return colours.ink
}

/** `#RRGGBB` as a workspace keeps it → `RRGGBB`. */
export function bareColour(colour: string | null, otherwise: string): string {
  return colour !== null && /^#[0-9A-Fa-f]{6}$/u.test(colour) ? colour.slice(1).toUpperCase() : otherwise
}

/** `part` of the way from one colour to another. */
export function mix(from: string, to: string, part: number): string {
  return channels(from)
    .map((value, index) => Math.round(value + (channels(to)[index]! - value) * part))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}

/** Contrast ratio of WCAG 2, 1…21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function channels(colour: string): number[] {
  return [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}
