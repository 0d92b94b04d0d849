import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mysqlServer, withMysqlDatabase } from '../support/mysql.ts';
import { runOver, writeLakeFile } from '../support/run-over.ts';

/** Tables of MariaDB in parts, and rereads of single keys (needs LOADPROOF_TEST_MYSQL_URL). */

if (mysqlServer() === null) console.warn('LOADPROOF_TEST_MYSQL_URL is not set: no table of MySQL is divided.');
const onServer = mysqlServer() === null ? test.skip : test;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loadproof-mysql-parts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const KEYS = [
  { type: 'int', source: 'CAST(seq AS SIGNED) * 3 - 5000', lake: '(i * 3 - 5000)::INTEGER' },
  { type: 'bigint unsigned', source: '18446744073709551615 - seq', lake: '(18446744073709551615 - i)::UBIGINT' },
];

onServer.each(KEYS)(
  'a table in parts of a key of type $type says what it says as one',
  async ({ type, source, lake }) => {
    await withMysqlDatabase(async ({ run, url, name }) => {
      await run(`CREATE TABLE t (id ${type} PRIMARY KEY, note varchar(20));
      INSERT INTO t SELECT ${source}, CONCAT('row ', seq) FROM seq_1_to_5000; ANALYZE TABLE t`);
      const rows = `select ${lake} as id, CASE WHEN i = 77 THEN 'another' ELSE 'row ' || i END as note from range(1, 5001) as s(i)`;
      await writeLakeFile(folder, `${name}.t`, `${rows} where i % 1000 <> 0`);
      const compared = async (more: string) => {
        const [table] = (await runOver(url, folder, { include: [`${name}.t`], quiesced: false, more })).tables;
        if (!table) throw new Error('no table');
        const { verdict, counts, rows: read, cause } = table;
        return { verdict, counts, read, cause, statements: table.statements };
      };
      const whole = await compared('compare: { settleSeconds: 0 }');
      const parts = await compared('compare: { settleSeconds: 0, rowsPerPart: 1000 }');
      expect({ ...parts, statements: [] }).toEqual({ ...whole, statements: [] });
      expect(whole).toMatchObject({
        verdict: 'MISMATCHED',
        counts: { missing: { findings: 5 }, changed: { findings: 1 } },
      });
      expect(parts.statements.some(({ phase }) => phase.startsWith('part 2 of '))).toBe(type === 'int');
      const reread = whole.statements.find(({ phase }) => phase === 'rows-1');
      expect(reread?.native).toContain('(`id`) IN ((');
    });
  },
);
