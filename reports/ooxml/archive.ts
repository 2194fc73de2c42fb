/**
 * Office files are zip archives of XML parts. The libraries that write them put the clock and small faults into them;
 * this opens a file, lets a patch correct its parts, and closes it again so that the same parts give the same bytes.
 */
import JSZip from 'jszip'

/** Zip cannot hold "no date"; this is its first day, used for every entry. */
const noDate = new Date('1980-01-01T00:00:00Z')

/** Changes the text of one part, named by its path in the archive (`ppt/charts/chart1.xml`). */
export type PartPatch = (path: string, text: string) => string

/** The names of the parts in the order they stand in the archive. */
export async function partNames(archive: Uint8Array): Promise<string[]> {
  const zip = await JSZip.loadAsync(archive)
  return Object.values(zip.files)
    .filter((file) => !file.dir)
    .map((file) => file.name)
}

/** The text of one part. Throws when there is none of that name. */
export async function partText(archive: Uint8Array, path: string): Promise<string> {
  const part = (await JSZip.loadAsync(archive)).file(path)
  if (part === null) throw new Error(`The file has no part ${path}.`)
  return part.async('string')
}

/** Changes one part and leaves all others as they are, still compressed: for archives that carry no clock. */
export async function patchPart(
  archive: Uint8Array,
  path: string,
  change: (text: string) => string,
): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(archive)
  const part = zip.file(path)
  if (part === null) throw new Error(`The file has no part ${path}.`)
  zip.file(path, change(await part.async('string')), { date: noDate, createFolders: false })
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' })
}

/**
 * Runs `patch` over every XML part (under its new name) and writes the archive again, entries in
 * their order, without folders, without dates. Archives inside (a chart's workbook) are closed the same way, because
 * they carry dates too. `rename` gives a part another name; its references are the patch's to change.
 */
export async function patchArchive(
  archive: Uint8Array,
  patch: PartPatch,
  rename: (path: string) => string = (path) => path,
): Promise<Uint8Array> {
  const before = await JSZip.loadAsync(archive)
  const after = new JSZip()
  for (const part of Object.values(before.files)) {
    if (part.dir) continue
    after.file(rename(part.name), await patchedPart(part, patch, rename), { date: noDate, createFolders: false })
  }
  return after.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'DOS',
  })
}

async function patchedPart(
  part: JSZip.JSZipObject,
  patch: PartPatch,
  rename: (path: string) => string,
): Promise<string | Uint8Array> {
  if (/\.(xml|rels)$/u.test(part.name)) return patch(rename(part.name), await part.async('string'))
  const bytes = await part.async('uint8array')
  return /\.(xlsx|docx|pptx)$/u.test(part.name) ? patchArchive(bytes, withoutClock) : bytes
}

/** The times of an embedded workbook are nobody's business and differ between two runs. */
function withoutClock(path: string, text: string): string {
  if (path !== 'docProps/core.xml') return text
  return text.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/gu, '$11980-01-01T00:00:00Z')
}
