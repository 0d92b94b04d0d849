/** The type maps: what they say, what the dialects do, and what the losses are driven by must be one thing. */
import type { SourceColumn } from '../../core/compare/columns.ts';
import { dmsSchema } from '../../core/config/schema.ts';
import { expectedLosses, leftOut, valueProblems } from '../../core/dms/expected.ts';
import { SOURCE_DEFAULTS } from '../../core/dms/source-settings.ts';
import { parseTaskSettings, TASK_DEFAULTS, type TaskSettings } from '../../core/dms/task-settings.ts';
import { LOSS_FACTS, type LossName } from '../../core/dms/types/facts.ts';
import { TYPE_FACTS, typeFactOf, typeTable } from '../../core/dms/types/index.ts';
import type { ValueContext } from '../../core/dms/types/losses.ts';
import { isUnsupported } from '../../core/sql/dialect.ts';
import { mysql } from '../../core/sql/mysql.ts';
import { postgres } from '../../core/sql/postgres.ts';

const column = (baseType: string, more: Partial<SourceColumn> = {}): SourceColumn => ({
  ...{ name: 'x', type: baseType, baseType, precision: null, scale: null, nullable: true },
  ...more,
});

const dms = dmsSchema.parse({});
const s3 = { parquetTimestampInMillisecond: false };
const task = (settings: object) => parseTaskSettings(JSON.stringify(settings));
const rulesOf = (baseType: string, context: Partial<ValueContext>, more: Partial<SourceColumn> = {}) =>
  expectedLosses(column(baseType, more), { s3, dms, ...context }, baseType.includes('blob') ? 'mysql' : 'postgres');

/** User Guide, "Source data types for PostgreSQL" and "Source data types for MySQL", by the catalogs' names. */
const DOCUMENTED = {
  postgres: [
    ...['int4', 'int2', 'int8', 'numeric', 'float4', 'float8', 'money', 'bpchar', 'varchar', 'char', 'text', 'citext'],
    ...['bytea', 'timestamp', 'timestamptz', 'date', 'time', 'timetz', 'interval', 'bool', 'enum', 'cidr', 'inet'],
    ...['macaddr', 'bit', 'varbit', 'uuid', 'tsvector', 'tsquery', 'xml', 'point', 'line', 'lseg', 'box', 'circle'],
    ...['path', 'polygon', 'json', 'jsonb', 'int4[]', 'text[]', 'float8[]', 'composite', 'hstore', 'int4range'],
    ...['int8range', 'numrange', 'daterange', 'tsrange', 'tstzrange', 'range'],
  ],
  mysql: [
    ...['int', 'bigint', 'mediumint', 'tinyint', 'smallint', 'decimal', 'binary', 'varbinary', 'bit', 'tinyblob'],
    ...['blob', 'mediumblob', 'longblob', 'date', 'datetime', 'time', 'timestamp', 'year', 'double', 'float', 'char'],
    ...['varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'geometry', 'point', 'linestring', 'polygon', 'enum'],
    ...['multipoint', 'multilinestring', 'multipolygon', 'geometrycollection', 'set', 'json'],
  ],
} as const;

describe.each([
  ['postgres', postgres],
  ['mysql', mysql],
] as const)('the types of %s', (kind, dialect) => {
  test.each(DOCUMENTED[kind])('%s is compared, or its reason is said', (baseType) => {
    const fact = typeFactOf(kind, column(baseType));
    expect(fact).not.toBeNull();
    const form = dialect.form(column(baseType));
    if (fact?.form === null) expect(form).toEqual({ unsupported: expect.stringMatching(/.{40}/) });
    else expect(form).toEqual(expect.objectContaining({ kind: expect.any(String) }));
  });

  test('each fact says the form that the dialect compares in', () => {
    for (const fact of TYPE_FACTS[kind])
      for (const baseType of fact.types) {
        const precision = fact.source === 'bit(1)' ? 1 : null;
        const form = dialect.form(column(baseType, { precision }));
        expect([baseType, isUnsupported(form) ? null : form.kind]).toEqual([baseType, fact.form]);
      }
  });

  test('no base type is in two facts without a condition that tells them apart', () => {
    const last = TYPE_FACTS[kind].filter((fact) => fact.where === undefined).flatMap((fact) => fact.types);
    expect(last).toEqual([...new Set(last)]);
    // Every type has a fact for what no condition holds of.
    const types = new Set(TYPE_FACTS[kind].flatMap((fact) => fact.types));
    expect([...types].filter((type) => !last.includes(type))).toEqual([]);
  });

  test('the table for people has a row per fact, and says why what is not compared is not', () => {
    const rows = typeTable(kind);
    expect(rows).toHaveLength(TYPE_FACTS[kind].length);
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).toMatch(/\S/);
    for (const { compared } of rows.filter((row) => row.compared.startsWith('not')))
      expect(compared).toMatch(/not compared: .{20}/);
  });
});

test('every loss is one that some type has, and says its setting or its section', () => {
  const used = new Set(
    Object.values(TYPE_FACTS).flatMap((facts) => facts.flatMap((fact): readonly LossName[] => fact.rules)),
  );
  expect([...used].sort()).toEqual(Object.keys(LOSS_FACTS).sort());
});

describe('large objects', () => {
  const limited = task({ TargetMetadata: { LimitedSizeLobMode: true, LobMaxSize: 2 } });

  test.each([
    ['text', 'bytes'],
    ['jsonb', 'bytes'],
    ['int4[]', 'bytes'],
    ['bytea', 'bytes'],
  ])('%s is cut after LobMaxSize, in %s', (baseType, unit) => {
    expect(rulesOf(baseType, { task: limited })).toEqual([
      { rule: 'prefix', size: 2048, unit, because: expect.stringContaining('2 KB (LobMaxSize)') },
    ]);
  });

  test('what is counted of a text is a setting, and of bytes it is not', () => {
    const characters = dmsSchema.parse({ lobSizeUnit: 'characters' });
    const unit = (type: string) => rulesOf(type, { task: limited, dms: characters }).map((r) => 'unit' in r && r.unit);
    expect([unit('text'), unit('bytea')]).toEqual([['characters'], ['bytes']]);
  });

  test("a table's own settings go before the task's", () => {
    const sizeOf = (lob: ValueContext['lob']) =>
      rulesOf('text', { task: limited, lob: lob ?? null }).map((r) => 'size' in r && r.size);
    expect(sizeOf({ mode: 'limited', bulkMaxSizeKb: 16 })).toEqual([16 * 1024]);
    expect(sizeOf({ mode: 'limited', bulkMaxSizeKb: null })).toEqual([2048]);
    expect(sizeOf({ mode: 'unlimited', bulkMaxSizeKb: 16 })).toEqual([]);
  });

  test('nobody guesses: without a word about them nothing is cut, nor in full LOB mode', () => {
    expect(rulesOf('text', { task: null })).toEqual([]);
    expect(rulesOf('text', { task: TASK_DEFAULTS })).toEqual([]);
    expect(rulesOf('text', { task: task({ TargetMetadata: { FullLobMode: true } }) })).toEqual([]);
    expect(rulesOf('varchar', { task: limited }, { length: 20 })).toEqual([]);
  });

  test('without SupportLobs they are left out by name', () => {
    const off = { s3, dms, task: task({ TargetMetadata: { SupportLobs: false } }) };
    for (const type of ['text', 'bytea', 'jsonb', 'xml', 'int4[]'])
      expect(leftOut(column(type), off, 'postgres')).toMatch(/SupportLobs is false.*large objects/);
    for (const type of ['varchar', 'uuid', 'int4']) expect(leftOut(column(type), off, 'postgres')).toBeNull();
    expect(leftOut(column('longtext'), off, 'mysql')).toMatch(/NCLOB/);
    expect(leftOut(column('blob'), off, 'mysql')).toBeNull();
    const none = { s3, dms, lob: { mode: 'none', bulkMaxSizeKb: null } } as const;
    expect(leftOut(column('text'), none, 'postgres')).toMatch(/the table's LOB mode is none/);
    expect(leftOut(column('text'), { s3, dms }, 'postgres')).toBeNull();
  });
});

describe('a varchar without a length', () => {
  const endpoint = { engine: 'postgres', ...SOURCE_DEFAULTS };
  const unbounded = { length: null };

  test('is cut after 8000 bytes, or what the endpoint says, where somebody described it', () => {
    const size = (given: ValueContext['endpoint']) =>
      rulesOf('varchar', { endpoint: given ?? null }, unbounded).map((r) => 'size' in r && [r.size, r.unit]);
    expect(size(endpoint)).toEqual([[8000, 'bytes']]);
    expect(size({ ...endpoint, unboundedVarcharMaxSize: 20 })).toEqual([[20, 'bytes']]);
    expect(size(null)).toEqual([]);
    expect(rulesOf('varchar', { endpoint }, { length: 10_000 })).toEqual([]);
  });

  test('is a large object where MapLongVarcharAs says so', () => {
    const lobs = task({ TargetMetadata: { LobMaxSize: 3 } });
    const found = rulesOf('varchar', { endpoint: { ...endpoint, mapLongVarcharAs: 'nclob' }, task: lobs }, unbounded);
    expect(found).toEqual([expect.objectContaining({ rule: 'prefix', size: 3072 })]);
  });
});

test('CHAR keeps its padding where TrimSpaceInChar is false', () => {
  const endpoint = { engine: 'postgres', ...SOURCE_DEFAULTS };
  expect(rulesOf('bpchar', { endpoint })).toEqual([]);
  const kept = rulesOf('bpchar', { endpoint: { ...endpoint, trimSpaceInChar: false } });
  expect(kept.map((r) => r.rule)).toEqual(['padding']);
  const padded = rulesOf('bpchar', { s3: { ...s3, addTrailingPaddingCharacter: true } });
  expect(padded).toEqual([{ rule: 'padding', because: expect.stringContaining('AddTrailingPaddingCharacter') }]);
});

describe('CharacterSetSettings', () => {
  const settings = (replacements: [number, number][], characterSet: string | null = null): TaskSettings =>
    task({
      CharacterSetSettings: {
        CharacterReplacements: replacements.map(([from, to]) => ({
          SourceCharacterCodePoint: from,
          TargetCharacterCodePoint: to,
        })),
        ...(characterSet === null ? {} : { CharacterSetSupport: { CharacterSet: characterSet } }),
      },
    });

  test('a character is written as another, or left out', () => {
    const context = {
      task: settings([
        [35, 52],
        [63, 0],
      ]),
    };
    const pairs = [
      { from: 35, to: 52 },
      { from: 63, to: null },
    ];
    expect(rulesOf('varchar', context, { length: 3 })).toEqual([expect.objectContaining({ pairs })]);
    expect(rulesOf('int4', context)).toEqual([]);
    expect(valueProblems({ s3, dms, ...context })).toEqual([]);
  });

  test.each<[string, [number, number][], string | null, RegExp]>([
    [
      'one that is replaced itself',
      [
        [35, 52],
        [52, 35],
      ],
      null,
      /in which order/,
    ],
    ['a half of a pair', [[0xd800, 52]], null, /is no character/],
    ['a character set that lacks some', [], 'ISO8859_1', /ISO8859_1/],
  ])('%s is named, and no rule is made of it', (_, replacements, set, why) => {
    const context = { s3, dms, task: settings(replacements, set) };
    expect(valueProblems(context)).toEqual([expect.stringMatching(why)]);
    expect(expectedLosses(column('text'), { ...context, task: { ...context.task, given: false } }, 'postgres')).toEqual(
      [],
    );
  });

  test('UTF holds everything', () => {
    expect(valueProblems({ s3, dms, task: settings([], 'UTF16_PlatformEndian') })).toEqual([]);
  });
});

test('what the documents leave open is a setting, and each sentence names it', () => {
  const other = dmsSchema.parse({ numericNaN: 'null', timeWithTimeZone: 'local', zeroDates: 'difference' });
  const [nan] = rulesOf('numeric', {}, { precision: 10, scale: 2 });
  expect(nan).toMatchObject({ as: 'zero', because: expect.stringContaining('dms.numericNaN') });
  expect(rulesOf('numeric', { dms: other }, { precision: 10, scale: 2 })).toEqual([
    expect.objectContaining({ as: 'null' }),
  ]);
  expect(rulesOf('timetz', {})[0]).toMatchObject({
    to: 'utc',
    because: expect.stringContaining('dms.timeWithTimeZone'),
  });
  expect(rulesOf('timetz', { dms: other })[0]).toMatchObject({ to: 'local' });
  expect(expectedLosses(column('date'), { s3, dms }, 'mysql').map((r) => r.rule)).toEqual(['zeroDates']);
  expect(expectedLosses(column('date'), { s3, dms: other }, 'mariadb')).toEqual([]);
});
