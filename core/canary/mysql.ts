import { mysql } from '../sql/mysql.ts';
import { CANARY_COLUMNS, type CanaryColumn } from './rows.ts';
import { type CanarySource, decimalOfBits, described } from './source.ts';

const TYPES: Readonly<Record<CanaryColumn, readonly [type: string, baseType: string]>> = {
  id: ['int', 'int'],
  note: ['text', 'text'],
  remark: ['text', 'text'],
  code: ['int', 'int'],
  amount: ['decimal(18,4)', 'decimal'],
  big: ['bigint', 'bigint'],
  seen_at: ['datetime(6)', 'datetime'],
  ratio: ['double', 'double'],
  payload: ['varbinary(16)', 'varbinary'],
  active: ['tinyint(1)', 'tinyint'],
  born: ['date', 'date'],
};

/** An integer of the source that the lake holds as a boolean: what DMS makes of tinyint(1). */
const BOOLEANS: Readonly<Record<string, string>> = { true: '1', false: '0' };

function literal(column: CanaryColumn, canonical: string | null): string {
  if (canonical === null) return 'NULL';
  switch (column) {
    case 'note':
    case 'remark':
      return mysql.literal(canonical);
    case 'amount':
      return `CAST(${mysql.literal(canonical)} AS DECIMAL(18,4))`;
    case 'seen_at':
      return `TIMESTAMP'${canonical}'`;
    case 'born':
      return `DATE'${canonical}'`;
    case 'ratio':
      // With an exponent a number is a double (manual, 11.1.2 Numeric Literals).
      return decimalOfBits(canonical).replace(/^(-?[\d.]+)$/, '$1e0');
    case 'payload':
      return `X'${canonical}'`;
    case 'active':
      return BOOLEANS[canonical] ?? 'NULL';
    default:
      return canonical;
  }
}

export const mysqlCanary: CanarySource = {
  columns: CANARY_COLUMNS,
  emptyIsNull: false,
  described: CANARY_COLUMNS.map((name) => {
    const [type, base] = TYPES[name];
    return described(name, type, base, base === 'decimal' ? { precision: 18, scale: 4 } : null);
  }),
  literal,
  from: '',
};
