/**
 * The library's types are written for CommonJS, where the class is a property `default`; what Node loads is the ES
 * module, whose default export is the class. Its names stand here once, so that nothing else needs to know.
 */
import pptxgenjs from 'pptxgenjs'

export const DeckLibrary = pptxgenjs as unknown as typeof pptxgenjs.default
export type DeckLibrary = pptxgenjs.default

export type LibrarySlide = pptxgenjs.default.Slide
export type LibraryTableCell = pptxgenjs.default.TableCell
export type LibraryTableCellProps = pptxgenjs.default.TableCellProps
export type LibraryTextProps = pptxgenjs.default.TextPropsOptions
export type LibraryChartData = pptxgenjs.default.OptsChartData
export type LibraryChartOptions = pptxgenjs.default.IChartOpts
