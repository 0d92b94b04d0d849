import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareComparison } from '../../core/compare/prepare.ts';
import { readDigest } from '../../core/compare/records.ts';
import { csvOfFile } from '../../core/csv/plan.ts';
import { isChangesFile } from '../../core/dms/lake-layout.ts';
import { judgeOneRow, oneRow } from '../../core/doctor/one-row.ts';
import { type Finding, failed, ok, skipped, warning } from '../../core/doctor/report.ts';
import { judgeLakeFolders, judgePrivileges } from '../../core/doctor/tables.ts';
import { type Plan, type PlannedPart, tableName } from '../../core/plan/schema.ts';
import { plural } from '../../core/report/words.ts';
import { causeOf, LoadproofError } from '../errors.ts';
import { makePlan } from '../plan.ts';
import type { LakeListing, Ports, Spelling } from '../ports.ts';
import { CHECK_SECONDS, type DoctorCheck, failureOf } from './run-checks.ts';

/** What a run over one source, one task and one lake needs; the same on one machine and in AWS. */
export type ComparedPorts = Pick<Ports, 'facts' | 'config' | 'dms' | 'source' | 'lake' | 'engine' | 'clock'> & {
  /** Throws where the source is of a kind that is not compared. */
  readonly spelling: () => Spelling;
};

/** Tables whose folders are listed in search of a small file. */
const LISTED = 8;

/** Remembers what is asked, so that several checks can look at it. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}

/** What the checks of one comparison share. */
class Compared {
  readonly ports: ComparedPorts;
  readonly described = once(() => this.ports.source.describe());
  readonly plan = once(() => this.#makePlan());
  readonly folders = once(() => this.ports.lake.tables());
  readonly listed = once(() => this.#listSmall());

  constructor(ports: ComparedPorts) {
    this.ports = ports;
  }

  async #makePlan(): Promise<Plan> {
    const { config, digest } = await this.ports.config.load();
    const source = { describe: this.described };
    const { lake: whole } = this.ports;
    // What only the lake has is left out where it cannot be listed, which is a finding of its own.
    const lake = {
      tables: () => this.folders().catch(() => []),
      location: (schema: string, table: string) => whole.location(schema, table),
      list: (location: string) => whole.list(location),
      describe: (file: LakeListing['files'][number]) => whole.describe(file),
    };
    const input = { runId: 'doctor', trigger: { kind: 'manual', detail: 'loadproof doctor' } } as const;
    return makePlan({ ...this.ports, source, lake }, input, config, digest);
  }

  /** The folders of a few small tables that could be compared. */
  async #listSmall(): Promise<{ part: PlannedPart; listing: LakeListing }[]> {
    const { parts } = await this.plan();
    const size = (part: PlannedPart) => part.source?.estimatedRows ?? Number.MAX_SAFE_INTEGER;
    const small = parts
      .filter(({ problem, source }) => problem === null && source !== null)
      .sort((a, b) => size(a) - size(b));
    const found: { part: PlannedPart; listing: LakeListing }[] = [];
    for (const part of small) {
      // A folder with files is wanted; many tables may be empty.
      if (found.length >= LISTED && found.some(({ listing }) => listing.files.length > 0)) break;
      if (found.length >= 8 * LISTED) break;
      found.push({ part, listing: await this.ports.lake.list(part.lake.location) });
    }
    return found;
  }
}

/**
 * The checks of one comparison, from the connection to one row end to end. `prefix` goes before ids and titles, where
 * several are looked at; `needs` are checks of the surroundings that must not have failed.
 */
export function comparisonChecks(
  ports: ComparedPorts,
  { prefix = '', needs = [] as readonly string[], row = true, pollMilliseconds = 0 } = {},
): DoctorCheck[] {
  const compared = new Compared(ports);
  const id = (name: string) => (prefix === '' ? name : `${prefix}.${name}`);
  const title = (name: string) => (prefix === '' ? name : `${prefix}: ${name}`);
  const check = (name: string, words: string, after: readonly string[], look: DoctorCheck['look']): DoctorCheck => ({
    id: id(name),
    title: title(words),
    needs: [...needs, ...after.map(id)],
    look,
  });
  return [
    check('network', 'way to the source', [], () => reached(compared)),
    check('credentials', 'credentials', ['network'], () => admitted(compared)),
    check('server', 'server', ['credentials'], async () => judgeServer((await compared.described()).server)),
    check('tables', 'privileges', ['server'], async () => judgePrivileges(await compared.plan())),
    check('lake', 'lake', ['server'], async () => judgeLakeFolders(await compared.plan(), await compared.folders())),
    check('footer', 'a lake file', ['lake'], () => oneFooter(compared)),
    ...(row ? [check('row', 'one row, end to end', ['footer'], () => endToEnd(compared, pollMilliseconds))] : []),
  ];
}

const nameOf = (error: unknown): string => causeOf(error).code;

async function reached({ ports, described }: Compared): Promise<Finding> {
  const error = await failureIn(described);
  // Whoever refuses us was reached.
  if (error !== null && nameOf(error) === 'SourceUnavailable') return failureOf(error);
  return ok(`${ports.facts.sourceIdentity} answers.`);
}

async function admitted({ described }: Compared): Promise<Finding> {
  const error = await failureIn(described);
  return error === null ? ok('The source lets us in, and describes its tables.') : failureOf(error);
}

async function failureIn(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    await ask();
    return null;
  } catch (error) {
    return error ?? new Error('It failed without an error.');
  }
}

/** The oldest major version that the catalog's query runs on; of other servers nothing is known here. */
const OLDEST: Readonly<Record<string, number>> = { PostgreSQL: 12 };

function judgeServer(server: string): Finding {
  const [, product = '', major = ''] = /^(\S+) (\d+)/.exec(server) ?? [];
  const oldest = OLDEST[product];
  if (oldest === undefined || Number(major) >= oldest) return ok(server);
  return failed(`${server} is older than ${product} ${oldest}.`, `Upgrade it to ${product} ${oldest} or later.`);
}

async function oneFooter({ ports, listed }: Compared): Promise<Finding[]> {
  const found = await listed();
  const all = found.flatMap(({ part, listing }) => listing.files.map((file) => ({ part, file })));
  const first = all.find(({ file }) => !isChangesFile(file.path)) ?? all[0];
  if (first === undefined)
    return [
      failed(
        `There is no data file in ${found[0]?.part.lake.location ?? 'the folders of the tables'}.`,
        'See that the task has loaded, and that the lake is the bucket and folder of its target endpoint.',
      ),
    ];
  const { path, rows, columns } = await ports.lake.describe(first.file, csvOf(first.part, first.file.path));
  const others = found.flatMap(({ listing }) => listing.others);
  const unread = others.map((other) => `${other.path} (${other.why})`).slice(0, 3);
  return [
    ok(`${path}: ${rows === null ? 'rows' : plural(rows, 'row')} of ${plural(columns.length, 'column')}.`),
    ...(others.length === 0
      ? []
      : [
          warning(
            `${plural(others.length, 'file')} beside the data will not be read: ${unread.join(', ')}.`,
            'Move them out of the folders of the tables: each makes its table INCONCLUSIVE.',
          ),
        ]),
  ];
}

const csvOf = ({ csv, cdc }: PlannedPart, path: string) => csv && csvOfFile(csv, cdc, path);

/** Plan, footer, forms, SQL, the source, the engine and the records, for one row and one file. */
async function endToEnd({ ports, listed }: Compared, pollMilliseconds: number): Promise<Finding> {
  const candidates = (await listed())
    .filter(({ part, listing }) => part.key.length > 0 && listing.files.length > 0)
    .flatMap(({ part, listing }) => listing.files.map((file) => ({ part, file })))
    // The rows of a file of changes are not all rows of the table.
    .filter(({ file }) => !isChangesFile(file.path))
    .sort((a, b) => a.file.bytes - b.file.bytes);
  const [chosen] = candidates;
  if (chosen === undefined) return skipped('No small table has both a key and files: start a run, and see its report.');
  const { part } = chosen;
  const spelling = ports.spelling();
  const file = await ports.lake.describe(chosen.file, part.csv);
  const prepared = prepareComparison(part, { files: [file], others: [] }, dialectsOf(spelling), {
    catalog: spelling.catalog,
    lakeTable: spelling.lakeTable(part),
  });
  if (prepared.spec === null || prepared.key.length === 0)
    return failed(
      prepared.problem?.message ?? `No column of ${tableName(part.table)} can be compared.`,
      'See its columns: loadproof plan',
    );
  const spec = oneRow(prepared.spec, part, spelling.source, file);
  await spelling.declareLake?.(part, spec);
  const started = performance.now();
  const rows = await runStatement(ports, spelling.engine.digestStatement(spec), pollMilliseconds);
  return judgeOneRow(part, file, readDigest(rows), (performance.now() - started) / 1000);
}

const dialectsOf = ({ source, engine }: Spelling) => ({ source, engine });

type Statement = ReturnType<Spelling['engine']['digestStatement']>;

/** Runs a statement to its end, and returns its rows; stops it where the check would be late. */
export async function runStatement(
  { engine, clock }: Pick<Ports, 'engine' | 'clock'>,
  statement: Statement,
  pollMilliseconds: number,
) {
  const token = `doctor.${randomUUID()}`;
  const queryId = await engine.start({ statement, token, storeAt: null, label: 'doctor' });
  const until = clock.now().getTime() + (CHECK_SECONDS - 5) * 1000;
  while (clock.now().getTime() < until) {
    const { state, error } = await engine.check(queryId);
    if (state === 'succeeded') return (await engine.results(queryId)).map((row) => [...row]);
    if (state === 'failed') throw queryError(error);
    if (pollMilliseconds > 0) await sleep(pollMilliseconds);
  }
  await engine.stop(queryId).catch(() => undefined);
  throw new LoadproofError(
    'QueryTimedOut',
    `The statement did not end in ${CHECK_SECONDS - 5} seconds; it was stopped.`,
    'See why the source or the engine is slow: locks, a connector without a route to S3, a queue of the workgroup.',
  );
}

function queryError(error: { name: string; message: string; remedy?: string } | null): LoadproofError {
  const { message = 'The query failed without a message.', remedy } = error ?? {};
  const failure = new LoadproofError(
    'QueryFailed',
    message,
    remedy ?? 'Run a statement by hand: it shows the failure by itself.',
  );
  failure.name = error?.name ?? 'QueryFailed';
  return failure;
}
