/** The long report as a PDF, set by typst. Fonts come from `fonts/`, so that it looks the same on every machine. */
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { bareColour, colours, contrast, readableOnWhite } from '../colours.ts'
import type { ReportDocument } from '../document.ts'
import { logoOf } from '../logo.ts'
import type { ReportBranding } from '../report-input.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const fonts = fileURLToPath(new URL('../../fonts', import.meta.url))

/** Loading two Chinese fonts takes longer than setting a report, so the compiler is kept. */
let compiler: NodeCompiler | null = null

/**
 * The bytes of the PDF: outline, page numbers, embedded fonts. The document reaches the template as a JSON file, so
 * that nothing a person typed is ever read as a command. Throws with the compiler's message when it cannot be set.
 */
export function renderPdf(document: ReportDocument, branding: ReportBranding): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] })
  const logo = logoOf(branding.logo)
  const primary = bareColour(branding.primaryColour, colours.stone)
  const isDark = contrast(primary, colours.white) >= 4.5
  const onPrimary = isDark ? colours.onStone : colours.ink
  const lead = isDark ? bareColour(branding.accentColour, colours.streak) : colours.ink
  const logoName = logo === null ? null : `logo.${logo.type}`
  const look = {
    primary: `#${primary}`,
    onPrimary: `#${onPrimary}`,
    lead: `#${contrast(lead, primary) >= 3 ? lead : onPrimary}`,
    accent: `#${readableOnWhite(bareColour(branding.accentColour, colours.verdigris))}`,
    logo: logoName,
  }
  try {
    compiler.mapShadow(`${folder}document.json`, Buffer.from(JSON.stringify(document)))
    compiler.mapShadow(`${folder}look.json`, Buffer.from(JSON.stringify(look)))
    if (logo !== null && logoName !== null) compiler.mapShadow(`${folder}${logoName}`, Buffer.from(logo.bytes))
    const result = compiler.compile({ mainFilePath: `${folder}report.typ` })
    const set = result.result
    if (set === null) throw new Error(`The report could not be set: ${faultsOf(compiler, result)}`)
    return compiler.pdf(set, { creationTimestamp: Math.floor(Date.parse(document.madeAt) / 1000) })
  } finally {
    compiler.resetShadow()
    compiler.evictCache(4)
  }
}

function faultsOf(used: NodeCompiler, result: ReturnType<NodeCompiler['compile']>): string {
  const fault = result.takeError()
  if (fault === null) return 'no reason given'
  return used
    .fetchDiagnostics(fault)
    .map((one: unknown) => (typeof one === 'string' ? one : JSON.stringify(one)))
    .join('\n')
}
