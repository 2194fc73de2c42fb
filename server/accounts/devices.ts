/**
 * A device somebody has signed in from is known again by a cookie that opens nothing: tries at the password from it are
 * counted apart, so that strangers who guess cannot make the account's own owner wait.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { newToken } from './tokens.ts'

const deviceCookie = 'touchstone_device'
const lifetimeDays = 365

const proof = (hashKey: Buffer, personId: string, device: string) =>
  createHmac('sha256', hashKey)
    .update(JSON.stringify(['device', personId, device]))
    .digest()

/** The device's own name when this person has signed in from it before, else null. */
export function knownDevice(request: FastifyRequest, hashKey: Buffer, personId: string): string | null {
  const [device = '', given = ''] = (request.cookies[deviceCookie] ?? '').split('.')
  const expected = proof(hashKey, personId, device)
  const actual = Buffer.from(given, 'base64url')
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? device : null
}

/** Called after the right password: from now on this device is known. */
export function rememberDevice(request: FastifyRequest, reply: FastifyReply, hashKey: Buffer, personId: string): void {
  const device = knownDevice(request, hashKey, personId) ?? newToken()
  reply.setCookie(deviceCookie, `${device}.${proof(hashKey, personId, device).toString('base64url')}`, {
    path: '/api/session',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: lifetimeDays * 86_400,
  })
}

const browsers: readonly [pattern: RegExp, name: string][] = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/^curl\//, 'curl'],
]
const systems: readonly [pattern: RegExp, name: string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** Browser and system in words, enough to recognise one's own; null for what does not say. Names are the same in every language. */
export function agentOf(request: FastifyRequest): string | null {
  const said = request.headers['user-agent'] ?? ''
  const names = [browsers, systems].flatMap((list) => list.find(([pattern]) => pattern.test(said))?.[1] ?? [])
  return names.length === 0 ? null : names.join(', ')
}
