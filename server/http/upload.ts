/** One uploaded file, whole in memory, within a limit that is checked while it arrives. */
import type { FastifyRequest } from 'fastify'
import { problem } from './problem.ts'

export async function receiveFile(
  request: FastifyRequest,
  megabytes: number,
): Promise<{ name: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw problem('upload.missing')
  const part = await request.file({ limits: { fileSize: megabytes * 1_000_000, files: 1 } })
  if (part === undefined) throw problem('upload.missing')
  let bytes: Buffer
  try {
    bytes = await part.toBuffer()
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw problem('upload.tooLarge', { megabytes })
    throw error
  }
  return { name: part.filename.slice(0, 200), bytes }
}
