import type { scorecard as english } from '../en/scorecard.ts'
import type { Like } from '../like.ts'

/** 记分卡页面，以及页面上的标记。 */
export const scorecard: Like<typeof english> = {
  title: '记分卡',
}
