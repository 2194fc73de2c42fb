/** The language a request wants: what the reader chose in the app (cookie), else the first of Accept-Language we speak. */
import type { FastifyRequest } from 'fastify'
import type { Language } from '#core/language.ts'

export function languageOf(request: FastifyRequest): Language {
  // an address that is none is refused before there are cookies
  const chosen = (request.cookies as FastifyRequest['cookies'] | undefined)?.['touchstone_language']
  if (chosen === 'zh-CN' || chosen === 'en') return chosen
  for (const wish of (request.headers['accept-language'] ?? '').split(',')) {
    const tag = wish.trim().toLowerCase()
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'en'
}
