import { oracle } from '../sql/oracle.ts';
import { CANARY_COLUMNS, type CanaryColumn } from './rows.ts';
import { type CanarySource, described } from './source.ts';

/** Oracle's tables have no booleans before 23ai. */
const COLUMNS = CANARY_COLUMNS.filter((column) => column !== 'active');

const TYPES: Readonly<Record<Exclude<CanaryColumn, 'active'>, readonly [type: string, baseType: string]>> = {
  id: ['NUMBER(10,0)', 'number'],
  note: ['NVARCHAR2(2000)', 'nvarchar2'],
  remark: ['NVARCHAR2(2000)', 'nvarchar2'],
  code: ['NUMBER(10,0)', 'number'],
  amount: ['NUMBER(18,4)', 'number'],
  big: ['NUMBER(19,0)', 'number'],
  seen_at: ['TIMESTAMP(6)', 'timestamp'],
  ratio: ['BINARY_DOUBLE', 'binary_double'],
  payload: ['RAW(16)', 'raw'],
  born: ['DATE', 'date'],
};

/** The texts of all rows have one type, whatever characters they have: else no UNION takes them. */
function nationalText(canonical: string): string {
  return canonical === '' ? 'NULL' : `TO_NCHAR(${oracle.literal(canonical)})`;
}

function literal(column: CanaryColumn, canonical: string | null): string {
  if (canonical === null || column === 'active') return 'NULL';
  switch (column) {
    case 'note':
    case 'remark':
      return nationalText(canonical);
    case 'seen_at':
      return `CAST(TIMESTAMP '${canonical}' AS TIMESTAMP(6))`;
    case 'born':
      return `DATE '${canonical}'`;
    case 'ratio':
      // By its bits: a literal would be read as a decimal number first, of which there are none so large.
      return `UTL_RAW.CAST_TO_BINARY_DOUBLE(HEXTORAW('${canonical.toUpperCase()}'), 1)`;
    case 'payload':
      return `HEXTORAW('${canonical.toUpperCase()}')`;
    default:
      return `CAST(${canonical} AS ${TYPES[column][0]})`;
  }
}

/** `NUMBER(18,4)`: its digits. */
function digitsOf(type: string): { precision: number; scale: number } | null {
  const [precision, scale] = /^NUMBER\((\d+),(\d+)\)$/.exec(type)?.slice(1).map(Number) ?? [];
  return precision === undefined || scale === undefined ? null : { precision, scale };
}

export const oracleCanary: CanarySource = {
  columns: COLUMNS,
  emptyIsNull: true,
  described: COLUMNS.map((name) => {
    const [type, base] = TYPES[name];
    return described(name, type, base, digitsOf(type));
  }),
  literal,
  from: ' FROM DUAL',
};
