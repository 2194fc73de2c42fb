/** The scorecard as CSV: the same figures as the page, true numbers, absences as words. */
import { formatScore } from '#core/format/number.ts'
import { texts } from '#core/texts/index.ts'
import { say, type Language } from '#core/language.ts'
import type { NodeScore } from '#core/score/types.ts'
import { levelName } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { csvLine, csvStart } from '#server/tables/csv-write.ts'

/** One row for the instrument, each area and each aspect; of the sample, each row says that it is one. */
export function scorecardCsv(
  pack: Pack,
  nodes: readonly NodeScore[],
  previous: ReadonlyMap<string, number | null>,
  isSample: boolean,
  language: Language,
): string {
  const t = texts[language].csv
  const names = namesByAddress(pack, language)
  const header = [
    t.address,
    t.name,
    t.state,
    t.level,
    t.levelName,
    t.score,
    t.floor,
    t.target,
    t.gapLevels,
    t.scored,
    t.applicable,
    t.basis,
    t.lastYear,
    t.comment,
    ...(isSample ? [t.data] : []),
  ]
  const rows = nodes
    .filter((node) => node.kind !== 'criterion')
    .map((node) => [
      node.address,
      names.get(node.address) ?? node.address,
      t.states[node.state],
      node.median,
      node.median === null ? null : say(levelName(pack, node.median) ?? {}, language),
      node.mean === null ? null : formatScore(node.mean, 'en'),
      node.gated === null ? null : node.gated.atMost ? t.atMost({ level: node.gated.level }) : node.gated.level,
      node.target?.level ?? null,
      node.gap?.levels ?? null,
      node.coverage.criteriaScored,
      node.coverage.criteriaApplicable,
      node.basis === null ? null : t.bases[node.basis],
      previous.get(node.address) === undefined || previous.get(node.address) === null
        ? null
        : formatScore(previous.get(node.address) as number, 'en'),
      say(node.comment, language),
      ...(isSample ? [t.sample] : []),
    ])
  return csvStart + [header, ...rows].map((row) => csvLine(row.map((cell) => cell ?? ''))).join('')
}

/** Names of the instrument, its areas and its aspects by their address. */
export function namesByAddress(pack: Pack, language: Language): Map<string, string> {
  const names = new Map<string, string>([['instrument', say(pack.name, language)]])
  for (const area of pack.areas) {
    names.set(`area/${area.id}`, say(area.name, language))
    for (const aspect of area.aspects) names.set(`aspect/${aspect.id}`, say(aspect.name, language))
  }
  return names
}
