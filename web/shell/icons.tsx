/** Line icons of 20 × 20, for verbs, doors and the menu only: levels and states never have one. */
import type { ReactElement } from 'react'

const paths = {
  collect: 'M3 8l7-4 7 4-7 4zM3 12l7 4 7-4',
  score: 'M4 16V9M8 16v-4M12 16V6M16 16v-7',
  understand: 'M3.5 9a5.5 5.5 0 1011 0 5.5 5.5 0 10-11 0M13 13l4 4',
  decide: 'M4 5h6a3 3 0 013 3v7M13 15l-3-3M13 15l3-3',
  tell: 'M4 5h12v8H9l-4 3v-3H4z',
  requests: 'M5 3h7l3 3v11H5zM8 9h4M8 12h4',
  checklists: 'M4 6l1.5 1.5L8 5M11 6h5M4 13l1.5 1.5L8 12M11 13h5',
  interviews: 'M3 5h10v6H8l-3 3v-3H3zM15 8h2v6h-1v2l-3-2h-3',
  survey:
    'M7.5 2.5h5A1.5 1.5 0 0114 4v12a1.5 1.5 0 01-1.5 1.5h-5A1.5 1.5 0 016 16V4a1.5 1.5 0 011.5-1.5zM8.5 7h3M8.5 10h3M9.5 14.5h1',
  customer: 'M3 15l4-5 3 3 6-8M12 5h4v4',
  lock: 'M6 9h8a1 1 0 011 1v6a1 1 0 01-1 1H6a1 1 0 01-1-1v-6a1 1 0 011-1zM7 9V6.5a3 3 0 016 0V9',
  menu: 'M5 8l5 5 5-5',
  flag: 'M5 17V4h9l-2 3 2 3H5',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 20 }: { name: IconName; size?: number }): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}

/** The mark: a gold streak on dark stone. */
export function Mark(): ReactElement {
  return (
    <svg width="30" height="30" viewBox="0 0 30 30" aria-hidden="true">
      <path
        d="M6.2 4.6C10 1.9 19.6 2 24 5.2c3.6 2.7 4.6 11.4 2.2 16.2-2.4 4.8-8.6 6.6-13.8 6C6.8 26.7 2.8 22.6 2.3 16.8 2 12 3 6.9 6.2 4.6z"
        fill="#3A4548"
      />
      <path d="M8.2 20.8 21.3 8.3" stroke="#E3B440" strokeWidth="3.4" strokeLinecap="round" />
      <path d="M14 21.6l3-2.9" stroke="#E3B440" strokeWidth="1.5" strokeLinecap="round" opacity=".7" />
    </svg>
  )
}
