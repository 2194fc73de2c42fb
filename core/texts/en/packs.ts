import type { FaultDetails } from '../../instrument/fault.ts'

const languageNames = { 'zh-CN': 'Chinese', en: 'English' }

const thing = {
  pack: 'pack',
  level: 'level',
  area: 'area',
  aspect: 'aspect',
  criterion: 'criterion',
  request: 'data request',
  topic: 'topic',
  item: 'checklist item',
  guide: 'guide',
  question: 'question',
  surveyItem: 'survey item',
  reference: 'reference',
  form: 'form',
  section: 'section',
  field: 'field',
  choice: 'choice',
  mode: 'mode',
  principle: 'principle',
  horizon: 'horizon',
  dimension: 'dimension',
  nextStep: 'next step',
  link: 'link',
}

const valueKinds = {
  text: 'a text',
  number: 'a number',
  wholeNumber: 'a whole number',
  trueOrFalse: 'true or false',
  list: 'a list',
  map: 'keys with values',
  nothing: 'nothing',
  endless: 'one without a finite value',
}

const yamlReasons = {
  indentation: 'the indentation does not fit the lines around it',
  tab: 'a tab is used for indentation; use spaces',
  missingCharacter: 'a quotation mark, a bracket or a colon is missing',
  unexpected: 'something stands here that does not belong here',
  badEscape: 'a backslash sequence inside quotation marks is not one YAML knows',
  badStart: 'a text may not start with this character without quotation marks',
  multilineKey: 'a key runs over several lines, or a colon is missing',
  longKey: 'a key is longer than 1,024 characters',
  nesting: 'a text with “: ” in it needs quotation marks, or a list and keys are mixed in one place',
  other: 'this is not valid YAML',
}

const where = (d: { firstFile: string; firstLine: number | null }) =>
  d.firstLine === null ? d.firstFile : `${d.firstFile}, line ${d.firstLine}`
/** Rounded up, so that a byte too many does not read as the limit itself. */
const megabytes = (bytes: number) => `${(Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1)} MiB`

/** What is wrong with a pack: one sentence per kind of fault, saying what to do where that is not plain. */
export const packFaults = {
  'pack.tooManyFaults': (d: FaultDetails['pack.tooManyFaults']) =>
    `More than ${d.limit} faults; the rest is not listed. Mend these and check again.`,
  'pack.tooManyFiles': (d: FaultDetails['pack.tooManyFiles']) =>
    `The pack has ${d.count} files; at most ${d.limit} are read.`,
  'pack.tooManyTokens': (d: FaultDetails['pack.tooManyTokens']) =>
    `The files have more than ${d.limit} YAML tokens together; the rest is not read.`,
  'pack.tooLarge': (d: FaultDetails['pack.tooLarge']) =>
    `The pack has ${megabytes(d.bytes)}; at most ${megabytes(d.limit)} are read.`,

  'source.missing': (_: FaultDetails['source.missing']) => 'There is no such folder or zip file.',
  'source.link': (_: FaultDetails['source.link']) => 'This is a link. A pack holds plain files only.',
  'source.notAFile': (_: FaultDetails['source.notAFile']) => 'This is neither a file nor a folder.',
  'source.foldersTooDeep': (d: FaultDetails['source.foldersTooDeep']) =>
    `Folders are nested more than ${d.limit} deep; a pack has one level of folders.`,
  'source.tooManyEntries': (d: FaultDetails['source.tooManyEntries']) =>
    `The folder holds more than ${d.limit} files, folders and links; that is no pack.`,
  'source.unreadable': (_: FaultDetails['source.unreadable']) =>
    'This cannot be read: the name is no valid text, or reading is not permitted.',

  'zip.notAZip': (_: FaultDetails['zip.notAZip']) => 'This is not a zip file, or only part of one.',
  'zip.encrypted': (_: FaultDetails['zip.encrypted']) => 'The zip file is encrypted. Save it without a password.',
  'zip.damaged': (d: FaultDetails['zip.damaged']) =>
    `The zip file is damaged or contradicts itself (${d.part}). Pack it again.`,
  'zip.tooLarge': (d: FaultDetails['zip.tooLarge']) =>
    `The zip file has ${megabytes(d.bytes)}; at most ${megabytes(d.limit)} are read.`,
  'zip.bomb': (_: FaultDetails['zip.bomb']) =>
    'A file in the zip would grow to hundreds of times its size. The zip is not opened.',
  'zip.nested': (_: FaultDetails['zip.nested']) => 'An archive inside the archive is not opened. Take it out.',
  'zip.duplicate': (d: FaultDetails['zip.duplicate']) =>
    `The zip file holds this file twice, the other time as “${d.other}”.`,

  'file.badPath': (_: FaultDetails['file.badPath']) =>
    'This is not a plain path inside the pack: no leading “/”, no “..”, no backslash, no special or invisible characters, and no name that Windows keeps for itself (con, nul, com1 …).',
  'file.unknown': (_: FaultDetails['file.unknown']) =>
    'No such file belongs to a pack. Expected are pack.yaml, references.yaml, crosswalk.yaml and .yaml files in aspects, requests, checklists, guides, survey and forms.',
  'file.tooLarge': (d: FaultDetails['file.tooLarge']) =>
    `The file has ${megabytes(d.bytes)}; at most ${megabytes(d.limit)} are read.`,
  'file.notUtf8': (d: FaultDetails['file.notUtf8']) =>
    `The file is not UTF-8 (byte ${d.byte} is wrong). Save it again as UTF-8.`,
  'file.utf16': (_: FaultDetails['file.utf16']) => 'The file is UTF-16. Save it again as UTF-8.',
  'file.byteOrderMark': (_: FaultDetails['file.byteOrderMark']) =>
    'The file starts with a byte order mark. It is passed over; save the file as UTF-8 without it.',
  'file.missing': (_: FaultDetails['file.missing']) => 'The file is missing. Every pack has a pack.yaml at its top.',
  'file.notListed': (d: FaultDetails['file.notListed']) =>
    `No area in pack.yaml lists the aspect “${d.id}”. List it or remove the file.`,
  'file.nameDiffers': (d: FaultDetails['file.nameDiffers']) =>
    `The file name says “${d.expected}”, the file itself “${d.found}”. Make them the same.`,

  'yaml.syntax': (d: FaultDetails['yaml.syntax']) => `The YAML cannot be read here: ${yamlReasons[d.reason]}.`,
  'yaml.empty': (_: FaultDetails['yaml.empty']) => 'The file is empty.',
  'yaml.severalDocuments': (_: FaultDetails['yaml.severalDocuments']) =>
    'A second YAML document starts here (“---”). One file holds one document.',
  'yaml.directive': (_: FaultDetails['yaml.directive']) => 'YAML directives (“%…”) are not accepted. Remove the line.',
  'yaml.alias': (d: FaultDetails['yaml.alias']) =>
    `The alias “*${d.name}” is not accepted. Write out what it stands for.`,
  'yaml.anchor': (d: FaultDetails['yaml.anchor']) => `The anchor “&${d.name}” is not accepted. Remove it.`,
  'yaml.tag': (d: FaultDetails['yaml.tag']) => `The tag “${d.tag}” is not accepted. Remove it.`,
  'yaml.mergeKey': (_: FaultDetails['yaml.mergeKey']) =>
    'The merge key “<<” is not accepted. Write out what it stands for.',
  'yaml.duplicateKey': (d: FaultDetails['yaml.duplicateKey']) =>
    `The key “${d.key}” stands already in line ${d.firstLine}. Keep one.`,
  'yaml.forbiddenKey': (d: FaultDetails['yaml.forbiddenKey']) => `The key “${d.key}” is not accepted.`,
  'yaml.keyNotText': (_: FaultDetails['yaml.keyNotText']) => 'A key must be a plain text or a level number.',
  'yaml.tooDeep': (d: FaultDetails['yaml.tooDeep']) =>
    `Lists and keys are nested more than ${d.limit} deep; no part of a pack is.`,
  'yaml.tooManyTokens': (d: FaultDetails['yaml.tooManyTokens']) =>
    `The file has more than ${d.limit} YAML tokens. Split it or shorten it.`,

  'shape.missingKey': (d: FaultDetails['shape.missingKey']) => `“${d.key}” is missing.`,
  'shape.unknownKey': (d: FaultDetails['shape.unknownKey']) =>
    d.suggestion === null
      ? `“${d.key}” is not a key that belongs here.`
      : `“${d.key}” is not a key that belongs here. Did you mean “${d.suggestion}”?`,
  'shape.wrongKind': (d: FaultDetails['shape.wrongKind']) =>
    `Expected ${valueKinds[d.expected]}, found ${valueKinds[d.found]}.${d.expected === 'text' && d.found === 'number' ? ' Put it in quotation marks.' : ''}`,
  'shape.tooFew': (d: FaultDetails['shape.tooFew']) =>
    d.minimum === 1 ? 'At least one entry is needed.' : `At least ${d.minimum} entries are needed.`,
  'shape.tooMany': (d: FaultDetails['shape.tooMany']) => `At most ${d.maximum} entries are allowed.`,
  'shape.tooLong': (d: FaultDetails['shape.tooLong']) => `At most ${d.maximum} characters are allowed.`,
  'shape.blank': (_: FaultDetails['shape.blank']) => 'The text is blank. Write it, or remove its line.',
  'shape.outOfRange': (d: FaultDetails['shape.outOfRange']) =>
    d.minimum === null ? `At most ${d.maximum ?? ''} is allowed.` : `At least ${d.minimum} is needed.`,
  'shape.notOneOf': (d: FaultDetails['shape.notOneOf']) => `Expected one of: ${d.choices.join(', ')}.`,
  'shape.badId': (d: FaultDetails['shape.badId']) =>
    `“${d.found}” is not an id. Ids are lower-case letters and digits joined by hyphens, starting with a letter; a dot joins an aspect and its criterion.`,
  'shape.badVersion': (d: FaultDetails['shape.badVersion']) =>
    `“${d.found}” is not a version. Write three numbers such as 1.0.0.`,
  'shape.badLinkTarget': (d: FaultDetails['shape.badLinkTarget']) =>
    `“${d.found}” is not a criterion of another pack. Write pack/aspect.criterion.`,
  'shape.badLevelKey': (d: FaultDetails['shape.badLevelKey']) =>
    `“${d.key}” is not a level number. Use 1 to the number of levels.`,

  'text.noLanguage': (_: FaultDetails['text.noLanguage']) => 'The text is missing in every language.',
  'text.languageMissing': (d: FaultDetails['text.languageMissing']) =>
    `The ${languageNames[d.language]} text is missing, though pack.yaml lists ${d.language} under languages.`,
  'text.languageUndeclared': (d: FaultDetails['text.languageUndeclared']) =>
    `This text is in ${languageNames[d.language]}, which pack.yaml does not list under languages.`,
  'text.shortTooLong': (d: FaultDetails['text.shortTooLong']) =>
    `The short ${languageNames[d.language]} name has ${d.count} characters; at most ${d.maximum} fit a slide and a phone.`,
  'text.shortSeveralLines': (_: FaultDetails['text.shortSeveralLines']) => 'A short name stands on one line.',
  'text.controlCharacter': (d: FaultDetails['text.controlCharacter']) =>
    `The text contains the control character ${d.character}. Remove it.`,
  'text.directionCharacter': (d: FaultDetails['text.directionCharacter']) =>
    `The text contains ${d.character}, which changes the direction of writing. Remove it.`,
  'text.invisibleCharacter': (d: FaultDetails['text.invisibleCharacter']) =>
    `The text contains the invisible character ${d.character}. Remove it.`,
  'text.brokenCharacter': (_: FaultDetails['text.brokenCharacter']) =>
    'The text contains a broken character. Type it again.',

  'id.duplicate': (d: FaultDetails['id.duplicate']) =>
    `The ${thing[d.thing]} “${d.id}” stands already in ${where(d)}. Each may stand once.`,
  'number.duplicate': (d: FaultDetails['number.duplicate']) =>
    `The ${thing[d.thing]} number ${d.number} is taken in ${where(d)}.`,
  'language.duplicate': (d: FaultDetails['language.duplicate']) => `The language ${d.language} is listed twice.`,

  'scale.levelOutOfOrder': (d: FaultDetails['scale.levelOutOfOrder']) =>
    `Levels are numbered 1, 2, 3 … without gaps: expected ${d.expected}, found ${d.found}.`,
  'scale.levelsAlike': (d: FaultDetails['scale.levelsAlike']) =>
    `Levels ${d.other} and ${d.level} have the same ${languageNames[d.language]} name. Whoever fills in a name could mean either.`,
  'level.missing': (d: FaultDetails['level.missing']) => `The text for level ${d.level} is missing.`,
  'level.extra': (d: FaultDetails['level.extra']) => `The scale has ${d.levels} levels; there is no level ${d.level}.`,
  'weight.allZero': (d: FaultDetails['weight.allZero']) =>
    `Everything in the ${thing[d.parent]} “${d.id}” has weight 0, so it could never have a score. Give at least one part a weight above 0.`,

  'target.unknownArea': (d: FaultDetails['target.unknownArea']) => `pack.yaml has no area “${d.id}”.`,
  'target.unknownAspect': (d: FaultDetails['target.unknownAspect']) =>
    `There is no aspect “${d.id}” (no file aspects/${d.id}.yaml).`,
  'target.unknownCriterion': (d: FaultDetails['target.unknownCriterion']) => `There is no criterion “${d.id}”.`,
  'link.notACriterion': (d: FaultDetails['link.notACriterion']) =>
    `A link joins criteria. “${d.id}” is an aspect; write aspect.criterion.`,
  'link.toItself': (_: FaultDetails['link.toItself']) => 'A link leads to another pack, this one leads to its own.',
  'survey.tooManyCore': (d: FaultDetails['survey.tooManyCore']) =>
    `${d.count} survey items are marked core; everyone is asked at most ${d.limit}.`,
  'form.choicesMissing': (_: FaultDetails['form.choicesMissing']) =>
    'A field of kind “choice” needs at least two choices.',
  'form.choicesUnused': (_: FaultDetails['form.choicesUnused']) => 'Only a field of kind “choice” has choices.',

  'quality.oneLanguage': (d: FaultDetails['quality.oneLanguage']) =>
    `The pack is in ${languageNames[d.language]} only. In the other language its texts are shown as they are and marked so.`,
  'quality.wrongLanguage': (d: FaultDetails['quality.wrongLanguage']) =>
    `This does not read as ${languageNames[d.language]}. Was the text of the other language put here?`,
  'quality.lengths': (d: FaultDetails['quality.lengths']) =>
    `${d.words} English ${d.words === 1 ? 'word' : 'words'} beside ${d.characters} Chinese ${d.characters === 1 ? 'character' : 'characters'}: one of the two seems to say less, or more.`,
  'quality.levelsEqual': (d: FaultDetails['quality.levelsEqual']) =>
    `Levels ${d.other} and ${d.level} read the same in ${languageNames[d.language]}. Say what tells them apart.`,
  'quality.vagueDifference': (d: FaultDetails['quality.vagueDifference']) =>
    `Levels ${d.other} and ${d.level} differ in ${languageNames[d.language]} by vague words alone (such as “some” or “good”). Say what an assessor would see.`,
  'quality.descriptorReused': (d: FaultDetails['quality.descriptorReused']) =>
    `The same ${languageNames[d.language]} descriptor stands already in ${d.firstFile} at ${d.firstPath}. Each describes one level of one criterion.`,
  'quality.noPractice': (d: FaultDetails['quality.noPractice']) =>
    `The ${languageNames[d.language]} descriptor only judges. Say what is done, by whom or how often, so that it can be seen.`,
  'quality.termAvoided': (d: FaultDetails['quality.termAvoided']) =>
    `Write “${d.use}” instead of “${d.found}”: one term, one name (content/glossary.yaml).`,
  'quality.termMissing': (d: FaultDetails['quality.termMissing']) =>
    `“${d.term}” is “${d.expected}” in ${languageNames[d.language]}; that text does not use it (content/glossary.yaml).`,
  'quality.closedQuestion': (d: FaultDetails['quality.closedQuestion']) =>
    `The ${languageNames[d.language]} question can be answered with yes or no. Ask what, how, who or when.`,
  'quality.leadingQuestion': (d: FaultDetails['quality.leadingQuestion']) =>
    `The ${languageNames[d.language]} question suggests its answer (“${d.found}”). Ask it neutrally.`,
  'quality.severalQuestions': (d: FaultDetails['quality.severalQuestions']) =>
    `The ${languageNames[d.language]} question asks more than one thing. Split it, or move the second to the probe.`,

  'mapping.missing': (d: FaultDetails['mapping.missing']) =>
    `A scale of ${d.fromLevels} levels does not fit one of ${d.toLevels}. Say which level stands for which; levels are never shifted.`,
  'mapping.levelMissing': (d: FaultDetails['mapping.levelMissing']) =>
    `The mapping does not say where level ${d.level} goes.`,
  'mapping.levelUnknown': (d: FaultDetails['mapping.levelUnknown']) =>
    `The mapping names level ${d.level}; that scale has levels 1 to ${d.levels}.`,
  'mapping.notRising': (d: FaultDetails['mapping.notRising']) =>
    `The mapping puts level ${d.level} below the level before it. A higher level may not map to a lower one.`,

  'version.contentDiffers': (d: FaultDetails['version.contentDiffers']) =>
    `${d.pack} ${d.version} is already published with other content. A published version never changes: raise the version in pack.yaml.`,

  'crosswalk.unknownPack': (d: FaultDetails['crosswalk.unknownPack']) =>
    `The link leads to the pack “${d.pack}”, which is not among those compared.`,
  'crosswalk.unknownCriterion': (d: FaultDetails['crosswalk.unknownCriterion']) =>
    `The link leads to “${d.id}”, which does not exist.`,
  'crosswalk.mappingMissing': (d: FaultDetails['crosswalk.mappingMissing']) =>
    `${d.from} and ${d.to} are called equal, but one has ${d.fromLevels} levels and the other ${d.toLevels}. Add “levels” to say which stands for which.`,
  'crosswalk.mappingsDisagree': (d: FaultDetails['crosswalk.mappingsDisagree']) =>
    `The level mappings ${d.from} → ${d.to} and back do not fit each other.`,
  'crosswalk.relationsDisagree': (d: FaultDetails['crosswalk.relationsDisagree']) =>
    `Here ${d.from} is “${d.here}” to ${d.to}; the other pack says “${d.there}” of the same pair.`,
  'crosswalk.subsetCycle': (d: FaultDetails['crosswalk.subsetCycle']) =>
    `These criteria are each said to be part of the next, in a circle: ${d.criteria.join(' ⊂ ')}. Make one link “equal” or remove it.`,
  'crosswalk.noneAgainstOverlap': (d: FaultDetails['crosswalk.noneAgainstOverlap']) =>
    `${d.from} and ${d.to} are said to have nothing in common, but other links join them.`,
}

/** Packs on the command line and in the library. */
export const packs = {
  faults: packFaults,
  faultLine: {
    error: (d: { text: string }) => `error: ${d.text}`,
    warning: (d: { text: string }) => `warning: ${d.text}`,
  },

  checkedClean: (d: { pack: string; version: string; criteria: number }) =>
    `${d.pack} ${d.version}: ${d.criteria} criteria, nothing to mend.`,
  checkedWithFaults: (d: { errors: number; warnings: number; files: number }) =>
    `${d.errors} ${d.errors === 1 ? 'error' : 'errors'}, ${d.warnings} ${d.warnings === 1 ? 'warning' : 'warnings'} in ${d.files} ${d.files === 1 ? 'file' : 'files'}.`,
  checkUsage: 'touchstone pack check FOLDER|ZIP',
  checkHelp: 'Report every fault of a pack with file, line and path: structure, then wording',
  importUsage: 'touchstone pack import FOLDER|ZIP',
  importHelp: 'Publish a pack in the workspace, whole or not at all',
  exportUsage: 'touchstone pack export PACK VERSION --out FILE.zip',
  exportHelp: 'Write a pack as a zip; an imported one goes out byte for byte as it came in',
  crosswalkUsage: 'touchstone pack crosswalk [FOLDER|ZIP …]',
  crosswalkHelp: 'Show which criteria the packs share and where their links contradict one another',

  imported: (d: { pack: string; version: string }) => `${d.pack} ${d.version} is published.`,
  notImported: 'The pack is not published.',
  exported: (d: { pack: string; version: string; file: string }) => `${d.pack} ${d.version} is in ${d.file}.`,
  unknown: (d: { pack: string; version: string }) => `There is no pack ${d.pack} ${d.version} here.`,

  crosswalkFrom: 'From',
  crosswalkTo: 'To',
  crosswalkLinked: 'Criteria linked',
  crosswalkShare: (d: { linked: number; criteria: number }) => `${d.linked} of ${d.criteria}`,
  relation: { equal: 'equal', subset: 'part of', superset: 'contains', intersects: 'overlaps', none: 'nothing shared' },
  crosswalkClean: 'No contradictions.',
}
