/** Logo, two colours and footer, with a small slide that shows what they do. */
import { useState, type ReactElement } from 'react'
import { TextInput } from '@mantine/core'
import { getWorkspace, updateWorkspace, type Branding } from '#contract/workspace.ts'
import type { Text } from '#core/language.ts'
import { useWorkspace } from '../../data/places.ts'
import { useSend } from '../../data/use-api.ts'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { Section } from '../../shell/page.tsx'
import { useUnsaved } from '../../shell/unsaved.tsx'
import { usePreferences, useSay, useTexts } from '../../theme/preferences.tsx'

const logoLimit = 512 * 1024
const colourPattern = /^#[0-9A-Fa-f]{6}$/

function readAsDataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(file)
  })
}

/** A broken file shows when it is chosen, not only when it is saved. */
async function isPicture(file: File): Promise<boolean> {
  try {
    ;(await createImageBitmap(file)).close()
    return true
  } catch {
    return false
  }
}

function ColourField(props: {
  id: string
  label: string
  help: string
  value: string
  standard: string
  problem: string | undefined
  onChange: (value: string) => void
}): ReactElement {
  return (
    <div className="colour">
      <input
        type="color"
        aria-label={props.label}
        value={colourPattern.test(props.value) ? props.value : props.standard}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      <TextInput
        id={props.id}
        label={props.label}
        description={props.help}
        placeholder={props.standard}
        value={props.value}
        maxLength={7}
        error={props.problem}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </div>
  )
}

function Preview(props: { logo: string | null; primary: string; accent: string; footer: string }): ReactElement {
  const { settings } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  return (
    <figure className="brand-preview" aria-label={settings.preview}>
      <div className="cover" style={{ background: props.primary }}>
        {props.logo !== null && <img src={props.logo} alt={settings.logoOf({ name: say(workspace.name) })} />}
      </div>
      <div className="slide" style={{ borderLeftColor: props.primary }}>
        <small style={{ color: props.accent }}>{settings.previewKicker}</small>
        <b>{settings.previewTitle}</b>
        <div className="body" aria-hidden="true">
          {[62, 48, 80, 36].map((width) => (
            <i key={width} style={{ width: `${width}%` }} />
          ))}
        </div>
        <div className="foot-line">
          <span>{props.footer === '' ? say(workspace.name) : props.footer}</span>
          <span>{settings.previewSource}</span>
        </div>
      </div>
    </figure>
  )
}

/** Touchstone's own ink and gold, as the reports use them without a choice. */
const standard = { primary: '#191F22', accent: '#357D78' }

export function BrandingForm({ branding }: { branding: Branding }): ReactElement {
  const { settings } = useTexts()
  const workspace = useWorkspace()
  const { language } = usePreferences()
  const [logo, setLogo] = useState(branding.logo)
  const [primary, setPrimary] = useState(branding.primaryColour ?? '')
  const [accent, setAccent] = useState(branding.accentColour ?? '')
  const [footer, setFooter] = useState<Text>(branding.footer ?? {})
  const [fields, setFields] = useState<FieldProblems>({})
  const save = useSend(updateWorkspace, { refreshes: [getWorkspace] })
  useUnsaved(
    logo !== branding.logo ||
      primary !== (branding.primaryColour ?? '') ||
      accent !== (branding.accentColour ?? '') ||
      (['zh-CN', 'en'] as const).some((tongue) => (footer[tongue] ?? '').trim() !== (branding.footer?.[tongue] ?? '')),
  )

  async function chooseLogo(file: File): Promise<void> {
    const problem =
      file.type !== 'image/png' && file.type !== 'image/jpeg'
        ? settings.logoType
        : file.size > logoLimit
          ? settings.logoTooLarge
          : (await isPicture(file))
            ? null
            : settings.logoDamaged
    if (problem !== null) {
      setFields({ logo: problem })
      return
    }
    setFields({})
    setLogo(await readAsDataUrl(file))
  }

  function submit(): void {
    const wrong = (value: string): boolean => value !== '' && !colourPattern.test(value)
    const found = {
      ...(wrong(primary) && { primary: settings.colourFormat }),
      ...(wrong(accent) && { accent: settings.colourFormat }),
    }
    setFields(found)
    if (Object.keys(found).length > 0) return
    const zh = footer['zh-CN']?.trim() ?? ''
    const en = footer.en?.trim() ?? ''
    save.mutate({
      params: { workspace: workspace.id },
      body: {
        branding: {
          logo,
          primaryColour: primary === '' ? null : primary,
          accentColour: accent === '' ? null : accent,
          footer: zh === '' && en === '' ? null : { ...(zh !== '' && { 'zh-CN': zh }), ...(en !== '' && { en }) },
        },
      },
    })
  }

  return (
    <Section title={settings.branding} note={settings.brandingNote}>
      <div className="with-preview">
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <FormProblem fields={fields} problem={save.error} />
          <div id="logo" tabIndex={-1}>
            <p className="label">{settings.logo}</p>
            <p className="note">{settings.logoHelp}</p>
            <span className="actions">
              <label className="btn small file">
                {settings.logoChoose}
                <input
                  type="file"
                  accept="image/png,image/jpeg"
                  onChange={(event) => {
                    const file = event.currentTarget.files?.[0]
                    if (file !== undefined) void chooseLogo(file)
                    event.currentTarget.value = ''
                  }}
                />
              </label>
              {logo !== null && (
                <button type="button" className="btn quiet small" onClick={() => setLogo(null)}>
                  {settings.logoRemove}
                </button>
              )}
            </span>
            {fields['logo'] !== undefined && <p className="field-problem">{fields['logo']}</p>}
          </div>
          <ColourField
            id="primary"
            label={settings.primary}
            help={settings.primaryHelp}
            value={primary}
            standard={standard.primary}
            problem={fields['primary']}
            onChange={setPrimary}
          />
          <ColourField
            id="accent"
            label={settings.accent}
            help={settings.accentHelp}
            value={accent}
            standard={standard.accent}
            problem={fields['accent']}
            onChange={setAccent}
          />
          <TextInput
            label={settings.footerZh}
            value={footer['zh-CN'] ?? ''}
            maxLength={400}
            onChange={(event) => setFooter({ ...footer, 'zh-CN': event.currentTarget.value })}
          />
          <TextInput
            label={settings.footerEn}
            value={footer.en ?? ''}
            maxLength={400}
            onChange={(event) => setFooter({ ...footer, en: event.currentTarget.value })}
          />
          <div className="actions">
            <button type="submit" className="btn primary" disabled={save.isPending}>
              {settings.save}
            </button>
            <span className="note" role="status">
              {save.isSuccess ? settings.saved : ''}
            </span>
          </div>
        </form>
        <Preview
          logo={logo}
          primary={colourPattern.test(primary) ? primary : standard.primary}
          accent={colourPattern.test(accent) ? accent : standard.accent}
          footer={(language === 'en' ? footer.en : footer['zh-CN']) ?? ''}
        />
      </div>
    </Section>
  )
}
