/** Names of tables and columns are hostile: each is found under its own name, in the source, the lake and the report. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { RunReport } from '../../core/report/schema.ts';
import { type Place, targets, withDatabase } from '../support/postgres.ts';
import { runFolder, runOver } from '../support/run-over.ts';

const TABLES = [
  'it\'s "quoted"; drop table x --',
  'new\nline and\ttab',
  'emoji 😀 日本 Größe e\u0301',
  'dotted.name',
  'MixedCase',
  'mixedcase',
  'per%20cent % hash#tag question?q=1&x',
  // Apart: in a pattern, which a path with * is to DuckDB, a backslash cannot be told from a separator.
  'brackets [a] {b} * $x',
  'back\\slash',
  'colon:at@plus+',
];

const COLUMNS = [
  "it's",
  'say "hi"',
  'line\nbreak',
  'dot.ted',
  '😀',
  'Größe',
  'UPPER',
  "sel;ect-- '",
  'a\\b',
  '%s',
  '$1 $x',
  'ΑΒΓ',
  'tab\t',
  'select',
  'c0',
  'line',
  'k',
  'x'.repeat(63),
];

/** Names that a table of Hive cannot have; the embedded engine, which reads files by path, has no such limit. */
const NOT_IN_HIVE = ['com,ma', ' spaced', 'spaced ', '$path'];

const onTrino = process.env.LOADPROOF_TEST_TRINO_URL !== undefined;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

describe.each(targets())('hostile names on $name', (target) => {
  let folder: string;
  beforeEach(() => {
    folder = runFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function writeTable(place: Place, table: string, query: string): Promise<void> {
    const at = join(folder, 'lake', place.schema, table);
    mkdirSync(at, { recursive: true });
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`COPY (${query}) TO ${text(join(at, 'LOAD00000001.parquet'))} (FORMAT parquet)`);
    connection.closeSync();
    instance.closeSync();
  }

  const tableOf = (report: RunReport, name: string) => report.tables.find((t) => t.table.name === name);

  test('of tables', async () => {
    await withDatabase(target, async (place) => {
      for (const [i, name] of TABLES.entries()) {
        await place.run(
          `create table ${quoted(name)} (id int primary key, n int); insert into ${quoted(name)} values (1, ${i})`,
        );
        await writeTable(place, name, `SELECT 1::INTEGER AS id, ${i + 1000}::INTEGER AS n`);
      }
      const report = await runOver(place.url, folder, { include: [`${place.schema}.*`] });
      expect(report.tables.map((t) => t.table.name).sort()).toEqual([...TABLES].sort());
      for (const [i, name] of TABLES.entries()) {
        const rows = tableOf(report, name)?.sample.flatMap((f) => f.rows.map((r) => r.values.at(-1)));
        expect([name, rows]).toEqual([name, [String(i), String(i + 1000)]]);
      }
    });
  });

  test('of columns', async () => {
    await withDatabase(target, async (place) => {
      const names = [...COLUMNS, ...NOT_IN_HIVE];
      const list = (value: (i: number) => string) =>
        names.map((name, i) => `${value(i)} AS ${quoted(name)}`).join(', ');
      await place.run(
        `create table t as select 1 as id, ${list((i) => `'${i}'::text`)}; alter table t add primary key (id)`,
      );
      await writeTable(place, 't', `SELECT 1::INTEGER AS id, ${list((i) => `'x${i}'`)}`);
      const report = await runOver(place.url, folder, { include: [`${place.schema}.t`] });
      const found = report.tables[0];
      const compared = onTrino ? COLUMNS : names;
      expect(found?.cause).toBeNull();
      expect(found?.changedColumns.map((c) => c.column).sort()).toEqual([...compared].sort());
      const left = (found?.limits ?? []).map(({ kind, column }) => [kind, column]);
      expect(left).toEqual(onTrino ? NOT_IN_HIVE.map((name) => ['excludedColumn', name]) : []);
    });
  });

  test('of columns that differ by case alone: neither is compared, and the others are', async () => {
    await withDatabase(target, async (place) => {
      await place.run(
        `create table t (id int primary key, "Ab" int, ab int, n int); insert into t values (1, 2, 3, 4)`,
      );
      // DuckDB itself writes no such file by name; the source has two columns, and the lake one of them.
      await writeTable(place, 't', 'SELECT 1::INTEGER AS id, 2::INTEGER AS "Ab", 5::INTEGER AS n');
      const report = await runOver(place.url, folder, { include: [`${place.schema}.t`] });
      const found = report.tables[0];
      expect(found?.verdict).toBe('MISMATCHED');
      expect(found?.changedColumns.map((c) => c.column)).toEqual(['n']);
      expect(found?.absentColumns).toEqual([{ column: 'ab', values: 1 }]);
    });
  });
});
