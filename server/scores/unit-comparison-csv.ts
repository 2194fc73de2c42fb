/** The units side by side as CSV, one row for each unit on each row of the page: the same figures, absences as words. */
import { formatScore } from '#core/format/number.ts'
import { levelName } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { say, type Language } from '#core/language.ts'
import type { ComparedMark, UnitComparison, UnitMark } from '#core/score/compare-units.ts'
import type { ScoredUnit } from '#core/score/types.ts'
import { texts } from '#core/texts/index.ts'
import { csvLine, csvStart } from '#server/tables/csv-write.ts'
import { namesByAddress } from './scorecard-csv.ts'

/** The organisation stands first on each row of the page; of the sample, each line says that it is one. */
export function unitComparisonCsv(
  pack: Pack,
  comparison: UnitComparison,
  units: readonly ScoredUnit[],
  isSample: boolean,
  language: Language,
): string {
  const { csv: t, scorecard, common, units: words } = texts[language]
  const names = namesByAddress(pack, language)
  const unitNames = new Map(units.map((unit) => [unit.id, say(unit.name, language)]))
  const header = [
    t.address,
    t.name,
    common.unit,
    t.state,
    t.level,
    t.levelName,
    t.score,
    t.scored,
    t.applicable,
    t.basis,
    words.comparable,
    scorecard.weakest,
    ...(isSample ? [t.data] : []),
  ]
  const line = (address: string, unit: string, mark: ComparedMark, comparable: string, weakest: string) => [
    address,
    names.get(address) ?? address,
    unit,
    t.states[mark.state],
    mark.median,
    mark.median === null ? null : say(levelName(pack, mark.median) ?? {}, language),
    mark.mean === null ? null : formatScore(mark.mean, 'en'),
    mark.criteriaScored,
    mark.criteriaApplicable,
    mark.basis === null ? null : t.bases[mark.basis],
    comparable,
    weakest,
    ...(isSample ? [t.sample] : []),
  ]
  const saysComparable = ({ state, obstacle }: UnitMark) =>
    obstacle !== null ? scorecard.notComparable[obstacle.kind] : state === 'scored' ? words.yes : ''
  const rows = comparison.rows.flatMap((row) => [
    line(row.address, common.wholeOrganisation, row.organisation, '', ''),
    ...row.units.map((unit) =>
      line(
        row.address,
        unitNames.get(unit.unitId) ?? unit.unitId,
        unit,
        saysComparable(unit),
        row.weakest.includes(unit.unitId) ? words.yes : '',
      ),
    ),
  ])
  return csvStart + [header, ...rows].map((row) => csvLine(row.map((cell) => cell ?? ''))).join('')
}
