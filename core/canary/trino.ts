import { trino } from '../sql/trino.ts';
import { CANARY_LAKE_ROWS } from './lake.ts';
import { CANARY_COLUMNS, type CanaryColumn } from './rows.ts';
import { decimalOfBits } from './source.ts';

/** The types that a table over the canary's file would declare: a timestamp as the integer that the file holds. */
const TYPES: Readonly<Record<CanaryColumn, string>> = {
  ...{ id: 'integer', note: 'varchar', remark: 'varchar', code: 'varchar', amount: 'decimal(18, 4)', big: 'bigint' },
  ...{ seen_at: 'bigint', ratio: 'double', payload: 'varbinary', active: 'boolean', born: 'date' },
};

function literal(column: CanaryColumn, value: string | null): string {
  if (value === null) return 'NULL';
  if (column === 'payload') return `X'${value}'`;
  if (column === 'seen_at') return String(microsOf(value));
  return trino.literal(column === 'ratio' ? ratioOf(value) : value);
}

/** JavaScript writes the zero with a sign as it writes the other. */
const ratioOf = (bits: string): string => (bits === '8000000000000000' ? '-0' : decimalOfBits(bits));

/** Micro-seconds from the epoch of `YYYY-MM-DD HH:MM:SS.ffffff`. */
function microsOf(timestamp: string): bigint {
  const seconds = BigInt(Date.parse(`${timestamp.slice(0, 19).replace(' ', 'T')}Z`) / 1000);
  return seconds * 1_000_000n + BigInt(timestamp.slice(20));
}

/** A query of the canary's lake rows, for an engine of which we reach no storage: it writes its own file of them. */
export function canaryLakeSql(): string {
  const rows = CANARY_LAKE_ROWS.map((row) => `(${CANARY_COLUMNS.map((c) => literal(c, row[c])).join(', ')})`);
  const columns = CANARY_COLUMNS.map((c) => `CAST(${c} AS ${TYPES[c]}) AS ${c}`).join(', ');
  return `SELECT ${columns} FROM (VALUES ${rows.join(',\n')}) AS canary (${CANARY_COLUMNS.join(', ')})`;
}
