/** `loadproof demo --mysql` on a Trino cluster, as a user runs it: the faults that the embedded engine finds, found the same. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runReportSchema } from '../../core/report/schema.ts';
import { FAULT_COUNT } from '../../local/demo/change-faults.ts';
import { Bundle } from '../support/bundle.ts';
import { mysqlServer } from '../support/mysql.ts';
import { runFolder } from '../support/run-over.ts';
import { LAKE } from './support/catalogs.ts';
import { findingsOf } from './support/findings.ts';
import { describeOnMysql, withMysqlCatalog } from './support/mysql-catalog.ts';
import { section, server } from './support/on-trino.ts';

describeOnMysql()('the demo over MySQL', () => {
  let bundle: Bundle;
  let folder: string;
  beforeAll(() => {
    bundle = Bundle.build();
    folder = runFolder();
  });
  afterAll(() => {
    bundle?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  async function demo(out: string, ...args: string[]) {
    const url = new URL(mysqlServer() ?? '');
    const env = { MYSQL_PWD: decodeURIComponent(url.password) };
    url.password = '';
    const ran = await bundle.run(['demo', '--json', '--out', join(folder, out), '--mysql', url.href, ...args], env);
    return { exitCode: ran.exitCode, stderr: ran.stderr, found: JSON.parse(ran.stdout || 'null') };
  }

  test('finds on the cluster what the embedded engine finds', async () => {
    const onTrino = await withMysqlCatalog((catalog) => {
      const { location } = section(catalog, join(folder, 'trino')).lake;
      const cluster = ['--trino', server().url, '--lake-location', location];
      return demo('trino', ...cluster, '--source-catalog', catalog, '--lake-catalog', LAKE);
    });
    expect({ ...onTrino, found: null }).toEqual({ exitCode: 1, found: null, stderr: expect.any(String) });
    expect(onTrino.found).toMatchObject({ verdict: 'MISMATCHED', exact: true, unexpected: [] });
    expect(onTrino.found.faults.filter((fault: { found: boolean }) => fault.found)).toHaveLength(FAULT_COUNT);
    const report = runReportSchema.parse(onTrino.found.report);
    expect(report).toMatchObject({ engine: 'trino', source: { kind: 'mysql' } });
    const embedded = await demo('embedded');
    expect(embedded.found).toMatchObject({ verdict: 'MISMATCHED', exact: true });
    expect(findingsOf(report)).toEqual(findingsOf(runReportSchema.parse(embedded.found.report)));
  }, 900_000);
});
