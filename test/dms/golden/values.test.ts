/** What DMS is expected to do to the values of every type of every source, under the settings that it depends on. */
import type { DmsDefaults } from '../../../core/config/schema.ts';
import {
  expectedLosses,
  lakeOnlyColumns,
  leftOut,
  type SourceKind,
  valueProblems,
} from '../../../core/dms/expected.ts';
import type { ValueContext } from '../../../core/dms/types/losses.ts';
import { expectGolden, type GoldenCase, joinAlike } from '../../support/golden.ts';
import { columnsOf, DIALECTS, rulesText } from '../../support/golden-columns.ts';

const DMS: DmsDefaults = {
  ...{ numericNaN: 'zero', timestampMilliseconds: 'truncate', timestampMicroseconds: 'truncate' },
  ...{ timeWithTimeZone: 'utc', lobSizeUnit: 'bytes', zeroDates: 'null', uniqueidentifierCase: 'upper' },
  ...{ csvNullValue: '', csvBinary: 'hex' },
};
const S3 = { parquetTimestampInMillisecond: false };
const TASK = {
  given: true,
  lobMode: 'limited',
  lobMaxSizeKb: 32,
  characterReplacements: [],
  characterSetSupport: null,
} as const;
const ENDPOINT = {
  trimSpaceInChar: true,
  unboundedVarcharMaxSize: null,
  mapLongVarcharAs: 'wstring',
  numberDataTypeScale: 10,
} as const;
const plain: ValueContext = { s3: S3, dms: DMS, task: TASK, endpoint: ENDPOINT };

const CONTEXTS: Readonly<Record<string, ValueContext>> = {
  'nobody has told anything': { s3: S3, dms: DMS },
  'a task and its source': plain,
  'the other assumptions': {
    ...plain,
    dms: {
      ...DMS,
      numericNaN: 'null',
      timestampMicroseconds: 'round',
      timeWithTimeZone: 'local',
      lobSizeUnit: 'characters',
      zeroDates: 'difference',
      uniqueidentifierCase: 'lower',
    },
  },
  milliseconds: { ...plain, s3: { parquetTimestampInMillisecond: true } },
  'milliseconds, rounded': {
    ...plain,
    s3: { parquetTimestampInMillisecond: true },
    dms: { ...DMS, timestampMilliseconds: 'round' },
  },
  'the target pads': { ...plain, s3: { ...S3, addTrailingPaddingCharacter: true } },
  'the source keeps padding': {
    ...plain,
    endpoint: { ...ENDPOINT, trimSpaceInChar: false },
    s3: { ...S3, addTrailingPaddingCharacter: true },
  },
  'no limit of large objects': { ...plain, task: { ...TASK, lobMode: 'full' } },
  'large objects of no size': { ...plain, task: { ...TASK, lobMaxSizeKb: 0 } },
  'no large objects': { ...plain, task: { ...TASK, lobMode: 'none' } },
  'no large objects of the table': { ...plain, lob: { mode: 'none', bulkMaxSizeKb: null } },
  'large objects of the table': { ...plain, lob: { mode: 'limited', bulkMaxSizeKb: 7 } },
  'the table has no limit': { ...plain, lob: { mode: 'unlimited', bulkMaxSizeKb: null } },
  'the table has large objects, the task none': {
    ...plain,
    task: { ...TASK, lobMode: 'none' },
    lob: { mode: 'limited', bulkMaxSizeKb: 7 },
  },
  'a varchar of a size': { ...plain, endpoint: { ...ENDPOINT, unboundedVarcharMaxSize: 100 } },
  'a varchar as a large object': { ...plain, endpoint: { ...ENDPOINT, mapLongVarcharAs: 'nclob' } },
  'a number as a float': { ...plain, endpoint: { ...ENDPOINT, numberDataTypeScale: -1 } },
  'a number as a text': { ...plain, endpoint: { ...ENDPOINT, numberDataTypeScale: -2 } },
  'a character replaced': { ...plain, task: { ...TASK, characterReplacements: [{ from: 35, to: 0 }] } },
  'characters replaced': {
    ...plain,
    task: {
      ...TASK,
      characterReplacements: [
        { from: 35, to: 0 },
        { from: 0x1f600, to: 52 },
      ],
    },
  },
};

const without = (context: ValueContext, more: Partial<NonNullable<ValueContext['task']>>): ValueContext => ({
  ...context,
  task: { ...TASK, ...more },
});

const PROBLEMS: Readonly<Record<string, ValueContext>> = {
  'no character': without(plain, { characterReplacements: [{ from: 0xd800, to: 35 }] }),
  'a last character': without(plain, { characterReplacements: [{ from: 0x10ffff, to: 0xe000 }] }),
  'a character too high': without(plain, { characterReplacements: [{ from: 35, to: 0x110000 }] }),
  'half a character': without(plain, { characterReplacements: [{ from: 1.5, to: 35 }] }),
  'the character 0': without(plain, { characterReplacements: [{ from: 0, to: 35 }] }),
  'a character as one that is replaced': without(plain, {
    characterReplacements: [
      { from: 35, to: 36 },
      { from: 36, to: 37 },
    ],
  }),
  'another set of characters': without(plain, { characterSetSupport: { characterSet: 'ISO-8859-1', replaceWith: 0 } }),
  'a set that has all': without(plain, {
    characterSetSupport: { characterSet: 'UTF16_PlatformEndian', replaceWith: 0 },
  }),
  'no task': { ...plain, task: null },
};

const KINDS: readonly (readonly [SourceKind, keyof typeof DIALECTS])[] = [
  ['postgres', 'postgres'],
  ['mysql', 'mysql'],
  ['oracle', 'oracle'],
  ['sqlserver', 'sqlserver'],
];

test.each(KINDS)('the values of %s', (kind, name) => {
  const reasons = new Set<string>();
  const cases = columnsOf(DIALECTS[name]).map((column): GoldenCase => {
    const each = Object.entries(CONTEXTS).map(([heading, context]): GoldenCase => {
      const losses = expectedLosses(column, context, kind);
      for (const loss of losses) reasons.add(`${rulesText([loss])}: ${loss.because}`);
      const out = leftOut(column, context, kind);
      return [heading, out === null ? rulesText(losses) || 'as it is' : `left out: ${out}`];
    });
    // What most settings make of it.
    const usual = each.find(([heading]) => heading === 'a task and its source')?.[1];
    const others = joinAlike(each.filter(([, text]) => text !== usual)).map(
      ([headings, text]) => `${headings}: ${text}`,
    );
    return [column.type, [`usually: ${usual}`, ...others].join('\n')];
  });
  expectGolden(`dms/golden/values-${kind}.txt`, [...joinAlike(cases), ['why', [...reasons].sort().join('\n')]]);
});

test('settings that change values in a way that is not modelled, and columns that DMS adds', () => {
  const problems = Object.entries(PROBLEMS).map(
    ([name, context]): GoldenCase => [
      name,
      [
        ...valueProblems(context),
        rulesText(expectedLosses({ baseType: 'text', precision: null }, context, 'postgres')),
      ].join('\n'),
    ],
  );
  const targets = [false, true].flatMap((includeOpForFullLoad) =>
    ['', 'at'].map((timestampColumnName) => ({ includeOpForFullLoad, timestampColumnName })),
  );
  expectGolden('dms/golden/values.txt', [
    ...problems,
    ...targets.map((target): GoldenCase => [JSON.stringify(target), JSON.stringify(lakeOnlyColumns(target))]),
  ]);
});
