/** Names and texts of others in SQL: what an engine reads back is what was meant, to the byte. */
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { duckdb } from '../../core/sql/duckdb.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { runOn, targets } from '../support/postgres.ts';
import { RUNS } from './support.ts';

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "'",
      '"',
      '\\',
      '`',
      ';',
      '--',
      '/*',
      '*/',
      '$$',
      '$1',
      ':x',
      '?',
      '%',
      '{',
      '\n',
      '\r',
      '\t',
      "E'",
      "\\'",
      '\u2019',
      '\u0130',
      '\u{1f600}',
      'e\u0301',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((c) => c !== '\0' && !/[\ud800-\udfff]/.test(c)),
  ),
  maxLength: 12,
});
/** Of a name: not empty, and short enough for PostgreSQL. */
const names = hostile.filter((name) => name !== '' && Buffer.byteLength(name) < 60);

const hexOf = (text: string) => Buffer.from(text).toString('hex');

describe('quoting, read back by the engine itself', () => {
  test.each(targets())('PostgreSQL: $name', async (target) => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 20 }), names, async (texts, name) => {
        const columns = texts.map((text, i) => `encode(convert_to(${postgres.literal(text)}, 'UTF8'), 'hex') AS c${i}`);
        const { rows } = await runOn(target.url, `SELECT ${columns.join(', ')}, 1 AS ${postgres.identifier(name)}`);
        const [row] = rows as Record<string, unknown>[];
        expect(texts.map((_, i) => row?.[`c${i}`])).toEqual(texts.map(hexOf));
        expect(Object.keys(row ?? {})).toContain(name);
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  test('DuckDB', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 20 }), names, async (texts, name) => {
          const columns = texts.map((text, i) => `lower(hex(encode(${duckdb.literal(text)}))) AS c${i}`);
          const result = await connection.runAndReadAll(
            `SELECT ${columns.join(', ')}, 1 AS ${duckdb.identifier(name)}`,
          );
          expect(result.getRows()[0]?.slice(0, -1)).toEqual(texts.map(hexOf));
          expect(result.columnNames().at(-1)).toBe(name);
        }),
        { numRuns: Math.ceil(RUNS / 2) },
      );
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });
});
