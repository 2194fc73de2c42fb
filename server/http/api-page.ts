/** The API page: plain HTML made from the OpenAPI document, so that it works offline and under the strict policy. */
import { texts } from '#core/texts/index.ts'
import type { Language } from '#core/language.ts'
import { statusOf, type ProblemCode } from './problem.ts'

function escape(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? character,
  )
}

interface Operation {
  summary?: string
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content?: Record<string, { schema?: unknown }> }
  responses?: Record<string, { content?: Record<string, { schema?: unknown }> }>
}

/** `document` is the OpenAPI document of describeApi. */
export function apiPage(document: object, language: Language): string {
  const t = texts[language].api
  const { paths = {}, info } = document as {
    paths?: Record<string, Record<string, Operation>>
    info: { version: string }
  }
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const tags = Object.entries(t.tags)
  const schema = (value: unknown) => `<pre>${escape(JSON.stringify(value, null, 1))}</pre>`
  const contents = (heading: string, part?: { content?: Record<string, { schema?: unknown }> }) =>
    Object.entries(part?.content ?? {})
      .map(
        ([type, content]) =>
          `<p>${heading} <code>${escape(type)}</code></p>${type === 'application/json' ? schema(content.schema) : ''}`,
      )
      .join('')
  const one = ({
    path,
    method,
    operation,
  }: (typeof operations)[number]) => `<details><summary><code><b>${method.toUpperCase()}</b> ${escape(path)}</code> ${escape(operation.summary ?? '')}</summary>
${operation.parameters ? `<p>${t.parameters}: ${operation.parameters.map((parameter) => `<code>${escape(parameter.name)}</code> (${parameter.in}${parameter.required ? `, ${t.required}` : ''})`).join(', ')}</p>` : ''}
${contents(t.body, operation.requestBody)}
${contents(t.reply, operation.responses?.['200'])}</details>`
  const problems = Object.entries(texts[language].problems).map(
    ([code, sentence]) =>
      `<li id="problem-${code}"><code>${statusOf(code as ProblemCode)} ${code}</code>${typeof sentence === 'string' ? ` ${escape(sentence)}` : ''}</li>`,
  )
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${t.title}</title>
<style>body{font:15px/1.6 system-ui,"Noto Sans SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#141A1C;background:#F6F8F7}h2{border-top:2px solid #141A1C;padding-top:.5rem}summary{padding:.35rem 0;cursor:pointer}pre{background:#fff;border:1px solid #D5DCDA;padding:.75rem;overflow:auto;font-size:12px}code{overflow-wrap:anywhere}a{color:#735000}</style></head>
<body><main><h1>${t.title}</h1><p>${t.lede({ version: info.version })} <a href="/api/openapi.json">openapi.json</a></p>
${tags
  .map(
    ([tag, name]) =>
      `<h2>${escape(name)}</h2>${operations
        .filter(({ operation }) => (operation.tags?.[0] ?? '') === tag)
        .map(one)
        .join('')}`,
  )
  .join('')}
<h2>${t.problems}</h2><ul>${problems.join('')}</ul></main></body></html>`
}
