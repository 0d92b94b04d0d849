/** The canary on a real MySQL or MariaDB: in a whole run, and byte for byte the same under every hostile session. */
import { rmSync } from 'node:fs';
import { CANARY_LAKE_COLUMNS, CANARY_LAKE_ROWS } from '../../core/canary/lake.ts';
import { planCanary } from '../../core/canary/plan.ts';
import { prepareComparison } from '../../core/compare/prepare.ts';
import type { ZooLiteral } from '../../core/sql/dialect.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { mysql } from '../../core/sql/mysql.ts';
import { connectTo, HOSTILE_SESSIONS, mysqlServer, textsOf, withMysqlDatabase } from '../support/mysql.ts';
import { runFolder, runOver, writeLakeFile } from '../support/run-over.ts';

const server = mysqlServer() ?? '';
let folder: string;
beforeEach(() => {
  folder = runFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const column = (type: string, baseType: string) => ({
  ...{ name: 'x', type, baseType, precision: null, scale: null, nullable: true },
});

/** A small zoo of a dialect that our tests do execute: so that the way of the zoo is tried on a real server. */
const ZOO: readonly ZooLiteral[] = [
  { name: 'int, smallest', type: column('int', 'int'), literal: '-2147483648', expected: '-2147483648' },
  { name: 'text with a quote', type: column('text', 'text'), literal: `_utf8mb4 X'2722'`, expected: `'"` },
  { name: 'double', type: column('double', 'double'), literal: '1e-1', expected: '3fb999999999999a' },
];

const over = (zoo?: readonly ZooLiteral[]) =>
  withMysqlDatabase(async ({ url, name, run }) => {
    await run('CREATE TABLE one (id int PRIMARY KEY, note text)');
    await run("INSERT INTO one VALUES (1, 'x')");
    await writeLakeFile(folder, `${name}.one`, "SELECT 1::INTEGER AS id, 'x' AS note");
    return runOver(url, folder, {
      include: [`${name}.*`],
      ports: (ports) => ({
        ...ports,
        spelling: { ...ports.spelling, source: zoo === undefined ? mysql : { ...mysql, zoo } },
      }),
    });
  });

test('every planted fault is found, and the run may say that its table matched', async () => {
  const report = await over();
  expect(report.canary).toMatchObject({ caught: true, problems: [] });
  expect(report.verdict).toBe('MATCHED');
});

test('a zoo that comes back byte for byte proves its types; one that does not leaves the table without a verdict', async () => {
  const report = await over(ZOO);
  expect(report.canary?.types.map(({ type, proven }) => [type, proven])).toEqual([
    ['int', true],
    ['text', true],
  ]);
  expect(report.verdict).toBe('MATCHED');
  const wrong = await over(ZOO.map((each) => (each.name === 'int, smallest' ? { ...each, expected: '-1' } : each)));
  expect(wrong.verdict).toBe('INCONCLUSIVE');
  expect(wrong.tables[0]?.cause).toMatchObject({ code: 'TypeNotProven', message: expect.stringContaining('id (int)') });
});

test('its literals are the same values under every session', async () => {
  const { parts } = planCanary(mysql, { ordinal: 0, location: '/canary' }, []);
  const [part] = parts;
  const files = [
    { path: '/canary/1', bytes: 1, modified: null, rows: CANARY_LAKE_ROWS.length, columns: CANARY_LAKE_COLUMNS },
  ];
  const prepared = part && prepareComparison(part, { files, others: [] }, { source: mysql, engine: duckdb });
  const native = prepared?.spec ? (duckdb.digestStatement(prepared.spec).native ?? '') : '';
  const answers = new Set<string>();
  for (const statements of Object.values(HOSTILE_SESSIONS)) {
    const connection = await connectTo(server, 'information_schema');
    try {
      for (const statement of statements) await connection.query(statement);
      answers.add(JSON.stringify(await textsOf(connection, native)));
    } finally {
      await connection.end();
    }
  }
  expect(answers.size).toBe(1);
  expect([...answers][0]).toContain('Zwölf Boxkämpfer');
});
