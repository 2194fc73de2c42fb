/** The working of a number: the parts it is made of, by the kind of step. */
import type { ReactElement } from 'react'
import type { ChildInput, Explanation, ExplanationStep, RatingInput } from '#core/score/explanation.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import { LevelBadge, NotApplicableBadge, NumberLink } from '../../marks/small-marks.tsx'
import { Section } from '../../shell/page.tsx'
import { useSubjectName } from '../../shell/subject.tsx'
import { useFormat, useTexts } from '../../theme/preferences.tsx'

type Props = {
  explanation: Explanation
  subject: string
  levels: readonly string[]
  nameOf: (address: string) => string
}

function ChildLevel({ child, levels }: { child: ChildInput; levels: readonly string[] }): ReactElement {
  if (child.state === 'notApplicable') {
    return (
      <NotApplicableBadge
        reason={child.notApplicable?.kind === 'stated' ? child.notApplicable.reasons.join('; ') : ''}
      />
    )
  }
  return <LevelBadge level={child.level} levels={levels} />
}

/** Σwx ÷ Σw in figures. */
function Equation({ explanation }: { explanation: Explanation }): ReactElement | null {
  const { explain } = useTexts()
  const format = useFormat()
  const { meanWorking } = explanation
  if (meanWorking === null) return null
  return (
    <p className="equation">
      <span>
        {format.working(meanWorking.sumOfProducts)} ÷ {format.working(meanWorking.sumOfWeights)} ={' '}
        {format.working(meanWorking.quotient)}
      </span>
      <span className="dim">{explain.shownAs}</span>
      <b>{format.score(meanWorking.quotient)}</b>
      <span className="note">{explain.roundedOnce}</span>
    </p>
  )
}

function RollUp({ step, props }: { step: Extract<ExplanationStep, { kind: 'rollUp' }>; props: Props }): ReactElement {
  const { explain, scorecard } = useTexts()
  const format = useFormat()
  const { explanation, subject, levels, nameOf } = props
  const working = explanation.meanWorking
  const allAgreed = step.children.every((child) => child.basis === null || child.basis === 'agreed')
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{explain.part}</th>
            <th scope="col">{allAgreed ? explain.levelColumn.agreed : explain.levelColumn.other}</th>
            <th scope="col" className="number">
              {explain.scoreColumn}
            </th>
            <th scope="col" className="number">
              {explain.weightColumn}
            </th>
            <th scope="col" className="number wide">
              {explain.productColumn}
            </th>
            {!allAgreed && (
              <th scope="col" className="wide">
                {explain.basisColumn}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {step.children.map((child) => (
            <tr key={child.address}>
              <th scope="row">{nameOf(child.address)}</th>
              <td>
                <ChildLevel child={child} levels={levels} />
              </td>
              <td className="number">
                {child.score === null ? (
                  '–'
                ) : (
                  <NumberLink
                    text={format.score(child.score)}
                    of={nameOf(child.address)}
                    explain={`${subject}:${child.address}:mean`}
                  />
                )}
              </td>
              <td className="number">{format.weight(child.weight)}</td>
              <td className="number wide">{child.product === null ? '–' : format.working(child.product)}</td>
              {!allAgreed && <td className="wide">{child.basis === null ? '' : scorecard.basisTag[child.basis]}</td>}
            </tr>
          ))}
        </tbody>
        {working !== null && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {explain.sum}
              </th>
              <td className="number">{format.working(working.sumOfWeights)}</td>
              {/* Under its column, which is not the last one where the basis follows. */}
              <td className="number wide" style={allAgreed ? undefined : { paddingRight: 14 }}>
                {format.working(working.sumOfProducts)}
              </td>
            </tr>
          </tfoot>
        )}
      </table>
      <Equation explanation={explanation} />
    </>
  )
}

/** A rating's value as a level, or the word for its absence. */
export function RatingWords({ value, levels }: { value: RatingValue; levels: readonly string[] }): ReactElement {
  const { explain } = useTexts()
  if (value.kind === 'level') return <LevelBadge level={value.level} levels={levels} />
  if (value.kind === 'notApplicable') return <NotApplicableBadge reason={value.reason} />
  if (value.kind === 'cannotJudge') return <span className="tag">{explain.cannotJudge}</span>
  return <LevelBadge level={null} levels={levels} />
}

function RatingTable({
  ratings,
  levels,
}: {
  ratings: readonly RatingInput[]
  levels: readonly string[]
}): ReactElement {
  const { explain } = useTexts()
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{explain.assessor}</th>
          <th scope="col">{explain.said}</th>
          <th scope="col">{explain.reason}</th>
        </tr>
      </thead>
      <tbody>
        {[...ratings]
          .sort((a, b) => (a.label < b.label ? -1 : 1))
          .map((rating) => (
            <tr key={rating.assessorId}>
              <th scope="row">
                {rating.label} {rating.external && <span className="tag">{explain.external}</span>}
              </th>
              <td>
                <RatingWords value={rating.value} levels={levels} />
              </td>
              <td className="muted">{rating.note}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

function OverUnits({ step, props }: { step: Extract<ExplanationStep, { kind: 'units' }>; props: Props }): ReactElement {
  const { explain, common, scorecard } = useTexts()
  const format = useFormat()
  const unitName = useSubjectName()
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{common.unit}</th>
            <th scope="col">{explain.levelColumn.other}</th>
            <th scope="col" className="number">
              {explain.scoreColumn}
            </th>
            <th scope="col" className="number">
              {explain.shareColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {step.units.map((unit) => (
            <tr key={unit.unitId}>
              <th scope="row">{unitName(unit.unitId)}</th>
              <td>
                <LevelBadge level={unit.level} levels={props.levels} />
              </td>
              <td className="number">
                <NumberLink
                  text={format.score(unit.score)}
                  of={unitName(unit.unitId)}
                  explain={`${unit.unitId}:${props.explanation.row.address}:mean`}
                />
              </td>
              <td className="number">{format.percent(unit.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {step.leftOut.length > 0 && (
        <p className="note" style={{ marginTop: 8 }}>
          {explain.leftOut}:{' '}
          {step.leftOut
            .map((entry) => `${unitName(entry.unitId)} (${scorecard.notComparable[entry.reason.kind]})`)
            .join('; ')}
        </p>
      )}
    </>
  )
}

export function Working(props: Props & { shown: string }): ReactElement | null {
  const { explain } = useTexts()
  const { explanation, levels, shown } = props
  const { step, row } = explanation
  const below = row.kind === 'instrument' ? 'areas' : row.kind === 'area' ? 'aspects' : 'criteria'
  const scoredOf = explain.scoredOf({ scored: row.coverage.scored, applicable: row.coverage.applicable })
  if (step.kind === 'rollUp') {
    return (
      <Section title={explain.working({ number: shown, below: explain.below[below] })} note={scoredOf}>
        <RollUp step={step} props={props} />
      </Section>
    )
  }
  if (step.kind === 'units') {
    return (
      <Section title={explain.working({ number: shown, below: explain.below.units })}>
        <OverUnits step={step} props={props} />
      </Section>
    )
  }
  if (step.kind === 'ratings') {
    return (
      <>
        {step.agreed !== null && (
          <Section title={explain.agreedTitle}>
            <p>
              <RatingWords value={step.agreed.value} levels={levels} />
            </p>
            <p className="muted" style={{ marginTop: 6 }}>
              {step.agreed.reason}
            </p>
            {step.agreed.dissent !== '' && (
              <p className="muted">
                {explain.dissent}: {step.agreed.dissent}
              </p>
            )}
          </Section>
        )}
        <Section title={explain.ratings}>
          <RatingTable ratings={step.ratings} levels={levels} />
          {step.disagreesOnApplicability && <p className="note">{explain.disagreesOnApplicability}</p>}
        </Section>
      </>
    )
  }
  return null
}
