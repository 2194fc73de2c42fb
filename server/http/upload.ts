/** The one file of an upload: as it arrives, or whole in memory. */
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { problem } from './problem.ts'

/** Hands over the file as it arrives. A form that is cut off, or none at all, is a fault of the request. */
export async function withUpload<Result>(
  request: FastifyRequest,
  use: (part: MultipartFile) => Promise<Result>,
  limits: { fileSize?: number } = {},
): Promise<Result> {
  if (!request.isMultipart()) throw problem('upload.missing')
  let part: MultipartFile | undefined
  try {
    part = await request.file({ limits })
    if (part === undefined) throw problem('upload.missing')
    return await use(part)
  } catch (error) {
    // a file that ends too soon may have been noticed before anybody read it
    throw isBrokenForm(part === undefined ? error : part.file.errored)
      ? problem('request.invalid', { where: 'body', what: 'form' })
      : error
  }
}

/** What the parser says of a form has no code; a full disk, a limit or a problem of ours has one. */
function isBrokenForm(error: unknown): boolean {
  return error instanceof Error && !('code' in error)
}

/** The file whole in memory, within a limit that is checked while it arrives. */
export async function receiveFile(
  request: FastifyRequest,
  megabytes: number,
): Promise<{ name: string; bytes: Buffer }> {
  const read = async (part: MultipartFile) => {
    try {
      return { name: part.filename.slice(0, 200), bytes: await part.toBuffer() }
    } catch (error) {
      if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE')
        throw problem('upload.tooLarge', { megabytes })
      throw error
    }
  }
  return withUpload(request, read, { fileSize: megabytes * 1_000_000 })
}
