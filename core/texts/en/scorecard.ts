/** The scorecard page and the marks it is drawn with. */
export const scorecard = {
  title: 'Scorecard',
}
