import { relative } from 'node:path';
import type { RunReport } from '../../core/report/schema.ts';
import { summaryTable } from '../../core/report/text.ts';
import { EXIT_CODES, EXIT_INTERRUPTED } from '../../core/verdict.ts';
import { stageEarlier, writeChanges } from './changes.ts';
import { type LoadedTable, loadDataset } from './dataset.ts';
import { DEMO_CSV, DEMO_ROWS_PER_FILE, type PlantedFault, planter } from './faults.ts';
import { writeLake } from './lake-writer.ts';
import { useMysqlServer } from './mysql.ts';
import { startEmbeddedPostgres } from './pglite.ts';
import { tallyText } from './print.ts';
import { type DemoDatabase, useServer } from './server.ts';
import { type Tally, tally } from './tally.ts';
import { DEMO_SAMPLE, type DemoCluster, type DemoWorkspace, makeWorkspace, writeConfiguration } from './workspace.ts';

export interface DemoOptions {
  /** Plants no fault. */
  readonly clean: boolean;
  /** The demo's folder is made below it, and stays. */
  readonly out: string;
  /** A database to load the data into; without it the demo has one of its own, in memory. */
  readonly postgres?: string | undefined;
  /** A MariaDB or MySQL server to load the data into; with it `postgres` is not there. */
  readonly mysql?: string | undefined;
  /** A cluster that runs the proof; its catalog reads `postgres` or `mysql`. */
  readonly trino?: DemoCluster | undefined;
  /** Prints one JSON document instead of text. */
  readonly json: boolean;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Ends the demo between two of its steps, or in the run. */
  readonly signal?: AbortSignal | undefined;
  /** Runs a configuration, as `loadproof run` does. */
  readonly run: DemoRun;
  /** The result. */
  readonly print: (text: string) => void;
  /** What happens on the way, line by line. */
  readonly tell: (text: string) => void;
}

export interface DemoRunResult {
  readonly report: RunReport;
  /** The page to look at. */
  readonly html: string;
}

/** `config` is the path of a `loadproof.yaml`. */
export type DemoRun = (request: { readonly config: string }) => Promise<DemoRunResult>;

/** Exit code where the run did not find what was planted, or found what was not. */
export const EXIT_WRONG_PROOF = 3;

/**
 * The demo: a PostgreSQL database in memory, loaded with public data; a lake of it as DMS writes one, with faults planted
 * in it; and the run that must find them all, and nothing else. Returns the exit code: the verdict's, or 3 where the
 * proof was wrong. Rejects with the signal's reason where that ends it before its run.
 */
export async function runDemo(options: DemoOptions): Promise<number> {
  const workspace = await makeWorkspace(options.out);
  const source = await openDatabase(options);
  try {
    const planted = await prepare(options, workspace, source);
    options.tell('Running the proof, as `loadproof run` does …');
    const run = await options.run({ config: workspace.config });
    if (options.signal?.aborted) return EXIT_INTERRUPTED;
    const tallied = tally(planted, run.report, DEMO_SAMPLE);
    options.print(options.json ? jsonText(run, tallied, workspace) : text(options, run, tallied, workspace));
    return tallied.exact ? EXIT_CODES[run.report.verdict] : EXIT_WRONG_PROOF;
  } finally {
    await source.stop();
  }
}

async function openDatabase({ postgres, mysql, tell }: DemoOptions): Promise<DemoDatabase> {
  if (mysql !== undefined) return useMysqlServer(mysql);
  if (postgres !== undefined) return useServer(postgres);
  tell('Starting an embedded PostgreSQL …');
  return startEmbeddedPostgres();
}

/** Loads the data, writes the lake with its faults, and the configuration of a run over both. */
async function prepare(options: DemoOptions, workspace: DemoWorkspace, source: DemoDatabase): Promise<PlantedFault[]> {
  const { clean, signal, tell } = options;
  signal?.throwIfAborted();
  tell('Loading public data: flights, airports, movies, earthquakes …');
  const tables = await loadDataset(source);
  signal?.throwIfAborted();
  tell(`Writing a lake of ${count(tables)} as AWS DMS would${clean ? '' : ', and planting faults in it'} …`);
  const planted: PlantedFault[] = [];
  const plant = (fault: PlantedFault) => planted.push(fault);
  const faults = planter(plant);
  const written = {
    url: source.url,
    tables,
    out: workspace.lake,
    rowsPerFile: DEMO_ROWS_PER_FILE,
    csv: csvOf(options),
  };
  await writeLake({
    ...written,
    ...(clean ? {} : { mutateRecord: faults.mutateRecord }),
    mutate: async (table) => {
      if (!clean) await faults.mutate(table);
      await stageEarlier(table);
    },
  });
  await writeChanges({ url: source.url, lake: workspace.lake, clean }, plant);
  signal?.throwIfAborted();
  await writeConfiguration(workspace, {
    url: source.url,
    schemas: [...new Set(tables.map((table) => table.schema))],
    inMemory: options.postgres === undefined && options.mysql === undefined,
    cluster: options.trino,
  });
  return planted;
}

/** Of compressed lines Trino cannot tell all (docs/csv.md), which would be a limit of a lake without a fault. */
function csvOf({ trino }: DemoOptions): typeof DEMO_CSV {
  if (trino === undefined) return DEMO_CSV;
  return Object.fromEntries(Object.keys(DEMO_CSV).map((table) => [table, 'plain' as const]));
}

function count(tables: readonly LoadedTable[]): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${tables.length} tables, ${rows.toLocaleString('en-US')} rows`;
}

function text(options: DemoOptions, run: DemoRunResult, tallied: Tally, workspace: DemoWorkspace): string {
  const { clean, color, width } = options;
  const shown = (path: string) => relative(process.cwd(), path);
  return [
    summaryTable(run.report, { color, width }),
    clean ? 'Planted in the lake: nothing.' : 'Planted in the lake, and found by the run:',
    tallyText(tallied, color),
    `The lake:          ${shown(workspace.lake)}`,
    `The configuration: ${shown(workspace.config)}`,
    `The report:        ${shown(run.html)}`,
    '',
  ].join('\n');
}

function jsonText({ report, html }: DemoRunResult, tallied: Tally, { folder, lake, config }: DemoWorkspace): string {
  const { exact, unexpected } = tallied;
  const faults = tallied.faults.map(({ fault, found }) => ({ ...fault, found }));
  const document = { verdict: report.verdict, exact, unexpected, faults, folder, lake, config, html, report };
  return `${JSON.stringify(document, null, 2)}\n`;
}
