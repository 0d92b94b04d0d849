import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RunReport } from '../core/report/schema.ts';
import { writeLake } from '../local/demo/lake-writer.ts';
import { type ChildRun, copyOnServer, copyOverTcp, runChild, type Stream } from './measure.ts';
import { createTable, differ, dropTable, SCHEMA, TABLE, withClient } from './table.ts';
import { benchTrino } from './trino.ts';

const USAGE = `usage: npm run bench -- [trino] [--url postgres://…] [--rows 5000000] [--differ 0.1] [--repeats 3]

Compares the time of a whole 'loadproof run' with the time of the database's own COPY of the same rows, in one run of
this program on one machine: the ratios are the result, not the seconds. It needs a PostgreSQL server in which it may
create a schema, ${SCHEMA}, which it drops again: --url, or LOADPROOF_TEST_POSTGRES_URL. As a superuser it also
measures COPY TO '/dev/null' on the server.

With 'trino' it compares Loadproof's statements on a Trino of its own with EXCEPT and EXCEPT ALL in both directions, for
equal tables and for such that differ, and takes --url, --rows and --differ.`;

export interface Options {
  readonly url: string;
  readonly rows: number;
  readonly differ: number;
  readonly repeats: number;
  /** Compares statements on Trino, not the embedded engine with COPY. */
  readonly trino: boolean;
}

function options(): Options | null {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      rows: { type: 'string', default: '5000000' },
      differ: { type: 'string', default: '0' },
      repeats: { type: 'string', default: '3' },
    },
  });
  const url = values.url ?? process.env.LOADPROOF_TEST_POSTGRES_URL;
  const read = { rows: Number(values.rows), differ: Number(values.differ), repeats: Number(values.repeats) };
  const whole =
    Number.isSafeInteger(read.rows) && read.rows > 0 && Number.isSafeInteger(read.repeats) && read.repeats > 0;
  if (!url || !whole || !(read.differ >= 0 && read.differ <= 100)) return null;
  if (positionals.some((name) => name !== 'trino')) return null;
  return { url, ...read, trino: positionals.length > 0 };
}

interface Repeat {
  readonly server: number | null;
  readonly plain: Stream;
  readonly native: Stream;
  readonly run: ChildRun;
}

async function main(): Promise<number> {
  const given = options();
  if (!given) {
    console.error(USAGE);
    return 64;
  }
  if (given.trino) {
    console.log(await benchTrino(given));
    return 0;
  }
  const folder = await mkdtemp(join(tmpdir(), 'loadproof-bench-'));
  try {
    await prepare(given, folder);
    const repeats: Repeat[] = [];
    for (let i = 0; i < given.repeats; i++) repeats.push(await once(given, folder, i));
    console.log(summary(given, repeats));
    return 0;
  } finally {
    await withClient(given.url, dropTable);
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare({ url, rows, differ: percent }: Options, folder: string): Promise<void> {
  console.error(`creating ${rows.toLocaleString('en-US')} rows …`);
  await withClient(url, (client) => createTable(client, rows));
  console.error('writing the lake …');
  const tables = [{ schema: SCHEMA, name: TABLE }];
  const mutate = percent > 0 ? { mutate: differ(percent) } : {};
  await writeLake({ url, tables, out: join(folder, 'lake'), rowsPerFile: 500_000, ...mutate });
  const quiesced = { reason: 'nothing writes to the benchmark', owner: 'bench', expires: '9999-12-31' };
  const config = {
    source: { kind: 'postgres', url: `$\{env:LOADPROOF_BENCH_URL}`, quiesced },
    lake: { path: './lake' },
    tables: { include: [`${SCHEMA}.${TABLE}`] },
  };
  // JSON is YAML.
  await writeFile(join(folder, 'loadproof.yaml'), JSON.stringify(config));
}

/** One round: the run first, whose own native query is then copied, so that all read a warm cache. */
async function once(given: Options, folder: string, round: number): Promise<Repeat> {
  const out = join(folder, `out-${round}`);
  await mkdir(out);
  const program = join(import.meta.dirname, 'loadproof.mjs');
  await access(program);
  const args = [program, 'run', '--config', join(folder, 'loadproof.yaml'), '--out', out];
  const run = await runChild(args, { LOADPROOF_BENCH_URL: given.url });
  const expected = given.differ > 0 ? 1 : 0;
  if (run.exitCode !== expected)
    throw new Error(`loadproof ended with ${run.exitCode}, not ${expected}:\n${run.output}`);
  const native = await nativeQuery(out);
  return withClient(given.url, async (client) => {
    const plain = await copyOverTcp(client, `SELECT * FROM ${SCHEMA}.${TABLE}`);
    const streamed = await copyOverTcp(client, native);
    const server = await copyOnServer(client, `SELECT * FROM ${SCHEMA}.${TABLE}`);
    console.error(`round ${round + 1}: loadproof ${run.seconds.toFixed(1)} s, COPY ${plain.seconds.toFixed(1)} s`);
    return { server, plain, native: streamed, run };
  });
}

/** The source query that the run streamed, from its report. */
async function nativeQuery(out: string): Promise<string> {
  const names = await readdir(out, { recursive: true });
  const file = names.find((name) => name.endsWith('report.json'));
  if (file === undefined) throw new Error(`the run wrote no report.json below ${out}`);
  const report = JSON.parse(await readFile(join(out, file), 'utf8')) as RunReport;
  const native = report.tables.flatMap((table) => table.statements).find((s) => s.native !== null)?.native;
  if (typeof native !== 'string') throw new Error('the report has no native statement');
  return native;
}

function summary({ rows, differ: percent }: Options, repeats: readonly Repeat[]): string {
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const floor = median(repeats.map((r) => r.plain.seconds));
  const line = (what: string, seconds: number, more = '') =>
    `| ${what} | ${seconds.toFixed(1)} | ${(seconds / floor).toFixed(2)} | ${more} |`;
  const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20).toLocaleString('en-US')} MB`;
  const server = repeats.flatMap((r) => (r.server === null ? [] : [r.server]));
  const used = repeats.flatMap((r) => r.run.used ?? []);
  const bytes = (stream: Stream | undefined) => (stream ? `${megabytes(stream.bytes)} streamed` : '');
  return [
    `${rows.toLocaleString('en-US')} rows of 10 columns, ${percent} % of them different; median of ${repeats.length}`,
    '',
    '| | seconds | against COPY over TCP | |',
    '|---|---|---|---|',
    ...(server.length === 0 ? [] : [line('COPY as text, on the server, to /dev/null', median(server))]),
    line('COPY as text over TCP, thrown away', floor, bytes(repeats[0]?.plain)),
    line(
      "COPY of Loadproof's own query over TCP, thrown away",
      median(repeats.map((r) => r.native.seconds)),
      bytes(repeats[0]?.native),
    ),
    line(
      '`loadproof run`, the whole process',
      median(repeats.map((r) => r.run.seconds)),
      used.length === 0
        ? 'memory not known here'
        : `${megabytes(Math.max(...used.map((u) => u.peakBytes)))} at its peak, ` +
            `${median(used.map((u) => u.cpuSeconds)).toFixed(1)} s of processor time`,
    ),
  ].join('\n');
}

process.exitCode = await main();
