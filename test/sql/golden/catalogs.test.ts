/** What is read of each source's catalog: columns as a DDL says them, keys, what hides rows, what a user lacks. */
import { z } from 'zod';
import type { SourceTable } from '../../../core/compare/columns.ts';
import { readMysqlCatalog } from '../../../core/sql/mysql-catalog.ts';
import { readOracleCatalog } from '../../../core/sql/oracle-catalog.ts';
import { readCatalogTexts } from '../../../core/sql/postgres-catalog.ts';
import { readSqlserverCatalog } from '../../../core/sql/sqlserver-catalog.ts';
import { expectGolden, type GoldenCase } from '../../support/golden.ts';

type Row = (string | null)[];
type Read = (rows: readonly Row[]) => { readonly server: string; readonly tables: readonly SourceTable[] };

/** Tables with a line for each of their columns. */
function described({ server, tables }: ReturnType<Read>): string {
  const lines = tables.flatMap(({ columns, ...table }) => [
    JSON.stringify(table),
    ...columns.map(({ name, ...column }) => `  ${name}: ${JSON.stringify(column)}`),
  ]);
  return [server, ...lines].join('\n');
}

const cases = (read: Read, corpus: Readonly<Record<string, readonly Row[]>>): GoldenCase[] =>
  Object.entries(corpus).map(([name, rows]) => [name, described(read(rows))]);

test('postgres', () => {
  const column = (name: string, more: object = {}) => ({
    ...{ name, type: 'text', baseType: 'text', typmod: -1, nullable: true, readable: true },
    ...more,
  });
  const table = (more: Record<string, unknown> = {}): Row => {
    const cells = {
      schema: 's',
      name: 't',
      kind: 'r',
      estimated: null,
      schema_usage: true,
      table_select: true,
      row_security: false,
      commit_times: false,
      ...more,
    };
    const { columns = [column('a')], key = [], ...rest } = { columns: undefined, key: undefined, ...more };
    const texts = Object.keys(cells)
      .filter((name) => !['columns', 'key'].includes(name))
      .map((name) => ({ ...cells, ...rest })[name as 'schema']);
    return [
      '15.8 (Debian)',
      'reader',
      ...texts.map((cell) => (cell === null ? null : String(cell))),
      JSON.stringify(columns),
      JSON.stringify(key),
    ];
  };
  const numeric = (typmod: number) => column(`n${typmod}`, { type: 'numeric', baseType: 'numeric', typmod });
  const text = (baseType: string, typmod: number) => column(`${baseType} ${typmod}`, { baseType, typmod });
  const packed = (precision: number, scale: number) => ((precision << 16) | (scale & 0x7ff)) + 4;
  const some = [column('a'), column('b', { readable: false })];
  const none = [column('a', { readable: false }), column('b"', { readable: false })];
  expectGolden(
    'sql/golden/postgres-tables.txt',
    cases(readCatalogTexts, {
      'no table': [['16.1', 'reader', ...Array.from({ length: 10 }, () => null)]],
      kinds: ['r', 'p', 'v', 'm', 'f'].map((kind) => table({ kind, name: kind })),
      'what is known of a table': [
        table({
          estimated: 12.5,
          commit_times: true,
          key: ['b', 'a'],
          columns: [column('a', { nullable: false }), column('b')],
        }),
      ],
      'types with modifiers': [
        table({
          columns: [
            ...[-1, 3, 4, packed(12, 2), packed(3, -2), packed(1000, 1000)].map(numeric),
            ...[-1, 3, 4, 34].flatMap((typmod) => [text('varchar', typmod), text('bpchar', typmod)]),
            text('text', 34),
          ],
        }),
      ],
      'row security': [table({ row_security: true, kind: 'v' })],
      'no usage of the schema': [table({ schema_usage: false })],
      'nothing at all': [table({ schema_usage: false, columns: none })],
      'some columns': [table({ columns: some })],
      'some columns of more': [table({ columns: [...some, ...none] })],
      'no column': [table({ columns: none })],
      'a table without columns': [table({ columns: [] }), table({ name: 'u', columns: [], table_select: false })],
    }),
  );
  // What an engine hands on may be cut, or nothing.
  expect(() => readCatalogTexts([])).toThrow(z.ZodError);
  expect(() => readCatalogTexts([[...table().slice(0, -1), '["a"']])).toThrow(/is not JSON/);
});

test('mysql', () => {
  const about = ['about', '10.11.6-MariaDB-0+deb12u1', "o'reader@10.%"];
  const table = (
    name: string,
    type = 'BASE TABLE',
    engine: string | null = 'InnoDB',
    rows: string | null = '12',
  ): Row => ['table', 'shop', name, type, engine, rows];
  const column = (
    of: string,
    name: string,
    position: number,
    type: string,
    more: Record<string, string | null> = {},
  ): Row => {
    const cells = {
      charset: null,
      precision: null,
      scale: null,
      nullable: 'YES',
      extra: '',
      privileges: 'select,insert',
      ...more,
    };
    return ['column', 'shop', of, name, String(position), type, type.replace(/\(.*| .*/, ''), ...Object.values(cells)];
  };
  const extras = [
    'INVISIBLE',
    'VIRTUAL GENERATED',
    'STORED GENERATED INVISIBLE',
    'DEFAULT_GENERATED',
    'auto_increment',
  ];
  expectGolden(
    'sql/golden/mysql-tables.txt',
    cases(readMysqlCatalog, {
      MariaDB: [about],
      'MariaDB as old clients see it': [['about', '5.5.5-10.4.2-MariaDB', 'root']],
      MySQL: [['about', '8.4.2', 'a@b@c']],
      'an odd version': [['about', 'preview', '@h']],
      'columns and keys in any order': [
        ['key', 'shop', 't', 'b', '2'],
        column('t', 'b', 2, 'decimal(12,2)', { precision: '12', scale: '2', nullable: 'NO' }),
        about,
        ['key', 'shop', 't', 'a', '1'],
        column('t', 'a', 1, 'bigint(20)', { precision: '19', scale: '0' }),
        column('t', 'c', 3, 'bit(9)', { precision: '9' }),
        column('t', 'd', 4, 'varchar(9)', { charset: 'latin1' }),
        column('t', 'e', 5, 'varchar(9)', { charset: 'utf8mb4' }),
        column('t', 'f', 6, 'DOUBLE', { precision: '22' }),
        table('t'),
        table('s'),
        ['table', 'a', 'z', 'BASE TABLE', 'InnoDB', null],
      ],
      'what DMS leaves out': [
        about,
        table('t'),
        ...extras.map((extra, i) => column('t', extra, i + 1, 'int', { extra })),
      ],
      engines: [
        about,
        ...['INNODB', 'ndbcluster', 'RocksDB', 'TokuDB', 'MyISAM', null].map((engine) =>
          table(`of ${engine}`, 'BASE TABLE', engine),
        ),
      ],
      'a view': [about, table('v', 'VIEW', null, null), column('v', 'a', 1, 'int')],
      'a column that may not be read': [
        about,
        table('t'),
        column('t', 'a', 1, 'int'),
        column('t', 'b`', 2, 'int', { privileges: 'insert' }),
      ],
      'no column that may be read': [
        about,
        table('t'),
        column('t', 'a', 1, 'int', { privileges: null }),
        column('t', 'b', 2, 'int', { privileges: 'selected' }),
      ],
      'columns that may not be read': [
        about,
        table('t'),
        column('t', 'a', 1, 'int'),
        ...[2, 3].map((place) => column('t', `c${place}`, place, 'int', { privileges: 'insert' })),
      ],
      // An account without a host, and one without a name.
      ...Object.fromEntries(
        ['reader', '@localhost'].map((role) => [
          `a table without a column, for ${role}`,
          [['about', '10.4.17-MariaDB', role], table('t')],
        ]),
      ),
      'tables by their schemas': [
        about,
        ...['b', 'c', 'a'].map((schema) => ['table', schema, 't', 'VIEW', null, null]),
      ],
      'a column that may not be seen': [about, table('t'), column('t', 'b', 2, 'int')],
      'privileges by their place': [
        about,
        table('t'),
        ...['select', 'SELECT,insert', 'insert,select', 'insert,select,update'].map((privileges, i) =>
          column('t', `c${i}`, i + 1, 'int', { privileges }),
        ),
      ],
    }),
  );
});

test('oracle', () => {
  const about = (more: Row = ['19.0.0.0.0', 'READER', 'AL32UTF8', '0']): Row => ['about', ...more];
  const table = (name: string, more: Row = []): Row => [
    'table',
    'SHOP',
    name,
    ...['table', '12', 'NO', 'N'].map((cell, i) => (more[i] === undefined ? cell : more[i])),
  ];
  const column = (name: string, position: number, type: string, more: Record<string, string | null> = {}): Row => {
    const cells = {
      owner: null,
      length: '22',
      precision: null,
      scale: null,
      nullable: 'Y',
      virtual: 'NO',
      hidden: 'NO',
      ...more,
    };
    return ['column', 'SHOP', 'T', name, String(position), type, ...Object.values(cells)];
  };
  const types: Row[] = [
    ...['VARCHAR2', 'NVARCHAR2', 'CHAR', 'NCHAR', 'RAW', 'UROWID', 'CLOB', 'LONG', 'DATE'].map((type, i) =>
      column(type, i + 1, type, { length: i === 2 ? null : '9 CHAR' }),
    ),
    column('N', 10, 'NUMBER'),
    column('NS', 11, 'NUMBER', { scale: '0' }),
    column('NPS', 12, 'NUMBER', { precision: '12', scale: '-2', nullable: 'N' }),
    column('F', 13, 'FLOAT'),
    column('FP', 14, 'FLOAT', { precision: '126', scale: '3' }),
    column('TS', 15, 'TIMESTAMP(6) WITH TIME ZONE', { precision: '1', scale: '6' }),
    column('X', 16, 'XMLTYPE', { owner: 'SYS' }),
    column('V', 17, 'NUMBER', { virtual: 'YES', hidden: 'YES' }),
    column('H', 18, 'NUMBER', { hidden: 'YES' }),
  ];
  const policy = ['policy', 'SHOP', 'T', 'HIDE'];
  const a = column('A', 1, 'DATE');
  expectGolden(
    'sql/golden/oracle-tables.txt',
    cases(readOracleCatalog, {
      'types as a DDL says them': [about(), table('T'), ...types.toReversed()],
      'a database of ASCII': [about(['19.0', 'READER', 'US7ASCII', '0']), table('T'), ...types.slice(0, 8)],
      'a server without a version, and no columns': [about([null, 'READER', null, '0']), table('T', ['table', null])],
      'keys by their place': [about(), ['key', 'SHOP', 'T', 'B', '2'], table('T'), a, ['key', 'SHOP', 'T', 'A', '1']],
      'tables by their names': [about(), table('B'), table('A'), ['table', 'A', 'Z', 'table', '1', null, null]],
      'views and their like': [
        about(),
        table('T', ['view']),
        a,
        ['table', 'SHOP', 'U', 'view', '1', 'NO', 'N'],
        ['mview', 'SHOP', 'U'],
        ['table', 'SHOP', 'W', 'table', '1', 'YES', 'N'],
      ],
      'a policy': [about(), table('T', ['view']), a, policy],
      'a policy that does not apply': [about(['19.0', 'READER', 'AL32UTF8', '2']), table('T'), a, policy],
      'what DMS does not replicate': [
        about(),
        table('T', ['table', '1', 'NO', 'Y']),
        table("O'T"),
        table('DR$X'),
        table('XDR$'),
      ],
    }),
  );
});

test('sqlserver', () => {
  const about = (...more: Row): Row => [
    'about',
    '16.0.4105.2',
    'read]er',
    ...['1', '1', '1'].map((cell, i) => (more[i] === undefined ? cell : more[i])),
  ];
  const table = (name: string, more: Record<string, string | null> = {}): Row => {
    const cells = {
      kind: 'table',
      estimatedRows: '12',
      temporal: '0',
      inMemory: '0',
      external: '0',
      columnstores: '0',
      ...more,
    };
    return ['table', 'dbo', name, ...Object.values(cells)];
  };
  const column = (
    name: string,
    position: number,
    type: string | null,
    more: Record<string, string | null> = {},
  ): Row => {
    const cells = { bytes: '8', precision: '0', scale: '0', nullable: '1', flags: '.', readable: '1', ...more };
    return ['column', 'dbo', 't', name, String(position), type, ...Object.values(cells)];
  };
  const sized = ['char', 'varchar', 'nchar', 'nvarchar', 'binary', 'varbinary', 'text'];
  const types: Row[] = [
    ...sized.map((type, i) => column(type, i + 1, type)),
    column('max', 8, 'nvarchar', { bytes: '-1' }),
    column('d', 9, 'decimal', { precision: '12', scale: '2', nullable: '0' }),
    column('n', 10, 'numeric', { precision: '9' }),
    ...['time', 'datetime2', 'datetimeoffset', 'datetime', 'float'].map((type, i) =>
      column(type, 11 + i, type, { precision: '27', scale: '7' }),
    ),
    column('unseen', 16, null),
    column('computed', 17, 'int', { flags: '.C' }),
    column('encrypted', 18, 'nvarchar', { flags: '.E' }),
  ];
  const a = column('a', 1, 'int');
  const policy = ['policy', 'dbo', 't', 'hide'];
  expectGolden(
    'sql/golden/sqlserver-tables.txt',
    cases(readSqlserverCatalog, {
      'types as a DDL says them': [about(), table('t'), ...types.toReversed()],
      'keys by their place': [about(), ['key', 'dbo', 't', 'b', '2'], table('t'), a, ['key', 'dbo', 't', 'a', '1']],
      'views, and tables of elsewhere': [
        about(),
        table('v', { kind: 'view', estimatedRows: null }),
        table('e', { external: '1', kind: 'view' }),
      ],
      'a policy, twice': [about(), table('t'), a, policy, policy],
      'policies that the user may not see': [about('0'), table('t'), a],
      'policies that the user may not see, but for one': [about(null), table('t'), a, policy],
      'no snapshot': [about('1', '1', '0'), table('t'), a],
      'no column': [about(), table('t')],
      'a column that may not be read': [about(), table('t'), a, column('b]', 2, 'int', { readable: '0' })],
      'no column that may be read': [about(), table('t'), column('a', 1, 'int', { readable: null })],
      'masked values': [
        about('1', '0'),
        table('t'),
        column('a', 1, 'int', { flags: '.M' }),
        column('b', 2, 'int', { flags: '.CM' }),
      ],
      'a masked value among others': [about('1', '0'), table('t'), a, column('b', 2, 'int', { flags: '.M' })],
      'no masked value': [about('1', '0'), table('t'), a],
      'masked values that the user sees': [about(), table('t'), column('a', 1, 'int', { flags: '.M' })],
      'a variant': [about(), table('t'), column('a', 1, 'sql_variant')],
      'sparse columns': [about(), table('t'), column('a', 1, 'int', { flags: '.S' })],
      'what DMS does not replicate': [
        about(),
        table('a', { temporal: '1' }),
        table('b', { inMemory: '1' }),
        table('c', { columnstores: '1' }),
      ],
      'names that DMS does not replicate': [
        about(),
        ...['a\\', 'b--', 'c\n', 'd"', 'e\b', 'f\r', "g'", 'h\t', 'i;', 'j-k'].map((name) => table(name)),
      ],
    }),
  );
});
