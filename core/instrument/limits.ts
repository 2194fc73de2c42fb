/** How much of a pack is read before it is refused. Generous for real instruments, small for a hostile file. */
export type PackLimits = {
  /** Bytes of one file. */
  fileBytes: number
  /** Files in one pack. */
  files: number
  /** Bytes of all files together. */
  packBytes: number
  /** Maps and lists inside one another. */
  depth: number
  /** YAML tokens in one file. */
  tokens: number
  /** Effort spent on all files together, in tokens; a syntax error counts for ten. */
  effort: number
  /** Faults reported before reading stops. */
  faults: number
}

export const packLimits: PackLimits = {
  fileBytes: 1024 * 1024,
  files: 2000,
  packBytes: 20 * 1024 * 1024,
  depth: 12,
  tokens: 300_000,
  effort: 1_500_000,
  faults: 5000,
}
