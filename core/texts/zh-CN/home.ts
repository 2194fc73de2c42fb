import type { home as english } from '../en/home.ts'
import type { Like } from '../like.ts'

/** 诊断的总览页。 */
export const home: Like<typeof english> = {
  title: '总览',
}
