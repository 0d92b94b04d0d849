import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { runReportSchema } from '../../core/report/schema.ts';
import { Bundle } from '../support/bundle.ts';
import { type Place, targets, withDatabase } from '../support/postgres.ts';

/** `loadproof run` and `loadproof plan` as a user runs them, over a real source and a real lake. */

let bundle: Bundle;
let folder: string;

beforeAll(() => {
  bundle = Bundle.build();
});
afterAll(() => bundle?.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loadproof-run-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function writeTable(schema: string, name: string, query: string): Promise<void> {
  const at = join(folder, 'lake', schema, name);
  mkdirSync(at, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${query}) TO '${join(at, 'LOAD00000001.parquet')}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}

const orders = `SELECT * FROM (VALUES (1::BIGINT, 'ann', 10.5::DECIMAL(12,2)), (2, 'bob', NULL)) AS t(id, buyer, amount)`;
const wrong = orders.replace("'bob'", "'Bob'");
const items = 'SELECT 7::BIGINT AS id, 1 AS pieces';

/** Two tables in the source, and a lake that holds them. */
async function prepare(place: Place, ordersInLake = orders): Promise<void> {
  await place.run(`
    create table orders (id bigint primary key, buyer text, amount numeric(12,2));
    insert into orders values (1, 'ann', 10.5), (2, 'bob', null);
    create table items (id bigint primary key, pieces int);
    insert into items values (7, 1)`);
  await writeTable(place.schema, 'orders', ordersInLake);
  await writeTable(place.schema, 'items', items);
}

function configure(place: Place, more = ''): string {
  const url = new URL(place.url);
  url.password = '';
  const file = join(folder, 'loadproof.yaml');
  const password = new URL(place.url).password === '' ? '' : `\n  password: \${env:LOADPROOF_TEST_PASSWORD}`;
  writeFileSync(
    file,
    `source:
  kind: postgres
  url: ${url.href}${password}
  maxConnections: 1
  quiesced: { reason: a test, owner: test, expires: 9999-12-31 }
lake: { path: ./lake }
tables: { include: ['${place.schema}.*'] }
report: { out: ./out }
${more}`,
  );
  return file;
}

const environment = (place: Place) => ({
  LOADPROOF_TEST_PASSWORD: decodeURIComponent(new URL(place.url).password),
  NO_COLOR: '1',
});

describe.each(targets())('on $name', (target) => {
  test('a lake that holds the source matches: 0, and the reports are where the last line says', async () => {
    await withDatabase(target, async (place) => {
      await prepare(place);
      const { exitCode, stdout, stderr } = await bundle.run(['run', '--config', configure(place)], environment(place));
      expect({ exitCode, stderr }).toEqual({
        exitCode: 0,
        stderr: expect.stringContaining(`${place.schema}.orders: MATCHED`),
      });
      const html = /^Report: (.*)$/m.exec(stdout)?.[1] ?? '';
      expect(html).toMatch(/out\/runs\/\d{8}T\d{6}Z-[0-9a-f]{6}\/report\.html$/);
      for (const kind of ['html', 'md', 'json']) expect(existsSync(html.replace(/html$/, kind))).toBe(true);
    });
  });

  test('a difference is 1; --json prints the report alone, with values masked unless asked for', async () => {
    await withDatabase(target, async (place) => {
      await prepare(place, wrong);
      const args = ['run', '--config', configure(place), '--json', '--out', join(folder, 'elsewhere')];
      const masked = await bundle.run(args, environment(place));
      expect(masked.exitCode).toBe(1);
      const report = runReportSchema.parse(JSON.parse(masked.stdout));
      expect(report).toMatchObject({ verdict: 'MISMATCHED', totals: { tables: 2, sourceRows: 3, lakeRows: 3 } });
      expect(report.tables[0]?.sample[0]?.columns).toEqual(['buyer']);
      expect(masked.stdout).not.toContain('bob');
      expect(masked.stderr).toContain(join(folder, 'elsewhere', 'runs', report.runId, 'report.html'));
      const shown = await bundle.run([...args, '--show-values'], environment(place));
      expect(shown.stdout).toContain('bob');
    });
  });

  test('--tables narrows the run; a table that is not there is 64, with the nearest name', async () => {
    await withDatabase(target, async (place) => {
      await prepare(place, wrong);
      const config = configure(place);
      const one = await bundle.run(['run', '--config', config, '--tables', '*.items'], environment(place));
      expect(one.exitCode).toBe(0);
      const none = await bundle.run(
        ['run', '--config', config, '--tables', `${place.schema}.item`],
        environment(place),
      );
      expect(none).toMatchObject({ exitCode: 64, stdout: '' });
      expect(none.stderr).toContain(
        `--tables: no table of this comparison is called ${place.schema}.item. Did you mean`,
      );
    });
  });

  test('settings for a column that is not there are 64, with their line', async () => {
    await withDatabase(target, async (place) => {
      await prepare(place);
      const config = configure(place, `compare:\n  tables:\n    - table: ${place.schema}.orders\n      key: [ident]\n`);
      const { exitCode, stderr } = await bundle.run(['run', '--config', config], environment(place));
      expect(exitCode).toBe(64);
      expect(stderr).toMatch(/loadproof\.yaml:\d+:\d+: compare\.tables\[0\]\.key\[0\]: .* has no column ident/);
    });
  });

  test('a table that is named in the configuration and is not there is ERRORED, beside the others: 3', async () => {
    await withDatabase(target, async (place) => {
      await prepare(place);
      const file = configure(place);
      const include = `include: ['${place.schema}.items', '${place.schema}.itms']`;
      writeFileSync(file, readFileSync(file, 'utf8').replace(/include: .*\]/, include));
      const { exitCode, stdout } = await bundle.run(['run', '--config', file, '--json'], environment(place));
      expect(exitCode).toBe(3);
      const { tables } = runReportSchema.parse(JSON.parse(stdout));
      expect(tables.map((t) => [t.table.name, t.verdict, t.cause?.code ?? null])).toEqual([
        ['itms', 'ERRORED', 'UnknownTable'],
        ['items', 'MATCHED', null],
      ]);
    });
  });

  test('plan tells columns, key and limits, and with --sql both statements; it reads no data', async () => {
    await withDatabase(target, async (place) => {
      await prepare(place, `SELECT *, 1 AS extra FROM (${orders})`);
      await place.run('create table lost (id int)');
      const { exitCode, stdout } = await bundle.run(
        ['plan', '--config', configure(place), '--sql'],
        environment(place),
      );
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`${place.schema}.orders → ${place.schema}/orders  (1 file, 2 rows by their footers)`);
      expect(stdout).toMatch(/^ {2}key: id$/m);
      expect(stdout).toMatch(
        /^ {4}amount +numeric\(12,2\) +decimal\(12,2\) +decimal\(2\) +asEncoded: No decimal of Parquet holds NaN/m,
      );
      expect(stdout).toMatch(/^ {2}limit: column only in the lake: .*extra/m);
      expect(stdout).toMatch(/^ {2}source SQL:$/m);
      expect(stdout).toMatch(/^ {2}engine SQL:$/m);
      expect(stdout).toContain('3 tables, source postgres://');
      expect(existsSync(join(folder, 'out'))).toBe(false);
    });
  });

  test("plan tells what a task's mappings do to a table, and which of them DMS would refuse", async () => {
    await withDatabase(target, async (place) => {
      await prepare(place, `SELECT id, buyer, amount, buyer || '!' AS loud FROM (${orders}) WHERE id <= 1`);
      const at = { 'schema-name': place.schema, 'table-name': 'orders' };
      const filter = { 'column-name': 'id', 'filter-conditions': [{ 'filter-operator': 'lte', value: '1' }] };
      const change = {
        'rule-type': 'transformation',
        'rule-target': 'column',
        'rule-action': 'change-data-type',
        'object-locator': { ...at, 'column-name': 'amount' },
        'data-type': { type: 'string' },
      };
      const plan = (...rules: object[]) => {
        const mappings = { rules: rules.map((rule, i) => ({ 'rule-id': i + 1, 'rule-name': `r${i + 1}`, ...rule })) };
        const task = {
          ReplicationTaskIdentifier: 'test',
          ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:TEST',
          MigrationType: 'full-load',
          TableMappings: JSON.stringify(mappings),
        };
        writeFileSync(join(folder, 'task.json'), JSON.stringify(task));
        return bundle.run(['plan', '--config', configure(place, 'task: ./task.json')], environment(place));
      };
      const select = {
        'rule-type': 'selection',
        'rule-action': 'include',
        'object-locator': at,
        filters: [{ 'filter-type': 'source', ...filter }],
      };
      const { stdout } = await plan(select, change);
      expect(stdout).toContain(`  limit: rows filtered: The task's rule 1 'r1' loads only rows where id ≤ '1'.`);
      expect(stdout).toMatch(/^ {2}rows: only where .*"id" <= \(1\)/m);
      expect(stdout).toMatch(/^ {4}amount .* excluded: rule 2 'r2': what DMS writes .* is not documented$/m);
      const refused = await plan({ ...select, 'rule-action': 'includ' }, change);
      expect(refused.exitCode).toBe(64);
      expect(refused.stderr).toMatch(/task\.json: TableMappings\.rules\[0\]\.rule-action: is 'includ': write one of/);
    });
  });
});
