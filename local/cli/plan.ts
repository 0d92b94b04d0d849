import type { ColumnCoverage } from '../../core/compare/columns.ts';
import { type Prepared, prepareComparison } from '../../core/compare/prepare.ts';
import { ConfigError } from '../../core/config/errors.ts';
import { parseEndpoints } from '../../core/dms/endpoints.ts';
import { parseTask } from '../../core/dms/task.ts';
import { buildPlan } from '../../core/plan/build.ts';
import { type Plan, type PlannedPart, tableName } from '../../core/plan/schema.ts';
import { displayWidth, visible } from '../../core/report/visible.ts';
import { LIMIT_WORDS, number, plural } from '../../core/report/words.ts';
import { causeOf } from '../../handlers/errors.ts';
import type { Ports } from '../../handlers/ports.ts';
import { readLake } from '../../handlers/read-lake.ts';
import { type LoadedConfig, loadConfig } from '../config/load.ts';
import { makeLocalPorts } from '../ports.ts';
import type { Command } from './args.ts';
import { engineOf } from './run.ts';
import type { Terminal } from './terminal.ts';

type PlanCommand = Extract<Command, { command: 'plan' }>;

/** `loadproof plan`: says what a run would compare. Reads the source's catalog and the lake's footers, and no data. */
export async function planCommand(command: PlanCommand, { stdout, env }: Terminal): Promise<number> {
  const loaded = await loadConfig(command.config, env, engineOf(command));
  const { ports, close } = await makeLocalPorts(loaded);
  try {
    const plan = await makePlan(loaded, ports, command.tables);
    for (const part of plan.parts) stdout.write(`${(await describePart(part, ports, command.sql)).join('\n')}\n\n`);
    stdout.write(`${plural(plan.parts.length, 'table')}, source ${plan.source.identity} (${plan.source.server}).\n`);
    return 0;
  } catch (error) {
    throw error instanceof ConfigError ? loaded.located(error) : error;
  } finally {
    await close();
  }
}

type Local = Omit<Ports, 'progress'>;

async function makePlan(loaded: LoadedConfig, ports: Local, tables: readonly string[]): Promise<Plan> {
  const { config, digest, descriptions } = loaded;
  return buildPlan({
    runId: 'plan',
    now: ports.clock.now().toISOString(),
    toolVersion: ports.facts.toolVersion,
    trigger: { kind: 'manual', detail: 'loadproof plan' },
    engine: ports.facts.engine,
    config,
    configDigest: digest,
    task: descriptions && parseTask(descriptions.task, config.task),
    endpoints: descriptions?.endpoints ? parseEndpoints(descriptions.endpoints, config.endpoints) : null,
    source: await ports.source.describe(),
    sourceIdentity: ports.facts.sourceIdentity,
    lakeTables: await ports.lake.tables(),
    locationOf: (schema, name) => ports.lake.location(schema, name),
    tablesFilter: tables,
  });
}

async function describePart(part: PlannedPart, ports: Local, sql: boolean): Promise<string[]> {
  const title = visible(`${tableName(part.table)} → ${part.lake.schema}/${part.lake.name}`);
  if (part.problem) return [title, ...problemLines(part.problem)];
  try {
    const listing = await readLake(ports.lake, part);
    const rows = listing.files.reduce((sum, file) => sum + (file.rows ?? 0), 0);
    const csv = listing.files.some((file) => file.rows === null);
    const counted = csv ? 'CSV, counted as it is read' : `${plural(rows, 'row')} by their footers`;
    const head = `${title}  (${plural(listing.files.length, 'file')}, ${counted})`;
    if (!part.source) return [head, '  only the lake has it'];
    const { source, engine, catalog } = ports.spelling;
    const options = { catalog, lakeTable: ports.spelling.lakeTable(part) };
    const prepared = prepareComparison(part, listing, { source, engine }, options);
    return [head, ...preparedLines(prepared), ...(sql ? sqlLines(prepared, ports) : [])];
  } catch (error) {
    // Of one table: the others are told all the same.
    return [title, ...problemLines(causeOf(error))];
  }
}

function problemLines(problem: { message: string; remedy: string }): string[] {
  return [`  cannot be compared: ${visible(problem.message)}`, `  what to do: ${visible(problem.remedy)}`];
}

function preparedLines(prepared: Prepared): string[] {
  const key = prepared.key.length > 0 ? prepared.key.map(visible).join(', ') : 'none: rows are compared as a whole';
  return [
    ...(prepared.problem ? problemLines(prepared.problem) : []),
    `  key: ${key}`,
    ...(prepared.spec?.source.where ?? []).map((condition) => `  rows: only where ${visible(condition)}`),
    `  columns: ${number(prepared.compared.length)} of ${number(prepared.coverage.length)} are compared`,
    ...columnLines(prepared.coverage),
    ...prepared.limits.map((limit) => {
      const accepted = limit.accepted ? ` (accepted by ${visible(limit.accepted.owner)})` : '';
      return `  limit: ${LIMIT_WORDS[limit.kind]}: ${visible(limit.detail)}${accepted}`;
    }),
  ];
}

function columnLines(coverage: readonly ColumnCoverage[]): string[] {
  const rows = coverage.map((column) => [
    visible(column.name),
    visible(column.sourceType ?? '–'),
    visible(column.lakeType ?? '–'),
    column.form ?? '–',
    column.reason === null ? column.fidelity : `${column.fidelity}: ${visible(column.reason)}`,
  ]);
  const widths = [0, 1, 2, 3].map((i) => Math.max(0, ...rows.map((row) => displayWidth(row[i] ?? ''))));
  const pad = (text: string, i: number) => text + ' '.repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(text)));
  return rows.map((row) => `    ${row.map(pad).join('  ')}`.trimEnd());
}

function sqlLines(prepared: Prepared, ports: Local): string[] {
  if (!prepared.spec) return [];
  const { native, sql } = ports.spelling.engine.digestStatement(prepared.spec);
  const block = (title: string, text: string) => [
    `  ${title}:`,
    ...text.split('\n').map((line) => `    ${visible(line)}`),
  ];
  return [...(native === null ? [] : block('source SQL', native)), ...block('engine SQL', sql)];
}
