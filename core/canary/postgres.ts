import { postgres } from '../sql/postgres.ts';
import { CANARY_COLUMNS, type CanaryColumn } from './rows.ts';
import { type CanarySource, decimalOfBits, described } from './source.ts';

const TYPES: Readonly<Record<CanaryColumn, readonly [type: string, baseType: string]>> = {
  id: ['integer', 'int4'],
  note: ['text', 'text'],
  remark: ['text', 'text'],
  code: ['integer', 'int4'],
  amount: ['numeric(18,4)', 'numeric'],
  big: ['bigint', 'int8'],
  seen_at: ['timestamp without time zone', 'timestamp'],
  ratio: ['double precision', 'float8'],
  payload: ['bytea', 'bytea'],
  active: ['boolean', 'bool'],
  born: ['date', 'date'],
};

/** Dates in the order year, month, day are read alike under every DateStyle (manual, 8.5.1). */
export const postgresCanary: CanarySource = {
  columns: CANARY_COLUMNS,
  emptyIsNull: false,
  described: CANARY_COLUMNS.map((name) => {
    const [type, base] = TYPES[name];
    return described(name, type, base, base === 'numeric' ? { precision: 18, scale: 4 } : null);
  }),
  literal: (column, canonical) => {
    const type = column === 'amount' ? 'numeric(18,4)' : TYPES[column][1];
    if (canonical === null) return `NULL::${type}`;
    if (column === 'payload') return `decode('${canonical}', 'hex')`;
    const text = column === 'ratio' ? decimalOfBits(canonical) : canonical;
    return `${postgres.literal(text)}::${type}`;
  },
  from: '',
};
