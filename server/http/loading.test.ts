/** What a start loads: a second start is as fast as its imports are few, so what reads and makes files comes later. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Addresses of all modules that come along with `modules`. */
function loadedWith(...modules: string[]): string[] {
  const listing = `
    import { registerHooks } from 'node:module'
    registerHooks({
      load(url, context, next) {
        console.log(url)
        return next(url, context)
      },
    })`
  const words = ['--import', `data:text/javascript,${encodeURIComponent(listing)}`, '--input-type=module', '--eval']
  return execFileSync(
    process.execPath,
    [...words, modules.map((module) => `await import(${JSON.stringify(module)})`).join(';')],
    {
      cwd: root,
      encoding: 'utf8',
    },
  ).split('\n')
}

test('settings and routes come without the libraries that read and make files', () => {
  const loaded = loadedWith('#server/settings.ts', '#server/start.ts', '#server/http/app.ts')
  expect(loaded.some((url) => url.endsWith('/server/imports/routes.ts'))).toBe(true)
  const heavy =
    /\/node_modules\/(docx|hucre|jszip|ml-matrix|pptxgenjs|vite|yaml|pg-copy-streams|@myriaddreamin|@fastify\/ajv-compiler)\//
  expect(loaded.filter((url) => heavy.test(url))).toEqual([])
  expect(loaded.filter((url) => url.includes('/core/statistics/methods/'))).toEqual([])
})
