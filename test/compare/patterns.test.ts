/** Names that DuckDB takes for patterns. (The names of folders and columns, on every engine: test/e2e/names.test.ts) */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { LakeColumn, LakeType } from '../../core/compare/columns.ts';
import { Sides, sourceColumn } from '../support/sides.ts';

const STRING: LakeType = { kind: 'string' };
const note = { source: sourceColumn('note', 'text', 'text') };

describe('names of files', () => {
  let sides: Sides;
  beforeAll(async () => {
    sides = await Sides.open();
  });
  afterAll(() => sides.close());

  test('a file whose name looks like a pattern is read itself, and not another that the pattern matches', async () => {
    const duck = await (await DuckDBInstance.create(':memory:')).connect();
    const folder = mkdtempSync(join(tmpdir(), 'loadproof-pattern-'));
    const lake: LakeColumn[] = [{ name: 'note', type: STRING }];
    const column = { source: note.source, lake: { name: 'note', type: STRING } };
    for (const [name, decoy] of [
      ['a[1].parquet', 'a1.parquet'],
      ['b*.parquet', 'b1.parquet'],
      ['c?.parquet', 'c1.parquet'],
    ] as const) {
      const path = `${folder}/${name}`;
      await duck.run(`COPY (SELECT 'other' AS note) TO '${folder}/${decoy}' (FORMAT parquet)`);
      await duck.run(`COPY (SELECT 'itself' AS note) TO '${path}' (FORMAT parquet)`);
      const files = [{ path, bytes: 1, modified: null, rows: 1, columns: lake }];
      const relation = `(SELECT 'itself'::text AS note) AS q`;
      const { result } = await sides.compare({ relation, columns: [column], key: [], listing: { files, others: [] } });
      expect(result).toMatchObject({ verdict: 'MATCHED', files: [{ path, rows: 1 }] });
    }
    rmSync(folder, { recursive: true });
  });
});
