/**
 * Settings, from strongest to weakest: command line, environment, `settings.yaml` in the data folder, default.
 * `touchstone settings` lists them with where each value comes from; the README's table is made from the same list.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type * as Yaml from 'yaml'
import type { Language } from '#core/language.ts'
import { texts } from '#core/texts/index.ts'
import { terminalLanguage } from '#launcher/problem.mjs'

export interface Settings {
  /** Where everything is kept that is not in a database server. */
  dataFolder: string
  host: string
  port: number
  /** Set: a team's PostgreSQL (15 or later). Not set: the embedded one. */
  databaseUrl: string | null
  /** Start without the sample organisation. */
  empty: boolean
  /** Trust X-Forwarded-Proto and -For from a proxy in front. */
  trustProxy: boolean
  logLevel: 'silent' | 'error' | 'warn' | 'info'
  /** Largest upload, in megabytes. */
  uploadMegabytes: number
  /** Answers kept in memory for results, in megabytes. */
  resultsMegabytes: number
}

interface Definition<Name extends keyof Settings> {
  name: Name
  environment: string
  option: string | null
  fallback: Settings[Name]
  read: (text: string) => Settings[Name] | null
}

const text = (value: string) => value
const whole = (least: number, most: number) => (value: string) => {
  const number = Number(value)
  return Number.isInteger(number) && number >= least && number <= most ? number : null
}
const yesNo = (value: string) => (/^(1|true|yes)$/i.test(value) ? true : /^(0|false|no|)$/i.test(value) ? false : null)

export const settingDefinitions: { [Name in keyof Settings]: Definition<Name> } = {
  dataFolder: {
    name: 'dataFolder',
    environment: 'TOUCHSTONE_DATA',
    option: '--data',
    fallback: join(homedir(), '.touchstone'),
    read: (value) => resolve(value),
  },
  host: { name: 'host', environment: 'TOUCHSTONE_HOST', option: '--host', fallback: '127.0.0.1', read: text },
  port: { name: 'port', environment: 'TOUCHSTONE_PORT', option: '--port', fallback: 8420, read: whole(0, 65_535) },
  databaseUrl: { name: 'databaseUrl', environment: 'DATABASE_URL', option: null, fallback: null, read: text },
  empty: { name: 'empty', environment: 'TOUCHSTONE_EMPTY', option: '--empty', fallback: false, read: yesNo },
  trustProxy: { name: 'trustProxy', environment: 'TOUCHSTONE_TRUST_PROXY', option: null, fallback: false, read: yesNo },
  logLevel: {
    name: 'logLevel',
    environment: 'TOUCHSTONE_LOG',
    option: null,
    fallback: 'warn',
    read: (value) => (['silent', 'error', 'warn', 'info'].includes(value) ? (value as Settings['logLevel']) : null),
  },
  uploadMegabytes: {
    name: 'uploadMegabytes',
    environment: 'TOUCHSTONE_UPLOAD_MB',
    option: null,
    fallback: 200,
    read: whole(1, 4_000),
  },
  resultsMegabytes: {
    name: 'resultsMegabytes',
    environment: 'TOUCHSTONE_RESULTS_MB',
    option: null,
    fallback: 512,
    read: whole(16, 100_000),
  },
}

type Faults = typeof texts.en.server.settings

/** A setting that cannot be. `message` is for the terminal, `sentence` for whoever asks in another language. */
export class SettingFault extends Error {
  readonly code = 'setting.invalid'
  readonly sentence: (language: Language) => string
  constructor(sentence: (faults: Faults) => string) {
    super(sentence(texts[terminalLanguage()].server.settings))
    this.sentence = (language) => sentence(texts[language].server.settings)
  }
}

export type SettingSource = 'option' | 'environment' | 'file' | 'default'

/** Reads all settings. `options` are the command line's, by setting name. Unknown names in the file are refused by name. */
export function readSettings(
  options: Partial<Record<keyof Settings, string>>,
  environment: Record<string, string | undefined>,
): { settings: Settings; sources: Record<keyof Settings, SettingSource> } {
  const folder = resolve(
    options.dataFolder ??
      environment[settingDefinitions.dataFolder.environment] ??
      settingDefinitions.dataFolder.fallback,
  )
  const file = readSettingsFile(join(folder, 'settings.yaml'))
  const settings: Record<string, unknown> = {}
  const sources: Record<string, SettingSource> = {}
  for (const definition of Object.values(settingDefinitions)) {
    const { name, environment: variable, fallback, read } = definition as Definition<keyof Settings>
    const candidates: [SettingSource, string | undefined][] = [
      ['option', options[name]],
      ['environment', environment[variable] || undefined],
      ['file', file[name]],
    ]
    const [source, raw] = candidates.find(([, value]) => value !== undefined) ?? ['default' as const, undefined]
    const value = raw === undefined ? fallback : read(raw)
    if (value === null && raw !== undefined)
      throw new SettingFault((faults) => faults.value({ name, variable, value: raw.slice(0, 80) }))
    settings[name] = value
    sources[name] = source
  }
  settings['dataFolder'] = folder
  return { settings: settings as unknown as Settings, sources }
}

/** Far more than every setting takes. */
const mostBytes = 64_000

function readSettingsFile(file: string): Partial<Record<string, string>> {
  if (!existsSync(file)) return {}
  const unreadable = (reason: string) => new SettingFault((faults) => faults.unreadable({ file, reason }))
  // most starts have no such file, and pay for no reader of it
  const { isMap, isScalar, parseDocument } = createRequire(import.meta.url)('yaml') as typeof Yaml
  let document: ReturnType<typeof parseDocument>
  try {
    const text = readFileSync(file, 'utf8')
    if (text.length > mostBytes) throw unreadable(`> ${mostBytes / 1000} kB`)
    document = parseDocument(text, { prettyErrors: false, schema: 'failsafe' })
  } catch (error) {
    throw error instanceof SettingFault ? error : unreadable((error as NodeJS.ErrnoException).code ?? 'YAML')
  }
  const fault = document.errors[0] ?? document.warnings[0]
  if (fault !== undefined) throw unreadable(`YAML ${fault.code}`)
  if (document.contents === null) return {}
  if (!isMap(document.contents)) throw new SettingFault((faults) => faults.form({ file }))
  const found: Record<string, string> = {}
  for (const { key, value } of document.contents.items) {
    // neither lists nor references: a setting is one word
    if (!isScalar(key) || !isScalar(value)) throw new SettingFault((faults) => faults.form({ file }))
    const name = String(key.value)
    if (!Object.hasOwn(settingDefinitions, name) || name === 'dataFolder')
      throw new SettingFault((faults) => faults.unknown({ file, name: name.slice(0, 80) }))
    found[name] = String(value.value)
  }
  return found
}
