/** What an uploaded table may be at most. Beyond a limit a file or a row is refused with a sentence, never cut short. */
export const limits = {
  /** One cell, in bytes of UTF-8. */
  cellBytes: 100_000,
  columns: 2_000,
  /** One row, in bytes of UTF-8; also what an unclosed quote may swallow before it is given up. */
  rowBytes: 4 * 1024 * 1024,
  csvBytes: 2 * 1024 * 1024 * 1024,
  /** A workbook as uploaded. */
  xlsxBytes: 200 * 1024 * 1024,
  /** All parts of a workbook that are read, inflated. */
  xlsxInflatedBytes: 1024 * 1024 * 1024,
  /** The text table of a workbook, inflated: it is held in memory. */
  sharedStringsBytes: 64 * 1024 * 1024,
  /** Any other part of a workbook that is held in memory, inflated. */
  xlsxSmallPartBytes: 8 * 1024 * 1024,
  /** Inflated ÷ compressed, for parts over a megabyte. A sheet of equal rows reaches about 200. */
  inflationRatio: 400,
  zipEntries: 5_000,
  xlsxSheets: 500,
  /** Nesting of elements; a worksheet needs seven. */
  xmlDepth: 64,
  /** One tag with its attributes. */
  xmlTagBytes: 64 * 1024,
  /** Text between two tags. */
  xmlTextBytes: 1024 * 1024,
  xlsxRows: 1_048_576,
} as const

/** How much of a file is looked at to tell its encoding and separator. */
export const detectionBytes = 64 * 1024
