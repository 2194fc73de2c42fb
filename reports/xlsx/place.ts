/** Names of the nodes of an instrument by address, with the area and aspect they lie in. */
import type { Text } from '#core/language.ts'
import { areaAddress, aspectAddress, criterionAddress, instrumentAddress } from '#core/score/address.ts'
import type { NodeAddress } from '#core/score/types.ts'
import type { Criterion, Pack } from '#core/instrument/pack.ts'

export type Place = { name: Text; number: string; area: Text | null; aspect: Text | null; criterion: Criterion | null }

export function placesOf(pack: Pack): Map<NodeAddress, Place> {
  const places = new Map<NodeAddress, Place>()
  places.set(instrumentAddress, { name: pack.name, number: '', area: null, aspect: null, criterion: null })
  pack.areas.forEach((area, index) => {
    places.set(areaAddress(area.id), {
      name: area.name,
      number: String(index + 1),
      area: area.name,
      aspect: null,
      criterion: null,
    })
    for (const aspect of area.aspects) {
      const number = String(aspect.number)
      places.set(aspectAddress(aspect.id), {
        name: aspect.name,
        number,
        area: area.name,
        aspect: aspect.name,
        criterion: null,
      })
      aspect.criteria.forEach((criterion, position) => {
        places.set(criterionAddress(`${aspect.id}.${criterion.id}`), {
          name: criterion.name,
          number: `${number}.${position + 1}`,
          area: area.name,
          aspect: aspect.name,
          criterion,
        })
      })
    }
  })
  return places
}
