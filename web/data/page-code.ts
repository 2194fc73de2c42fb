import { ApiProblem, answerLimit } from './api.ts'

/**
 * The code of a page, waited for as long as any answer. A server that hangs would leave a click without any effect; one
 * that is gone would have the page reloaded into the browser's own error.
 *
 * @throws ApiProblem when the server does not answer; what else is wrong with the code stays as it was thrown
 */
export async function pageCode<Code>(load: () => Promise<Code>): Promise<Code> {
  let late: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(noAnswer('network.silent')), answerLimit)
  })
  try {
    return await Promise.race([load(), silence])
  } catch (error) {
    if (error instanceof ApiProblem || (await answers())) throw error
    throw noAnswer('network.unreachable')
  } finally {
    clearTimeout(late)
  }
}

const noAnswer = (code: string): ApiProblem => new ApiProblem({ code, status: 0, title: '' })

const answers = (): Promise<boolean> =>
  fetch('/health').then(
    () => true,
    () => false,
  )
