/**
 * The Chromium of the browser tests, so that they run everywhere without anything installed by hand. In this order: the
 * one CHROMIUM_PATH names, one the system has, Playwright's own, and one unpacked from a package.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type LaunchOptions } from '@playwright/test'

const root = join(import.meta.dirname, '..', '..')

/**
 * What to launch, unpacked and ready.
 *
 * @throws Error that says what to do when there is none
 */
export async function chromiumOptions(): Promise<LaunchOptions> {
  const given = process.env['CHROMIUM_PATH']
  if (given) return launch(given)
  const system = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].find(runs)
  if (system) return launch(system)
  if (existsSync(chromium.executablePath())) return launch(chromium.executablePath())
  if (process.platform === 'linux' && process.arch === 'x64') return packaged()
  throw new Error(
    'There is no Chromium: install one, name it in CHROMIUM_PATH, or run "npx playwright install chromium".',
  )
}

/** The sandbox needs rights that a container and root do not have; every page here is our own. */
function launch(executablePath: string, environment: Record<string, string> = {}, flags: string[] = []): LaunchOptions {
  // Only our fonts, on every machine: the same page is as wide here as there.
  const env = { ...definedEnvironment(), FONTCONFIG_FILE: join(root, 'fonts', 'fonts.conf'), ...environment }
  return { executablePath: absolute(executablePath), args: ['--no-sandbox', ...flags], env }
}

function runs(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0
}

function absolute(program: string): string {
  if (program.includes('/') || program.includes('\\')) return program
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file)) ?? program
}

async function packaged(): Promise<LaunchOptions> {
  const name = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json')
  const { version } = JSON.parse(readFileSync(name, 'utf8')) as { version: string }
  const folder = join(root, '.build', `chromium-${version}`)
  if (!existsSync(folder)) await unpack(folder)
  const libraries = join(folder, 'al2023', 'lib')
  return launch(join(folder, 'chromium'), { LD_LIBRARY_PATH: libraries }, ['--disable-gpu'])
}

/**
 * Lets the package unpack itself. It does so into the folder for temporary files and takes whatever it finds there for
 * complete; so it gets an empty one, which is given its name when everything is in it. It adds the system libraries a
 * bare machine lacks only where it believes to be on the service it was made for.
 */
async function unpack(folder: string): Promise<void> {
  const place = `${folder}.${process.pid}`
  const before = { TMPDIR: process.env['TMPDIR'], AWS_LAMBDA_JS_RUNTIME: process.env['AWS_LAMBDA_JS_RUNTIME'] }
  mkdirSync(place, { recursive: true })
  try {
    Object.assign(process.env, { TMPDIR: place, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' })
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
    renameSync(place, folder)
  } finally {
    for (const [variable, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, variable)
      else process.env[variable] = value
    }
    rmSync(place, { recursive: true, force: true })
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
