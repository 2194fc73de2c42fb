/** A text file as somebody's spreadsheet saved it. */
import { decoderLabel, detectEncoding } from '#core/encoding.ts'

/** The text in `bytes`, in the encoding they are found to be in, without a byte order mark. */
export function decodedText(bytes: Uint8Array): string {
  return new TextDecoder(decoderLabel(detectEncoding(bytes))).decode(bytes)
}
