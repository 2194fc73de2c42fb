/** Everybody's sample is the same: every kind of draw has a numbered stream of its own. */
export const seed = 20_261_122
export const streams = { then: 1, now: 2, answers: 3, words: { then: 4, now: 5, pulse: 7 }, pulse: 6 }
