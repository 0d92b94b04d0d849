/** The dialect oracle without a server: forms, what is refused, what a session could change, the catalog's rows. */
import fc from 'fast-check';
import type { LakeType, LossRule, SourceColumn } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import { prepareComparison } from '../../core/compare/prepare.ts';
import { isUnsupported } from '../../core/sql/dialect.ts';
import { nativeQuery } from '../../core/sql/native.ts';
import { oracle } from '../../core/sql/oracle.ts';
import { readOracleCatalog } from '../../core/sql/oracle-catalog.ts';
import { boundedNumber, cutOf, fixedNumber } from '../../core/sql/oracle-values.ts';
import { cutOf as cutOfSqlserver } from '../../core/sql/sqlserver-values.ts';
import { trino } from '../../core/sql/trino.ts';
import { plannedPart } from '../support/parts.ts';

const column = (type: string, more: Partial<SourceColumn> = {}): SourceColumn => ({
  ...{ name: 'X', type, baseType: type.replace(/\(.*?\)| CHARACTER SET .*/g, '').toLowerCase() },
  ...{ precision: null, scale: null, nullable: true },
  ...more,
});
const number = (precision: number | null, scale: number | null) =>
  column(scale === null ? 'NUMBER' : `NUMBER(${precision ?? '*'},${scale})`, { precision, scale });

const float: LakeType = { kind: 'float', bits: 64 };
const cut = (rule: 'milliseconds' | 'microseconds'): LossRule => ({ rule, mode: 'truncate', because: 'a test.' });
const string: LakeType = { kind: 'string' };
const micros: LakeType = { kind: 'timestamp', unit: 'micros', utc: true };

function sqlOf(source: SourceColumn, form: Form, losses: readonly LossRule[] = []): string {
  const rendered = oracle.render(source, form, losses);
  if (isUnsupported(rendered)) throw new Error(rendered.unsupported);
  return rendered.sql;
}

describe('names and texts of Oracle', () => {
  test('a name is quoted as it is, and what no name can hold is refused', () => {
    expect(oracle.identifier('a]b`c.d$1')).toBe('"a]b`c.d$1"');
    expect(oracle.identifier('é'.repeat(64))).toHaveLength(66);
    for (const name of ['a"b', 'a\0b', '', 'é'.repeat(65)]) expect(() => oracle.identifier(name)).toThrow(RangeError);
  });

  test('what is not ASCII is spelled by its units, in pieces that a literal has room for', () => {
    expect(oracle.literal("it's")).toBe("'it''s'");
    expect(oracle.literal('é\\\n😀')).toBe("(UNISTR('\\00E9\\005C\\000A\\D83D\\DE00'))");
    const long = oracle.literal('中'.repeat(1_200));
    expect(long.match(/UNISTR\(/g)).toHaveLength(3);
    for (const [, body] of long.matchAll(/UNISTR\('([^']*)'\)/g)) expect(body?.length).toBeLessThanOrEqual(4_000);
    expect(() => oracle.literal('')).toThrow(/no empty text/);
    // A literal has 4,000 bytes, whatever they are.
    expect(oracle.literal('x'.repeat(500))).toBe(`'${'x'.repeat(500)}'`);
    expect(oracle.literal('x'.repeat(501))).toBe(`(UNISTR('${'x'.repeat(500)}') || UNISTR('x'))`);
  });
});

describe('forms of Oracle', () => {
  test.each<[SourceColumn, readonly LakeType[], Form]>([
    [number(null, null), [], { kind: 'decimal', scale: null }],
    [number(null, null), [float], { kind: 'float' }],
    // Not all files hold the nearest binary number of it.
    [number(null, null), [float, { kind: 'decimal', precision: 38, scale: 10 }], { kind: 'decimal', scale: null }],
    [number(null, 0), [], { kind: 'integer' }],
    [number(12, 2), [], { kind: 'decimal', scale: 2 }],
    [number(5, -2), [], { kind: 'float' }],
    [column('TIMESTAMP(9)'), [], { kind: 'timestamp', digits: 9 }],
    [column('TIMESTAMP(6) WITH TIME ZONE'), [micros], { kind: 'timestamp', digits: 6 }],
    [column('DATE'), [], { kind: 'timestamp', digits: 6 }],
    [column('RAW(2000)'), [], { kind: 'bytes' }],
  ])('%j in a lake of %j', (source, lake, form) => {
    expect(oracle.form(source, lake)).toEqual(form);
  });

  test.each<[SourceColumn, readonly LakeType[], RegExp]>([
    [number(null, null), [string], /NumberDataTypeScale -2/],
    [column('TIMESTAMP(6) WITH TIME ZONE'), [string], /ConvertTimestampWithZoneToUTC/],
    [column('RAW(2001)'), [], /more than 2,000 bytes/],
    [column('BLOB'), [], /2,000 bytes/],
    [column('LONG'), [], /no expression/],
    [column('SYS.XMLTYPE'), [], /not documented/],
    [column('INTERVAL DAY(2) TO SECOND(6)'), [], /not documented/],
    [column('VARCHAR2(9) CHARACTER SET US7ASCII'), [], /question marks/],
  ])('%j in a lake of %j is no guess', (source, lake, why) => {
    expect(oracle.form(source, lake)).toEqual({ unsupported: expect.stringMatching(why) });
  });

  test('a pair that would lose something is refused', () => {
    const refused = (source: SourceColumn, form: Form, losses: readonly LossRule[] = []) =>
      expect(oracle.render(source, form, losses)).toHaveProperty('unsupported');
    refused(number(12, 4), { kind: 'decimal', scale: 2 });
    refused(number(38, 100), { kind: 'decimal', scale: 100 });
    refused(number(null, null), { kind: 'decimal', scale: 10 });
    refused(column('TIMESTAMP(9)'), { kind: 'timestamp', digits: 6 });
    refused(column('VARCHAR2(9)'), { kind: 'integer' });
    refused(column('CLOB'), { kind: 'text' }, [{ rule: 'hashMask', because: 'a rule masks it.' }]);
  });

  test('nothing that NLS settings of a session change is left to them', () => {
    const types: [SourceColumn, Form][] = [
      [number(12, 2), { kind: 'decimal', scale: 2 }],
      [number(null, null), { kind: 'decimal', scale: null }],
      [column('DATE'), { kind: 'timestamp', digits: 6 }],
      [column('TIMESTAMP(6)'), { kind: 'timestamp', digits: 6 }],
      [column('TIMESTAMP(6) WITH LOCAL TIME ZONE'), { kind: 'timestamp', digits: 6 }],
    ];
    for (const [source, form] of types) {
      const sql = sqlOf(source, form);
      // Every conversion has a format, and all but those of fixed digits say their NLS parameter.
      for (const [call] of sql.matchAll(/TO_CHAR\((?:[^()]|\([^()]*\))*\)/g))
        expect(call).toMatch(/, 'FM[90.]+'\)$|NLS_NUMERIC_CHARACTERS=''.,'''\)$|NLS_CALENDAR=GREGORIAN'\)$/);
      expect(sql).not.toMatch(/SYSDATE|CURRENT_|FROM_TZ|\bDY\b|MON\b/);
    }
  });

  test('a fixed format has room for every digit, and no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 38 }), fc.integer({ min: 0, max: 38 }), (precision, scale) => {
        const form: Form = scale === 0 ? { kind: 'integer' } : { kind: 'decimal', scale };
        const [, whole = '', fraction = ''] = /'FM([90]+)\.?(0*)'/.exec(sqlOf(number(precision, scale), form)) ?? [];
        expect([whole.length, fraction.length]).toEqual([Math.max(precision - scale, 1), scale]);
        expect(whole).toMatch(/^9*0$/);
      }),
    );
  });

  test('a rounded number is never shown with fewer digits than it was rounded to', () => {
    expect(boundedNumber('v', 10, 10)).toContain('TO_CHAR(ROUND(v, 10)');
    expect(boundedNumber('v', 10, 12)).toContain('ROUND(v, 10)');
    expect(boundedNumber('v', 10, 9)).toBeNull();
    // Of 62 characters there is no format with its FM.
    expect(fixedNumber('v', 30, 30)).toBe(`TO_CHAR(v, 'FM${'9'.repeat(29)}0.${'0'.repeat(30)}')`);
    expect(fixedNumber('v', 30, 31)).toBeNull();
    expect(boundedNumber('v', 10, 40)).toBeNull();
  });

  test('of two rules that cut a fraction the one that cuts most holds', () => {
    const rules = [cut('microseconds'), cut('milliseconds')];
    for (const some of [rules, rules.toReversed()]) {
      expect(cutOf(some)?.rule).toBe('milliseconds');
      expect(cutOfSqlserver(some)?.rule).toBe('milliseconds');
    }
    expect(cutOf(rules.slice(0, 1))?.rule).toBe('microseconds');
  });

  test('nothing is joined to a value that may be NULL', () => {
    for (const source of [column('CHAR(3)'), column('TIMESTAMP(6)'), number(null, null), column('DATE')]) {
      const form = oracle.form(source);
      if (isUnsupported(form)) throw new Error(form.unsupported);
      expect(sqlOf(source, form)).toMatch(/^CASE WHEN /);
    }
  });
});

describe('a comparison with Oracle', () => {
  const of = (...sources: SourceColumn[]) => {
    const pairs = sources.map((source) => ({ source, lake: { name: source.name, type: string } }));
    const { spec } = prepareComparison(
      plannedPart(pairs, []),
      { files: [], others: [] },
      { source: oracle, engine: trino },
      { catalog: 'ora', lakeTable: '"lake"."s"."t"' },
    );
    if (!spec) throw new Error('nothing to compare');
    return { native: nativeQuery(spec), sql: trino.digestStatement(spec).sql };
  };

  test('marks are no CHARs, which an engine would pad', () => {
    const { native } = of(column('VARCHAR2(9)'));
    expect(native).toMatch(
      /^SELECT CAST\('r' AS VARCHAR2\(1\)\) AS c0, .* UNION ALL SELECT CAST\('t' AS VARCHAR2\(1\)\), /,
    );
  });

  test.each([
    ['VARCHAR2(9)', 'TO_CHAR(COUNT(*))'],
    ['NVARCHAR2(9)', 'TO_NCHAR(TO_CHAR(COUNT(*)))'],
    ['CLOB', 'TO_CLOB(TO_CHAR(COUNT(*)))'],
    ['NCLOB', 'TO_NCLOB(TO_CHAR(COUNT(*)))'],
    ['CHAR(9)', `'=' || TO_CHAR(COUNT(*))`],
    ['NCHAR(9)', `TO_NCHAR('=' || TO_CHAR(COUNT(*)))`],
  ])('the trailer has the type of the column in whose place it comes: %s', (type, trailer) => {
    expect(of(column(type)).native).toContain(`UNION ALL SELECT CAST('t' AS VARCHAR2(1)), ${trailer} FROM`);
  });

  test('a CHAR of blanks is an empty text, which Oracle has not: a character before it is taken away by the engine', () => {
    const { native, sql } = of(column('VARCHAR2(9)', { name: 'A' }), column('CHAR(9)', { name: 'B' }));
    expect(native).toContain(`CASE WHEN "B" IS NOT NULL THEN '=' || RTRIM("B") END AS c2`);
    expect(sql).toMatch(
      /coalesce\(replace\(replace\(replace\(c1, .*coalesce\(replace\(replace\(replace\(substr\(c2, 2\), /s,
    );
  });

  test('the text that stands for NULL in CSV is looked for behind that character', () => {
    const source = column('CHAR(9)');
    const csv = {
      format: { delimiter: ',', rowDelimiter: '\n', quoted: true, nullText: '' },
      ...{ declared: true, header: null, gzip: null, binary: 'hex' as const, fields: [], doubt: null },
    };
    const lake = { name: 'X', type: { kind: 'csv', real: false, binary: 'hex' } as LakeType };
    const head = { gzip: false, skip: 0, fields: ['X'], notes: [], lineBytes: 1 };
    const file = { path: 's3://l/t/LOAD1.csv', bytes: 1, modified: null, rows: null, columns: [lake], csv: head };
    const { spec } = prepareComparison(
      { ...plannedPart([{ source, lake }], []), csv },
      { files: [file], others: [] },
      { source: oracle, engine: trino },
      { catalog: 'ora', lakeTable: '"lake"."s"."t"' },
    );
    expect(spec?.source.columns[0]).toContain(
      `IN (1) AND INSTR(CASE WHEN "X" IS NOT NULL THEN '=' || RTRIM("X") END, '=') = 1)`,
    );
    expect(spec?.source.prefixed).toEqual([0]);
    expect(spec?.source.ambiguous).not.toMatch(/\bfalse\b/);
  });
});

describe('keys of Oracle', () => {
  test('lists have a thousand expressions at most', () => {
    const keys = Array.from({ length: 2_001 }, (_, i) => [String(i)]);
    expect(oracle.keyIn?.([number(9, 0)], keys)?.match(/\) IN \(/g)).toHaveLength(3);
    expect(oracle.keyIn?.([column('VARCHAR2(9)')], keys)).toBeNull();
  });

  test('only a declared integer divides a table', () => {
    expect(oracle.ranges?.form(number(9, 0))).toBe('integer');
    expect(oracle.ranges?.form(number(null, null))).toBeNull();
    expect(oracle.ranges?.form(number(9, 2))).toBeNull();
  });
});

describe('the catalog of Oracle', () => {
  const pad = (...cells: (string | null)[]) => [...cells, ...Array.from({ length: 13 - cells.length }, () => null)];
  const about = (charset = 'AL32UTF8', exempt = '0') => pad('about', '19.0.0.0.0', 'READER', charset, exempt);
  const table = (name: string, temporary = 'N', external = 'NO') =>
    pad('table', 'SHOP', name, 'table', '12', external, temporary);
  const row = (
    name: string,
    position: string,
    type: string,
    more: Partial<Record<'length' | 'precision' | 'scale' | 'virtual' | 'hidden' | 'owner', string>> = {},
  ) =>
    pad(
      ...['column', 'SHOP', 'T', name, position, type],
      ...[more.owner ?? null, more.length ?? '22', more.precision ?? null, more.scale ?? null, 'Y'],
      ...[more.virtual ?? 'NO', more.hidden ?? 'NO'],
    );
  const read = (...rows: (string | null)[][]) => readOracleCatalog(rows).tables[0];

  test('joins records of any order into columns as a DDL says them, and keys by their place', () => {
    const { server, tables } = readOracleCatalog([
      pad('key', 'SHOP', 'T', 'B', '2'),
      row('C', '3', 'VARCHAR2', { length: '20 CHAR' }),
      row('A', '1', 'NUMBER', { precision: '12', scale: '2' }),
      table('T'),
      pad('key', 'SHOP', 'T', 'A', '1'),
      row('B', '2', 'NUMBER', { scale: '0' }),
      row('D', '4', 'TIMESTAMP(6) WITH TIME ZONE', { scale: '6' }),
      row('E', '5', 'XMLTYPE', { owner: 'SYS' }),
      row('F', '6', 'NUMBER'),
      about(),
    ]);
    expect(server).toBe('Oracle 19.0.0.0.0');
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({
      ...{
        schema: 'SHOP',
        name: 'T',
        kind: 'table',
        primaryKey: ['A', 'B'],
        estimatedRows: 12,
        hides: [],
        unreadable: null,
      },
    });
    expect(
      tables[0]?.columns.map(({ type, baseType, precision, scale }) => [type, baseType, precision, scale]),
    ).toEqual([
      ['NUMBER(12,2)', 'number', 12, 2],
      ['NUMBER(*,0)', 'number', null, 0],
      ['VARCHAR2(20 CHAR)', 'varchar2', null, null],
      ['TIMESTAMP(6) WITH TIME ZONE', 'timestamp with time zone', null, null],
      ['SYS.XMLTYPE', 'sys.xmltype', null, null],
      ['NUMBER', 'number', null, null],
    ]);
  });

  test('what DMS leaves out is said, of columns and of tables', () => {
    const found = read(
      about(),
      table('T'),
      row('A', '1', 'DATE', { virtual: 'YES' }),
      row('B', '2', 'DATE', { hidden: 'YES' }),
    );
    expect(found?.columns.map(({ unreplicated }) => unreplicated)).toEqual([
      expect.stringContaining('virtual'),
      expect.stringContaining('invisible'),
    ]);
    expect(read(about(), table('T', 'Y'))?.unreplicated).toMatch(/temporary/);
    expect(read(about(), table("it's"))?.unreplicated).toMatch(/apostrophe/);
  });

  test('a policy hides rows, unless the user is exempt', () => {
    const policy = pad('policy', 'SHOP', 'T', 'REGIONS');
    expect(read(about(), table('T'), policy)?.hides).toEqual([
      { kind: 'rowSecurity', detail: expect.stringContaining('REGIONS') },
    ]);
    expect(read(about('AL32UTF8', '1'), table('T'), policy)?.hides).toEqual([]);
  });

  test('views and materialized views are told from tables', () => {
    expect(read(about(), pad('table', 'SHOP', 'V', 'view'))).toMatchObject({ kind: 'view', hides: [{ kind: 'view' }] });
    expect(read(about(), table('T'), pad('mview', 'SHOP', 'T'))).toMatchObject({ kind: 'materialized view' });
    expect(read(about(), table('T', 'N', 'YES'))?.kind).toBe('foreign table');
  });

  test('a text of a database of ASCII says so, and is not compared', () => {
    const found = read(
      about('US7ASCII'),
      table('T'),
      row('A', '1', 'VARCHAR2', { length: '9' }),
      row('B', '2', 'NVARCHAR2'),
    );
    const forms = found?.columns.map((one) => isUnsupported(oracle.form(one)));
    expect(forms).toEqual([true, false]);
  });

  test('refuses rows of another query', () => {
    expect(() => readOracleCatalog([])).toThrow();
    expect(() => readOracleCatalog([about(), pad('table', 'S', 'T', 'table', 'many')])).toThrow();
  });
});
