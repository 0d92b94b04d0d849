import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { RunReport } from '../../core/report/schema.ts';
import { loadConfig } from '../../local/config/load.ts';
import { type LocalPorts, makeLocalPorts } from '../../local/ports.ts';
import { runStateMachine } from '../../local/runner/runner.ts';

/** A folder for a run, where the engine under test can read it. The caller removes it. */
export function runFolder(): string {
  const folder = mkdtempSync(join(process.env.LOADPROOF_TEST_TRINO_LAKE ?? tmpdir(), 'loadproof-run-'));
  mkdirSync(join(folder, 'lake'));
  return folder;
}

/** Writes one lake file from a DuckDB query, below `folder`/lake. Returns its path. */
export async function writeLakeFile(
  folder: string,
  table: string,
  query: string,
  file = 'LOAD00000001.parquet',
): Promise<string> {
  const at = join(folder, 'lake', ...table.split('.'));
  mkdirSync(at, { recursive: true });
  const path = join(at, file);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  return path;
}

interface RunOverOptions {
  readonly include: readonly string[];
  readonly more?: string;
  readonly quiesced?: boolean;
  /** Replaces ports of the run: to break them. */
  readonly ports?: (ports: LocalPorts['ports']) => LocalPorts['ports'];
}

/**
 * A whole run by the state machine over a source and the lake in `folder`, declared quiesced, values plain; on the real
 * Trino where `npm run test:trino` started one, else on the embedded engine.
 */
export async function runOver(url: string, folder: string, options: RunOverOptions): Promise<RunReport> {
  if (process.env.LOADPROOF_TEST_TRINO_URL === undefined) return runWith(url, folder, options, '');
  const { section, withCatalog } = await import('../trino/support/on-trino.ts');
  const { withMysqlCatalog } = await import('../trino/support/mysql-catalog.ts');
  const lend = isMysql(url)
    ? withMysqlCatalog
    : (use: (catalog: string) => Promise<RunReport>) => withCatalog(url, use);
  return lend((catalog) => {
    const trino = JSON.stringify(section(catalog, join(folder, 'lake')));
    return runWith(url, folder, options, `engine: trino\ntrino: ${trino}`);
  });
}

const isMysql = (url: string) => /^(?:mysql|mariadb):/.test(url);

async function runWith(url: string, folder: string, options: RunOverOptions, engine: string): Promise<RunReport> {
  const source = new URL(url);
  const password = decodeURIComponent(source.password);
  source.password = '';
  const config = join(folder, 'loadproof.yaml');
  writeFileSync(
    config,
    [
      'source:',
      `  kind: ${isMysql(url) ? 'mysql' : 'postgres'}`,
      `  url: '${source.href}'`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference of the configuration file.
      ...(password === '' ? [] : ["  password: '${env:PASSWORD}'"]),
      ...(options.quiesced === false ? [] : ['  quiesced: { reason: a test, owner: test, expires: 9999-12-31 }']),
      'lake: { path: ./lake }',
      `tables: { include: ${JSON.stringify(options.include)} }`,
      'report: { values: plain, out: ./out }',
      engine,
      options.more ?? '',
    ].join('\n'),
  );
  const local = await makeLocalPorts(await loadConfig(config, { PASSWORD: password }));
  try {
    const runId = `run-${process.hrtime.bigint()}`;
    const ports = options.ports?.(local.ports) ?? local.ports;
    return await runStateMachine(ports, { runId, trigger: { kind: 'manual', detail: 'test' } });
  } finally {
    await local.close();
  }
}
