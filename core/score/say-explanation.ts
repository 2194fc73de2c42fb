/**
 * An explanation in words, the same on a page, in the workbook and on the command line. Figures are rounded here, once,
 * for showing.
 */
import { formatList } from '#core/format/list.ts'
import { formatDecimal, formatPercent, formatScore, formatWeight, formatWorking } from '#core/format/number.ts'
import { rounded } from '#core/format/round.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { say } from '#core/language.ts'
import type { Language, Text } from '#core/language.ts'
import { readAddress } from '#core/score/address.ts'
import type { ChildInput, Explanation, WhatIf } from '#core/score/explanation.ts'
import type { NodeAddress, ScoredUnit } from '#core/score/types.ts'
import { texts } from '#core/texts/index.ts'

export type ExplanationWords = {
  /** The name of the node. */
  title: string
  /** The value as it is shown: `2.4`, a level's name, or '–'. */
  shown: string
  /** One paragraph, sentence by sentence. */
  sentences: string[]
  /** `13.0 ÷ 5.5 = 2.3636`; null where no mean is formed. */
  equation: string | null
  /** How the median was found; null without one. */
  median: string | null
  /** What the floor is and what holds it; null without one. */
  floor: string | null
  whatIfs: { change: string; shown: string }[]
}

const absentValue = '–'
/** Names listed in a sentence before the rest is counted. */
const namesListed = 3

/** Puts an explanation into words. Names come from the pack and the units, falling back to the other language. */
export function sayExplanation(
  explanation: Explanation,
  pack: Pack,
  units: readonly Pick<ScoredUnit, 'id' | 'name'>[],
  language: Language,
): ExplanationWords {
  const speaker = speakerFor(pack, units, language)
  const { row, measure, value, meanWorking, medianWorking } = explanation
  return {
    title: speaker.nameOf(row.address),
    shown: value === null ? absentValue : measure === 'mean' ? formatScore(value, language) : speaker.levelName(value),
    sentences: sentencesOf(explanation, speaker),
    equation:
      meanWorking === null
        ? null
        : `${formatWorking(meanWorking.sumOfProducts, language)} ÷ ${formatWorking(meanWorking.sumOfWeights, language)} = ${formatWorking(meanWorking.quotient, language)}`,
    median: medianWorking === null ? null : sayMedian(medianWorking, speaker),
    floor: sayFloor(explanation, speaker),
    whatIfs: explanation.whatIfs.map((one) => ({
      change: sayChange(one.change, speaker),
      shown: formatScore(one.mean, language),
    })),
  }
}

type Speaker = {
  language: Language
  words: (typeof texts)[Language]['score']
  highestLevel: number
  nameOf: (address: NodeAddress) => string
  unitName: (unitId: string) => string
  levelName: (level: number) => string
}

function speakerFor(pack: Pack, units: readonly Pick<ScoredUnit, 'id' | 'name'>[], language: Language): Speaker {
  const names = new Map<NodeAddress, Text>([['instrument', pack.name]])
  for (const area of pack.areas) {
    names.set(`area/${area.id}`, area.name)
    for (const aspect of area.aspects) {
      names.set(`aspect/${aspect.id}`, aspect.name)
      for (const one of aspect.criteria) names.set(`criterion/${aspect.id}.${one.id}`, one.name)
    }
  }
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]))
  const levels = new Map(pack.scale.levels.map((level) => [level.number, level.name]))
  return {
    language,
    words: texts[language].score,
    highestLevel: Math.max(...levels.keys()),
    nameOf: (address) => say(names.get(address) ?? { en: readAddress(address)?.id ?? address }, language),
    unitName: (unitId) => say(unitNames.get(unitId) ?? { en: unitId }, language),
    levelName: (level) => say(levels.get(level) ?? { en: String(level) }, language),
  }
}

function sentencesOf(explanation: Explanation, speaker: Speaker): string[] {
  const { row, step } = explanation
  const { words, language } = speaker
  if (row.state !== 'scored' || row.mean === null) return [sayAbsence(explanation, speaker)]
  const value = formatScore(row.mean, language)
  const level = row.median === null ? value : speaker.levelName(row.median)
  if (step.kind === 'rollUp') return sayRollUp(explanation, step.children, value, speaker)
  if (step.kind === 'ownRating') return [words.ownRating({ unit: speaker.unitName(step.unitId) })]
  if (step.kind === 'imported') return [words.imported({ value: row.median === null ? value : level })]
  if (step.kind === 'units') {
    const [first, second] = step.units
    const weighting = explanation.scope.kind === 'organisation' ? explanation.scope.weighting : 'equal'
    const main =
      first !== undefined && second === undefined
        ? words.onlyUnit({ value, unit: speaker.unitName(first.unitId) })
        : words.overUnits[weighting]({ value, count: step.units.length })
    const out = step.leftOut.map((one) => speaker.unitName(one.unitId))
    return out.length === 0
      ? [main]
      : [main, words.unitsLeftOut({ units: formatList(out, language), count: out.length })]
  }
  if (step.kind === 'none') return []
  const main =
    row.basis === 'agreed'
      ? words.agreed({ level })
      : row.basis === 'single'
        ? words.single({ level })
        : words.provisional({ level, raters: row.raters })
  return step.disagreesOnApplicability ? [main, words.disagreesOnApplicability] : [main]
}

function sayAbsence({ row }: Explanation, { words, language }: Speaker): string {
  const { absent } = words
  if (row.state === 'notApplicable') {
    const reason = row.notApplicable
    if (reason?.kind === 'stated') return absent.stated({ reasons: formatList(reason.reasons, language) })
    return reason?.kind === 'wholeOrganisationOnly' ? absent.wholeOrganisationOnly : absent.childrenNotApplicable
  }
  return absent[row.notScored?.kind ?? 'noRatings']
}

function sayRollUp(explanation: Explanation, children: ChildInput[], value: string, speaker: Speaker): string[] {
  const { row } = explanation
  const { words, language } = speaker
  const parts =
    row.kind === 'instrument' ? words.parts.areas : row.kind === 'area' ? words.parts.aspects : words.parts.criteria
  const counting = children.filter((child) => child.counts)
  const sentences =
    row.kind === 'aspect' && counting.every((child) => Number.isInteger(child.score))
      ? [sayLevels(counting, speaker)]
      : [words.meanOf({ value, parts: parts({ count: counting.length }) }), ...sayRange(counting, speaker)]
  const weights = sayWeights(explanation, counting, speaker)
  if (weights !== null) sentences.push(weights)
  const missing = children.filter((child) => child.state === 'notScored' && child.weight > 0).length
  if (missing > 0) sentences.push(words.missing({ parts: parts({ count: missing }), count: missing }))
  const leftOut = children.filter((child) => child.state === 'notApplicable').length
  if (leftOut > 0) sentences.push(words.leftOut({ parts: parts({ count: leftOut }), count: leftOut }))
  if (row.hollow && row.coverage.share !== null) {
    sentences.push(words.hollow({ share: formatPercent(row.coverage.share, language) }))
  }
  return sentences
}

/** "A and B are Mature; the other three are Developing." The smaller groups are named, the largest is counted. */
function sayLevels(counting: ChildInput[], speaker: Speaker): string {
  const { words, language } = speaker
  const levels = [...new Set(counting.map((child) => child.score ?? 0))].sort((a, b) => b - a)
  const groups = levels.map((level) => ({ level, members: counting.filter((child) => child.score === level) }))
  const [only, second] = groups
  if (only !== undefined && second === undefined) return words.levels.all({ level: speaker.levelName(only.level) })
  const largest = groups.reduce(
    (most, group) => (group.members.length > most.members.length ? group : most),
    groups[0] ?? { level: 0, members: [] },
  )
  const isCounted = (group: typeof largest) => group === largest && group.members.length > 1
  const said = groups
    .filter((group) => !isCounted(group))
    .map(({ level, members }) => {
      const names = formatList(
        members.map((member) => speaker.nameOf(member.address)),
        language,
      )
      return words.levels.some({ names, count: members.length, level: speaker.levelName(level) })
    })
  const rest = groups
    .filter(isCounted)
    .map(({ level, members }) => words.levels.others({ count: members.length, level: speaker.levelName(level) }))
  return `${[...said, ...rest].join(words.levels.join)}${words.levels.end}`
}

function sayRange(counting: ChildInput[], { words, nameOf, language }: Speaker): string[] {
  const sorted = counting.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
  const [highest] = sorted
  const lowest = sorted.at(-1)
  if (highest?.score == null || lowest?.score == null || highest.score === lowest.score) return []
  return [
    words.range({
      highest: nameOf(highest.address),
      high: formatScore(highest.score, language),
      lowest: nameOf(lowest.address),
      low: formatScore(lowest.score, language),
    }),
  ]
}

/** What unequal weights do to the score, to two decimals; null when they are equal. */
function sayWeights({ whatIfs, row }: Explanation, counting: ChildInput[], speaker: Speaker): string | null {
  const { words, language } = speaker
  const equal = whatIfs.find((one) => one.change.kind === 'allWeightsEqual')
  if (equal === undefined || row.mean === null) return null
  const changes = rounded(equal.mean, 2) !== rounded(row.mean, 2)
  const figures = { before: formatDecimal(equal.mean, language, 2), after: formatDecimal(row.mean, language, 2) }
  const odd = counting.filter((child) => child.weight !== 1)
  const [only] = odd
  if (only !== undefined && odd.length === 1) {
    const named = { name: speaker.nameOf(only.address), weight: formatWeight(only.weight, language) }
    return changes ? words.oneWeight({ ...named, ...figures }) : words.oneWeightSame(named)
  }
  return changes ? words.weights(figures) : words.weightsSame
}

function sayMedian(
  working: NonNullable<Explanation['medianWorking']>,
  { words, language, levelName }: Speaker,
): string {
  const reached = working.steps.find((step) => step.level === working.level)
  return words.medianOf({
    half: formatWeight(working.half, language),
    level: levelName(working.level),
    cumulated: formatWeight(reached?.cumulated ?? 0, language),
  })
}

function sayFloor({ row, unscored }: Explanation, speaker: Speaker): string | null {
  const { words, language, highestLevel } = speaker
  if (row.gated === null || row.kind === 'criterion') return null
  const { level, atMost, heldBy } = row.gated
  const name = speaker.levelName(level)
  if (atMost) {
    return unscored.length > 0
      ? words.floor.atMost({ level: name, count: unscored.length })
      : words.floor.atMostBelow({ level: name })
  }
  if (level === highestLevel) return words.floor.top({ level: name })
  const names = heldBy.slice(0, namesListed).map(speaker.nameOf)
  const more = heldBy.length - names.length
  const held = formatList(more > 0 ? [...names, words.floor.more({ count: more })] : names, language)
  return words.floor.exact({ level: name, held, count: heldBy.length })
}

function sayChange(change: WhatIf['change'], { words, nameOf, levelName }: Speaker): string {
  if (change.kind === 'allWeightsEqual') return words.whatIf.allWeightsEqual
  const named = { name: nameOf(change.address), level: levelName(change.level) }
  if (change.kind === 'childReachesTarget') return words.whatIf.atTarget(named)
  return change.direction === 'up' ? words.whatIf.reaches(named) : words.whatIf.falls(named)
}
