/** Faults of a score run's inputs that would make its numbers wrong rather than incomplete. */
import { isLevelOf } from '#core/rating/check-rating.ts'
import { readAddress } from '#core/score/address.ts'
import type { Outline } from '#core/score/outline.ts'
import { ScoreFault } from '#core/score/types.ts'
import type { ScoreInput } from '#core/score/types.ts'

/** Throws the first `ScoreFault` found. */
export function checkInput(input: ScoreInput, outline: Outline): void {
  const units = new Set(input.units.map((unit) => unit.id))
  const assessors = new Set(input.assessors.map((assessor) => assessor.id))
  const seen = new Set<string>()
  const once = (...key: string[]) => {
    const text = JSON.stringify(key)
    if (seen.has(text)) throw new ScoreFault('rating.duplicate', key.slice(1).join(' '))
    seen.add(text)
  }
  const unit = (id: string) => {
    if (!units.has(id)) throw new ScoreFault('unit.unknown', id)
  }
  const node = (address: string, kinds: readonly string[]) => {
    const kind = readAddress(address)?.kind
    if (kind === undefined || !kinds.includes(kind) || !outline.byAddress.has(address)) {
      throw new ScoreFault('address.unknown', address)
    }
  }
  const level = (number: number, about: string) => {
    if (!isLevelOf(input.pack.scale, number)) throw new ScoreFault('level.offScale', `${about} = ${number}`)
  }
  const organisations = input.units.filter((one) => one.isOrganisation)
  if (organisations.length > 1)
    throw new ScoreFault('organisation.several', organisations.map((one) => one.id).join(' '))
  for (const one of input.units) {
    once('unit', one.id)
    for (const size of [one.headcount, one.revenue]) {
      if (size !== null && (!Number.isFinite(size) || size < 0)) throw new ScoreFault('unitWeight.invalid', one.id)
    }
  }
  for (const rating of input.ratings) {
    unit(rating.unitId)
    if (!assessors.has(rating.assessorId)) throw new ScoreFault('assessor.unknown', rating.assessorId)
    if (!outline.criteria.has(rating.criterion)) throw new ScoreFault('address.unknown', rating.criterion)
    once('rating', rating.unitId, rating.criterion, rating.assessorId)
    if (rating.value.kind === 'level') level(rating.value.level, rating.criterion)
  }
  for (const agreed of input.agreed) {
    unit(agreed.unitId)
    if (!outline.criteria.has(agreed.criterion)) throw new ScoreFault('address.unknown', agreed.criterion)
    once('agreed', agreed.unitId, agreed.criterion)
    if (agreed.value.kind === 'level') level(agreed.value.level, agreed.criterion)
  }
  for (const mark of input.importedMarks) {
    unit(mark.unitId)
    node(mark.address, ['aspect', 'criterion'])
    once('mark', mark.unitId, mark.address)
    if (mark.value.kind === 'level') level(mark.value.level, mark.address)
    else if (!(mark.value.score >= outline.lowestLevel && mark.value.score <= outline.highestLevel)) {
      throw new ScoreFault('level.offScale', `${mark.address} = ${mark.value.score}`)
    }
  }
  for (const target of input.targets) {
    node(target.address, ['instrument', 'area', 'aspect'])
    if (target.unitId !== null) unit(target.unitId)
    once('target', target.unitId ?? '', target.address)
    level(target.level, target.address)
  }
}
