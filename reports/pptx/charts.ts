/** Native, editable charts in the deck's look. What the library writes wrongly about them is corrected in patch.ts. */
import { colours } from '../colours.ts'
import type { LibraryChartData, LibraryChartOptions } from './library.ts'
import { uniqueName } from './canvas.ts'
import type { Page } from './canvas.ts'

/** Null is a gap in the chart, never a zero. */
export type Series = { name: string; values: readonly (number | null)[]; colour: string }
export type ChartPlace = { x: number; y: number; w: number; h: number }

/** The theme's body face, so that Chinese labels find their East Asian font. */
const faces = {
  catAxisLabelFontFace: '+mn-lt',
  valAxisLabelFontFace: '+mn-lt',
  dataLabelFontFace: '+mn-lt',
  legendFontFace: '+mn-lt',
  fontFace: '+mn-lt',
}

function dataOf(labels: readonly string[], series: readonly Series[]): LibraryChartData[] {
  return series.map((one) => ({
    name: one.name,
    labels: [...labels],
    // The library writes an empty value for null; the patch removes the point.
    values: one.values.map((value) => value ?? (null as unknown as number)),
  }))
}

export type BarOptions = {
  stacked?: boolean
  max?: number
  unit?: number
  /** Excel's format of the figures at the bars; none are written without. */
  labels?: string
  /** `RRGGBB` of the figures, for stacked bars that are dark. */
  labelColour?: string
  /** Short description of what is seen, with its figures. */
  description: string
  categoryLabels?: boolean
  /** Where the bars lie, as shares of the place, so that charts side by side have their bars in line. */
  plot?: { x: number; y: number; w: number; h: number }
}

/** Horizontal bars, the first category on top. Bars start at zero. */
export function addBars(
  page: Page,
  name: string,
  categories: readonly string[],
  series: readonly Series[],
  place: ChartPlace,
  options: BarOptions,
): void {
  page.slide.addChart('bar', dataOf(categories, series), {
    ...place,
    ...faces,
    ...(options.plot === undefined ? {} : { layout: options.plot }),
    barDir: 'bar',
    barGrouping: options.stacked ? 'stacked' : 'clustered',
    // Two or three bars alone must not become blocks.
    barGapWidthPct: categories.length <= 3 ? 160 : 50,
    chartColors: series.map((one) => one.colour),
    catAxisOrientation: 'maxMin',
    catAxisLabelFontSize: 10,
    catAxisLabelColor: colours.ink,
    catAxisLineShow: false,
    catAxisHidden: options.categoryLabels === false,
    valAxisHidden: true,
    valAxisMinVal: 0,
    ...(options.max === undefined ? {} : { valAxisMaxVal: options.max }),
    ...(options.unit === undefined ? {} : { valAxisMajorUnit: options.unit }),
    valGridLine: { style: 'none' },
    showLegend: series.length > 1,
    legendPos: 'b',
    legendFontSize: 9.5,
    legendColor: colours.ink2,
    showValue: options.labels !== undefined,
    ...(options.labels === undefined ? {} : { dataLabelFormatCode: options.labels }),
    dataLabelFontSize: 9.5,
    dataLabelColor: options.labelColour ?? colours.ink,
    ...(options.stacked ? {} : { dataLabelPosition: 'outEnd' as const }),
    altText: options.description,
    objectName: uniqueName(page, name),
  } as unknown as LibraryChartOptions)
}

/** A radar with a line per series. */
export function addRadar(
  page: Page,
  name: string,
  categories: readonly string[],
  series: readonly Series[],
  place: ChartPlace,
  options: { max: number; description: string },
): void {
  page.slide.addChart('radar', dataOf(categories, series), {
    ...place,
    ...faces,
    radarStyle: 'marker',
    lineSize: 2,
    lineDataSymbolSize: 7,
    chartColors: series.map((one) => one.colour),
    // Without a fixed layout the plot shrinks to a third.
    layout: { x: 0.2, y: 0.08, w: 0.6, h: 0.76 },
    catAxisLabelFontSize: 10,
    catAxisLabelColor: colours.ink,
    valAxisMinVal: 0,
    valAxisMaxVal: options.max,
    valAxisMajorUnit: 1,
    valAxisLabelFontSize: 8,
    valAxisLabelColor: colours.ink3,
    valAxisLabelFormatCode: '0',
    valGridLine: { color: colours.line, size: 0.75 },
    showLegend: true,
    legendPos: 'b',
    legendFontSize: 9.5,
    legendColor: colours.ink2,
    altText: options.description,
    objectName: uniqueName(page, name),
  } as unknown as LibraryChartOptions)
}
