import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { parse, stringify } from 'yaml';
import { type RunReport, runReportSchema } from '../../core/report/schema.ts';
import { type LoadedTable, loadDataset } from '../../local/demo/dataset.ts';
import { DEMO_CSV, DEMO_ROWS_PER_FILE, type PlantedFault, planter } from '../../local/demo/faults.ts';
import { writeLake } from '../../local/demo/lake-writer.ts';
import { tally } from '../../local/demo/tally.ts';
import { DEMO_SAMPLE, type DemoWorkspace, makeWorkspace, writeConfiguration } from '../../local/demo/workspace.ts';
import { Bundle } from '../support/bundle.ts';

/**
 * The demo's data in a real PostgreSQL server: `loadproof run`, as a process, must find there what the demo plants, under
 * whatever defaults the role, the database and the machine have.
 */

const server = process.env.LOADPROOF_TEST_POSTGRES_URL ?? '';
const name = `loadproof_heavy_${process.pid}`;
const role = `${name}_hostile`;

/** Defaults of a role that change how PostgreSQL prints and reads values, or what a transaction is. */
const HOSTILE: Readonly<Record<string, string>> = {
  DateStyle: `'German, DMY'`,
  TimeZone: `'Asia/Kathmandu'`,
  IntervalStyle: `'sql_standard'`,
  bytea_output: `'escape'`,
  xmlbinary: `'hex'`,
  xmloption: `'document'`,
  extra_float_digits: '-15',
  search_path: `''`,
  standard_conforming_strings: 'off',
  escape_string_warning: 'off',
  backslash_quote: 'off',
  array_nulls: 'off',
  transform_null_equals: 'on',
  quote_all_identifiers: 'on',
  client_encoding: `'LATIN1'`,
  client_min_messages: `'debug1'`,
  default_transaction_isolation: `'serializable'`,
  default_transaction_deferrable: 'on',
  statement_timeout: `'10min'`,
  row_security: 'off',
};

/** Locales of the server that write numbers otherwise; whichever it has. */
const LOCALES = ['de_DE.utf8', 'de_DE.UTF-8', 'fr_FR.utf8', 'C'];

let bundle: Bundle;
let folder: string;
let admin: pg.Client;
let tables: LoadedTable[];
let clean: DemoWorkspace;
let faulty: DemoWorkspace;
const planted: PlantedFault[] = [];

function urlOf(user?: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  if (user !== undefined) [url.username, url.password] = [user, 'hostile'];
  return url.href;
}

beforeAll(async () => {
  bundle = Bundle.build();
  folder = await mkdtemp(join(tmpdir(), 'loadproof-heavy-'));
  admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  tables = await loadDataset({ url: urlOf() });
  const request = { url: urlOf(), tables, rowsPerFile: DEMO_ROWS_PER_FILE, csv: DEMO_CSV };
  clean = await makeWorkspace(join(folder, 'clean'));
  faulty = await makeWorkspace(join(folder, 'faulty'));
  await writeLake({ ...request, out: clean.lake });
  await writeLake({ ...request, out: faulty.lake, ...planter((fault) => planted.push(fault)) });
  const schemas = [...new Set(tables.map((table) => table.schema))];
  for (const workspace of [clean, faulty]) await configure(workspace, schemas);
  await makeHostileRole(schemas);
});

afterAll(async () => {
  bundle?.remove();
  await admin?.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin?.query(`DROP ROLE IF EXISTS ${role}`);
  await admin?.end();
  await rm(folder, { recursive: true, force: true });
});

/** The demo's configuration, with whatever source the environment names. */
async function configure(workspace: DemoWorkspace, schemas: readonly string[]): Promise<void> {
  await writeConfiguration(workspace, { url: urlOf(), schemas, inMemory: false, cluster: undefined });
  const config = parse(await readFile(workspace.config, 'utf8'));
  config.source = { kind: 'postgres', url: `$\{env:HEAVY_URL}`, quiesced: config.source.quiesced };
  await writeFile(workspace.config, stringify(config));
}

/** Not a superuser: it may only read, as a role for Loadproof should. */
async function makeHostileRole(schemas: readonly string[]): Promise<void> {
  await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'hostile'`);
  for (const [setting, value] of Object.entries(HOSTILE))
    await admin.query(`ALTER ROLE ${role} SET ${setting} = ${value}`);
  for (const locale of LOCALES) {
    const set = ['lc_monetary', 'lc_numeric', 'lc_time'].map((s) => `ALTER ROLE ${role} SET ${s} = '${locale}'`);
    // A locale that the server does not have is refused.
    if (
      await admin.query(set.join('; ')).then(
        () => true,
        () => false,
      )
    )
      break;
  }
  const database = new pg.Client({ connectionString: urlOf() });
  await database.connect();
  for (const schema of schemas)
    await database.query(
      `GRANT USAGE ON SCHEMA ${schema} TO ${role}; GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
    );
  await database.end();
}

async function proof(workspace: DemoWorkspace, url: string, env: Record<string, string> = {}) {
  const out = await mkdtemp(join(folder, 'out-'));
  const ended = await bundle.run(['run', '--config', workspace.config, '--out', out], { ...env, HEAVY_URL: url });
  const file = (await readdir(out, { recursive: true })).find((path) => path.endsWith('report.json'));
  if (file === undefined) throw new Error(`no report.json: ${ended.stdout}${ended.stderr}`);
  const report: RunReport = runReportSchema.parse(JSON.parse(await readFile(join(out, file), 'utf8')));
  return { ...ended, report };
}

it('has a role whose defaults are hostile indeed', async () => {
  const client = new pg.Client({ connectionString: urlOf(role) });
  await client.connect();
  const shown = await client.query(`SELECT timestamp '2001-02-03' || '' AS t, 0.1::float8 + 0.2 || '' AS f`);
  await client.end();
  expect(shown.rows).toEqual([{ t: '03.02.2001 00:00:00', f: '0.3' }]);
});

const MACHINES: [string, () => string, Record<string, string>][] = [
  ['as it is', () => urlOf(), {}],
  ['on a machine in New York', () => urlOf(), { TZ: 'America/New_York' }],
  ['with a role of hostile defaults', () => urlOf(role), {}],
  ['with such a role on a machine in Kathmandu', () => urlOf(role), { TZ: 'Asia/Kathmandu', LC_ALL: 'de_DE.UTF-8' }],
];

describe.each(MACHINES)('a real PostgreSQL, %s', (_, url, env) => {
  it('finds every planted fault and nothing else, and ends with 1', async () => {
    const { exitCode, report } = await proof(faulty, url(), env);
    const { exact, unexpected, faults } = tally(planted, report, DEMO_SAMPLE);
    expect({ unexpected, lost: faults.filter((f) => !f.found) }).toEqual({ unexpected: [], lost: [] });
    expect({ exact, exitCode, verdict: report.verdict }).toEqual({ exact: true, exitCode: 1, verdict: 'MISMATCHED' });
  });

  it('matches a clean lake, every row of both sides read, and ends with 0', async () => {
    const { exitCode, report, stdout } = await proof(clean, url(), env);
    expect({ exitCode, verdict: report.verdict, unexpected: tally([], report, DEMO_SAMPLE).unexpected }).toEqual({
      exitCode: 0,
      verdict: 'MATCHED',
      unexpected: [],
    });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    expect(report.totals).toMatchObject({ tables: tables.length, sourceRows: rows, lakeRows: rows, limits: 0 });
    expect(JSON.stringify(report) + stdout).not.toContain(`${new URL(url()).password}@`);
  });
});
