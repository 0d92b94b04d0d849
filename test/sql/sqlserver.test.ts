/** The dialect sqlserver without a server: forms, what is refused, what a session could change, the catalog's rows. */
import fc from 'fast-check';
import type { LossRule, SourceColumn } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import { isUnsupported } from '../../core/sql/dialect.ts';
import { sqlserver } from '../../core/sql/sqlserver.ts';
import { readSqlserverCatalog, SQLSERVER_CATALOG_QUERY } from '../../core/sql/sqlserver-catalog.ts';

function column(type: string): SourceColumn {
  const baseType = /^\w+/.exec(type)?.[0] ?? '';
  const [precision, scale] = /^(?:decimal|numeric)\((\d+),(\d+)\)/.exec(type)?.slice(1).map(Number) ?? [];
  return { name: 'x', type, baseType, precision: precision ?? null, scale: scale ?? null, nullable: true };
}

function sqlOf(type: string, form: Form, losses: readonly LossRule[] = []): string {
  const rendered = sqlserver.render(column(type), form, losses);
  if (isUnsupported(rendered)) throw new Error(rendered.unsupported);
  return rendered.sql;
}

describe('names and texts of SQL Server', () => {
  test('a name stands in brackets, which no setting reads otherwise', () => {
    expect(sqlserver.identifier('a]b"c\'d')).toBe('[a]]b"c\'d]');
    expect(sqlserver.identifier('x'.repeat(128))).toHaveLength(130);
    for (const name of ['', 'x'.repeat(129), 'a\0b']) expect(() => sqlserver.identifier(name)).toThrow(RangeError);
  });

  test('a backslash never stands at the end of a line, where it would join it with the next', () => {
    expect(sqlserver.literal("it's \\ 😀")).toBe("N'it''s \\ 😀'");
    expect(sqlserver.literal('')).toBe("N''");
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\\', '\n', '\r', "'", 'a') }), (text) => {
        const sql = sqlserver.literal(text);
        expect(sql).not.toMatch(/[\r\n]/);
        const pieces = [...sql.matchAll(/N'((?:[^']|'')*)'|NCHAR\((\d+)\)/g)];
        const read = pieces.map(([, plain, code]) => plain?.replaceAll("''", "'") ?? String.fromCharCode(Number(code)));
        expect(read.join('')).toBe(text);
      }),
    );
  });

  test('a text is another where it has other spaces at its end', () => {
    expect(sqlserver.equalsText?.('[x]', 'a')).toContain('DATALENGTH(');
    expect(sqlserver.equalsText?.('[x]', '')).toMatch(/= 0 AND .* = N''\)$/);
  });
});

describe('forms of SQL Server', () => {
  test.each<[string, Form]>([
    ['tinyint', { kind: 'integer' }],
    ['numeric(12,2)', { kind: 'decimal', scale: 2 }],
    ['smallmoney', { kind: 'decimal', scale: 4 }],
    ['real', { kind: 'float' }],
    ['bit', { kind: 'boolean' }],
    ['time(7)', { kind: 'time', digits: 9 }],
    ['time(3)', { kind: 'time', digits: 6 }],
    ['time(6)', { kind: 'time', digits: 6 }],
    ['datetime2(6)', { kind: 'timestamp', digits: 6 }],
    ['datetime2(7)', { kind: 'timestamp', digits: 9 }],
    ['datetime', { kind: 'timestamp', digits: 6 }],
    ['timestamp', { kind: 'bytes' }],
    ['xml', { kind: 'text' }],
    ['uniqueidentifier', { kind: 'text' }],
  ])('%s', (type, form) => {
    expect(sqlserver.form(column(type))).toEqual(form);
  });

  test.each(['datetimeoffset(7)', 'hierarchyid', 'geography', 'sql_variant', 'encrypted', 'vector'])(
    '%s is no guess',
    (type) => {
      expect(sqlserver.form(column(type))).toEqual({
        unsupported: expect.stringMatching(/of SQL Server is not compared: .+/),
      });
    },
  );

  test('money has four digits behind its point, and no fewer', () => {
    expect(sqlOf('money', { kind: 'decimal', scale: 4 })).toContain('[x]');
    expect(sqlserver.render(column('money'), { kind: 'decimal', scale: 3 }, [])).toHaveProperty('unsupported');
  });

  test('a pair that would lose something is refused', () => {
    const refused = (type: string, form: Form, losses: readonly LossRule[] = []) =>
      expect(sqlserver.render(column(type), form, losses)).toHaveProperty('unsupported');
    refused('decimal(12,4)', { kind: 'decimal', scale: 2 });
    refused('money', { kind: 'decimal', scale: 2 });
    refused('datetime2(7)', { kind: 'timestamp', digits: 6 });
    refused('time(7)', { kind: 'time', digits: 6 });
    refused('datetime2(3)', { kind: 'date' });
    refused('varchar(9)', { kind: 'integer' });
    refused('varchar(9)', { kind: 'text' }, [{ rule: 'hashMask', because: 'a rule masks it.' }]);
  });

  test('a datetime is read as its milliseconds, not as what a datetime2 of it would be', () => {
    expect(sqlOf('datetime', { kind: 'timestamp', digits: 6 })).not.toContain('datetime2');
  });

  test('no conversion of a date or time is left to the language, none of a text to a collation', () => {
    const times: [string, Form][] = [
      ['date', { kind: 'date' }],
      ['date', { kind: 'timestamp', digits: 6 }],
      ['datetime', { kind: 'timestamp', digits: 6 }],
      ['smalldatetime', { kind: 'timestamp', digits: 6 }],
      ['datetime2(3)', { kind: 'timestamp', digits: 9 }],
      ['time(0)', { kind: 'time', digits: 6 }],
    ];
    for (const [type, form] of times) expect(sqlOf(type, form)).toMatch(/, (?:23|121)\)/);
    for (const type of ['varchar(9)', 'nvarchar(max)', 'char(9)', 'text', 'xml'])
      expect(sqlOf(type, { kind: 'text' })).toContain('COLLATE Latin1_General_BIN2');
  });

  test('nothing is joined to a value that may be NULL', () => {
    const joined: [string, Form][] = [
      ['decimal(12,2)', { kind: 'decimal', scale: 4 }],
      ['int', { kind: 'decimal', scale: 4 }],
      ['date', { kind: 'timestamp', digits: 6 }],
      ['datetime', { kind: 'timestamp', digits: 9 }],
      ['datetime2(7)', { kind: 'timestamp', digits: 9 }],
    ];
    for (const [type, form] of joined) expect(sqlOf(type, form)).toMatch(/^CASE WHEN \[x\] IS NOT NULL THEN .* END$/);
    expect(sqlOf('money', { kind: 'decimal', scale: 6 })).toMatch(/IS NOT NULL THEN/);
  });

  test('keys of several columns are compared one by one', () => {
    const keys = [
      ['1', '2'],
      ['3', '4'],
    ];
    expect(sqlserver.keyIn?.([column('int'), { ...column('bigint'), name: 'y' }], keys)).toBe(
      '(([x] = 1 AND [y] = 2) OR ([x] = 3 AND [y] = 4))',
    );
    expect(sqlserver.keyIn?.([column('nvarchar(9)')], [['a']])).toBeNull();
  });
});

describe('the catalog of SQL Server', () => {
  const pad = (...cells: (string | null)[]) => [...cells, ...Array.from({ length: 12 - cells.length }, () => null)];
  const about = (definitions = '1', unmask: string | null = '0', snapshot = '1') =>
    pad('about', '16.0.4085.2', 'reader', definitions, unmask, snapshot);
  const table = (name = 't', ...more: string[]) =>
    pad('table', 'dbo', name, 'table', '12', ...(more.length > 0 ? more : ['0', '0', '0', '0']));
  const row = (
    name: string,
    position: string,
    type: string,
    flags = '.',
    readable = '1',
    bytes = '8',
    digits = ['0', '0'],
  ) => pad('column', 'dbo', 't', name, position, type, bytes, ...digits, '1', flags, readable);
  const read = (...rows: (string | null)[][]) => readSqlserverCatalog(rows).tables[0];

  test('joins records of any order into columns as a DDL says them, and keys by their place', () => {
    const { server, tables } = readSqlserverCatalog([
      pad('key', 'dbo', 't', 'b', '2'),
      row('c', '3', 'nvarchar', '.', '1', '40'),
      row('a', '1', 'decimal', '.', '1', '9', ['12', '2']),
      table(),
      pad('key', 'dbo', 't', 'a', '1'),
      row('b', '2', 'datetime2', '.', '1', '8', ['27', '7']),
      row('d', '4', 'varbinary', '.', '1', '-1'),
      row('e', '5', 'int', '.C'),
      row('f', '6', 'nvarchar', '.E', '1', '100'),
      about(),
    ]);
    expect(server).toBe('SQL Server 16.0.4085.2');
    expect(tables[0]).toMatchObject({
      primaryKey: ['a', 'b'],
      estimatedRows: 12,
      hides: [],
      unreadable: null,
      kind: 'table',
    });
    expect(tables[0]?.columns.map(({ type, baseType, scale }) => [type, baseType, scale])).toEqual([
      ['decimal(12,2)', 'decimal', 2],
      ['datetime2(7)', 'datetime2', null],
      ['nvarchar(20)', 'nvarchar', null],
      ['varbinary(max)', 'varbinary', null],
      ['int', 'int', null],
      ['nvarchar(50)', 'encrypted', null],
    ]);
    expect(tables[0]?.columns[4]?.unreplicated).toMatch(/computed/);
  });

  test.each<[string, (string | null)[][], RegExp]>([
    ['sql_variant', [table(), row('a', '1', 'sql_variant')], /sql_variant/],
    ['a sparse column', [table(), row('a', '1', 'int', '.S')], /sparse/],
    ['a temporal table', [table('t', '2', '0', '0', '0')], /temporal/],
    ['a table in memory', [table('t', '0', '1', '0', '0')], /memory/],
    ['a columnstore', [table('t', '0', '0', '0', '1')], /columnstore/],
    ['a name with a semicolon', [table('a;b')], /characters in their name/],
  ])('%s makes a table one that DMS does not replicate', (_, rows, why) => {
    expect(read(about(), ...rows)?.unreplicated).toMatch(why);
  });

  test('whatever hides rows is said, also where nobody may know', () => {
    const policy = pad('policy', 'dbo', 't', 'regions');
    expect(read(about(), table(), policy)?.hides).toEqual([
      { kind: 'rowSecurity', detail: expect.stringContaining('regions') },
    ]);
    expect(read(about('0'), table())?.hides).toEqual([
      { kind: 'rowSecurity', detail: expect.stringContaining('GRANT VIEW DEFINITION TO [reader]') },
    ]);
    expect(read(about('1', '0', '0'), table())?.hides).toEqual([
      { kind: 'engine', detail: expect.stringContaining('READ_COMMITTED_SNAPSHOT') },
    ]);
  });

  test('masked values are not read for the true ones', () => {
    const masked = [table(), row('a', '1', 'int'), row('b', '2', 'int', '.M')];
    expect(read(about(), ...masked)?.unreadable).toMatch(
      /masks in place of the values of \[b\].*GRANT UNMASK TO \[reader\]/,
    );
    expect(read(about('1', null), ...masked)?.unreadable).toMatch(/GRANT UNMASK/);
    expect(read(about('1', '1'), ...masked)?.unreadable).toBeNull();
  });

  test('a column that may not be read makes the table unreadable', () => {
    const found = read(about(), table(), row('a', '1', 'int'), row('b', '2', 'int', '.', '0'));
    expect(found?.unreadable).toBe(
      'The user reader lacks SELECT on [dbo].[t] (the columns [b]). Run: GRANT SELECT ON [dbo].[t] TO [reader];',
    );
    expect(read(about(), table())?.unreadable).toMatch(/lacks SELECT/);
  });

  test('the query can stand in brackets, as engines put it', () => {
    expect(SQLSERVER_CATALOG_QUERY).not.toMatch(/^\s*WITH|\bORDER BY\b|;/i);
  });

  test('refuses rows of another query', () => {
    expect(() => readSqlserverCatalog([])).toThrow();
    expect(() => readSqlserverCatalog([about(), table('t', 'many')])).toThrow();
  });
});
