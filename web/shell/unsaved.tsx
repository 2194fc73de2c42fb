/** Forms that hold what is not kept yet: leaving the page asks first, in the application and in the browser. */
import { useCallback, useEffect, useId, type ReactElement } from 'react'
import { useBlocker } from '@tanstack/react-router'
import { useTexts } from '../theme/preferences.tsx'
import { ConfirmDialog } from './dialog.tsx'

/** Forms of the page with changes that nobody has kept. */
const open = new Set<string>()

/**
 * Says that this form holds unsaved changes while `dirty`. Call what it returns before leaving on purpose, as after a
 * form has been sent and the page goes on by itself.
 */
export function useUnsaved(dirty: boolean): () => void {
  const id = useId()
  useEffect(() => {
    if (!dirty) return undefined
    open.add(id)
    return () => void open.delete(id)
  }, [dirty, id])
  return useCallback(() => void open.delete(id), [id])
}

/** Asks once for the whole page, whatever the number of its forms. */
export function UnsavedGuard(): ReactElement | null {
  const { common } = useTexts()
  const blocker = useBlocker({
    // Another language or an explanation over the page does not leave it.
    shouldBlockFn: ({ current, next }) => open.size > 0 && current.pathname !== next.pathname,
    enableBeforeUnload: () => open.size > 0,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <ConfirmDialog
      title={common.unsavedTitle}
      confirm={common.unsavedLeave}
      danger
      onConfirm={blocker.proceed}
      onClose={blocker.reset}
    >
      <p>{common.unsavedWhat}</p>
    </ConfirmDialog>
  )
}
