/** The rules by which DMS, as it is configured, changes the values of a column: one per name of {@link LossName}. */
import type { LossRule, SourceColumn } from '../../compare/columns.ts';
import type { DmsDefaults } from '../../config/schema.ts';
import type { S3Settings } from '../s3-settings.ts';
import type { SourceSettings } from '../source-settings.ts';
import type { TaskSettings } from '../task-settings.ts';
import { LARGE_OBJECTS, type LossName, type TypeFact } from './facts.ts';

/** What the values of a column depend on. What is null, nobody has told: no rule is made of it. */
export interface ValueContext {
  readonly s3: Pick<S3Settings, 'parquetTimestampInMillisecond'> & Partial<S3Settings>;
  readonly dms: DmsDefaults;
  readonly task?: Pick<
    TaskSettings,
    'given' | 'lobMode' | 'lobMaxSizeKb' | 'characterReplacements' | 'characterSetSupport'
  > | null;
  readonly endpoint?:
    | (Pick<SourceSettings, 'trimSpaceInChar' | 'unboundedVarcharMaxSize' | 'mapLongVarcharAs'> &
        Partial<Pick<SourceSettings, 'numberDataTypeScale'>>)
    | null;
  /** The table's own LOB settings (`lob-settings` of a table-settings rule); null where the task's hold. */
  readonly lob?: TableLob | null;
}

/** What a table-settings rule says of a table's large objects. */
export interface TableLob {
  readonly mode: 'limited' | 'unlimited' | 'none';
  /** `bulk-max-size`; null where the task's size holds. */
  readonly bulkMaxSizeKb: number | null;
}

type RuleMaker = (column: LossColumn, context: ValueContext, fact: TypeFact) => readonly LossRule[];

/** What is read of a column. */
export type LossColumn = Pick<SourceColumn, 'baseType' | 'precision'> & Partial<SourceColumn>;

/** DMS's NUMERIC(28,6), which an unbounded PostgreSQL numeric becomes (User Guide, PostgreSQL source). */
const UNBOUNDED = { precision: 28, scale: 6 } as const;

/** What DMS makes a varchar without a length (User Guide, PostgreSQL source). */
const UNBOUNDED_VARCHAR_BYTES = 8000;

export const RULES: Readonly<Record<LossName, RuleMaker>> = {
  unboundedNumeric: () => [
    {
      rule: 'roundScale',
      scale: UNBOUNDED.scale,
      because: 'DMS reads a PostgreSQL numeric without precision as NUMERIC(28,6).',
    },
    {
      ...{ rule: 'overflow', ...UNBOUNDED },
      because:
        'the number does not fit NUMERIC(28,6), which DMS reads a numeric without precision as: no lake can hold it.',
    },
  ],
  notANumber: (_, { dms }) => [
    {
      rule: 'notANumber',
      as: dms.numericNaN,
      because: `No decimal of Parquet holds NaN or an infinity: ${dms.numericNaN === 'zero' ? 'zero' : 'NULL'} is expected (assumed: dms.numericNaN).`,
    },
  ],
  infinityDates: () => [
    {
      rule: 'infinityDates',
      because: 'DMS writes infinity as 9999-12-31 23:59:59 and -infinity as 4713-01-01 BC.',
    },
  ],
  milliseconds: (_, { s3, dms }) => (s3.parquetTimestampInMillisecond ? [milliseconds(dms.timestampMilliseconds)] : []),
  timeMilliseconds: () => [timeMilliseconds],
  zone: (_, { dms }) => [
    {
      rule: 'zone',
      to: dms.timeWithTimeZone,
      because: `DMS writes a time without its zone: the clock ${dms.timeWithTimeZone === 'utc' ? 'in UTC' : 'of the zone'} is expected (assumed: dms.timeWithTimeZone).`,
    },
  ],
  padding: (_, { endpoint, s3 }) => {
    const keeps = endpoint?.trimSpaceInChar === false ? "The source endpoint's TrimSpaceInChar is false" : null;
    const pads = s3.addTrailingPaddingCharacter ? "The target's AddTrailingPaddingCharacter is true" : null;
    const why = keeps ?? pads;
    return why === null ? [] : [{ rule: 'padding', because: `${why}: CHAR keeps its padding.` }];
  },
  largeObject: (_, context, fact) => cutLargeObject(context, fact),
  unboundedVarchar: (_, context, fact) => cutVarchar(context, fact),
  characters: (_, { task }) => replacedCharacters(task ?? null),
  zeroDates: (_, { dms }) => (dms.zeroDates === 'null' ? [zeroDates] : []),
  unspecifiedNumber: (_, { endpoint }) => unspecifiedNumber(endpoint?.numberDataTypeScale ?? 10),
  microseconds: (column, { dms }) => microseconds(column, dms.timestampMicroseconds),
  nearestFloat: (_, __, { dms }) => [nearestFloat(dms === 'REAL4' ? 32 : 64, `DMS reads it as ${dms}`)],
  emptyLob: () => [
    {
      rule: 'emptyLob',
      because: 'In limited LOB mode, the one that S3 knows, DMS writes an empty large object as NULL.',
    },
  ],
  letterCase: (_, { dms }) =>
    dms.uniqueidentifierCase === 'lower'
      ? [{ rule: 'lowerCase', because: 'It is expected in lower case (dms.uniqueidentifierCase).' }]
      : [],
};

/** OracleSettings.NumberDatatypeScale: 0 to 38, or -1 for a float, -2 for a text. */
function unspecifiedNumber(scale: number): LossRule[] {
  if (scale === -1) return [nearestFloat(64, 'NumberDatatypeScale -1 makes a float of it')];
  if (scale < 0) return [];
  const because = `DMS reads an Oracle NUMBER without precision as NUMERIC(38,${scale}) (NumberDatatypeScale)`;
  return [
    { rule: 'roundScale', scale, because: `${because}.` },
    { rule: 'overflow', precision: 38, scale, because: `${because}, and no more digits fit.` },
  ];
}

function nearestFloat(bits: 32 | 64, why: string): LossRule {
  return { rule: 'nearestFloat', bits, because: `${why}: the nearest binary number of ${bits} bits is expected.` };
}

/** A type without a number has six digits in Oracle, and seven in SQL Server. */
function microseconds({ type = '' }: LossColumn, mode: 'truncate' | 'round'): LossRule[] {
  const digits = Number(/^\w+\((\d)\)/.exec(type)?.[1] ?? 6);
  if (digits <= 6) return [];
  const how = mode === 'truncate' ? 'cut' : 'rounded';
  return [
    {
      rule: 'microseconds',
      mode,
      because: `S3 gets micro-seconds: the rest is ${how} (assumed: dms.timestampMicroseconds).`,
    },
  ];
}

/** Release notes of DMS 3.5.3; which later version does otherwise is not documented, and would show as a difference. */
const zeroDates: LossRule = {
  rule: 'zeroDates',
  because: 'DMS writes the zero dates of MySQL (0000-00-00) as NULL.',
};

/** TIME32 (User Guide, S3 target, data types). Pairing applies it only to a lake column that is in milliseconds. */
const timeMilliseconds: LossRule = {
  rule: 'milliseconds',
  mode: 'truncate',
  because: 'DMS writes TIME as TIME32: times are cut to milliseconds.',
};

function milliseconds(mode: DmsDefaults['timestampMilliseconds']): LossRule {
  const how = mode === 'truncate' ? 'cut' : 'rounded';
  return {
    rule: 'milliseconds',
    mode,
    because: `The endpoint's ParquetTimestampInMillisecond is true: timestamps are ${how} to milliseconds.`,
  };
}

/** How the large objects of a table are read: by its own settings, else by the task's; null where nothing says. */
function lobModeOf({ task, lob }: ValueContext): { readonly mode: string; readonly maxSizeKb: number } | null {
  if (!task?.given && !lob) return null;
  const mode = task?.lobMode === 'none' ? 'none' : (lob?.mode ?? task?.lobMode ?? 'limited');
  return { mode, maxSizeKb: lob?.bulkMaxSizeKb ?? task?.lobMaxSizeKb ?? 0 };
}

function cutLargeObject(context: ValueContext, fact: TypeFact): LossRule[] {
  const lob = lobModeOf(context);
  if (lob?.mode !== 'limited' || lob.maxSizeKb <= 0) return [];
  // Only of a text can it be a question what is counted.
  const unit = fact.form === 'bytes' ? 'bytes' : context.dms.lobSizeUnit;
  const counted = fact.form === 'bytes' ? '' : `; ${unit} are counted (assumed: dms.lobSizeUnit)`;
  return [
    {
      ...{ rule: 'prefix', size: lob.maxSizeKb * 1024, unit },
      because: `Limited LOB mode cuts a large object after ${lob.maxSizeKb} KB (LobMaxSize)${counted}.`,
    },
  ];
}

function cutVarchar(context: ValueContext, fact: TypeFact): LossRule[] {
  const { endpoint } = context;
  if (!endpoint) return [];
  if (endpoint.mapLongVarcharAs !== 'wstring') return cutLargeObject(context, fact);
  const size = endpoint.unboundedVarcharMaxSize ?? UNBOUNDED_VARCHAR_BYTES;
  const because = `DMS reads a varchar without a length as one of ${size} bytes (unboundedVarcharMaxSize), and cuts the rest.`;
  return [{ rule: 'prefix', size, unit: 'bytes', because }];
}

/** Why a column is not in the lake at all: a large object that the settings leave out; null where they do not. */
export function largeObjectLeftOut(fact: TypeFact, context: ValueContext): string | null {
  if (!LARGE_OBJECTS.includes(fact.dms) || lobModeOf(context)?.mode !== 'none') return null;
  const setting = context.task?.lobMode === 'none' ? "the task's SupportLobs is false" : "the table's LOB mode is none";
  return `${setting}: DMS leaves its large objects (${fact.dms}) out`;
}

type Characters = Pick<TaskSettings, 'characterReplacements' | 'characterSetSupport'>;

function replacedCharacters(task: Characters | null): LossRule[] {
  if (task === null || task.characterReplacements.length === 0 || charactersProblem(task) !== null) return [];
  const replacements = task.characterReplacements;
  return [
    {
      rule: 'replaceCharacters',
      pairs: replacements.map(({ from, to }) => ({ from, to: to === 0 ? null : to })),
      because: `The task's CharacterReplacements write ${replacements.length === 1 ? 'a character' : `${replacements.length} characters`} as others, or leave them out.`,
    },
  ];
}

const isCharacter = (code: number) =>
  Number.isInteger(code) && code > 0 && code <= 0x10ffff && (code & 0xfffff800) !== 0xd800;

/** What of the character settings no rule models, a sentence; null where nothing is left. */
export function charactersProblem(task: Characters): string | null {
  const replacements = task.characterReplacements;
  const sources = new Set(replacements.map(({ from }) => from));
  if (!replacements.every(({ from, to }) => isCharacter(from) && (to === 0 || isCharacter(to))))
    return "The task's CharacterReplacements name a code point that is no character.";
  if (replacements.some(({ to }) => sources.has(to)))
    return "The task's CharacterReplacements write a character as one that they replace too: in which order is not documented.";
  const set = task.characterSetSupport?.characterSet ?? null;
  if (set === null || /^utf-?(?:8|16|32)/i.test(set)) return null;
  return `The task's CharacterSetSupport replaces what the character set ${set} has not: that is not modelled.`;
}
