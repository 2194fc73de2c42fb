/** The command line. */
export const cli = {
  usage: {
    workspaces: 'touchstone workspaces — list the workspaces of the data folder',
    diagnostics: 'touchstone diagnostics [WORKSPACE] — list diagnostics with their ids',
    reveal: 'touchstone reveal DIAGNOSTIC — reveal the blind round to everybody, once',
    results: 'touchstone results DIAGNOSTIC [--pack ID] [--unit ID] — the scorecard in figures',
    explain:
      'touchstone explain DIAGNOSTIC ADDRESS [--measure mean|median|gated] [--unit ID] — how a number came about, as JSON',
    score: 'touchstone score DIAGNOSTIC [--pack ID] — make a score run',
    report: 'touchstone report DIAGNOSTIC --format pptx|pdf|xlsx|docx --lang zh|en|both --out FILE [--pack ID]',
    backup: 'touchstone backup FILE [--workspace ID] — everything, or one workspace',
    restore: 'touchstone restore FILE — all of a backup, or nothing of it',
    delete: 'touchstone delete WORKSPACE --confirm NAME — a workspace and all in it, for good',
    'pack check': 'touchstone pack check FOLDER|ZIP — every fault of a pack with file, line and path',
    'pack crosswalk': 'touchstone pack crosswalk — links between the shipped instruments: coverage and contradictions',
    'pack import': 'touchstone pack import FOLDER|ZIP --workspace ID — publish a pack, whole or not at all',
    'pack export': 'touchstone pack export PACK VERSION --out FILE --workspace ID',
    'pack handout':
      'touchstone pack handout PACK VERSION --format xlsx|docx --lang zh|en|both --out FILE [--part all|guide|guideShort|checklist|requests|area|form] [--id ID] [--workspace ID] — an instrument, or a part of it, ready to hand out',
    'password-link':
      'touchstone password-link EMAIL — a one-time link with which somebody who forgot their password sets a new one',
    settings: 'touchstone settings — every setting, its value and where it comes from',
    stats:
      'touchstone stats METHOD FILE.csv [options] — any statistical method on your own table; touchstone stats lists them',
  },
  help: 'Touchstone runs a customer-experience diagnostic. Commands:',
  helpEnd:
    'Everywhere: --data FOLDER (the data folder), --lang zh|en, --json (one JSON value instead of sentences), --help.\nExit codes: 0 done, 1 failed (the sentence says why), 2 wrong arguments; the codes of the start are in docs/exit-codes.md.',
  workspaceNeeded: 'Name the workspace with --workspace ID; touchstone workspaces lists them.',
  unknown: (d: { words: string }) => `There is no command “${d.words}”.`,
  unknownOption: (d: { option: string }) => `There is no option ${d.option} here.`,
  optionValue: (d: { option: string }) =>
    `The option ${d.option} is not given as it is meant: with a value, or without.`,
  optionMissing: (d: { option: string }) => `The option ${d.option} is missing.`,
  notOneOf: (d: { option: string; given: string }) => `“${d.given}” is none of the values of ${d.option}.`,
  tooFewArguments: 'An argument is missing.',
  surplusArgument: (d: { given: string }) => `“${d.given}” is one argument too many.`,
  unknownLanguage: (d: { given: string }) => `“${d.given}” is no language here: zh or en (a report also takes both).`,
  fileUnusable: (d: { file: string; reason: string }) => `${d.file} cannot be used (${d.reason}).`,
  sample: 'sample',
  revealed: 'Revealed.',
  written: (d: { file: string; kilobytes: number }) => `${d.file} written, ${d.kilobytes} kB`,
  fileExists: (d: { file: string }) => `${d.file} exists already and is not overwritten. Choose another name.`,
  noFile: (d: { file: string }) => `There is no file ${d.file}.`,
  isFolder: (d: { file: string }) => `${d.file} is a folder. Name a file in it.`,
  unreadable: (d: { file: string }) =>
    `The file ${d.file} cannot be read: it is locked, too large, or not yours to read.`,
  backedUp: (d: { file: string; workspaces: number; kilobytes: number }) =>
    `${d.file} written: ${d.workspaces} ${d.workspaces === 1 ? 'workspace' : 'workspaces'}, ${d.kilobytes} kB`,
  restored: (d: { workspaces: number; madeAt: string }) =>
    `Restored ${d.workspaces} ${d.workspaces === 1 ? 'workspace' : 'workspaces'} from the backup of ${d.madeAt}.`,
  ownerLink: (d: { email: string; link: string }) =>
    `Nobody here owns it yet. ${d.email} opens it with this link, once: ${d.link}`,
  passwordLink: (d: { email: string; link: string }) =>
    `${d.email} sets a new password with this link, once and within a day: ${d.link}`,
  deleted: (d: { name: string }) => `${d.name} is deleted for good.`,
  sources: {
    option: 'from the command line',
    environment: 'from the environment',
    file: 'from settings.yaml',
    default: 'default',
  },
  settings: {
    dataFolder: 'Where everything is kept that is not in a database server.',
    host: 'Address to listen on. Anything but this machine needs an account with a password first.',
    port: 'Port to listen on.',
    databaseUrl: 'A PostgreSQL server (15 or later) instead of the embedded one.',
    empty: 'Start without the sample organisation.',
    trustProxy: 'Believe X-Forwarded-For and -Proto of a proxy in front.',
    logLevel: 'silent, error, warn or info. Logs hold no personal data.',
    uploadMegabytes: 'Largest file that can be uploaded, in MB.',
    resultsMegabytes: 'Memory for answers kept ready for counting, in MB.',
  },
}
