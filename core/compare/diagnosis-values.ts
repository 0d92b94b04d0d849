/** What changed values have in common: per column, one rule that all of them follow, or four fifths of them. */
import { cutAt, cutFraction, cutScale, mojibakeOf, shiftedBy, UNIT_NAMES, wrappedAt } from './value-changes.ts';

/** A value of the sample that became another one, as canonical texts; null is NULL. */
export interface ChangedValue {
  readonly source: string | null;
  readonly lake: string | null;
}

export interface ValueRule {
  readonly code: string;
  /** How the title goes on after the column's name, of the measure that all values have in common. */
  readonly title: (measure: string) => string;
  /** How the evidence goes on after "20 of 20 sampled values: ". */
  readonly evidence: (measure: string) => string;
  readonly setting: string | null;
  readonly mend: string;
}

export interface FoundRule {
  readonly rule: ValueRule;
  readonly measure: string;
  readonly matching: number;
}

/** A rule with its measure of one change; null where the change is another one. */
type Measured = ValueRule & {
  measure(change: { source: string; lake: string }, form: string): string | null;
  /** How fine a measure is, where a coarser one fits a finer rule by chance: 0.10 cut to two digits has one. */
  rank?(measure: string): number;
};

const RELOAD = 'then load the table again.';

const MEASURED: readonly Measured[] = [
  {
    code: 'cut',
    title: (n) => `is cut at ${n}`,
    evidence: (n) => `the lake's ends at ${n}, and the source's goes on`,
    setting: 'LobMaxSize of the task (limited LOB mode), or the length of a change-data-type rule',
    mend: `Raise LobMaxSize above the longest value, or use full LOB mode or InlineLobMaxSize; ${RELOAD}`,
    measure: ({ source, lake }, form) => cutAt(source, lake, form),
  },
  {
    code: 'scaleLost',
    title: (n) => `is cut to ${n}`,
    evidence: (n) => `the source's with ${n}`,
    rank: (measure) => Number.parseInt(measure, 10),
    setting:
      "NumberDataTypeScale of the source endpoint, or a change-data-type rule; a numeric without a scale gets DMS's own",
    mend: `Declare precision and scale in the source, or set them by a change-data-type rule; ${RELOAD}`,
    measure: ({ source, lake }, form) => (form.startsWith('decimal') ? cutScale(source, lake) : null),
  },
  {
    code: 'fractionCut',
    title: (n) => `is cut to ${n}`,
    evidence: (n) => `the source's cut to ${n}`,
    rank: (measure) => UNIT_NAMES.indexOf(measure),
    setting: 'ParquetTimestampInMillisecond of the target endpoint, or the precision of a change-data-type rule',
    mend: `Set ParquetTimestampInMillisecond to false; ${RELOAD}`,
    measure: ({ source, lake }, form) => (/^time/.test(form) ? cutFraction(source, lake) : null),
  },
  {
    code: 'zoneShifted',
    title: (n) => `is shifted by ${n}`,
    evidence: (n) => `${n} away from the source's`,
    setting: "the time zone of the source endpoint (ServerTimezone), or of the column's type",
    mend: `Set the time zone of the source in its endpoint, or compare the column as the zone that DMS writes; ${RELOAD}`,
    measure: ({ source, lake }, form) => (form.startsWith('timestamp') ? shiftedBy(source, lake) : null),
  },
  {
    code: 'unsignedOverflow',
    title: (n) => `has overflowed ${n}`,
    evidence: (n) => `the source's less 2 to the power of ${n.replace(/\D/g, '')}`,
    setting: 'the mapping of unsigned integers, or a change-data-type rule to a smaller type',
    mend: `Map the column to a larger type by a change-data-type rule; ${RELOAD}`,
    measure: ({ source, lake }) => wrappedAt(source, lake),
  },
  {
    code: 'padding',
    title: () => 'has other spaces at its end',
    evidence: () => 'the same but for spaces at the end',
    setting: 'TrimSpaceInChar of the source endpoint, AddTrailingPaddingCharacter of the target',
    mend: `Set them to what the readers of the lake expect; ${RELOAD}`,
    measure: ({ source, lake }) =>
      source !== lake && source.replace(/ +$/, '') === lake.replace(/ +$/, '') ? '' : null,
  },
  {
    code: 'mojibake',
    title: () => 'was read in another character set',
    evidence: () => 'the UTF-8 of the source, read as Latin-1',
    setting: 'the character set of the source connection (CharsetMapping, CharacterReplacements)',
    mend: `Set the character set of the source endpoint; ${RELOAD}`,
    measure: ({ source, lake }) => (source !== lake && mojibakeOf(source) === lake ? '' : null),
  },
];

const FOLDED: ValueRule = {
  code: 'nullFolded',
  title: (n) => `has ${n}`,
  evidence: (n) => n,
  setting: 'CsvNullValue of the target endpoint (NULL and an empty text are written alike)',
  mend: `Set CsvNullValue to a text that no value has, or write Parquet; ${RELOAD}`,
};

const SHARE = 0.8;

/** The rule that most of the values follow, by one measure; null where none is followed by four fifths. */
export function ruleOf(changes: readonly ChangedValue[], form: string): FoundRule | null {
  const found = [...MEASURED.map((rule) => best(rule, changes, form)), folded(changes)];
  const [most] = found.filter((f) => f !== null).sort((a, b) => b.matching - a.matching);
  return most !== undefined && most.matching >= SHARE * changes.length ? most : null;
}

function best(rule: Measured, changes: readonly ChangedValue[], form: string): FoundRule | null {
  const counts = new Map<string, number>();
  for (const { source, lake } of changes) {
    const measure = source === null || lake === null ? null : rule.measure({ source, lake }, form);
    if (measure !== null) counts.set(measure, (counts.get(measure) ?? 0) + 1);
  }
  const { rank } = rule;
  const [top] = [...counts].sort(([x, a], [y, b]) => (rank ? rank(y) - rank(x) : b - a));
  if (top === undefined) return null;
  const matching = rank ? [...counts.values()].reduce((sum, n) => sum + n, 0) : top[1];
  return { rule, measure: top[0], matching };
}

function folded(changes: readonly ChangedValue[]): FoundRule | null {
  const became = changes.filter((c) => c.source === null && c.lake === '').length;
  const gone = changes.filter((c) => c.source === '' && c.lake === null).length;
  if (became + gone === 0) return null;
  const measure = became >= gone ? "'' where the source has NULL" : "NULL where the source has ''";
  return { rule: FOLDED, measure, matching: became + gone };
}
