import { createHash } from 'node:crypto';
import type { LakeFile, SourceTable } from '../../core/compare/columns.ts';
import { parseConfig } from '../../core/config/parse.ts';
import type { RunReport } from '../../core/report/schema.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { LoadproofError } from '../../handlers/errors.ts';
import type { Cell, Ports, QueryEngine, QueryStatus, RunStore } from '../../handlers/ports.ts';

/**
 * A world in memory for fault tests of the state machine and its functions: those are real, and so are the plan, the
 * SQL, the judgement and the report. Only what lies outside (the engine's answers, the files, the source) is made up.
 */

export class MemoryStore implements RunStore {
  readonly texts = new Map<string, string>();
  async putText(key: string, text: string): Promise<void> {
    this.texts.set(key, text);
  }
  async getText(key: string): Promise<string | null> {
    return this.texts.get(key) ?? null;
  }
  location(key: string): string {
    return `memory:${key}`;
  }
  async list(prefix: string): Promise<string[]> {
    return [...this.texts.keys()].filter((key) => key.startsWith(prefix)).sort();
  }
}

export interface StartRequest {
  readonly table: string;
  readonly phase: string;
  readonly token: string;
  readonly sql: string;
  readonly storeAt: string | null;
}

/** How the queries of one table go. Whatever is left out goes well, over equal sides of 10 rows. */
export interface Behaviour {
  readonly start?: (request: StartRequest) => void | Promise<void>;
  /** Of the nth check of a query, from 1. */
  readonly check?: (request: StartRequest, nth: number) => Partial<QueryStatus> | Promise<Partial<QueryStatus>>;
  readonly results?: (request: StartRequest) => Cell[][] | Promise<Cell[][]>;
  /** The sides differ: level 1 finds a bucket, level 2 this many rows, of which so many last. */
  readonly differs?: { readonly latest: readonly number[]; readonly both: readonly number[] };
}

export const ROWS = 10;

export const DONE: QueryStatus = {
  state: 'succeeded',
  error: null,
  startedAt: '2026-11-22T14:00:00.000Z',
  seconds: 1,
  sourceRows: ROWS,
};

export const running: Partial<QueryStatus> = { state: 'running' };

export function failed(name: string, message = `it failed: ${name}`): Partial<QueryStatus> {
  return { state: 'failed', error: { name, message } };
}

export class FakeEngine implements QueryEngine {
  readonly started: StartRequest[] = [];
  readonly stopped: string[] = [];
  /** Queries that are under way now, and the most that were at the same time. */
  readonly active = new Set<string>();
  peak = 0;
  readonly #ids = new Map<string, string>();
  readonly #requests = new Map<string, { request: StartRequest; checks: number }>();
  readonly #behaviour: (table: string) => Behaviour;

  constructor(behaviour: (table: string) => Behaviour) {
    this.#behaviour = behaviour;
  }

  async start({ statement, token, storeAt, label }: Parameters<QueryEngine['start']>[0]): Promise<string> {
    const [table = '', phase = ''] = label.split(' ');
    const request = { table, phase, token, storeAt, sql: statement.sql };
    await this.#behaviour(table).start?.(request);
    const known = this.#ids.get(token);
    if (known !== undefined) return known;
    const id = `q${this.#ids.size + 1}`;
    this.#ids.set(token, id);
    this.#requests.set(id, { request, checks: 0 });
    this.started.push(request);
    this.active.add(id);
    this.peak = Math.max(this.peak, this.active.size);
    return id;
  }

  async check(id: string): Promise<QueryStatus> {
    const query = this.#query(id);
    query.checks++;
    // A turn of the event loop, so that queries of several parts are under way together.
    await new Promise((resolve) => setImmediate(resolve));
    const status = { ...DONE, ...(await this.#behaviour(query.request.table).check?.(query.request, query.checks)) };
    if (status.state !== 'running') this.active.delete(id);
    return status;
  }

  async results(id: string): Promise<Cell[][]> {
    const { request } = this.#query(id);
    const { results, differs } = this.#behaviour(request.table);
    if (results !== undefined) return results(request);
    if (request.phase === 'digest') return digestRows(request.table, differs === undefined ? [] : [7]);
    // What closed in the first round is equal in the next.
    if (request.phase.startsWith('digest.')) return digestRows(request.table, []);
    const attempt = Math.min(Number(/-(\d+)/.exec(request.phase)?.[1] ?? 0), 1);
    return findingRows(differs?.latest[attempt] ?? 0, differs?.both[attempt] ?? 0, differs?.latest[0]);
  }

  async stop(id: string): Promise<void> {
    this.stopped.push(id);
    this.active.delete(id);
  }

  stored(location: string): string {
    return `read_parquet('${location}')`;
  }

  #query(id: string) {
    const query = this.#requests.get(id);
    if (query === undefined) throw new LoadproofError('QueryFailed', `no query ${id}`, 'start it');
    return query;
  }
}

export const lakePath = (table: string): string => `/lake/${table.replace('.', '/')}/LOAD00000001.parquet`;

/** Records of level 1: both sides read in full, these buckets differ. */
export function digestRows(table: string, buckets: readonly number[], rows = ROWS): Cell[][] {
  return [
    ['file', null, null, rows + 1, 0, `t\t${rows}`],
    ['file', null, lakePath(table), 0, rows, null],
    ['bucket', -1, null, 1, 0, `t\t${rows}`],
    ...buckets.map((b): Cell[] => ['bucket', b, null, 1, 1, null]),
  ];
}

/** Records of the findings: one key changed, where anything is open in the reads judged. */
export function findingRows(latest: number, both: number, first?: number): Cell[][] {
  const open = Math.max(latest, both);
  const row = (line: string, src: number, lake: number): Cell[] => ['row', 'changed', line, null, 1, src, lake, 1, 1];
  return [
    ...(open > 0 ? [['count', 'changed', null, null, 1, 1, 1, null, null] as Cell[]] : []),
    ...(open > 0 ? [row('r\t1\tone', 1, 0), row('r\t1\ttwo', 0, 1)] : []),
    ['trailer', null, `t\t${ROWS}`, null, null, null, null, null, null],
    ['read', null, null, null, first ?? open, latest, both, Math.min(latest, open), 0],
  ];
}

function sourceTable(name: string): SourceTable {
  const column = { type: 'integer', baseType: 'int4', precision: null, scale: null, nullable: false };
  return {
    schema: 'public',
    name,
    kind: 'table',
    columns: [
      { ...column, name: 'id' },
      { ...column, name: 'name', type: 'text', baseType: 'text', nullable: true },
    ],
    primaryKey: ['id'],
    estimatedRows: ROWS,
    hides: [],
    unreadable: null,
  };
}

function lakeFile(path: string): LakeFile {
  return {
    path,
    bytes: 100,
    modified: '2026-11-22T13:00:00.000Z',
    rows: ROWS,
    columns: [
      { name: 'id', type: { kind: 'integer', bits: 32, signed: true } },
      { name: 'name', type: { kind: 'string' } },
    ],
  };
}

export interface World {
  /** Names of the tables in `public`; all are in the lake too. */
  readonly tables: readonly string[];
  readonly behaviour?: (table: string) => Behaviour;
  readonly concurrency?: number;
  readonly maxChecks?: number;
  readonly settings?: object;
  readonly ports?: Partial<Omit<Ports, 'progress'>>;
}

export interface FakeWorld {
  readonly ports: Omit<Ports, 'progress'>;
  readonly store: MemoryStore;
  readonly engine: FakeEngine;
  readonly announced: RunReport[];
}

export function fakeWorld(world: World): FakeWorld {
  const store = new MemoryStore();
  const engine = new FakeEngine(world.behaviour ?? (() => ({})));
  const announced: RunReport[] = [];
  const config = parseConfig({
    source: { kind: 'postgres', url: 'postgres://reader@db:5432/shop' },
    lake: { path: '/lake' },
    tables: { include: ['public.*'] },
    compare: { concurrency: world.concurrency ?? 4, settleSeconds: 30 },
    report: { values: 'plain' },
    ...world.settings,
  });
  const ports: Omit<Ports, 'progress'> = {
    facts: { toolVersion: '0.1.0', engine: 'embedded', sourceIdentity: 'postgres://db:5432/shop' },
    config: { load: async () => ({ config, digest: createHash('sha256').update('config').digest('hex') }) },
    dms: { describe: async () => null },
    source: { describe: async () => ({ server: 'PostgreSQL 15.8', tables: world.tables.map(sourceTable) }) },
    lake: {
      tables: async () => world.tables.map((name) => ({ schema: 'public', name })),
      location: (schema, name) => `/lake/${schema}/${name}`,
      list: async (location) => ({
        files: [{ path: `${location}/LOAD00000001.parquet`, bytes: 100, modified: null }],
        others: [],
      }),
      describe: async (file) => lakeFile(file.path),
    },
    canary: null,
    engine,
    spelling: { source: postgres, engine: duckdb, catalog: null, lakeTable: () => null },
    bounds: { pollSeconds: 0, maxChecks: world.maxChecks ?? 5 },
    store,
    metrics: { put: async () => undefined },
    announcer: {
      announce: async (report) => {
        announced.push(report);
      },
    },
    clock: { now: () => new Date('2026-11-22T14:00:00.000Z') },
    ...world.ports,
  };
  return { ports, store, engine, announced };
}

/** Verdict of each table by its name, as `t1: MATCHED`, sorted. */
export function verdicts(report: RunReport): string[] {
  return report.tables.map((t) => `${t.table.name}: ${t.verdict}`).sort();
}

export function tableOf(report: RunReport, name: string): RunReport['tables'][number] {
  const table = report.tables.find((t) => t.table.name === name);
  if (table === undefined) throw new Error(`no table ${name} in the report`);
  return table;
}
