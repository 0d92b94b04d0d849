import { configError } from '../core/config/errors.ts';
import { type Config, hasNoDriver, noDriver } from '../core/config/schema.ts';
import { duckdb } from '../core/sql/duckdb.ts';
import { mysql } from '../core/sql/mysql.ts';
import { postgres } from '../core/sql/postgres.ts';
import type { Clock, PollBounds, Ports } from '../handlers/ports.ts';
import type { LoadedConfig } from './config/load.ts';
import { EmbeddedEngine } from './engine/embedded-engine.ts';
import type { SourceSettings } from './engine/source-session.ts';
import { CanaryFolder } from './lake/canary-folder.ts';
import { FolderLake } from './lake/folder.ts';
import { MysqlCatalog } from './mysql/catalog.ts';
import { mysqlIdentity } from './mysql/connection.ts';
import { PostgresCatalog } from './postgres/catalog.ts';
import { identity } from './postgres/connection.ts';
import { FolderStore } from './store/folder-store.ts';
import { type EngineSide, makeTrinoSide } from './trino/ports.ts';
import { VERSION } from './version.ts';

/** Everything that a run on this machine needs; progress is the runner's. */
export interface LocalPorts {
  readonly ports: Omit<Ports, 'progress'>;
  /** Ends queries and connections, and removes temporary files. Must be called at the end. */
  close(): Promise<void>;
}

/** The clock of this machine. */
export const systemClock: Clock = { now: () => new Date() };

/** The ports of a run over a source and a lake in a local folder. Evidence goes to `config.report.out`. Connects to nothing yet. */
export async function makeLocalPorts(loaded: LoadedConfig, clock: Clock = systemClock): Promise<LocalPorts> {
  const { config, digest, descriptions } = loaded;
  const side = config.engine === 'trino' ? await makeTrinoSide(config, clock.now()) : await makeEmbeddedSide(config);
  const files = { task: config.task ?? null, endpoints: config.endpoints ?? null };
  const ports: Omit<Ports, 'progress'> = {
    ...side.ports,
    facts: { toolVersion: VERSION, engine: config.engine, sourceIdentity: side.sourceIdentity },
    config: { load: async () => ({ config, digest }) },
    dms: { describe: async () => descriptions && { ...descriptions, files } },
    bounds: boundsOf(config),
    store: new FolderStore(config.report.out),
    metrics: { put: async () => {} },
    announcer: { announce: async () => {} },
    clock,
  };
  return { ports, close: () => side.close() };
}

/** DuckDB in this process, and the source by its own driver. */
async function makeEmbeddedSide(config: Config): Promise<EngineSide> {
  const { kind } = config.source;
  if (hasNoDriver(kind)) throw configError('source.kind', noDriver(kind));
  const source = sourceSettings(config);
  const isMysql = kind !== 'postgres';
  const engine = await EmbeddedEngine.open({
    source,
    sourceConnections: config.source.maxConnections,
    memoryBytes: bytesOf(config.embedded.memory),
    threads: config.embedded.threads,
    temporary: config.embedded.tempDirectory,
  });
  const ports: EngineSide['ports'] = {
    source: isMysql ? new MysqlCatalog(source) : new PostgresCatalog(source),
    lake: new FolderLake(config.lake.path),
    canary: new CanaryFolder(config.report.out),
    engine,
    spelling: { source: isMysql ? mysql : postgres, engine: duckdb, catalog: null, lakeTable: () => null },
  };
  return {
    ports,
    sourceIdentity: isMysql ? mysqlIdentity(source.url) : identity(source.url),
    close: () => engine.close(),
  };
}

function sourceSettings({ source }: Config): SourceSettings {
  const { url, password, statementTimeoutSeconds, pauseAbove } = source;
  if (url === undefined) throw configError('source.url', 'is missing: write postgres://user@host:5432/database');
  return { url, statementTimeoutSeconds, pauseAbove, ...(password === undefined ? {} : { password }) };
}

/**
 * `check` waits up to a second by itself. A statement has its own time, after it has waited for those before it to give
 * up their connection to the source.
 */
function boundsOf({ source, compare }: Config): PollBounds {
  const { statementTimeoutSeconds, maxConnections } = source;
  const turns = Math.ceil(compare.concurrency / maxConnections);
  return { pollSeconds: 0, maxChecks: (statementTimeoutSeconds + 60) * turns };
}

const units: Readonly<Record<string, number>> = { K: 1, M: 2, G: 3, T: 4 };

/** `1GB` is 10⁹ bytes, `1GiB` 2³⁰. The configuration has checked the text. */
export function bytesOf(size: string): number {
  const [, amount = '0', unit = 'M', binary] = /^([0-9.]+) ?([KMGT])(i?)B$/.exec(size) ?? [];
  return Math.round(Number(amount) * (binary === 'i' ? 1024 : 1000) ** (units[unit] ?? 0));
}
