/** Which groups the heat map shows and in which order. */
import type { ReplyOf } from '#contract/route.ts'
import type { getWorkforce } from '#contract/score.ts'

type Workforce = ReplyOf<typeof getWorkforce>

/** The column of all who answered, in an address. */
export const everyone = 'all'

/** Everyone, then the groups found, as the survey lists them or lowest first on one aspect; hidden ones last then. */
export function columnsOf(
  workforce: Pick<Workforce, 'groups' | 'aspects'>,
  names: readonly string[],
  find: string,
  order: string | undefined,
): string[] {
  const wanted = find.trim().toLowerCase()
  const found = workforce.groups.map((_, at) => at).filter((at) => (names[at] ?? '').toLowerCase().includes(wanted))
  const by = workforce.aspects.find(({ aspect }) => aspect === order)
  const place = (at: number): number => {
    const cell = by?.cells[at]
    return cell?.kind === 'shown' ? cell.mean : Number.MAX_VALUE
  }
  const sorted = by === undefined ? found : found.toSorted((a, b) => place(a) - place(b))
  return [everyone, ...sorted.map(String)]
}
