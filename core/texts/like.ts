/**
 * The shape a catalogue in another language must have: the same names, a string where there is a string, a function of
 * the same arguments where there is a function. A missing, surplus or differently typed text does not compile.
 */
export type Like<Source> = Source extends (...details: infer Details) => string
  ? (...details: Details) => string
  : Source extends string
    ? string
    : { [Name in keyof Source]: Like<Source[Name]> }
