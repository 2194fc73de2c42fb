/** What an instrument rests on and leads to: its scale, modes, principles, roadmap, next steps, figures, forms, notes. */
import type { ReactElement } from 'react'
import { horizonsLine } from '#core/instrument/horizons-line.ts'
import type { Form, Pack } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'
import { LevelBadge } from '../../marks/small-marks.tsx'
import { Section } from '../../shell/page.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { Handout } from './handout.tsx'
import { Informs } from './jump.tsx'
import { Pairs } from './pairs.tsx'
import { placeOf } from './place.ts'

/** Named things with what each means; nothing where the instrument has none. */
function Named(props: { title: string; things: readonly { name: Text; description: Text }[] }): ReactElement | null {
  const say = useSay()
  if (props.things.length === 0) return null
  return (
    <Section title={props.title}>
      <Pairs longNames pairs={props.things.map((one) => [say(one.name), say(one.description)])} />
    </Section>
  )
}

function Roadmap({ roadmap }: { roadmap: NonNullable<Pack['roadmap']> }): ReactElement {
  const { handout } = useTexts()
  const say = useSay()
  return (
    <Section title={handout.roadmap}>
      <Pairs
        longNames
        pairs={[
          [handout.horizons, horizonsLine(roadmap, handout, say)],
          ...roadmap.dimensions.map((one) => [say(one.name), say(one.description)] as const),
        ]}
      />
    </Section>
  )
}

type Field = Form['sections'][number]['fields'][number]

/** What is asked on site. The form itself, with room to write, is a file to hand out. */
function FormSections({ pack, form }: { pack: Pack; form: Form }): ReactElement {
  const { handout } = useTexts()
  const say = useSay()
  const choices = (field: Field): string | null => {
    if (field.kind === 'choice') return (field.choices ?? []).map((choice) => say(choice.name)).join(' · ')
    if (field.kind === 'level') return pack.scale.levels.map((level) => say(level.name)).join(' · ')
    // That words are wanted goes without saying once a hint says which.
    const isWords = field.kind === 'text' || field.kind === 'longText'
    return isWords && field.help !== undefined ? null : handout.kinds[field.kind]
  }
  return (
    <>
      {form.sections.map((section) => (
        <div key={section.id} className="pack-topic keep">
          <h3>{say(section.name)}</h3>
          <Pairs
            longNames
            pairs={section.fields.map((field) => [
              say(field.label),
              <>
                {choices(field)}
                {field.help !== undefined && <p className="note">{say(field.help)}</p>}
              </>,
            ])}
          />
        </div>
      ))}
    </>
  )
}

export function AboutView({ pack }: { pack: Pack }): ReactElement {
  const { library, handout } = useTexts()
  const say = useSay()
  const levels = pack.scale.levels.map((level) => say(level.name))
  return (
    <div className="stack">
      <Section title={library.scale}>
        <ul>
          {pack.scale.levels.map((level) => (
            <li key={level.number} className="pack-thing">
              <LevelBadge level={level.number} levels={levels} />
              {level.description !== undefined && <p className="muted">{say(level.description)}</p>}
            </li>
          ))}
        </ul>
      </Section>
      <Named title={handout.modes} things={pack.modes} />
      <Named title={library.principles} things={pack.principles} />
      {pack.roadmap !== undefined && <Roadmap roadmap={pack.roadmap} />}
      <Named title={handout.nextSteps} things={pack.nextSteps} />
      {pack.references.length > 0 && (
        <Section title={library.references} note={library.referencesNote}>
          <ul>
            {pack.references.map((reference) => (
              <li key={reference.id} className="pack-thing">
                <p>
                  <b>{reference.figure}</b> {say(reference.statement)}
                </p>
                <p className="note">
                  {[
                    say(reference.source),
                    ...(reference.year === undefined ? [] : [library.year({ year: reference.year })]),
                    ...(reference.sample === undefined ? [] : [say(reference.sample)]),
                  ].join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {pack.forms.map((form) => (
        <div key={form.id} className="place" id={placeOf.form(form.id).anchor} tabIndex={-1}>
          <Section title={say(form.name)} note={<Handout pack={pack} part="form" id={form.id} name={say(form.name)} />}>
            {form.intro !== undefined && <p className="muted area-what">{say(form.intro)}</p>}
            <FormSections pack={pack} form={form} />
            <Informs
              pack={pack}
              informs={[
                ...new Set(form.sections.flatMap((section) => section.fields.flatMap((field) => field.informs))),
              ]}
            />
          </Section>
        </div>
      ))}
      {pack.notes.length > 0 && (
        <Section title={library.notes}>
          <div className="pack-notes">
            {pack.notes.map((note) => (
              <p key={say(note)} className="muted">
                {say(note)}
              </p>
            ))}
          </div>
        </Section>
      )}
      <p className="note">{library.licence({ licence: pack.licence })}</p>
    </div>
  )
}
