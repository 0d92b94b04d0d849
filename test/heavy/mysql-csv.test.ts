/** A run over a real MySQL or MariaDB and a lake of CSV: NULL and '' by bytes, whatever the collation. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withMysqlDatabase } from '../support/mysql.ts';
import { runOver } from '../support/run-over.ts';

test('a lake of CSV is matched, its NULL texts are counted, and a difference is found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loadproof-mysql-csv-'));
  try {
    await withMysqlDatabase(async ({ url, name: database, run: execute }) => {
      await execute(`CREATE TABLE t (id int PRIMARY KEY, name varchar(40) CHARACTER SET utf8mb4, f float,
        u bigint unsigned, at datetime(3), b varbinary(8)) CHARACTER SET utf8mb4`);
      await execute(`INSERT INTO t VALUES (1, 'a"b,c\\n ', 1.5, 18446744073709551615, '2024-01-01 10:00:00.125', 0x00ff),
        (2, ' ', NULL, NULL, NULL, NULL), (3, NULL, NULL, 0, NULL, NULL)`);
      const at = join(folder, 'lake', database, 't');
      mkdirSync(at, { recursive: true });
      const write = (third: string) =>
        writeFileSync(
          join(at, 'LOAD00000001.csv'),
          `1,"a""b,c\n ",+1.5000000000000000e+00,18446744073709551615,2024-01-01 10:00:00.125,00ff\n2, ,,,,\n${third}\n`,
        );
      const run = async () => (await runOver(url, folder, { include: [`${database}.t`] })).tables[0];
      write('3,,,0,,');
      // A space is no empty text, though collations that pad take it for one.
      expect(await run()).toMatchObject({ verdict: 'MATCHED', limits: [] });
      write('3,"",,0,,');
      expect(await run()).toMatchObject({ verdict: 'MISMATCHED', counts: { changed: { findings: 1 } } });
      await execute(`UPDATE t SET name = '' WHERE id = 3`);
      write('3,,,0,,');
      expect(await run()).toMatchObject({
        verdict: 'INCONCLUSIVE',
        limits: [{ kind: 'expectedLoss', column: 'name', count: 1 }],
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
