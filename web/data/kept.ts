/** Small things kept in this browser. Storage can be forbidden (private windows, policies); then nothing is kept. */

export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps `value`, or forgets the key when it is null. False when the browser does not let it. */
export function keep(key: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
    return true
  } catch {
    return false
  }
}
