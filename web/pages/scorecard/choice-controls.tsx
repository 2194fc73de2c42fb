/** Search, filter and order above the rows of the scorecard; filter and order stand in the address. */
import type { ReactElement } from 'react'
import { NativeSelect, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '../../theme/preferences.tsx'
import { orders, readChoice, shows, type Choice } from './choice.ts'

export function useChoice(): { choice: Choice; choose: (part: Partial<Choice>) => void } {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  return {
    choice: readChoice(search),
    // What is the usual is left out of the address.
    choose: (part) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => {
          const { order, show } = { ...readChoice(before), ...part }
          return {
            ...before,
            order: order === 'pack' ? undefined : order,
            show: show === 'all' ? undefined : show,
          }
        },
        resetScroll: false,
      } as never),
  }
}

export function ChoiceControls(props: {
  choice: Choice
  choose: (part: Partial<Choice>) => void
  words: string
  lookFor: (words: string) => void
  shown: number
  all: number
}): ReactElement {
  const { scorecard } = useTexts()
  const { choice, choose } = props
  return (
    <div className="choice no-print" role="search" aria-label={scorecard.choose}>
      <TextInput
        type="search"
        label={scorecard.find}
        value={props.words}
        onChange={(event) => props.lookFor(event.currentTarget.value)}
      />
      <NativeSelect
        label={scorecard.show}
        value={choice.show}
        onChange={(event) => choose({ show: event.currentTarget.value as Choice['show'] })}
        data={shows.map((value) => ({ value, label: scorecard.shows[value] }))}
      />
      <NativeSelect
        label={scorecard.order}
        value={choice.order}
        onChange={(event) => choose({ order: event.currentTarget.value as Choice['order'] })}
        data={orders.map((value) => ({ value, label: scorecard.orders[value] }))}
      />
      <p className="note" role="status">
        {props.shown === props.all ? '' : scorecard.shown({ shown: props.shown, all: props.all })}
      </p>
    </div>
  )
}
