/** A way from a number to the page that says how numbers of its kind are made. */
import type { ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import type { MethodPageId } from '#core/method-pages/families.ts'
import { useWorkspace, workspacePath } from '../data/places.ts'

export function MethodLink({ of, children }: { of: MethodPageId; children: string }): ReactElement {
  const workspace = useWorkspace()
  return (
    <Link className="no-print" to={workspacePath(workspace.id, 'methods')} hash={of}>
      {children}
    </Link>
  )
}
