import { score } from './score.ts'

const backupFaults = {
  notBackup: 'the file is not a backup of Touchstone',
  newer: 'a newer Touchstone wrote it, so restore it with that one',
  damaged: 'the file is damaged or not whole',
}

/** What went wrong and what to do, by stable code. The server answers with the code and this sentence. */
export const problems = {
  'request.invalid': (d: { where: string; what: string }) => `The request is not right at ${d.where}: ${d.what}.`,
  'request.method': (d: { method: string }) =>
    `${d.method} is not a method of this address. The header Allow names those that are.`,
  'request.mediaType':
    'Send JSON (application/json) here, or one file as multipart/form-data where a file is asked for.',
  'request.conflict':
    'Somebody else changed the same thing at the same moment, or something still uses it. Look at it again, then repeat.',
  'request.tooLarge': 'That is larger than this server accepts.',
  'request.origin':
    'This request came from another site and was refused. Open Touchstone at its own address and try again.',
  'request.tooMany': (d: { seconds: number }) => `Too many tries. Wait ${d.seconds} seconds and try again.`,
  notFound: 'There is no such thing, or it is not yours to see.',
  forbidden: 'Your role does not allow this. Ask the owner of the workspace.',
  internal:
    'Something failed on our side. What was confirmed before is safe. Try again; if it happens again, look in the log for the code.',
  busy: 'The server is busy. Try again in a moment.',
  'database.unreachable': 'The database does not answer. Nothing confirmed is lost; try again in a moment.',

  'session.required': 'Sign in first.',
  'session.wrong': 'Address or password is wrong.',
  'password.wrong': 'The present password is not right. Nothing was changed.',
  'account.unknown': 'Nobody has an account with this address here.',
  'link.unknown':
    'This link is unknown, was used already, or has run out. Ask for a new one; the owner gets one by restarting Touchstone while no account exists.',
  'email.taken': 'Somebody with this address has an account already. Sign in with it, or use another address.',
  'password.short': (d: { minimum: number }) => `A password needs at least ${d.minimum} characters.`,

  'workspace.confirm': 'To delete it, type the name of the workspace exactly as it stands.',
  'logo.damaged':
    'The picture of the logo is damaged or not whole, so nothing was saved. Save it again as PNG or JPEG and choose it once more.',
  'logo.tooManyPixels': (d: { megapixels: number }) =>
    `The logo has more than ${d.megapixels} million pixels, so nothing was saved. Make it smaller; a width of 1,000 pixels is plenty.`,
  'diagnostic.confirm': 'To delete it, type the name of the diagnostic exactly as it stands.',
  'member.pending':
    'Somebody invited this address to another workspace and it has no account yet. Once they have used that link, invite them here again.',
  'member.lastOwner': 'A workspace needs an owner. Make somebody else owner first.',

  'unit.code.taken': (d: { code: string }) => `The code ${d.code} is in use already. Every unit has its own.`,
  'unit.parent': 'A unit cannot stand below itself.',
  'unit.used': 'A diagnostic uses this unit. Take it out of the scope there first.',
  'unit.root': 'The organisation itself cannot be removed.',
  'unit.unknown': 'One of the units does not exist here.',

  'pack.unknown': (d: { pack: string; version: string }) =>
    `There is no instrument “${d.pack}” ${d.version} here. Import it first.`,
  'pack.faulty': 'The pack has faults; they are listed. Nothing was imported.',
  'pack.changed': (d: { pack: string; version: string }) =>
    `${d.pack} ${d.version} exists already with other content. A published version never changes: give the new one a higher version.`,
  'pack.noPart': (d: { pack: string; part: string; known: string }) =>
    d.known === ''
      ? `The instrument ${d.pack} has no part of the kind “${d.part}”.`
      : `Say by its id which “${d.part}” of ${d.pack} is wanted: ${d.known}.`,
  'pack.notInDiagnostic': (d: { pack: string }) => `This diagnostic does not use the instrument “${d.pack}”.`,
  'upload.missing': 'No file came with the request. Send one file in the field “file”.',
  'upload.tooLarge': (d: { megabytes: number }) => `The file is larger than ${d.megabytes} MB.`,

  'statistics.input': (d: { sentence: string }) => d.sentence,
  'statistics.tooLong': (d: { seconds: number }) =>
    `This took longer than ${d.seconds} seconds and was stopped. Run it with touchstone stats instead, which has no limit.`,

  'period.backwards': 'The period ends before it begins.',
  'target.offScale': (d: { address: string; level: number; levels: number }) =>
    `${d.address}: level ${d.level} is not on the scale of ${d.levels} levels.`,
  'target.unknown': (d: { address: string }) =>
    d.address === ''
      ? 'A target does not say which area or aspect it is for.'
      : `The instrument has no “${d.address}”.`,
  'assessor.none': 'You are not an assessor of this diagnostic.',
  'assessor.scored': 'This assessor has scored already. Their ratings would be lost.',
  'assessor.twice': (d: { name: string }) => `${d.name} is an assessor already.`,
  'diagnostic.scopeScored': 'There are ratings in a unit you take out of the scope. Remove them first.',
  'diagnostic.previousSelf': 'A diagnostic cannot be its own predecessor.',

  'rating.conflict': 'This rating was changed on another device since you opened it. Both are shown: choose one.',
  'rating.locked': 'The blind round was revealed, so first ratings no longer change. Record an agreed level instead.',
  'rating.level': (d: { level: number; levels: number }) =>
    `Level ${d.level} is not on the scale of ${d.levels} levels.`,
  'rating.criterion': (d: { criterion: string }) => `The instrument has no criterion “${d.criterion}”.`,
  'rating.wholeOrganisation': 'This criterion is rated once for the whole organisation, not per unit.',
  'rating.perUnit': 'This criterion is rated in each unit, not once more for the organisation.',
  'rating.scope': 'This unit is not in the scope of the diagnostic.',
  'reveal.early': 'Ratings are sealed until the lead reveals them.',
  'reveal.nothing': 'Nobody has rated anything yet, so there is nothing to reveal.',
  'agreed.conflict': 'Somebody recorded another agreement since you opened this. Both are shown: choose one.',

  'score.fault': (d: { code: keyof typeof score.faults; about: string }) => score.faults[d.code]({ about: d.about }),
  'survey.none': 'There are no workforce answers in this diagnostic yet. Import them first.',
  'explanation.unknown': 'There is no such number to explain.',
  'import.state': 'This import cannot do that now. Look at its state and start again from the upload if need be.',
  'import.file': (d: { why: string }) => d.why,
  'import.mapping': (d: { why: string }) => d.why,
  'import.changed': 'Something was changed since you looked at the preview. Look at it again; nothing was written.',
  'import.used': 'A score run uses these answers, so they stay. Make a new diagnostic to leave them out.',
  'report.unavailable': (d: { why: string }) => `The report cannot be made: ${d.why}.`,
  'backup.invalid': (d: { why: keyof typeof backupFaults }) =>
    `This backup cannot be restored: ${backupFaults[d.why]}. Nothing was changed.`,
  'backup.sealed':
    'A backup would hold the ratings of a blind round. Reveal it first; whoever runs the server can make one at any time with npx touchstone backup.',
  'backup.exists':
    'A workspace of this backup exists here already. Delete it first, or restore into another installation.',
}
