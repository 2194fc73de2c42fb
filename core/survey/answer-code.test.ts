import { expect, test } from 'vitest'
import { answerCodes, answerOfCode, codeOfAnswer, levelAtPosition } from './answer-code.ts'

test('every byte is one answer, and back', () => {
  for (const code of [0, 1, 2, 3, 4, 253, 254, 255]) expect(codeOfAnswer(answerOfCode(code, 4), 4)).toBe(code)
  expect(answerOfCode(254, 4)).toEqual({ kind: 'cannotTell' })
  expect(codeOfAnswer({ kind: 'leftEmpty' }, 4)).toBe(answerCodes.leftEmpty)
})

test.each([5, 250, 251, 252])('%d is no answer on four levels', (code) => {
  expect(() => answerOfCode(code, 4)).toThrow(RangeError)
})

test('a level off the scale has no code', () => {
  expect(() => codeOfAnswer({ kind: 'level', level: 5 }, 4)).toThrow('Level 5 is not one of 4')
  expect(() => codeOfAnswer({ kind: 'level', level: 1.5 }, 4)).toThrow(RangeError)
})

test('reversed options are undone, and undone twice are as before', () => {
  expect([1, 2, 3, 4].map((position) => levelAtPosition(position, 4, true))).toEqual([4, 3, 2, 1])
  expect([1, 2, 3, 4].map((position) => levelAtPosition(position, 4, false))).toEqual([1, 2, 3, 4])
  for (let level = 1; level <= 7; level++) expect(levelAtPosition(levelAtPosition(level, 7, true), 7, true)).toBe(level)
  expect(() => levelAtPosition(0, 4, true)).toThrow(RangeError)
})
