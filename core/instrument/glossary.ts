/** The glossary: one term, one translation. It is what the wording check holds the texts of a pack against. */
import { z } from 'zod'
import { hasErrors } from './fault.ts'
import type { Fault } from './fault.ts'
import { packLimits } from './limits.ts'
import { PackId, PackText } from './pack.ts'
import { shapeFaults } from './shape-faults.ts'
import { parseYamlFile } from './yaml-file.ts'

const word = z.string().trim().min(1).max(80)
const Forms = z.strictObject({ en: z.array(word).max(20).optional(), 'zh-CN': z.array(word).max(20).optional() })

export const GlossaryTerm = z.strictObject({
  id: PackId,
  en: word,
  'zh-CN': word,
  /** Other accepted forms of the same term. */
  also: Forms.default({}),
  /** Forms that would be a second name for the same thing. */
  avoid: Forms.default({}),
  /** Where the term stands in one language, it must stand in the other. */
  strict: z.boolean().default(false),
  meaning: PackText.optional(),
})

export const Glossary = z.strictObject({ terms: z.array(GlossaryTerm).max(1000) })
export type Glossary = z.infer<typeof Glossary>
export type GlossaryTerm = z.infer<typeof GlossaryTerm>

/** Reads a glossary from the text of its YAML file. */
export function readGlossary(file: string, text: string): { glossary: Glossary | null; faults: Fault[] } {
  const faults: Fault[] = []
  const { yaml } = parseYamlFile(file, text, packLimits, (found) => faults.push(found))
  if (yaml === null) return { glossary: null, faults }
  const result = Glossary.safeParse(yaml.value)
  if (!result.success) faults.push(...shapeFaults(file, yaml, result.error.issues))
  return { glossary: result.success && !hasErrors(faults) ? result.data : null, faults }
}
