/** The dialect mysql without a server: forms, what is refused, the catalog's rows. What its SQL gives is in test/heavy. */
import fc from 'fast-check';
import type { LakeType } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import { dmsSchema } from '../../core/config/schema.ts';
import { expectedLosses } from '../../core/dms/expected.ts';
import { isUnsupported } from '../../core/sql/dialect.ts';
import { mysql } from '../../core/sql/mysql.ts';
import { readMysqlCatalog } from '../../core/sql/mysql-catalog.ts';
import { mysqlError } from '../../local/mysql/errors.ts';
import { mysqlColumn } from '../support/parts.ts';

const boolean: LakeType = { kind: 'boolean' };
const integer: LakeType = { kind: 'integer', bits: 8, signed: true };
const binary: LakeType = { kind: 'binary' };
const time: LakeType = { kind: 'time', unit: 'micros', utc: true };
const text: LakeType = { kind: 'string' };

describe('forms of MySQL', () => {
  test.each<[string, readonly LakeType[], Form]>([
    ['tinyint(1)', [], { kind: 'integer' }],
    ['tinyint(1)', [boolean], { kind: 'boolean' }],
    ['tinyint(1)', [boolean, integer], { kind: 'integer' }],
    ['bit(1)', [], { kind: 'boolean' }],
    ['bit(1)', [binary], { kind: 'bytes' }],
    ['bit(1)', [integer], { kind: 'integer' }],
    ['bit(64)', [], { kind: 'bytes' }],
    ['time(3)', [text], { kind: 'text' }],
    ['time(3)', [time], { kind: 'time', digits: 6 }],
    ['decimal(12,2)', [], { kind: 'decimal', scale: 2 }],
    ['json', [], { kind: 'text' }],
    ['multipolygon', [], { kind: 'bytes' }],
  ])('%s in a lake of %j', (type, lake, form) => {
    expect(mysql.form(mysqlColumn('x', type), lake)).toEqual(form);
  });

  test.each(['vector(3)', 'xmltype', 'row'])('%s is no guess', (type) => {
    expect(mysql.form(mysqlColumn('x', type))).toHaveProperty('unsupported');
  });

  test('a pair that would lose something is refused', () => {
    const refused = (type: string, form: Form) =>
      expect(mysql.render(mysqlColumn('x', type), form, [])).toHaveProperty('unsupported');
    refused('decimal(12,4)', { kind: 'decimal', scale: 2 });
    refused('datetime(6)', { kind: 'date' });
    refused('double', { kind: 'decimal', scale: 2 });
    refused('varchar(3)', { kind: 'integer' });
    refused('blob', { kind: 'text' });
  });

  test('no setting of a session is read by an expression, and none has a literal that sql_mode reads', () => {
    const types = [
      'int',
      'double',
      'float',
      'date',
      'datetime(3)',
      'timestamp(6)',
      'time',
      'char(3)',
      'blob',
      'bit(9)',
      'text CHARACTER SET sjis',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.constantFrom('truncate', 'round'), (type, mode) => {
        const column = mysqlColumn('x', type);
        const own = mysql.form(column);
        if (isUnsupported(own)) throw new Error(own.unsupported);
        const losses = expectedLosses(
          column,
          { s3: { parquetTimestampInMillisecond: true }, dms: dmsSchema.parse({ timestampMilliseconds: mode }) },
          'mysql',
        );
        const rendered = mysql.render(column, own, losses);
        if (isUnsupported(rendered)) throw new Error(rendered.unsupported);
        for (const sql of [rendered.sql, ...rendered.losses.map((l) => l.changed)]) {
          expect(sql).not.toMatch(/["\\#;]|\|\||--|@@|NOW\(|FROM_UNIXTIME/);
          // Each text of ours names its character set.
          expect(sql.replace(/_utf8mb4 ?X?'[^']*'|TIMESTAMP'1970-01-01 00:00:00'/g, '')).not.toContain("'");
        }
      }),
    );
  });
});

describe('the catalog of MySQL', () => {
  const pad = (cells: (string | null)[]) => [...cells, ...Array.from({ length: 13 - cells.length }, () => null)];
  const about = pad(['about', '8.4.2', "o'reader@%"]);
  const table = (name: string, type = 'BASE TABLE', engine: string | null = 'InnoDB') =>
    pad(['table', 'shop', name, type, engine, '12']);
  const column = (
    tableName: string,
    name: string,
    position: string,
    more: Partial<Record<'extra' | 'privileges' | 'charset', string>> = {},
  ) =>
    pad([
      'column',
      'shop',
      tableName,
      name,
      position,
      'varchar(9)',
      'varchar',
      more.charset ?? 'utf8mb4',
      null,
      null,
      'YES',
      more.extra ?? '',
      more.privileges ?? 'select,insert',
    ]);

  test('joins records of any order, and keys by their place', () => {
    const { server, tables } = readMysqlCatalog([
      pad(['key', 'shop', 't', 'a', '2']),
      column('t', 'b', '2', { charset: 'latin1' }),
      pad(['key', 'shop', 't', 'b', '1']),
      table('t'),
      column('t', 'a', '1'),
      about,
    ]);
    expect(server).toBe('MySQL 8.4.2');
    expect(tables).toEqual([
      {
        schema: 'shop',
        name: 't',
        kind: 'table',
        columns: [
          { name: 'a', type: 'varchar(9)', baseType: 'varchar', precision: null, scale: null, nullable: true },
          {
            name: 'b',
            type: 'varchar(9) CHARACTER SET latin1',
            baseType: 'varchar',
            precision: null,
            scale: null,
            nullable: true,
          },
        ],
        primaryKey: ['b', 'a'],
        estimatedRows: 12,
        hides: [],
        unreadable: null,
      },
    ]);
  });

  test.each([
    [
      'a gap where a column cannot be seen',
      [column('t', 'a', '1'), column('t', 'c', '3')],
      /columns that it may not even see/,
    ],
    [
      'a column that may be written only',
      [column('t', 'a', '1'), column('t', 'b', '2', { privileges: 'insert' })],
      /the columns `b`/,
    ],
    ['a table without a column', [], /lacks SELECT on `shop`.`t`. Run: GRANT SELECT ON `shop`.`t` TO 'o''reader'@'%';/],
  ])('%s makes a table unreadable', (_, columns, why) => {
    expect(readMysqlCatalog([about, table('t'), ...columns]).tables[0]?.unreadable).toMatch(why);
  });

  test.each([
    ['MyISAM', 1],
    ['Aria', 1],
    [null, 1],
    ['InnoDB', 0],
    ['ROCKSDB', 0],
  ])('a table of the engine %s has %i limits of its own', (engine, count) => {
    expect(
      readMysqlCatalog([about, table('t', 'BASE TABLE', engine), column('t', 'a', '1')]).tables[0]?.hides,
    ).toHaveLength(count);
  });

  test('refuses rows of another query', () => {
    expect(() => readMysqlCatalog([])).toThrow();
    expect(() => readMysqlCatalog([about, pad(['table', 'shop', 't', 'BASE TABLE', 'InnoDB', 'many'])])).toThrow();
  });
});

describe('errors of MySQL', () => {
  const at = { host: 'h', port: 3306, database: '', user: 'u' };
  test.each<[object, string, RegExp]>([
    [{ code: 'ECONNREFUSED', message: 'x' }, 'SourceUnavailable', /nothing listens/],
    [{ code: 'ER_ACCESS_DENIED_ERROR', errno: 1045, message: 'for s3cret' }, 'SourceRefused', /password is wrong/],
    [
      { errno: 1690, message: "BIGINT UNSIGNED value is out of range in '18446744073709551615 + 1'" },
      'QueryFailed',
      /max_allowed_packet/,
    ],
    [{ errno: 1969, message: 'max_statement_time exceeded' }, 'QueryTimedOut', /too long/],
    [{ errno: 3024, message: 'maximum statement execution time exceeded' }, 'QueryTimedOut', /too long/],
    [{ errno: 1064, message: 'near s3cret' }, 'QueryFailed', /refused the statement/],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', message: 'self-signed certificate' }, 'SourceRefused', /TLS failed/],
  ])('%j is %s', (error, name, message) => {
    const said = mysqlError(Object.assign(new Error(), error), at, 's3cret');
    expect(said).toMatchObject({ name, message: expect.stringMatching(message) });
    expect(said.message + said.remedy).not.toContain('s3cret');
  });
});
