import { describe, expect, test } from 'vitest'
import { smallPack } from '#test/support/pack-fixture.ts'
import { faultText } from './fault-text.ts'
import type { FaultCode } from './fault.ts'
import { packLimits } from './limits.ts'
import type { Pack } from './pack.ts'
import { readPack } from './read-pack.ts'
import { writePack } from './write-pack.ts'

type Edit = (files: Map<string, Uint8Array | string>) => void

/** The small pack on disk, with one file replaced or edited. */
function filesWith(edit: Edit): Map<string, Uint8Array | string> {
  const files = new Map<string, Uint8Array | string>(writePack(smallPack()))
  edit(files)
  return files
}

const aspect = 'aspects/brand-promise.yaml'

/** Replaces text in a file; fails when it is not there, so that no case tests nothing. */
const replace =
  (path: string, from: string | RegExp, to: string): Edit =>
  (files) => {
    const before = String(files.get(path))
    const after = before.replace(from, to)
    if (after === before) throw new Error(`nothing replaced in ${path}`)
    files.set(path, after)
  }

const write =
  (path: string, content: string | Uint8Array): Edit =>
  (files) =>
    void files.set(path, content)

const append =
  (path: string, text: string): Edit =>
  (files) =>
    void files.set(path, `${String(files.get(path))}${text}`)

const utf8 = (text: string) => new TextEncoder().encode(text)

/** An edit of a valid pack and the fault it must give, as `code file:line path`. */
const cases: readonly [name: string, edit: Edit, expected: string][] = [
  ['no pack.yaml', (files) => void files.delete('pack.yaml'), 'file.missing pack.yaml'],
  ['a file that belongs nowhere', write('extra.yaml', 'a: 1\n'), 'file.unknown extra.yaml'],
  ['a wrong ending', write('aspects/voice.yml', 'a: 1\n'), 'file.unknown aspects/voice.yml'],
  ['a path that climbs', write('../pack.yaml', 'a: 1\n'), 'file.badPath ../pack.yaml'],
  ['an absolute path', write('/etc/passwd', 'a: 1\n'), 'file.badPath /etc/passwd'],
  ['a Windows path', write('aspects\\x.yaml', 'a: 1\n'), 'file.badPath aspects\\x.yaml'],
  ['a climbing id in a file name', write('aspects/...yaml', 'a: 1\n'), 'file.notListed aspects/...yaml'],
  ['a huge file', write(aspect, `# ${'x'.repeat(packLimits.fileBytes)}`), `file.tooLarge ${aspect}`],
  ['invalid UTF-8', write(aspect, new Uint8Array([0x69, 0x64, 0xc3, 0x28])), `file.notUtf8 ${aspect}`],
  ['GB18030 instead of UTF-8', write(aspect, new Uint8Array([0x6e, 0x3a, 0xbf, 0xcd])), `file.notUtf8 ${aspect}`],
  ['UTF-16', write(aspect, new Uint8Array([0xff, 0xfe, 0x69, 0x00])), `file.utf16 ${aspect}`],
  ['an empty file', write(aspect, ''), `yaml.empty ${aspect}:1`],
  ['broken YAML', write(aspect, 'id: "brand\nname: x\n'), `yaml.syntax ${aspect}:`],
  ['a tab as indentation', write(aspect, 'name:\n\ten: x\n'), `yaml.syntax ${aspect}:2`],
  ['two documents', append(aspect, '---\nid: x\n'), `yaml.severalDocuments ${aspect}:`],
  [
    'a directive',
    (files) => files.set(aspect, `%YAML 1.1\n---\n${String(files.get(aspect))}`),
    `yaml.directive ${aspect}:1`,
  ],
  ['an alias', append(aspect, 'weight: *w\n'), `yaml.alias ${aspect}:`],
  ['an anchor', replace(aspect, 'number: 1', 'number: &n 1'), `yaml.anchor ${aspect}:2 number`],
  ['a cycle', append(aspect, 'description: &d\n  en: *d\n  zh-CN: 描述\n'), `yaml.alias ${aspect}:`],
  ['a custom tag', append(aspect, 'description: !!js/function "x"\n'), `yaml.tag ${aspect}:`],
  ['a standard tag', append(aspect, 'weight: !!int "3"\n'), `yaml.tag ${aspect}:`],
  ['a merge key', append(aspect, '<<: {weight: 2}\n'), `yaml.mergeKey ${aspect}:`],
  ['a duplicate key', append(aspect, 'id: other\n'), `yaml.duplicateKey ${aspect}:`],
  ['__proto__', append(aspect, '__proto__: {weight: 2}\n'), `yaml.forbiddenKey ${aspect}:`],
  ['constructor', append(aspect, 'constructor: {prototype: {x: 1}}\n'), `yaml.forbiddenKey ${aspect}:`],
  ['a list as key', append(aspect, '? [a, b]\n: 1\n'), `yaml.keyNotText ${aspect}:`],
  ['deep nesting', append(aspect, `description: ${'['.repeat(100)}${']'.repeat(100)}\n`), `yaml.tooDeep ${aspect}:`],
  ['deep block nesting', append(aspect, `description:\n  ${'- '.repeat(100)}a\n`), `yaml.tooDeep ${aspect}:`],
  ['endless entries', append(aspect, `notes: [${'a,'.repeat(packLimits.tokens)}]\n`), `yaml.tooManyTokens ${aspect}:`],
  ['a missing key', replace(aspect, /^number: 1\n/m, ''), `shape.missingKey ${aspect}:1 number`],
  ['an unknown key', append(aspect, 'wieght: 2\n'), `shape.unknownKey ${aspect}:`],
  ['a number for a text', replace(aspect, 'en: Goals', 'en: 24'), `shape.wrongKind ${aspect}:`],
  ['a list for a map', replace(aspect, /^name:\n.*\n.*\n/m, 'name: [a]\n'), `shape.wrongKind ${aspect}:3 name`],
  ['nothing for a text', replace(aspect, 'en: Goals', 'en:'), `shape.wrongKind ${aspect}:`],
  ['a blank text', replace(aspect, 'en: Goals', 'en: "  "'), `shape.blank ${aspect}:`],
  [
    'an endless text',
    append(aspect, `description: {zh-CN: 好, en: ${'x'.repeat(4001)}}\n`),
    `shape.tooLong ${aspect}:`,
  ],
  ['an id with a path', replace(aspect, 'id: goals', 'id: ../goals'), `shape.badId ${aspect}:`],
  ['a bad version', replace('pack.yaml', 'version: 1.0.0', 'version: "1.0"'), 'shape.badVersion pack.yaml:2 version'],
  ['a negative weight', append(aspect, 'weight: -1\n'), `shape.outOfRange ${aspect}:`],
  ['an infinite weight', append(aspect, 'weight: .inf\n'), `shape.wrongKind ${aspect}:`],
  ['no number as weight', append(aspect, 'weight: .nan\n'), `shape.wrongKind ${aspect}:`],
  ['a half level', replace('pack.yaml', 'number: 2', 'number: 2.5'), 'shape.wrongKind pack.yaml:'],
  [
    'an unknown role',
    replace('survey/brand-promise.yaml', '- leader', '- boss'),
    'shape.notOneOf survey/brand-promise.yaml:',
  ],
  ['an unknown language', replace('pack.yaml', '- en', '- fr'), 'shape.notOneOf pack.yaml:'],
  ['a scale of two', replace('pack.yaml', /^ {4}- id: working[^]*?(?=^areas)/m, ''), 'shape.tooFew pack.yaml:'],
  ['a text in no language', replace(aspect, /^ {4}name:\n.*\n.*\n/m, '    name: {}\n'), `text.noLanguage ${aspect}:`],
  ['a missing language', replace(aspect, /^ {6}en: Goals\n/m, ''), `text.languageMissing ${aspect}:`],
  ['an undeclared language', replace('pack.yaml', '  - zh-CN\n', ''), 'text.languageUndeclared '],
  [
    'a short name too long',
    replace(aspect, /short:\n {6}zh-CN: 目标\n {6}en: Goals/, `short: {zh-CN: 目标, en: ${'x'.repeat(29)}}`),
    `text.shortTooLong ${aspect}:`,
  ],
  [
    'a Chinese short name too long',
    replace(aspect, /short:\n {6}zh-CN: 目标/, 'short:\n      zh-CN: 一二三四五六七八九十一'),
    `text.shortTooLong ${aspect}:`,
  ],
  [
    'a short name on two lines',
    replace(aspect, /short:\n {6}zh-CN: 目标/, 'short:\n      zh-CN: "目\\n标"'),
    `text.shortSeveralLines ${aspect}:`,
  ],
  ['a control character', replace(aspect, 'en: Goals', 'en: "Go\\u0007als"'), `text.controlCharacter ${aspect}:`],
  ['a null character', replace(aspect, 'en: Goals', 'en: "Go\\0als"'), `text.controlCharacter ${aspect}:`],
  ['a bidi override', replace(aspect, 'en: Goals', 'en: Go\u202eals'), `text.directionCharacter ${aspect}:`],
  ['a zero-width space', replace(aspect, 'en: Goals', 'en: Go\u200bals'), `text.invisibleCharacter ${aspect}:`],
  ['half a character', replace(aspect, 'en: Goals', 'en: "Go\\ud83dals"'), `text.brokenCharacter ${aspect}:`],
  ['a criterion twice', replace(aspect, 'id: ownership', 'id: goals'), `id.duplicate ${aspect}:`],
  ['an area twice', replace('pack.yaml', 'id: delivery', 'id: promise'), 'id.duplicate pack.yaml:'],
  ['an aspect in two areas', replace('pack.yaml', '- service-steps', '- brand-promise'), 'id.duplicate pack.yaml:'],
  ['a level twice', replace('pack.yaml', 'id: building', 'id: starting'), 'id.duplicate pack.yaml:'],
  [
    'a request in two areas',
    replace('requests/delivery.yaml', 'id: delivery-documents', 'id: promise-documents'),
    'id.duplicate requests/promise.yaml:',
  ],
  [
    'a checklist item twice',
    replace('checklists/delivery.yaml', 'id: delivery-topic.1', 'id: promise-topic.1'),
    'id.duplicate checklists/promise.yaml:',
  ],
  [
    'an aspect number twice',
    replace('aspects/customer-voice.yaml', 'number: 2', 'number: 1'),
    'number.duplicate aspects/customer-voice.yaml:2',
  ],
  ['a file named otherwise', replace(aspect, 'id: brand-promise', 'id: brand'), `file.nameDiffers ${aspect}:1 id`],
  ['a language listed twice', replace('pack.yaml', '- en', '- zh-CN'), 'language.duplicate pack.yaml:'],
  ['a level number left out', replace('pack.yaml', 'number: 3', 'number: 5'), 'scale.levelOutOfOrder pack.yaml:'],
  ['a descriptor left out', replace(aspect, /^ {6}3:\n.*\n.*\n/m, ''), `level.missing ${aspect}:`],
  [
    'a descriptor too many',
    replace(aspect, /^ {6}4:\n/m, '      5: {zh-CN: 多, en: Extra}\n      4:\n'),
    `level.extra ${aspect}:`,
  ],
  [
    'an option left out',
    replace('survey/brand-promise.yaml', /^ {6}2:\n.*\n.*\n/m, ''),
    'level.missing survey/brand-promise.yaml:',
  ],
  [
    'no weight anywhere',
    replace('pack.yaml', /^ {4}aspects:/gm, '    weight: 0\n    aspects:'),
    'weight.allZero pack.yaml:',
  ],
  [
    'an aspect without a file',
    replace('pack.yaml', '- service-steps', '- service-step'),
    'target.unknownAspect pack.yaml:',
  ],
  [
    'a file without an aspect',
    replace('pack.yaml', /^ {6}- service-steps\n/m, ''),
    'file.notListed aspects/service-steps.yaml',
  ],
  [
    'requests for no area',
    write('requests/nowhere.yaml', 'area: nowhere\nrequests: []\n'),
    'target.unknownArea requests/nowhere.yaml:1 area',
  ],
  [
    'informs nothing',
    replace('requests/promise.yaml', '- brand-promise', '- brand-promises'),
    'target.unknownAspect requests/promise.yaml:',
  ],
  [
    'informs no criterion',
    replace('guides/ceo.yaml', '- brand-promise.goals', '- brand-promise.goal'),
    'target.unknownCriterion guides/ceo.yaml:',
  ],
  [
    'an item for no criterion',
    replace('survey/brand-promise.yaml', 'criterion: goals', 'criterion: goal'),
    'target.unknownCriterion survey/brand-promise.yaml:',
  ],
  [
    'items for no aspect',
    write('survey/nothing.yaml', 'aspect: nothing\nitems: []\n'),
    'target.unknownAspect survey/nothing.yaml:1 aspect',
  ],
  [
    'a link from nothing',
    write('crosswalk.yaml', 'links: [{from: a.b, to: other/a.b, relation: equal, why: {zh-CN: 同, en: Same}}]\n'),
    'target.unknownCriterion crosswalk.yaml:1 links[0].from',
  ],
  [
    'a link from an aspect',
    write(
      'crosswalk.yaml',
      'links: [{from: brand-promise, to: other/a.b, relation: equal, why: {zh-CN: 同, en: Same}}]\n',
    ),
    'link.notACriterion crosswalk.yaml:1 links[0].from',
  ],
  [
    'a link to the same pack',
    write(
      'crosswalk.yaml',
      'links: [{from: brand-promise.goals, to: small-pack/a.b, relation: equal, why: {zh-CN: 同, en: Same}}]\n',
    ),
    'link.toItself crosswalk.yaml:1 links[0].to',
  ],
  [
    'a link to no criterion',
    write(
      'crosswalk.yaml',
      'links: [{from: brand-promise.goals, to: other/a, relation: equal, why: {zh-CN: 同, en: Same}}]\n',
    ),
    'shape.badLinkTarget crosswalk.yaml:1 links[0].to',
  ],
  [
    'too many core items',
    (files) => {
      for (const [path, text] of files)
        if (path.startsWith('survey/'))
          files.set(
            path,
            String(text)
              .replace(/( {2}- criterion)/g, '  - core: true\n    criterion')
              .replace(/\n {4}core: true/g, ''),
          )
    },
    'survey.tooManyCore survey/',
  ],
  [
    'a choice without choices',
    write(
      'forms/walk.yaml',
      'id: walk\nname: {zh-CN: 走访, en: Walk}\nsections:\n  - id: one\n    name: {zh-CN: 一, en: One}\n    fields:\n      - {id: f, label: {zh-CN: 问, en: Ask}, kind: choice}\n',
    ),
    'form.choicesMissing forms/walk.yaml:7 sections[0].fields[0]',
  ],
  ['a tag nobody can name', append(aspect, 'more: !!!! x\n'), `yaml.syntax ${aspect}:`],
  ['a tag that is never closed', append(aspect, 'more: !<x\n'), `yaml.syntax ${aspect}:`],
  ['lists in lists on one line', append(aspect, `${'- '.repeat(40_000)}x\n`), `yaml.tooDeep ${aspect}:`],
  ['a flood of anchors', append(aspect, `more: ${'&a '.repeat(100_000)}\n`), `yaml.anchor ${aspect}:`],
  ['a file named as a Windows device', write('aspects/con.yaml', 'id: con\n'), 'file.badPath aspects/con.yaml'],
  [
    'a file name that turns the direction',
    write('aspects/\u202egnp.yaml', 'id: x\n'),
    'file.badPath aspects/[U+202E]gnp.yaml',
  ],
  ['a version with leading zeros', replace('pack.yaml', '1.0.0', '1.00.0'), 'shape.badVersion pack.yaml:2 version'],
  [
    'two levels of one name',
    replace('pack.yaml', 'en: Steady', 'en: working'),
    'scale.levelsAlike pack.yaml:38 scale.levels[3].name.en',
  ],
]

describe('a pack with one fault', () => {
  test.each(cases)('%s', (_, edit, expected) => {
    const { pack, faults } = readPack(filesWith(edit))
    const seen = faults.map((one) => `${one.code} ${one.file}:${one.line ?? ''} ${one.path}`.replace(/: $/, ''))
    expect(seen.filter((one) => one.startsWith(expected))).not.toEqual([])
    expect(pack).toBeNull()
    for (const one of faults) {
      for (const language of ['en', 'zh-CN'] as const) {
        expect(faultText(one, language)).toMatch(/[.。？?]$/)
        expect(faultText(one, language)).not.toMatch(/undefined|NaN|\[object/)
      }
    }
  })
})

describe('a whole pack', () => {
  test('the small pack has no faults on any scale', () => {
    for (const levels of [3, 4, 5, 6, 7] as const) {
      const reading = readPack(writePack(smallPack({ levels })))
      expect(reading.faults).toEqual([])
      expect(reading.pack).toEqual(smallPack({ levels }))
    }
  })

  test('every fault is reported, not the first', () => {
    const { faults } = readPack(
      filesWith((files) => {
        replace(aspect, 'id: goals', 'id: ../goals')(files)
        append(aspect, 'wieght: 2\n')(files)
        replace('pack.yaml', 'number: 3', 'number: 9')(files)
        replace('guides/ceo.yaml', 'inShortVersion', 'inShortversion')(files)
        write('survey/customer-voice.yaml', 'a: [\n')(files)
      }),
    )
    const codes = new Set<FaultCode>(faults.map((one) => one.code))
    for (const code of ['shape.badId', 'shape.unknownKey', 'shape.outOfRange', 'yaml.syntax'] as const) {
      expect(codes).toContain(code)
    }
    expect(faults.find((one) => one.path.endsWith('inShortversion'))?.details).toMatchObject({
      suggestion: 'inShortVersion',
    })
  })

  test('nothing is concluded from a file that cannot be read', () => {
    const { faults } = readPack(filesWith(write(aspect, 'a: [\n')))
    expect(new Set(faults.map((one) => one.file))).toEqual(new Set([aspect]))
  })

  test('a byte order mark is passed over with a warning', () => {
    const files = filesWith((all) => void all.set(aspect, utf8(`\ufeff${String(all.get(aspect))}`)))
    const { pack, faults } = readPack(files)
    expect(faults.map((one) => [one.code, one.severity])).toEqual([['file.byteOrderMark', 'warning']])
    expect(pack).toEqual(smallPack())
  })

  test('a pack in one language reads, and shows no missing other', () => {
    const english: unknown = JSON.parse(JSON.stringify(smallPack()), (key, value: unknown) =>
      key === 'zh-CN' ? undefined : value,
    )
    const { pack, faults } = readPack(writePack({ ...(english as Pack), languages: ['en'] }))
    expect(faults).toEqual([])
    expect(pack?.languages).toEqual(['en'])
    expect(pack?.name).toEqual({ en: 'Small instrument' })
  })

  test('the limits of the whole pack stop before anything is parsed', () => {
    const many = new Map(Array.from({ length: 2001 }, (_, index) => [`aspects/a${index}.yaml`, 'a: 1']))
    expect(readPack(many).faults.map((one) => one.code)).toEqual(['pack.tooManyFiles'])
    const large = new Map(Array.from({ length: 21 }, (_, index) => [`aspects/a${index}.yaml`, 'x'.repeat(1024 * 1024)]))
    expect(readPack(large).faults.map((one) => one.code)).toEqual(['pack.tooLarge'])
  })

  test('a flood of faults is cut with a word', () => {
    const flood = `id: flood\n${Array.from({ length: 9000 }, (_, index) => `k${index}: 1\n`).join('')}`
    const { faults } = readPack(filesWith(write('aspects/flood.yaml', flood)))
    expect(faults).toHaveLength(packLimits.faults + 1)
    expect(faults.at(-1)?.code).toBe('pack.tooManyFaults')
  })

  test('what is quoted of a pack cannot act on a terminal or turn the direction of writing', () => {
    const { faults } = readPack(filesWith(append(aspect, '"\\e[31mred\u202e": 1\n')))
    const [found] = faults.filter((one) => one.code === 'shape.unknownKey')
    expect(found?.path).toBe('[U+001B][31mred[U+202E]')
    expect(faultText(found!, 'en')).toBe('“[U+001B][31mred[U+202E]” is not a key that belongs here.')
  })

  test('a byte too many is more than the limit, also in words', () => {
    const { faults } = readPack(filesWith(write(aspect, 'x'.repeat(packLimits.fileBytes + 1))))
    const [found] = faults.filter((one) => one.code === 'file.tooLarge')
    expect(faultText(found!, 'en')).toBe('The file has 1.1 MiB; at most 1.0 MiB are read.')
    expect(faultText(found!, 'zh-CN')).toBe('文件有 1.1 MiB，最多读取 1.0 MiB。')
  })

  test('a weight without a finite value is called so', () => {
    const { faults } = readPack(filesWith(replace(aspect, 'criteria:', 'weight: .nan\ncriteria:')))
    expect(faults.map((one) => faultText(one, 'en'))).toEqual(['Expected a number, found one without a finite value.'])
    expect(faults.map((one) => faultText(one, 'zh-CN'))).toEqual(['这里应为数字，实际是没有有限值的数。'])
  })

  test('a text that looks like hostile YAML is a text', () => {
    const text = `${'- '.repeat(30)}\n${'&a *b !c [ '.repeat(100)}`.replaceAll('\n', '\n    ')
    const { faults } = readPack(filesWith(append(aspect, `description:\n  en: |\n    ${text}\n  zh-CN: 说明\n`)))
    expect(faults).toEqual([])
  })

  test('hostile YAML is refused', () => {
    const bomb = `a: &a ["x","x"]\n${Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [*a${i - 1},*a${i - 1}]\n`).join('')}`
    const hostile = [
      bomb,
      '['.repeat(900_000),
      '{'.repeat(900_000),
      '- '.repeat(500_000),
      '? '.repeat(500_000),
      `"${'\\x0'.repeat(200_000)}"`,
      '}'.repeat(100_000),
      '\t: :\n'.repeat(100_000),
      `${'k: '.repeat(300_000)}\n`,
      '#\n'.repeat(500_000),
    ]
    for (const text of hostile) {
      const { pack, faults } = readPack(filesWith(write(aspect, text)))
      expect(pack).toBeNull()
      expect(faults.some((one) => one.file === aspect)).toBe(true)
    }
  }, 60_000)

  test('twenty hostile files share one limit', () => {
    const hostile = new Map<string, string>()
    for (let index = 0; index < 19; index++) {
      const keys = Array.from({ length: 60_000 }, (_, key) => `k${key}: 1\n`).join('')
      hostile.set(`aspects/a${index}.yaml`, index % 2 === 0 ? `"${'\\x0'.repeat(300_000)}"` : keys)
    }
    expect(readPack(hostile).faults.map((one) => one.code)).toContain('pack.tooManyTokens')
  }, 60_000)

  test('no prototype is touched', () => {
    readPack(filesWith(append(aspect, '__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n')))
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
