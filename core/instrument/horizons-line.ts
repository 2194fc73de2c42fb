/** The horizons of a roadmap in one line. */
import type { Text } from '../language.ts'
import type { Texts } from '../texts/index.ts'
import type { Pack } from './pack.ts'

/** Each with its months, said once: many a horizon is named by them. */
export function horizonsLine(
  { horizons }: NonNullable<Pack['roadmap']>,
  t: Texts['handout'],
  say: (text: Text) => string,
): string {
  return horizons
    .map((one) => {
      const name = say(one.name)
      return name.includes(String(one.months)) ? name : `${name}${t.colon}${t.months(one)}`
    })
    .join(t.semicolon)
}
