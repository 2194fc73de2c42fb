/** Random tokens of sessions and one-time links. Only their hash is kept. */
import { createHash, randomBytes } from 'node:crypto'

export function newToken(): string {
  return randomBytes(32).toString('base64url')
}
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
