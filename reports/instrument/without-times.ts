/**
 * An instrument's version says when it was written, so its files carry no time: they would differ from day to day.
 * Takes the times out of `docProps/core.xml`.
 */
export function withoutTimes(core: string): string {
  return core.replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/gu, '')
}
