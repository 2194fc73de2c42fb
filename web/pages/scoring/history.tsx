/** Every saved version of one rating; any of them can be put back, which is a new version. */
import type { ReactElement } from 'react'
import { getRatingHistory } from '#contract/rating.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import { useDiagnosticParams } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { Dialog } from '../../shell/dialog.tsx'
import { Answer } from '../../shell/states.tsx'
import { useFormat, useTexts } from '../../theme/preferences.tsx'
import { deviceId } from './device.ts'
import type { Place } from './unsent.ts'
import { Value } from './value.tsx'

type Props = {
  place: Place
  criterion: string
  name: string
  levels: readonly string[]
  locked: boolean
  onRestore: (value: RatingValue, note: string) => void
  onClose: () => void
}

function Versions({ place, criterion, levels, locked, onRestore }: Props): ReactElement {
  const { scoring } = useTexts()
  const format = useFormat()
  const params = useDiagnosticParams()
  const history = useApi(getRatingHistory, {
    params,
    query: { pack: place.pack, assessor: place.assessor, unit: place.unit, criterion },
  })
  const sources = scoring.sources as Record<string, string>
  return (
    <Answer of={history}>
      {({ versions }) =>
        versions.length === 0 ? (
          <p className="muted">{scoring.historyEmpty}</p>
        ) : (
          <table className="table stacked history">
            <thead>
              <tr>
                <th scope="col">{scoring.version}</th>
                <th scope="col">{scoring.value}</th>
                <th scope="col">{scoring.when}</th>
                <th scope="col">{scoring.from}</th>
                {!locked && (
                  <th scope="col">
                    <span className="sr">{scoring.restore}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {versions.map((version, at) => (
                <tr key={version.version}>
                  <td data-label={scoring.version}>
                    {version.version} {at === 0 && <span className="tag">{scoring.current}</span>}
                  </td>
                  <td>
                    <Value value={version.value} levels={levels} />
                    {version.note !== '' && <p className="note">{version.note}</p>}
                  </td>
                  <td data-label={scoring.when}>{format.instant(version.at)}</td>
                  <td data-label={scoring.from}>
                    {sources[version.source] ?? version.source}
                    {version.source === 'web' && (
                      <small className="dim">
                        {' '}
                        · {version.device === deviceId() ? scoring.thisDevice : scoring.otherDevice}
                      </small>
                    )}
                  </td>
                  {!locked && (
                    <td>
                      {at > 0 && (
                        <button
                          type="button"
                          className="btn small"
                          aria-label={scoring.restoreWhat({ version: version.version })}
                          onClick={() => onRestore(version.value, version.note)}
                        >
                          {scoring.restore}
                        </button>
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </Answer>
  )
}

export function HistoryDialog(props: Props): ReactElement {
  const { scoring } = useTexts()
  return (
    <Dialog title={scoring.historyOf({ criterion: props.name })} onClose={props.onClose} size="xl">
      <Versions {...props} />
    </Dialog>
  )
}
