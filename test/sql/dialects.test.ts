/** One suite over every registered dialect, and the hostile corpus executed where the engine can run here. */
import fc from 'fast-check';
import type { LakeType } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import { prepareComparison } from '../../core/compare/prepare.ts';
import { isUnsupported } from '../../core/sql/dialect.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { mysql } from '../../core/sql/mysql.ts';
import { oracle } from '../../core/sql/oracle.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { sqlserver } from '../../core/sql/sqlserver.ts';
import { trino } from '../../core/sql/trino.ts';
import { plannedPart, Sides, sourceColumn } from '../support/sides.ts';

const engines = [duckdb, trino] as const;
const sources = [postgres, mysql, oracle, sqlserver] as const;
const all = [...sources, ...engines] as const;

const hostile = [
  "'",
  "''",
  '"',
  '""',
  '\\',
  "\\'",
  "\\'; DROP TABLE t; --",
  '; SELECT 1',
  '-- x',
  '/* x */',
  '\n',
  '\r\n',
  '\t',
  'é',
  'e\u0301',
  '😀',
  '\u202eabc',
  '\ufeff',
  'select',
  'TABLE',
  'MixedCase',
  'with space',
  'a.b',
  '$1',
  '$$',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a name that a template would read.
  '${x}',
  '%s',
  '?',
  ':x',
  '`',
  '[x]',
  '\u00a0',
  'x'.repeat(63),
];

/** Backticks, and where a character could mean something to some sql_mode, its bytes; run in test/heavy/mysql-values. */
function expectMysql(name: string, literal: string): void {
  if (/[\u{10000}-\u{10ffff}]/u.test(name)) expect(() => mysql.identifier(name)).toThrow(RangeError);
  else expect(mysql.identifier(name)).toBe(`\`${name.replaceAll('`', '``')}\``);
  const [, plain, hex] = /^_utf8mb4(?:'([A-Za-z0-9_ :.,+-]+)'| X'([0-9a-f]*)')$/.exec(literal) ?? [];
  // A half of a surrogate pair has no UTF-8.
  expect(plain ?? Buffer.from(hex ?? '', 'hex').toString('utf8')).toBe(Buffer.from(name).toString('utf8'));
}

/** No double quote in a name, and no empty text; what is not ASCII by its UTF-16 units. */
function expectOracle(name: string): void {
  const bytes = Buffer.byteLength(name);
  if (name.includes('"') || bytes === 0 || bytes > 128) expect(() => oracle.identifier(name)).toThrow(RangeError);
  else expect(oracle.identifier(name)).toBe(`"${name}"`);
  if (name === '') expect(() => oracle.literal(name)).toThrow(RangeError);
  else expect(readOracle(oracle.literal(name))).toBe(name);
}

function readOracle(literal: string): string {
  expect(literal).toMatch(/^[ -~]*$/);
  if (literal.startsWith("'")) return literal.slice(1, -1).replaceAll("''", "'");
  const units = [...literal.matchAll(/UNISTR\('([^']*)'\)/g)].map(([, body = '']) => body).join('');
  return units.replace(/\\([0-9A-F]{4})/g, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)));
}

/** Brackets; line ends by their numbers, because a backslash before one would take it away. */
function expectSqlserver(name: string, literal: string): void {
  if (name === '' || name.length > 128) expect(() => sqlserver.identifier(name)).toThrow(RangeError);
  else expect(sqlserver.identifier(name).slice(1, -1).replaceAll(']]', ']')).toBe(name);
  const pieces = [...literal.matchAll(/N'((?:[^']|'')*)'|NCHAR\((\d+)\)/g)];
  const text = pieces
    .map(([, plain, code]) => plain?.replaceAll("''", "'") ?? String.fromCharCode(Number(code)))
    .join('');
  expect(text).toBe(name);
}

describe.each(all.map((d) => [d.name, d] as const))('%s', (_, dialect) => {
  test('quotes names and literals so that they can be read back', () => {
    const unquote = (sql: string, q: string) => sql.slice(1, -1).replaceAll(q + q, q);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile)), (name) => {
        if (name.includes('\0')) return expect(() => dialect.identifier(name)).toThrow(RangeError);
        if (dialect === oracle) return expectOracle(name);
        const literal = dialect.literal(name);
        if (dialect === sqlserver) return expectSqlserver(name, literal);
        if (dialect === mysql) return expectMysql(name, literal);
        expect(unquote(dialect.identifier(name), '"')).toBe(name);
        const body = literal.startsWith('E')
          ? unquote(literal.slice(1), "'").replaceAll('\\\\', '\\')
          : unquote(literal, "'");
        expect(body).toBe(name);
      }),
    );
  });

  test('refuses NUL in names and literals', () => {
    expect(() => dialect.identifier('a\0b')).toThrow(/NUL/);
    expect(() => dialect.literal('a\0b')).toThrow(/NUL/);
  });
});

describe.each(sources.map((d) => [d.name, d] as const))('the source %s', (_, dialect) => {
  const columns = [...(dialect.zoo ?? []).map(({ type }) => type), sourceColumn('x', 'integer', 'int4')];

  test('is never asked to say a type that it does not know matched', () => {
    expect(dialect.form(sourceColumn('x', 'mystery', 'mystery'))).toHaveProperty('unsupported');
  });

  test('renders a column in the form that it has by itself, and counts what a rule changes', () => {
    for (const column of columns) {
      const form = dialect.form(column);
      if (isUnsupported(form)) continue;
      expect([column.type, dialect.render(column, form, [])]).toEqual([
        column.type,
        expect.objectContaining({ sql: expect.stringContaining(dialect.identifier(column.name)) }),
      ]);
    }
  });

  test('has a trailer that names its conditions in their order, and those of the whole relation after them', () => {
    const sql = dialect.trailer(['a = 1', 'b = 2'], dialect.relation('s', 't'), ['c = 3']);
    const places = ['count', 'a = 1', 'b = 2', 'c = 3'].map((part) => sql.toLowerCase().indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
  });

  test('looks for texts of any content, and dates no row without evidence', () => {
    for (const text of hostile) {
      expect(dialect.equalsText?.('x', text)).toEqual(expect.any(String));
      expect(dialect.containsText?.('x', text)).toEqual(expect.any(String));
    }
    expect(
      dialect.changedAfter({ by: 'column', column: sourceColumn('x', 'mystery', 'mystery') }, '2026-01-01'),
    ).toBeNull();
  });
});

const forms: readonly Form[] = [
  { kind: 'integer' },
  { kind: 'decimal', scale: 2 },
  { kind: 'decimal', scale: null },
  { kind: 'float' },
  { kind: 'boolean' },
  { kind: 'date' },
  { kind: 'time', digits: 6 },
  { kind: 'timestamp', digits: 6 },
  { kind: 'text' },
  { kind: 'bytes' },
];
const types: readonly LakeType[] = [
  { kind: 'integer', bits: 64, signed: true },
  { kind: 'decimal', precision: 12, scale: 2 },
  { kind: 'float', bits: 64 },
  { kind: 'boolean' },
  { kind: 'string' },
  { kind: 'binary' },
  { kind: 'date' },
  { kind: 'time', unit: 'micros', utc: true },
  { kind: 'timestamp', unit: 'micros', utc: true },
  { kind: 'other', name: 'list' },
];

describe('query engines', () => {
  test('support the same pairs of lake type and form', () => {
    const supported = (engine: (typeof engines)[number]) =>
      forms.map((form) => types.map((type) => typeof engine.render('x', type, form) === 'string'));
    expect(supported(trino)).toEqual(supported(duckdb));
  });

  test.each(engines.map((e) => [e.name, e] as const))('%s never compares a nested column', (_, engine) => {
    for (const form of forms)
      expect(engine.render('x', { kind: 'other', name: 'list' }, form)).toHaveProperty('unsupported');
  });

  test('name each side once', () => {
    const column = { source: sourceColumn('id', 'integer', 'int4'), lake: { name: 'id', type: types[0] as LakeType } };
    const file = {
      path: 's3://lake/public/t/LOAD00000001.parquet',
      bytes: 1,
      modified: null,
      rows: 1,
      columns: [column.lake],
    };
    const options = { catalog: 'source', lakeTable: '"lake"."public"."t"' };
    for (const engine of engines) {
      const { spec } = prepareComparison(
        plannedPart([column], ['id']),
        { files: [file], others: [] },
        { source: postgres, engine },
        options,
      );
      if (!spec) throw new Error('nothing to compare');
      for (const { sql } of [
        engine.digestStatement(spec),
        engine.rowsStatement(spec, [1, 2]),
        engine.rowsStatement(spec, 'all'),
      ]) {
        const mentions = engine === duckdb ? /getvariable\('loadproof_source'\)/g : /TABLE\("source"\.system\.query/g;
        expect(sql.match(mentions)).toHaveLength(1);
        expect(sql.match(/(?:read_parquet|"\$path" IN)/g)).toHaveLength(1);
      }
    }
  });
});

test("Trino's passthrough quotes the native query once more, and keeps every character of it", () => {
  const column = {
    source: sourceColumn("it's", 'text', 'text'),
    lake: { name: "it's", type: { kind: 'string' } as LakeType },
  };
  const options = { catalog: 'source', lakeTable: '"lake"."public"."t"' };
  const { spec } = prepareComparison(
    plannedPart([column], []),
    { files: [], others: [] },
    { source: postgres, engine: trino },
    options,
  );
  if (!spec) throw new Error('nothing to compare');
  const native = duckdb.digestStatement(spec).native ?? '';
  expect(native).toContain(`"it's"::text`);
  expect(trino.digestStatement(spec).sql).toContain(`query => '${native.replaceAll("'", "''")}'`);
});

describe('the hostile corpus, executed', () => {
  let sides: Sides;
  beforeAll(async () => {
    sides = await Sides.open();
  });
  afterAll(() => sides.close());

  test('literals mean the same in PostgreSQL whatever standard_conforming_strings says', async () => {
    for (const setting of ['on', 'off']) {
      await sides.source.query(`SET standard_conforming_strings = ${setting}`);
      for (const text of hostile) {
        const found = await sides.source.query(`SELECT ${postgres.literal(text)}::text AS t`);
        expect(found.rows).toEqual([{ t: text }]);
      }
    }
    await sides.source.query('RESET standard_conforming_strings');
  });

  test('names of schemas, tables and columns of any content are compared, and their values found', async () => {
    const names = hostile.filter((n) => Buffer.byteLength(n) <= 63);
    for (const name of names) {
      const column = {
        source: sourceColumn(name, 'text', 'text'),
        lake: { name, type: { kind: 'string' } as LakeType },
      };
      const file = await sides.file(`SELECT 'lake' AS ${duckdb.identifier(name)}`, [column.lake]);
      await sides.source.query('BEGIN');
      await sides.source.query(`CREATE SCHEMA ${postgres.identifier(`s${name}`.slice(0, 40))}`);
      const relation = postgres.relation(`s${name}`.slice(0, 40), name);
      await sides.source.query(`CREATE TABLE ${relation} (${postgres.identifier(name)} text)`);
      await sides.source.query(`INSERT INTO ${relation} VALUES ('source')`);
      const { result } = await sides.compare({
        relation,
        columns: [column],
        key: [name],
        listing: { files: [file], others: [] },
      });
      expect(result.counts).toMatchObject({ missing: { findings: 1 }, extra: { findings: 1 } });
      await sides.source.query('ROLLBACK');
    }
  });
});
