import { duckdb } from '../core/sql/duckdb.ts';
import { postgres } from '../core/sql/postgres.ts';
import type { Clock, PollBounds, Ports } from '../handlers/ports.ts';
import type { LoadedConfig } from './config/load.ts';
import { EmbeddedEngine } from './engine/embedded-engine.ts';
import { FolderLake } from './lake/folder.ts';
import { PostgresCatalog } from './postgres/catalog.ts';
import { identity, type PostgresSettings } from './postgres/connection.ts';
import { FolderStore } from './store/folder-store.ts';
import { VERSION } from './version.ts';

/** Everything that a run on this machine needs; progress is the runner's. */
export interface LocalPorts {
  readonly ports: Omit<Ports, 'progress'>;
  /** Ends queries and connections, and removes temporary files. Must be called at the end. */
  close(): Promise<void>;
}

/** The clock of this machine. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * The ports of a run over a PostgreSQL source and a lake in a local folder. Evidence goes to `config.report.out`.
 * Connects to nothing yet.
 */
export async function makeLocalPorts(loaded: LoadedConfig, clock: Clock = systemClock): Promise<LocalPorts> {
  const { config, digest, descriptions } = loaded;
  const source = sourceSettings(loaded);
  const engine = await EmbeddedEngine.open({
    source,
    sourceConnections: config.source.maxConnections,
    memoryBytes: bytesOf(config.embedded.memory),
    threads: config.embedded.threads,
    temporary: config.embedded.tempDirectory,
  });
  const files = { task: config.task ?? null, endpoints: config.endpoints ?? null };
  const ports: Omit<Ports, 'progress'> = {
    facts: { toolVersion: VERSION, engine: 'embedded', sourceIdentity: identity(config.source.url) },
    config: { load: async () => ({ config, digest }) },
    dms: { describe: async () => descriptions && { ...descriptions, files } },
    source: new PostgresCatalog(source),
    lake: new FolderLake(config.lake.path),
    engine,
    spelling: { source: postgres, engine: duckdb, catalog: null, lakeTable: () => null },
    bounds: boundsOf(loaded),
    store: new FolderStore(config.report.out),
    metrics: { put: async () => {} },
    announcer: { announce: async () => {} },
    clock,
  };
  return { ports, close: () => engine.close() };
}

function sourceSettings({ config }: LoadedConfig): PostgresSettings {
  const { url, password, statementTimeoutSeconds } = config.source;
  return { url, statementTimeoutSeconds, ...(password === undefined ? {} : { password }) };
}

/**
 * `check` waits up to a second by itself. A statement has its own time, after it has waited for those before it to give
 * up their connection to the source.
 */
function boundsOf({ config }: LoadedConfig): PollBounds {
  const { statementTimeoutSeconds, maxConnections } = config.source;
  const turns = Math.ceil(config.compare.concurrency / maxConnections);
  return { pollSeconds: 0, maxChecks: (statementTimeoutSeconds + 60) * turns };
}

const units: Readonly<Record<string, number>> = { K: 1, M: 2, G: 3, T: 4 };

/** `1GB` is 10⁹ bytes, `1GiB` 2³⁰. The configuration has checked the text. */
export function bytesOf(size: string): number {
  const [, amount = '0', unit = 'M', binary] = /^([0-9.]+) ?([KMGT])(i?)B$/.exec(size) ?? [];
  return Math.round(Number(amount) * (binary === 'i' ? 1024 : 1000) ** (units[unit] ?? 0));
}
