/** Dialogs over the page: focus stays inside, Escape and the cross close them, focus goes back to where it came from. */
import { useEffect, useState, type ReactElement, type ReactNode } from 'react'
import { Modal } from '@mantine/core'
import { useTexts } from '../theme/preferences.tsx'

/** Mantine gives focus back only from a dialog that stays mounted; ours leave the page when they are closed. */
function useFocusBack(): void {
  // before the dialog takes it
  const [from] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (from instanceof HTMLElement && document.activeElement === document.body) from.focus()
    },
    [from],
  )
}

export function Dialog(props: {
  title: string
  onClose: () => void
  children: ReactNode
  size?: 'md' | 'lg' | 'xl'
}): ReactElement {
  const { common } = useTexts()
  useFocusBack()
  return (
    <Modal.Root opened onClose={props.onClose} size={props.size ?? 'md'}>
      <Modal.Overlay />
      <Modal.Content>
        {/* Not Modal.Header: its element would be a second banner of the page. */}
        <div className="dialog-head">
          <Modal.Title>{props.title}</Modal.Title>
          <Modal.CloseButton aria-label={common.close} />
        </div>
        <Modal.Body>{props.children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Says what will happen and asks once more; `danger` for what cannot be taken back. */
export function ConfirmDialog(props: {
  title: string
  children: ReactNode
  confirm: string
  onConfirm: () => void
  onClose: () => void
  busy?: boolean
  danger?: boolean
}): ReactElement {
  const { common } = useTexts()
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <div className="confirm">
        {props.children}
        <div className="actions">
          <button
            type="button"
            className={props.danger === true ? 'btn danger' : 'btn primary'}
            disabled={props.busy === true}
            onClick={props.onConfirm}
          >
            {props.confirm}
          </button>
          <button type="button" className="btn quiet" onClick={props.onClose}>
            {common.cancel}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
