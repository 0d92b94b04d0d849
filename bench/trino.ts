/** Statements on a Trino of its own: Loadproof's, and EXCEPT in both directions. */
import { copyFile, link, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Prepared } from '../core/compare/prepare.ts';
import { readDigest, readFindings } from '../core/compare/records.ts';
import { declareLake, trino } from '../core/sql/trino.ts';
import { writeLake } from '../local/demo/lake-writer.ts';
import { createCatalogs } from '../test/trino/support/catalogs.ts';
import { startTrino } from '../test/trino/support/server.ts';
import { createTable, differ, dropTable, SCHEMA, TABLE, withClient } from './table.ts';
import { type Measured, measure, peakRss, sum } from './trino-measure.ts';
import { exceptStatements, prepare, TYPED_TABLE, typedTable } from './trino-statements.ts';

/** EXCEPT ALL of five million rows needs several gigabytes. */
const MEMORY = { heap: 8192, query: 6000 };

interface Given {
  readonly url: string;
  readonly rows: number;
  readonly differ: number;
}

type Method = (server: string, prepared: Prepared) => Promise<{ measured: Measured; found: number }>;

const METHODS: readonly (readonly [string, Method])[] = [
  ['Loadproof', ours],
  ['`EXCEPT`, both ways', (server) => excepts(server, false)],
  ['`EXCEPT ALL`, both ways', (server) => excepts(server, true)],
];

/** The tables of the result, as Markdown. */
export async function benchTrino(given: Given): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loadproof-bench-'));
  try {
    console.error(`creating ${given.rows.toLocaleString('en-US')} rows …`);
    await withClient(given.url, (client) => createTable(client, given.rows));
    const percents = given.differ > 0 ? [0, given.differ] : [0];
    const parts: string[] = [];
    for (const percent of percents) parts.push(await compareMethods(given, percent, join(folder, String(percent))));
    return parts.join('\n\n');
  } finally {
    await withClient(given.url, dropTable);
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareMethods(given: Given, percent: number, out: string): Promise<string> {
  console.error(`writing the lake, ${percent} % different …`);
  const mutate = percent > 0 ? { mutate: differ(percent) } : {};
  await writeLake({ url: given.url, tables: [{ schema: SCHEMA, name: TABLE }], out, rowsPerFile: 500_000, ...mutate });
  const folder = join(out, SCHEMA, TABLE);
  const prepared = await prepare(given.url, folder, await readdir(folder));
  const lines: { name: string; measured: Measured; found: number; rss: number | null }[] = [];
  for (const [name, method] of METHODS)
    lines.push({ name, ...(await onOwnServer(given.url, folder, prepared, method, percent === 0)) });
  return table(given.rows, percent, lines);
}

/** A server for each method, so that the memory is its own. */
async function onOwnServer(url: string, folder: string, prepared: Prepared, method: Method, equal: boolean) {
  const server = await startTrino(MEMORY);
  try {
    await createCatalogs(server.url, url, server.lakeFolder);
    await linkFiles(folder, join(server.lakeFolder, 'bench'));
    const { spec } = prepared;
    if (!spec) throw new Error('nothing to compare');
    for (const sql of [...declareLake(spec, 'local:///bench'), ...typedTable(spec)]) await measure(server.url, sql);
    // What the virtual machine compiles while it warms up is no method's own.
    await measure(server.url, `SELECT count(*), sum(length(note)), max(created) FROM ${TYPED_TABLE}`);
    const { measured, found } = await method(server.url, prepared);
    if ((found === 0) !== equal) throw new Error(`${found} rows were found to differ`);
    const rss = peakRss(server.pid);
    console.error(JSON.stringify({ ...measured, found, rss, loadAverage: loadavg()[0] }));
    return { measured, found, rss };
  } finally {
    await server.stop();
  }
}

/** Trino does not list a folder that is a link. */
async function linkFiles(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) {
    // A link cannot leave its file system.
    await link(join(from, name), join(to, name)).catch(() => copyFile(join(from, name), join(to, name)));
  }
}

async function ours(server: string, { spec, compared }: Prepared) {
  if (!spec) throw new Error('nothing to compare');
  const level1 = await measure(server, trino.digestStatement(spec).sql);
  const { buckets } = readDigest(level1.rows);
  if (buckets.length === 0) return { measured: level1.measured, found: 0 };
  const chosen = buckets.length > trino.namedBuckets ? 'all' : buckets;
  const stored = '"store"."default"."open_rows"';
  const level2 = await measure(server, `CREATE TABLE ${stored} AS ${trino.rowsStatement(spec, chosen).sql}`);
  const request = { reads: [stored], sample: 100, columns: compared.length };
  const findings = await measure(server, trino.findingsStatement(request).sql);
  const { counts } = readFindings(findings.rows);
  const found = Object.values(counts).reduce((n, c) => n + c.sourceRows + c.lakeRows, 0);
  return { measured: sum([level1, level2, findings].map((m) => m.measured)), found };
}

async function excepts(server: string, all: boolean) {
  const results = [];
  for (const sql of exceptStatements(all)) results.push(await measure(server, sql));
  return {
    measured: sum(results.map((m) => m.measured)),
    found: results.reduce((n, m) => n + m.rows.length, 0),
  };
}

function table(
  rows: number,
  percent: number,
  lines: readonly { name: string; measured: Measured; found: number; rss: number | null }[],
): string {
  const first = lines[0]?.measured;
  const ratio = (value: number, of: number | undefined) => (of ? (value / of).toFixed(2) : '');
  const megabytes = (bytes: number | null) =>
    bytes === null ? 'not known here' : `${Math.round(bytes / 2 ** 20).toLocaleString('en-US')} MB`;
  return [
    `${rows.toLocaleString('en-US')} rows of 10 columns, ${percent} % of them different`,
    '',
    '| | rows found | seconds | against Loadproof | seconds of processor | rows read | bytes read | peak of the queries | peak of the server |',
    '|---|---|---|---|---|---|---|---|---|',
    ...lines.map(({ name, measured, found, rss }) => {
      const { seconds, cpuSeconds, rows: read, bytes, peakBytes } = measured;
      const cells = [
        name,
        found.toLocaleString('en-US'),
        seconds.toFixed(1),
        ratio(seconds, first?.seconds),
        cpuSeconds.toFixed(1),
        read.toLocaleString('en-US'),
        megabytes(bytes),
        megabytes(peakBytes),
        megabytes(rss),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ].join('\n');
}
