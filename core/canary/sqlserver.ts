import { sqlserver } from '../sql/sqlserver.ts';
import { CANARY_COLUMNS, type CanaryColumn } from './rows.ts';
import { type CanarySource, decimalOfBits, described } from './source.ts';

const TYPES: Readonly<Record<CanaryColumn, readonly [type: string, baseType: string]>> = {
  id: ['int', 'int'],
  note: ['nvarchar(4000)', 'nvarchar'],
  remark: ['nvarchar(4000)', 'nvarchar'],
  code: ['int', 'int'],
  amount: ['decimal(18,4)', 'decimal'],
  big: ['bigint', 'bigint'],
  seen_at: ['datetime2(6)', 'datetime2'],
  ratio: ['float', 'float'],
  payload: ['varbinary(16)', 'varbinary'],
  active: ['bit', 'bit'],
  born: ['date', 'date'],
};

const BITS: Readonly<Record<string, string>> = { true: '1', false: '0' };

/** A value as text or number that its type reads alike under every language. */
function plain(column: CanaryColumn, canonical: string): string {
  switch (column) {
    case 'note':
    case 'remark':
      return sqlserver.literal(canonical);
    case 'seen_at':
    case 'born':
      return `'${canonical}'`;
    case 'ratio':
      // With an exponent a number is a float ("Constants").
      return decimalOfBits(canonical).replace(/^(-?[\d.]+)$/, '$1e0');
    case 'payload':
      return `0x${canonical}`;
    case 'active':
      return BITS[canonical] ?? 'NULL';
    default:
      return canonical;
  }
}

const STYLES: Readonly<Partial<Record<CanaryColumn, string>>> = { seen_at: ', 121', born: ', 23' };

/** Every value has its column's type: in a UNION a longer one would else be cut to the first. */
function literal(column: CanaryColumn, canonical: string | null): string {
  if (canonical === null) return 'NULL';
  return `CONVERT(${TYPES[column][0]}, ${plain(column, canonical)}${STYLES[column] ?? ''})`;
}

export const sqlserverCanary: CanarySource = {
  columns: CANARY_COLUMNS,
  emptyIsNull: false,
  described: CANARY_COLUMNS.map((name) => {
    const [type, base] = TYPES[name];
    return described(name, type, base, base === 'decimal' ? { precision: 18, scale: 4 } : null);
  }),
  literal,
  from: '',
};
