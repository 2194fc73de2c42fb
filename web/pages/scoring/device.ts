/** A random name of this browser, so that a retry is told from another device's change. It says nothing about the person. */
let inMemory: string | undefined
const key = 'touchstone.device'

function random(): string {
  // randomUUID is missing where the page is not served over https or from this machine.
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function deviceId(): string {
  if (inMemory !== undefined) return inMemory
  try {
    const kept = localStorage.getItem(key)
    inMemory = kept ?? random()
    if (kept === null) localStorage.setItem(key, inMemory)
  } catch {
    inMemory = random()
  }
  return inMemory
}

export function browserStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
