/**
 * Which folders beside the built pages may go: builds of older sources, and what a process that was killed while it built
 * left behind. Whatever else lies there (temporary files, test results, a browser) is somebody else's.
 *
 * @param names of the folder `.build`
 * @param current the build in use
 */
export function staleBuilds(names: readonly string[], current: string, isRunning: (pid: number) => boolean): string[] {
  return names.filter((name) => {
    const found = /^web-[0-9a-f]+(?:\.(\d+))?$/.exec(name)
    if (found === null || name === current) return false
    return found[1] === undefined || !isRunning(Number(found[1]))
  })
}
