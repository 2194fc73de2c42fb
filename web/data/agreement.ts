/** Agreement of the first blind round, as the API gives it. */
import type { UseQueryResult } from '@tanstack/react-query'
import { getAgreement } from '#contract/score.ts'
import type { RoundAgreement } from '#core/score/agreement.ts'
import type { ApiProblem } from './api.ts'
import { usePinnedPack } from './pack.ts'
import { useDiagnosticParams } from './places.ts'
import { useIsSealed } from './results.ts'
import { useApi } from './use-api.ts'

/** Of a unit, or of all units together (`organisation`). */
export function useAgreement(unit: string): UseQueryResult<RoundAgreement, ApiProblem> {
  const params = useDiagnosticParams()
  const pinned = usePinnedPack()
  const sealed = useIsSealed()
  return useApi(
    getAgreement,
    { params, query: { unit, ...(pinned === undefined ? {} : { pack: pinned.packId }) } },
    { enabled: pinned !== undefined && !sealed },
  )
}
