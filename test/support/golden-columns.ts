/** A column of every type of every source, as its catalog query describes them, for the golden files of `test/sql/golden`. */
import type { LakeType, LossRule, SourceColumn } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import { POSTGRES_TYPES } from '../../core/dms/types/postgres.ts';
import { isUnsupported, type SourceDialect, type ZooLiteral } from '../../core/sql/dialect.ts';
import { mysql } from '../../core/sql/mysql.ts';
import { oracle } from '../../core/sql/oracle.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { sqlserver } from '../../core/sql/sqlserver.ts';

export const DIALECTS: Readonly<Record<SourceDialect['name'], SourceDialect>> = { postgres, mysql, oracle, sqlserver };

const made = (type: string, more: Partial<SourceColumn> = {}): SourceColumn => {
  const [, precision, scale] = /^(?:numeric|decimal|NUMBER)\((\d+|\*),(-?\d+)\)/.exec(type) ?? [];
  return {
    ...{ name: 'c', type, baseType: type.replace(/\(.*?\)| CHARACTER SET .*| unsigned| zerofill/g, '').toLowerCase() },
    precision: precision === undefined || precision === '*' ? null : Number(precision),
    scale: scale === undefined ? null : Number(scale),
    nullable: true,
    ...more,
  };
};

/** Its base types have the names of the types. */
function postgresColumns(): SourceColumn[] {
  const numerics = ['numeric', 'numeric(12,2)', 'numeric(5,0)', 'numeric(3,-2)', 'numeric(38,20)'];
  const known = POSTGRES_TYPES.flatMap(({ types }) => types).filter((type) => !type.startsWith('numeric'));
  const arrays = ['int4[]', 'text[]', 'enum[]', 'inet[]', 'bytea[]', 'float4[]', 'composite[]', 'date[]'];
  return [...numerics, ...new Set([...known, ...arrays, 'mystery'])].map((type) => made(type));
}

function mysqlColumns(): SourceColumn[] {
  const integers = ['tinyint', 'tinyint(1)', 'smallint', 'mediumint', 'int', 'int unsigned', 'bigint', 'year'];
  const bit = (precision: number | null) => made(`bit(${precision ?? ''})`, { baseType: 'bit', precision });
  return [
    ...[...integers, 'int(8) unsigned zerofill'].map((type) => made(type)),
    ...[bit(1), bit(9), bit(64), bit(null)],
    ...['decimal(12,2)', 'decimal(5,5)', 'decimal(65,30)', 'decimal(10,0)'].map((type) => made(type)),
    ...[made('decimal(9,3) unsigned zerofill'), made('decimal', { precision: null, scale: 3 })],
    ...['float', 'float(7,3)', 'double', 'double(7,3)', 'date', 'time', 'time(3)', 'time(6)'].map((type) => made(type)),
    ...['datetime', 'datetime(1)', 'datetime(6)', 'timestamp', 'timestamp(6)'].map((type) => made(type)),
    ...['char(9)', 'varchar(9)', 'varchar(9) CHARACTER SET latin1', 'char(9) CHARACTER SET utf8mb3'].map((t) =>
      made(t),
    ),
    ...[
      'varchar(9) CHARACTER SET ascii',
      'varchar(9) CHARACTER SET ucs2',
      'text CHARACTER SET utf16',
      'text CHARACTER SET sjis',
    ].map((t) => made(t)),
    ...['tinytext', 'text', 'mediumtext', 'longtext', 'enum', 'set', 'json', 'uuid', 'inet4', 'inet6'].map((t) =>
      made(t),
    ),
    ...['binary(4)', 'varbinary(9)', 'tinyblob', 'blob', 'mediumblob', 'longblob', 'geometry'].map((type) =>
      made(type),
    ),
    ...['point', 'geometrycollection', 'geomcollection', 'vector(3)'].map((type) => made(type)),
  ];
}

const OTHERS: Readonly<Record<'oracle' | 'sqlserver', readonly SourceColumn[]>> = {
  oracle: [
    ...[made('NUMBER(*,0)'), made('NUMBER(*,2)'), made('NUMBER(5,-2)'), made('NUMBER(38,100)'), made('NUMBER(12,4)')],
    ...['TIMESTAMP(0)', 'TIMESTAMP(7)', 'TIMESTAMP(9) WITH TIME ZONE', 'TIMESTAMP', 'RAW(2000)'].map((t) => made(t)),
    ...['TIMESTAMP(3) WITH LOCAL TIME ZONE', 'RAW(2001)', 'BLOB', 'LONG', 'LONG RAW', 'BFILE', 'ROWID'].map((t) =>
      made(t),
    ),
    ...['UROWID(9)', 'INTERVAL DAY(2) TO SECOND(6)', 'SYS.XMLTYPE', 'VARCHAR2(9) CHARACTER SET US7ASCII'].map((t) =>
      made(t),
    ),
  ],
  sqlserver: [
    ...['tinyint', 'numeric(9,0)', 'smallmoney', 'datetimeoffset(7)', 'hierarchyid', 'geometry', 'geography'].map((t) =>
      made(t),
    ),
    ...[
      'encrypted',
      'sql_variant',
      'datetime2',
      'datetime2(0)',
      'datetime2(6)',
      'time(3)',
      'time(7)',
      'varbinary(max)',
    ].map((t) => made(t)),
    made('decimal', { precision: null, scale: null }),
  ],
};

/** Of the zoo's literals one column a type, and those that no literal is of. */
function zooColumns(zoo: readonly ZooLiteral[], others: readonly SourceColumn[]): SourceColumn[] {
  const columns = [...zoo.map(({ type }) => ({ ...type, name: 'c' })), ...others];
  return [...new Map(columns.map((column) => [column.type, column])).values()];
}

export function columnsOf(dialect: SourceDialect): SourceColumn[] {
  if (dialect.name === 'postgres') return postgresColumns();
  if (dialect.name === 'mysql') return mysqlColumns();
  return zooColumns(dialect.zoo ?? [], OTHERS[dialect.name]);
}

/** The forms that a column may be rendered in. */
export const FORMS: readonly Form[] = [
  { kind: 'integer' },
  ...([0, 2, 6, 31, null] as const).map((scale): Form => ({ kind: 'decimal', scale })),
  ...(['float', 'boolean', 'date', 'text', 'bytes'] as const).map((kind): Form => ({ kind })),
  ...([6, 9] as const).map((digits): Form => ({ kind: 'time', digits })),
  ...([6, 9] as const).map((digits): Form => ({ kind: 'timestamp', digits })),
];

export const LAKE_TYPES: readonly LakeType[] = [
  ...([8, 16, 32, 64] as const).flatMap((bits): LakeType[] =>
    [true, false].map((signed) => ({ kind: 'integer', bits, signed })),
  ),
  ...[0, 2, 5].map((scale): LakeType => ({ kind: 'decimal', precision: 5, scale })),
  { kind: 'decimal', precision: 38, scale: 38 },
  ...([32, 64] as const).map((bits): LakeType => ({ kind: 'float', bits })),
  ...(['boolean', 'string', 'binary', 'date'] as const).map((kind): LakeType => ({ kind })),
  ...(['time', 'timestamp'] as const).flatMap((kind) =>
    (['millis', 'micros', 'nanos'] as const).map((unit): LakeType => ({ kind, unit, utc: kind === 'timestamp' })),
  ),
  { kind: 'csv', real: false, binary: 'hex' },
  { kind: 'csv', real: true, binary: 'base64' },
  { kind: 'other', name: 'list' },
];

const because = 'a reason.';
const modes = ['truncate', 'round'] as const;
const prefix = (size: number, unit: 'bytes' | 'characters'): LossRule => ({ rule: 'prefix', size, unit, because });
const pairs = [
  { from: 35, to: 0x1f600 },
  { from: 39, to: null },
];

/** Every rule, and those that meet. */
export const RULES: readonly (readonly LossRule[])[] = [
  ...modes.flatMap((mode): LossRule[][] => [
    [{ rule: 'milliseconds', mode, because }],
    [{ rule: 'microseconds', mode, because }],
  ]),
  [{ rule: 'roundScale', scale: 2, because }],
  ...(['zero', 'null'] as const).map((as): LossRule[] => [{ rule: 'notANumber', as, because }]),
  [{ rule: 'overflow', precision: 28, scale: 6, because }],
  ...([32, 64] as const).map((bits): LossRule[] => [{ rule: 'nearestFloat', bits, because }]),
  ...(['emptyLob', 'lowerCase', 'infinityDates', 'zeroDates', 'padding'] as const).map((rule): LossRule[] => [
    { rule, because },
  ]),
  [{ rule: 'zeroDates', as: 'text', because }],
  ...(['utc', 'local'] as const).map((to): LossRule[] => [{ rule: 'zone', to, because }]),
  ...[2, 1024].map((size) => [prefix(size, 'bytes')]),
  [prefix(1024, 'characters')],
  [{ rule: 'replaceCharacters', pairs, because }],
  [
    { rule: 'notANumber', as: 'zero', because },
    { rule: 'roundScale', scale: 2, because },
    { rule: 'overflow', precision: 28, scale: 2, because },
  ],
  [
    { rule: 'milliseconds', mode: 'round', because },
    { rule: 'microseconds', mode: 'truncate', because },
  ],
  [
    { rule: 'microseconds', mode: 'truncate', because },
    { rule: 'milliseconds', mode: 'round', because },
  ],
  [
    { rule: 'roundScale', scale: 2, because },
    { rule: 'overflow', precision: 38, scale: 2, because },
  ],
  [
    { rule: 'infinityDates', because },
    { rule: 'milliseconds', mode: 'truncate', because },
  ],
  [
    { rule: 'zeroDates', because },
    { rule: 'milliseconds', mode: 'round', because },
  ],
  [
    { rule: 'zone', to: 'local', because },
    { rule: 'milliseconds', mode: 'truncate', because },
  ],
  [{ rule: 'replaceCharacters', pairs, because }, prefix(9, 'bytes')],
  [{ rule: 'emptyLob', because }, prefix(9, 'characters')],
];

/** `milliseconds round, microseconds truncate` */
export function rulesText(rules: readonly LossRule[]): string {
  return rules
    .map(({ rule, because: _, ...more }) =>
      [rule, ...Object.values(more).map((value) => JSON.stringify(value))].join(' '),
    )
    .join(', ');
}

/** The form that a column has by itself; null where it has none. */
export function ownForm(dialect: SourceDialect, column: SourceColumn): Form | null {
  const form = dialect.form(column);
  return isUnsupported(form) ? null : form;
}
