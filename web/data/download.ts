/** Fetches a file and hands it to the browser, so that a refusal can be shown in words instead of opening as a page. */
import type { Problem } from '#contract/common.ts'
import { ApiProblem } from './api.ts'
import { acceptLanguage } from '../theme/preferences.tsx'

/** The name the server gives the file, with its Chinese characters. */
function fileNameOf(response: Response): string {
  const header = response.headers.get('Content-Disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/.exec(header)?.[1] ?? 'report'
}

/** @throws ApiProblem */
export async function downloadFile(href: string): Promise<void> {
  let response: Response
  try {
    response = await fetch(href, { credentials: 'same-origin', headers: { 'Accept-Language': acceptLanguage() } })
  } catch {
    throw new ApiProblem({ code: 'network.unreachable', status: 0, title: '' })
  }
  if (!response.ok) {
    const body = (await response.json().catch(() => null)) as Problem | null
    throw new ApiProblem({
      code: `http.${response.status}`,
      status: response.status,
      title: response.statusText,
      ...body,
    })
  }
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = fileNameOf(response)
  link.click()
  // The browser has taken it by then; keeping it longer would keep the whole file in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
