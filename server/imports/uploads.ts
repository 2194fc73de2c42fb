/**
 * Uploaded files between upload and commit: on disk in the data folder, readable by this account only, and gone as soon
 * as they are not needed. Raw answers stand in a file in the order people gave them; a database would keep copies in
 * its log and its backups.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { makeFolder } from '#server/make-folder.ts'
import { Utf8Watch } from '#server/tables/encoding.ts'
import { detectionBytes } from '#server/tables/limits.ts'
import { TableFault } from '#server/tables/table-fault.ts'

export interface Upload {
  bytes: number
  head: Buffer
  /** A piece of the file that is not UTF-8, null when all of it is. */
  fault: Uint8Array | null
}

/** Where the uploads of a diagnostic are; without one, those of the whole workspace. */
export function uploadFolder(dataFolder: string, workspaceId: string, diagnosticId = ''): string {
  return join(dataFolder, 'uploads', workspaceId, diagnosticId)
}

/** Takes away what was uploaded to a diagnostic or workspace that is being deleted. */
export async function removeUploadsOf(dataFolder: string, workspaceId: string, diagnosticId?: string): Promise<void> {
  await rm(uploadFolder(dataFolder, workspaceId, diagnosticId), { recursive: true, force: true })
}

function uploadPath(folder: string, importId: string): string {
  return join(folder, importId)
}

/** Where every refused row of an import of answers is listed, one JSON object a line. */
export function refusedPath(folder: string, importId: string): string {
  return `${uploadPath(folder, importId)}.refused`
}

/** Where a preview keeps the answers it accepted, for the commit. */
export function acceptedPath(folder: string, importId: string): string {
  return `${uploadPath(folder, importId)}.accepted`
}

/** Writes the upload to disk, looking at the bytes as they pass. Leaves nothing behind when it fails. */
export async function saveUpload(folder: string, importId: string, source: Readable): Promise<Upload> {
  const path = uploadPath(folder, importId)
  makeFolder(folder)
  const watch = new Utf8Watch()
  const head: Buffer[] = []
  let bytes = 0
  try {
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          if (bytes < detectionBytes) head.push(chunk.subarray(0, detectionBytes - bytes))
          bytes += chunk.length
          watch.push(chunk)
          yield chunk
        }
      },
      createWriteStream(path, { mode: 0o600, flags: 'wx' }),
    )
    await syncFile(path)
  } catch (error) {
    await removeUpload(folder, importId)
    throw error
  }
  return { bytes, head: Buffer.concat(head), fault: watch.fault }
}

/** The upload as a stream, or its first `bytes`. @throws TableFault `gone` */
export async function readUpload(folder: string, importId: string, bytes = Infinity): Promise<Readable> {
  const path = uploadPath(folder, importId)
  if ((await stat(path).catch(() => null)) === null) throw new TableFault('gone')
  return createReadStream(path, { highWaterMark: 1024 * 1024, end: bytes - 1 })
}

/** The upload as a whole, for workbooks. @throws TableFault `gone` */
export async function readWholeUpload(folder: string, importId: string): Promise<Buffer> {
  return readFile(uploadPath(folder, importId)).catch(() => {
    throw new TableFault('gone')
  })
}

/** Takes the file and what was kept of it away; `refused` also the list of refused rows. */
export async function removeUpload(folder: string, importId: string, refused = true): Promise<void> {
  await rm(uploadPath(folder, importId), { force: true })
  await rm(acceptedPath(folder, importId), { force: true })
  if (refused) await rm(refusedPath(folder, importId), { force: true })
}

/** An acknowledged upload survives a lost power line. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
