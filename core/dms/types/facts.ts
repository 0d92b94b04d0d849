/**
 * The shape of a type map: what DMS makes of a source's types, as data. The expected values are driven by it (`rules`), and
 * the tables of `docs/dms.md` are printed from it, so that neither can say what the other does not.
 */
import type { SourceColumn } from '../../compare/columns.ts';
import type { FormKind } from '../../compare/forms.ts';

/** `confirmed`: stated by AWS, or seen in a file of a real task. `assumed`: inferred, or left open by the documents. */
export type Confidence = 'confirmed' | 'assumed';

/** The types of DMS that a source's types become (User Guide, "Data types for AWS Database Migration Service"). */
export type DmsTypeName =
  | ('BOOLEAN' | 'DATE' | 'TIME' | 'DATETIME' | 'NUMERIC' | 'REAL4' | 'REAL8')
  | ('INT1' | 'INT2' | 'INT4' | 'INT8' | 'UINT1' | 'UINT2' | 'UINT4' | 'UINT8')
  | ('STRING' | 'WSTRING' | 'CLOB' | 'NCLOB' | 'BYTES' | 'BLOB');

interface DmsTypeFact {
  /** Physical type and its logical annotation. */
  readonly parquet: string;
  /** How a value is spelled in CSV. */
  readonly csv: string;
  readonly confidence: Confidence;
}

const integer = (parquet: string): DmsTypeFact => ({ parquet, csv: '-42', confidence: 'confirmed' });
const characters: DmsTypeFact = {
  parquet: 'BYTE_ARRAY UTF8',
  csv: 'the text, quoted where Rfc4180 asks for it',
  confidence: 'confirmed',
};
const bytes: DmsTypeFact = { parquet: 'BYTE_ARRAY', csv: 'hexadecimal digits (dms.csvBinary)', confidence: 'assumed' };

/** How DMS writes each of its types to S3 (User Guide, "Using Amazon S3 as a target"; files of real tasks). */
export const DMS_TYPES: Readonly<Record<DmsTypeName, DmsTypeFact>> = {
  BOOLEAN: { parquet: 'BOOLEAN', csv: 'true or false; t, f, 1, 0 are read too', confidence: 'assumed' },
  DATE: { parquet: 'INT32 DATE', csv: '2026-03-04', confidence: 'confirmed' },
  TIME: { parquet: 'INT32 TIME(MILLIS)', csv: '12:34:56.789012', confidence: 'assumed' },
  DATETIME: {
    parquet: 'INT64 TIMESTAMP(MICROS or MILLIS, adjusted to UTC)',
    csv: '2026-03-04 12:34:56.789012, without a fraction where the column has none',
    confidence: 'confirmed',
  },
  NUMERIC: {
    parquet: 'FIXED_LEN_BYTE_ARRAY DECIMAL(p,s)',
    csv: '24000.00, zeros to the scale',
    confidence: 'confirmed',
  },
  REAL4: { parquet: 'FLOAT', csv: '+1.10106036e-01, nine digits', confidence: 'confirmed' },
  REAL8: { parquet: 'DOUBLE', csv: '+2.1804858784530072e+04, seventeen digits', confidence: 'confirmed' },
  INT1: integer('INT32 Int(8, signed)'),
  INT2: integer('INT32 Int(16, signed)'),
  INT4: integer('INT32'),
  INT8: integer('INT64'),
  UINT1: integer('INT32 Int(8, unsigned)'),
  UINT2: integer('INT32 Int(16, unsigned)'),
  UINT4: integer('INT32 Int(32, unsigned)'),
  UINT8: integer('INT64 Int(64, unsigned)'),
  STRING: characters,
  WSTRING: characters,
  CLOB: characters,
  NCLOB: characters,
  BYTES: bytes,
  BLOB: bytes,
};

/** What can happen to a value on the way, by name; {@link LOSS_FACTS} says what each is. */
export type LossName =
  | 'unboundedNumeric'
  | 'notANumber'
  | 'infinityDates'
  | 'milliseconds'
  | 'timeMilliseconds'
  | 'zone'
  | 'padding'
  | 'largeObject'
  | 'unboundedVarchar'
  | 'characters'
  | 'zeroDates'
  | 'unspecifiedNumber'
  | 'microseconds'
  | 'nearestFloat'
  | 'emptyLob'
  | 'letterCase';

interface LossFact {
  /** For people: what is lost, after "lost: ". */
  readonly what: string;
  /** What of the task, an endpoint or the configuration decides on it; null where nothing does. */
  readonly setting: string | null;
  readonly section: string;
  readonly confidence: Confidence;
}

export const LOSS_FACTS: Readonly<Record<LossName, LossFact>> = {
  unboundedNumeric: {
    what: 'digits after the sixth of the fraction; numbers of more than 22 digits before it do not fit at all',
    setting: null,
    section: 'Source data types for PostgreSQL: NUMERIC(28,6)',
    confidence: 'confirmed',
  },
  notANumber: {
    what: 'NaN and the infinities, which no decimal has: zero, or NULL',
    setting: 'dms.numericNaN',
    section: 'not documented; a vendor of another product reports zero',
    confidence: 'assumed',
  },
  infinityDates: {
    what: 'infinity and -infinity: 9999-12-31 23:59:59 and 4713-01-01 BC',
    setting: null,
    section: 'Using a PostgreSQL database as a source: limitations; of a date, what a timestamp of that day is',
    confidence: 'confirmed',
  },
  milliseconds: {
    what: 'with ParquetTimestampInMillisecond, what comes after the milliseconds (Parquet alone)',
    setting: 'S3Settings.ParquetTimestampInMillisecond, dms.timestampMilliseconds',
    section: 'S3Settings',
    confidence: 'confirmed',
  },
  timeMilliseconds: {
    what: "what comes after the milliseconds, where the file's column is in milliseconds",
    setting: null,
    section: 'Using Amazon S3 as a target: data types',
    confidence: 'confirmed',
  },
  zone: {
    what: 'the zone: the clock is that of UTC, or of the zone',
    setting: 'dms.timeWithTimeZone',
    section: 'Source data types for PostgreSQL: TIME',
    confidence: 'assumed',
  },
  padding: {
    what: 'nothing; with TrimSpaceInChar=false, or AddTrailingPaddingCharacter (assumed), the blanks that CHAR(n) is padded with are written',
    setting: 'PostgreSQLSettings.TrimSpaceInChar, S3Settings.AddTrailingPaddingCharacter',
    section: 'PostgreSQLSettings',
    confidence: 'confirmed',
  },
  largeObject: {
    what: 'in limited LOB mode, what comes after LobMaxSize; with SupportLobs=false, the column',
    setting: 'TargetMetadata.LobMaxSize, SupportLobs; lob-settings of a table; dms.lobSizeUnit',
    section: 'Setting LOB support for source databases',
    confidence: 'confirmed',
  },
  unboundedVarchar: {
    what: 'what comes after 8000 bytes, or unboundedVarcharMaxSize',
    setting: 'unboundedVarcharMaxSize, PostgreSQLSettings.MapLongVarcharAs',
    section: 'Using a PostgreSQL database as a source: endpoint settings',
    confidence: 'confirmed',
  },
  characters: {
    what: 'the characters that CharacterSetSettings replaces',
    setting: 'CharacterSetSettings.CharacterReplacements',
    section: 'Character substitution task settings',
    confidence: 'assumed',
  },
  zeroDates: {
    what: '0000-00-00: NULL in Parquet; CSV has its text',
    setting: 'dms.zeroDates',
    section: 'Release notes 3.5.3, 3.5.4',
    confidence: 'assumed',
  },
  unspecifiedNumber: {
    what: 'digits after the tenth of the fraction; numbers of more than 28 digits before it do not fit at all',
    setting: 'OracleSettings.NumberDatatypeScale',
    section: 'Source data types for Oracle: NUMBER; OracleSettings',
    confidence: 'confirmed',
  },
  microseconds: {
    what: 'digits after the sixth of the fraction of a second',
    setting: 'dms.timestampMicroseconds',
    section: 'Using Amazon S3 as a target: data types',
    confidence: 'assumed',
  },
  nearestFloat: {
    what: 'digits that the nearest binary number has not',
    setting: null,
    section: 'Source data types for Oracle: FLOAT, and NUMBER of a negative scale',
    confidence: 'assumed',
  },
  emptyLob: {
    what: 'an object without a character: NULL',
    setting: null,
    section: 'Limitations on using Oracle as a source: empty LOBs in limited LOB mode, the only one that S3 knows',
    confidence: 'confirmed',
  },
  letterCase: {
    what: 'nothing; letters may be in lower case',
    setting: 'dms.uniqueidentifierCase',
    section: 'not documented',
    confidence: 'assumed',
  },
};

/** What DMS makes of some types of a source. */
export interface TypeFact {
  /** Base types, as the catalog query names them ({@link SourceColumn.baseType}). */
  readonly types: readonly string[];
  /** What the columns are, for people. */
  readonly source: string;
  /** Which columns of those types it is about; absent: all that no fact before it is about. */
  readonly where?: (column: SourceColumn) => boolean;
  readonly dms: DmsTypeName;
  /** Its modifiers, for people: `(p,s)`. */
  readonly modifiers?: string;
  /** The form that it is compared in, as far as the source's type decides it; null where it is not compared. */
  readonly form: FormKind | null;
  /** What the form is where the lake's type is another one than `dms` becomes; for people. */
  readonly otherwise?: string;
  /** What happens to its values, in the order in which it does. */
  readonly rules: readonly LossName[];
  readonly note?: string;
  readonly section: string;
  readonly confidence: Confidence;
}

/** Types that DMS reads as large objects. */
export const LARGE_OBJECTS: readonly DmsTypeName[] = ['CLOB', 'NCLOB', 'BLOB'];

/** A row of a table for people, everything as text. */
export interface TypeRow {
  readonly source: string;
  readonly dms: string;
  readonly parquet: string;
  readonly csv: string;
  readonly compared: string;
  readonly lost: string;
  readonly section: string;
  readonly confidence: Confidence;
}

/** A fact as people read it; `why` says why a type without a form is not compared. */
export function typeRow(fact: TypeFact, why: string | null): TypeRow {
  const { parquet, csv } = DMS_TYPES[fact.dms];
  const compared = fact.form === null ? `not compared: ${why ?? 'no lossless text is known'}` : fact.form;
  const lost = [...fact.rules.map((rule) => LOSS_FACTS[rule].what), ...(fact.note === undefined ? [] : [fact.note])];
  return {
    source: fact.source,
    dms: `${fact.dms}${fact.modifiers ?? ''}`,
    parquet,
    csv,
    compared: fact.otherwise === undefined ? compared : `${compared}; ${fact.otherwise}`,
    lost: lost.length === 0 ? 'nothing' : lost.join('; '),
    section: fact.section,
    confidence: fact.confidence,
  };
}
