import { expect, test } from 'vitest'
import { traceOf } from './trace.ts'

test('a trace names the place and leaves out the words', () => {
  const error = Object.assign(new TypeError('the cell says 张三 at home\n    at 138-0000-0000'), { code: '22P02' })
  const trace = traceOf(error)
  expect(trace).toMatchObject({ name: 'TypeError', code: '22P02' })
  expect(trace.stack).toContain('trace.test.ts')
  expect(JSON.stringify(trace)).not.toMatch(/张三|138-0000/)
  expect(traceOf('张三')).toEqual({ name: 'string', code: '', stack: '' })
})
