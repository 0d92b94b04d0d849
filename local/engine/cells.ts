import { type DuckDBConnection, DuckDBDecimalValue, DuckDBUUIDValue, type DuckDBValue } from '@duckdb/node-api';
import { LoadproofError } from '../../handlers/errors.ts';
import type { Cell } from '../../handlers/ports.ts';

/** More than any statement of ours returns; what is larger is stored, not returned. */
const MOST_ROWS = 1_000_000;

/** Runs a statement and reads its rows, chunk by chunk. Whole numbers of 64 bits and more are bigint. */
export async function readRows(connection: DuckDBConnection, sql: string): Promise<Cell[][]> {
  const result = await connection.run(sql);
  const rows: Cell[][] = [];
  for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
    for (const row of chunk.getRows()) rows.push(row.map(toCell));
    if (rows.length > MOST_ROWS) throw tooMany();
  }
  return rows;
}

function toCell(value: DuckDBValue): Cell {
  if (value === null || typeof value !== 'object') return value ?? null;
  if (value instanceof DuckDBDecimalValue || value instanceof DuckDBUUIDValue) return value.toString();
  throw new LoadproofError(
    'QueryFailed',
    `A result has a value of a kind that has no text of its own (${value.constructor.name}).`,
    'This is a defect of Loadproof: please report it with the statement in the report.',
  );
}

function tooMany(): LoadproofError {
  return new LoadproofError(
    'QueryFailed',
    `A result has more than ${MOST_ROWS} rows.`,
    'This is a defect of Loadproof: please report it with the statement in the report.',
  );
}
