import * as contract from '#contract/statistics.ts'
import type { BodyOf } from '#contract/route.ts'
import { InputError } from '#core/statistics/result.ts'
import { texts } from '#core/texts/index.ts'
import type { Language } from '#core/language.ts'
import { problem } from '#server/http/problem.ts'
import { serveRead, type Api } from '#server/http/serve.ts'
import { runInThread } from './in-thread.ts'

type Columns = NonNullable<BodyOf<typeof contract.runStatistics>['columns']>

export function registerStatisticsRoutes(api: Api): void {
  serveRead(api, contract.listMethods, { action: null }, async ({ language }) => {
    const { describeMethods } = await import('#core/statistics/methods/describe.ts')
    return { methods: describeMethods(language) }
  })

  serveRead(api, contract.runStatistics, { action: null, triesPerMinute: 120 }, async ({ params, body, language }) => {
    const { csv, columns, model, options, files } = body
    const data = csv ?? model ?? (columns === undefined ? null : csvOf(columns, language))
    const reply = await runInThread({ method: params.method, options, data, files })
    if ('output' in reply) return reply.output
    throw inputProblem(reply.problem, language)
  })
}

function inputProblem({ code, detail }: Pick<InputError, 'code' | 'detail'>, language: Language) {
  const sentence = texts[language].statistics.inputProblems[code](detail)
  return problem('statistics.input', { sentence }, { problem: code, ...detail })
}

/** Columns as the CSV that the methods read; null is an empty cell. */
function csvOf(columns: Columns, language: Language): string {
  const names = Object.keys(columns)
  const count = columns[names[0] ?? '']?.length ?? 0
  const short = names.find((name) => columns[name]!.length !== count)
  if (short !== undefined) throw inputProblem(new InputError('lengthsDiffer', { column: short }), language)
  const cell = (value: string | number | null) => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`)
  const rows = Array.from({ length: count }, (_, row) => names.map((name) => cell(columns[name]![row]!)).join(','))
  return [names.map(cell).join(','), ...rows, ''].join('\n')
}
