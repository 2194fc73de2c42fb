/** JSON from a request: parsed by Fastify's own guarded parser, and refused when a text in it cannot be stored. */
import type { FastifyInstance } from 'fastify'
import { problem } from './problem.ts'

/** A zero byte or half a surrogate pair reaches us as an escape only; without one there is nothing to look for. */
const suspicious = /\\u(?:0000|d[89a-f])/i

/** Replaces the parsers there are: nothing but JSON and files is taken. Keys that could change a prototype are refused as before. */
export function parseJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text: string, done) => {
    void parse(request, text, (error, body) => {
      if (error === null && suspicious.test(text) && holdsUnstorable(body))
        done(problem('request.invalid', { where: 'body', what: 'character' }))
      else done(error, body)
    })
  })
}

function holdsUnstorable(value: unknown): boolean {
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const one = waiting.pop()
    if (typeof one === 'string' && (one.includes('\0') || !one.isWellFormed())) return true
    if (typeof one === 'object' && one !== null) waiting.push(...Object.keys(one), ...Object.values(one))
  }
  return false
}
