/** The thread of one statistical call: it computes, answers and ends, so that a long one never holds up the server. */
import { parentPort, workerData } from 'node:worker_threads'
import type { RawOptions } from '#core/statistics/methods/options.ts'
import type { MethodOutput } from '#core/statistics/methods/run-method.ts'
import { InputError, type Detail, type InputProblem } from '#core/statistics/result.ts'
import { runOnFiles } from './run.ts'

export interface ThreadCall {
  method: string
  options: RawOptions
  /** The table or model; null without one. */
  data: string | null
  files: Record<string, string>
}
export type ThreadReply = { output: MethodOutput } | { problem: { code: InputProblem; detail: Detail } }

const { method, options, data, files } = workerData as ThreadCall

function answer(): ThreadReply {
  try {
    const output = runOnFiles(method, options, data === null ? null : Buffer.from(data), (option) => {
      const text = Object.hasOwn(files, option) ? files[option] : undefined
      if (text === undefined) throw new InputError('optionNeeded', { option })
      return Buffer.from(text)
    })
    return { output }
  } catch (error) {
    if (error instanceof InputError) return { problem: { code: error.code, detail: error.detail } }
    throw error
  }
}

parentPort!.postMessage(answer())
