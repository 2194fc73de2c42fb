import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fixtureReportInput } from './fixture.ts'
import { faultOfLogo, logoOf } from './logo.ts'
import { renderReport } from './render.ts'

function chunk(kind: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A black picture, one bit a pixel. */
function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

const url = (bytes: Uint8Array, type = 'png') => `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`

/** Start, frame header, start of scan, end. */
const jpeg = Buffer.from('ffd8ffc0000b080009002801011100ffda0008010100003f0055ffd9', 'hex')

test('a logo has the size of its picture', () => {
  expect(logoOf(url(png(1200, 60)))).toMatchObject({ type: 'png', width: 1200, height: 60 })
  expect(logoOf(url(jpeg, 'jpeg'))).toMatchObject({ type: 'jpeg', width: 40, height: 9 })
})

test('a camera may append data of its own behind the picture', () => {
  expect(logoOf(url(Buffer.concat([jpeg, Buffer.alloc(30)]), 'jpeg'))).toMatchObject({ width: 40, height: 9 })
})

test('no logo has no fault, and neither has a whole one', () => {
  expect(logoOf(null)).toBeNull()
  expect([null, url(png(64, 64)), url(jpeg, 'jpeg')].map(faultOfLogo)).toEqual([null, null, null])
})

test.each([
  [
    'a drawing with a script',
    url(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'svg+xml'),
    'damaged',
  ],
  ['a picture of 400 million pixels in 50 KB', url(png(20_000, 20_000)), 'tooManyPixels'],
  ['a picture without pixels', url(png(64, 64).subarray(0, 33)), 'damaged'],
  ['a picture cut in the middle', url(png(640, 640).subarray(0, -14)), 'damaged'],
  [
    'a photograph without an end',
    url(Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 9, 0, 9, 3]), 'jpeg'),
    'damaged',
  ],
])('%s is no logo', (_, given, fault) => {
  expect(logoOf(given)).toBeNull()
  expect(faultOfLogo(given)).toBe(fault)
})

test.each(['pptx', 'pdf', 'docx'] as const)(
  '%s is made without a damaged logo',
  { timeout: 20_000 },
  async (format) => {
    const input = fixtureReportInput({ areas: 1 })
    const plain = await renderReport(input, format, 'en')
    const logo = url(png(64, 64).subarray(0, 33))
    const made = await renderReport({ ...input, branding: { ...input.branding, logo } }, format, 'en')
    expect(Buffer.from(made.bytes).equals(Buffer.from(plain.bytes))).toBe(true)
  },
)
