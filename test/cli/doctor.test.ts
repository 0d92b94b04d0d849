import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type DoctorReport, doctorReport, doctorReportSchema } from '../../core/doctor/report.ts';
import { Bundle } from '../support/bundle.ts';
import { type Place, targets, withDatabase } from '../support/postgres.ts';

/** `loadproof doctor` as a user runs it: over a source and a lake, with something wrong at each of its checks. */

let bundle: Bundle;
let folder: string;

beforeAll(() => {
  bundle = Bundle.build();
});
afterAll(() => bundle?.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loadproof-doctor-test-'));
  mkdirSync(join(folder, 'lake'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function writeLake(schema: string, rows = 3): Promise<void> {
  const at = join(folder, 'lake', schema, 'orders');
  mkdirSync(at, { recursive: true });
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const query = `select i::bigint as id, 'b' || i as buyer from range(${rows}) r(i)`;
  await connection.run(`copy (${query}) to '${join(at, 'LOAD00000001.parquet')}' (format parquet)`);
  connection.closeSync();
}

const ORDERS = `
  create table orders (id bigint primary key, buyer text);
  insert into orders select i, 'b' || i from generate_series(0, 2) as r(i)`;

function configure(place: Pick<Place, 'url' | 'schema'>, more = '', tables = ''): string {
  const url = new URL(place.url);
  const secret = url.password === '' ? '' : `\n  password: \${env:LOADPROOF_TEST_PASSWORD}`;
  url.password = '';
  const file = join(folder, 'loadproof.yaml');
  writeFileSync(
    file,
    `source:
  kind: postgres
  url: ${url.href}${secret}
  maxConnections: 1
lake: { path: ./lake }
tables: { include: ['${place.schema}.*'${tables}] }
report: { out: ./out }
${more}`,
  );
  return file;
}

const passwordOf = (url: string) => ({ LOADPROOF_TEST_PASSWORD: decodeURIComponent(new URL(url).password) });

async function examine(file: string, env: Record<string, string> = {}) {
  const { exitCode, stdout, stderr } = await bundle.run(['doctor', '--json', '--config', file], env);
  expect(stderr).not.toMatch(/^\s+at /m);
  const report = doctorReportSchema.parse(JSON.parse(stdout));
  const of = (id: string) => report.checks.find((check) => check.id === id);
  return { exitCode, report, of };
}

const statuses = ({ checks }: DoctorReport) => Object.fromEntries(checks.map(({ id, status }) => [id, status]));

describe.each(targets())('on $name', (target) => {
  test('nothing is wrong: every check in a line, and one row went through the comparison', async () => {
    await withDatabase(target, async (place) => {
      await place.run(ORDERS);
      await writeLake(place.schema);
      const { exitCode, report, of } = await examine(configure(place), passwordOf(place.url));
      expect(statuses(report)).toEqual({
        ...{ configuration: 'ok', stack: 'ok', output: 'ok', engine: 'ok' },
        ...{ network: 'ok', credentials: 'ok', server: 'ok', tables: 'ok', lake: 'ok', footer: 'ok', row: 'ok' },
      });
      expect({ exitCode, healthy: report.healthy }).toEqual({ exitCode: 0, healthy: true });
      expect(of('server')?.detail).toMatch(/^PostgreSQL \d+/);
      expect(of('row')?.detail).toMatch(
        new RegExp(
          `^${place.schema}\\.orders: 1 row of the source and 3 rows of .*LOAD00000001\\.parquet went through`,
        ),
      );
    });
  });

  test('what is wrong in one place does not hide the rest, and is told for people too', async () => {
    await withDatabase(target, async (place) => {
      await place.run(`${ORDERS}; create view seen as select * from orders where id > 1`);
      await writeLake(place.schema);
      writeFileSync(join(folder, 'lake', place.schema, 'orders', '20260304-021745123.orc'), 'x');
      const { exitCode, stdout } = await bundle.run(
        [
          'doctor',
          '--config',
          configure(place, 'stack: { region: eu-west-1, sources: [] }', `, '${place.schema}.seen'`),
        ],
        passwordOf(place.url),
      );
      expect(exitCode).toBe(3);
      expect(stdout).toMatch(/FAIL {2}section stack .*loadproof\.yaml:\d+:1: stack\.account: is missing/);
      expect(stdout).toMatch(/warn {2}privileges .*is a view: rows that its query leaves out cannot be seen/);
      expect(stdout).toMatch(/warn {2}a lake file .*20260304-021745123\.orc/);
      expect(stdout).toMatch(/ok {4}one row, end to end/);
      expect(stdout).toMatch(/1 of 11 checks failed, 3 warnings\.\n$/);
    });
  });

  test('a lake of another task, and a folder without a load', async () => {
    await withDatabase(target, async (place) => {
      await place.run(ORDERS);
      await writeLake('elsewhere');
      const { exitCode, report, of } = await examine(configure(place), passwordOf(place.url));
      expect(exitCode).toBe(3);
      // The table of the configuration's globs; the lake knows none of it.
      expect(of('lake')).toMatchObject({
        status: 'failed',
        detail: expect.stringContaining('has no folder of any table'),
      });
      expect(statuses(report)).toMatchObject({ tables: 'ok', footer: 'skipped', row: 'skipped' });
    });
  });
});

test('no way to the source: said once, and what needs it is not looked at', async () => {
  const { exitCode, report, of } = await examine(
    configure({ url: 'postgres://nobody@127.0.0.1:1/none', schema: 'public' }),
  );
  expect(exitCode).toBe(3);
  expect(of('network')).toMatchObject({
    status: 'failed',
    detail: expect.stringContaining('nothing listens there'),
    remedy: expect.stringContaining('host and port'),
  });
  expect(statuses(report)).toMatchObject({ credentials: 'skipped', tables: 'skipped', row: 'skipped' });
});

test.each([
  ['no source', 'lake: { path: ./lake }\n', 'loadproof.yaml:1:1: source: is missing'],
  ['a kind that is not known', 'source: { kind: postgrs, url: x }\nlake: { path: ./lake }\n', 'source.kind: must be'],
  [
    'a secret that is not set',
    `source: { kind: postgres, url: 'postgres://u@h/d', password: '\${env:NO_SUCH}' }\n`,
    'NO_SUCH is not set',
  ],
])('%s: with its place in the file, and 64', async (_, text, message) => {
  const file = join(folder, 'loadproof.yaml');
  writeFileSync(file, text);
  const { exitCode, of } = await examine(file);
  expect({ exitCode, status: of('configuration')?.status }).toEqual({ exitCode: 64, status: 'failed' });
  expect(of('configuration')?.detail).toContain(message);
  expect(of('engine')?.status).toBe('skipped');
});

describe('of a stack in AWS', () => {
  /** A stand-in for the AWS CLI: what it was called with goes into its answer's place, and it ends as it is told. */
  function awsCli(script: string): Record<string, string> {
    const path = join(folder, 'aws');
    writeFileSync(path, `#!${process.execPath}\nconst args = process.argv.slice(2);\n${script}\n`);
    chmodSync(path, 0o755);
    return { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` };
  }
  const answering = (payload: unknown, meta: unknown) =>
    awsCli(`require('node:fs').writeFileSync(args.at(-1), ${JSON.stringify(JSON.stringify(payload))});
      if (args.slice(0, 4).join(' ') !== 'lambda invoke --function-name shop-doctor') process.exit(9);
      if (!args.join(' ').includes('--region eu-west-1')) process.exit(8);
      console.log(${JSON.stringify(JSON.stringify(meta))});`);
  const call = async (env: Record<string, string>) => {
    const { exitCode, stdout } = await bundle.run(
      ['doctor', '--stack', 'shop', '--region', 'eu-west-1', '--json'],
      env,
    );
    return { exitCode, report: doctorReportSchema.parse(JSON.parse(stdout)) };
  };

  test('the report of its own function, whatever that says', async () => {
    const check = {
      id: 'shop.secret',
      title: 'shop: secret',
      status: 'failed',
      detail: 'no username',
      remedy: 'add it',
    };
    const payload = doctorReport('shop in eu-west-1', '1.0.0', [{ ...check, status: 'failed' }]);
    expect(await call(answering(payload, { StatusCode: 200 }))).toEqual({ exitCode: 3, report: payload });
  });

  test.each([
    ['ResourceNotFoundException: Function not found', 'compare the name with stack.name'],
    ['AccessDeniedException: not authorized to perform lambda:InvokeFunction', 'Allow lambda:InvokeFunction'],
    ['Unable to locate credentials', 'Log in'],
  ])('that the AWS CLI refuses with %s', async (said, remedy) => {
    const { exitCode, report } = await call(awsCli(`console.error(${JSON.stringify(said)}); process.exit(254);`));
    expect(exitCode).toBe(3);
    expect(report.checks).toMatchObject([
      { id: 'function', status: 'failed', remedy: expect.stringContaining(remedy) },
    ]);
    expect(report.checks[0]?.detail).toContain(said);
  });

  test('whose function fails: with its own cause', async () => {
    const cause = { code: 'InvalidConfiguration', message: 'The environment is wrong', remedy: 'Deploy again.' };
    const payload = { errorType: 'InvalidConfiguration', errorMessage: JSON.stringify(cause), trace: ['at x'] };
    const { report } = await call(answering(payload, { StatusCode: 200, FunctionError: 'Unhandled' }));
    expect(report.checks).toMatchObject([
      { detail: 'The function failed: The environment is wrong', remedy: 'Deploy again.' },
    ]);
  });

  test('without the AWS CLI: says so', async () => {
    const { report } = await call({ PATH: folder });
    expect(report.checks[0]?.remedy).toContain('https://aws.amazon.com/cli/');
  });

  test.each([
    [['doctor', '--region', 'eu-west-1'], '--region: is of use only with --stack'],
    [['doctor', '--stack', 'no/name'], "--stack: 'no/name' is not the name of a stack"],
  ])('%j is wrong usage', async (args, message) => {
    const { exitCode, stderr } = await bundle.run(args);
    expect(exitCode).toBe(64);
    expect(stderr).toContain(message);
  });
});
