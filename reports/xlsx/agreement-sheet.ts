/** Agreement of the first blind round: α of the instrument and its areas, shares of pairs of the aspects. */
import { readAddress } from '#core/score/address.ts'
import type { RoundAgreement } from '#core/score/agreement.ts'
import type { NodeAddress } from '#core/score/types.ts'
import { isDefined } from '#core/statistics/result.ts'
import type { Value } from '#core/statistics/result.ts'
import type { Place } from './place.ts'
import { column, figure, nameColumns, names, percent, whole, word } from './sheets.ts'
import type { Tongues } from './sheets.ts'
import type { CellSpec, CellStyle, SheetSpec } from './workbook.ts'

const coefficient: CellStyle = { numberFormat: '0.00', align: 'right' }

/** No lean of single assessors: these are for the lead and for themselves. */
export function agreementSheet(
  { instrument, areas, aspects }: RoundAgreement,
  places: ReadonlyMap<NodeAddress, Place>,
  tongues: Tongues,
): SheetSpec {
  const none = word(tongues, (t) => t.agreement.none)
  const number = (value: Value): CellSpec => figure(isDefined(value) ? value : null, none)
  const head = (address: NodeAddress): CellSpec[] => {
    const { kind } = readAddress(address)!
    return [address, word(tongues, (t) => t.workbook.kinds[kind]), ...names(tongues, places.get(address)!.name)]
  }
  return {
    name: tongues.first.t.workbook.sheets.agreement,
    columns: [
      { ...column(tongues, (t) => t.workbook.address, 20), hidden: true },
      column(tongues, (t) => t.workbook.kind, 11),
      ...nameColumns(tongues, (t) => t.workbook.name, 30),
      column(tongues, (t) => t.agreement.alpha, 12, coefficient),
      column(tongues, (t) => t.agreement.low, 10, coefficient),
      column(tongues, (t) => t.agreement.high, 10, coefficient),
      column(tongues, (t) => t.agreement.band, 12),
      column(tongues, (t) => t.agreement.exact, 12, percent),
      column(tongues, (t) => t.agreement.withinOne, 12, percent),
      column(tongues, (t) => t.agreement.pairs, 9, whole),
      column(tongues, (t) => t.heads.criteria, 9, whole),
      column(tongues, (t) => t.heads.raters, 9, whole),
    ],
    rows: [
      ...[instrument, ...areas].map((area): CellSpec[] => {
        const { interval } = area
        return [
          ...head(area.address),
          number(area.alpha),
          ...(isDefined(interval) ? [interval.low, interval.high] : [number(interval), number(interval)]),
          area.band === null ? none : word(tongues, (t) => t.agreement.bands[area.band!]),
          null,
          null,
          null,
          area.units,
          area.raters,
        ]
      }),
      ...aspects.map((aspect): CellSpec[] => [
        ...head(aspect.address),
        null,
        null,
        null,
        null,
        number(aspect.exact),
        number(aspect.withinOne),
        aspect.pairs,
        aspect.units,
        null,
      ]),
    ],
    frozenColumns: 2 + tongues.all.length,
    filter: true,
    print: 'landscape',
  }
}
