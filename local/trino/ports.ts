import { isOwnTable } from '../../core/canary/plan.ts';
import { configError } from '../../core/config/errors.ts';
import type { Config } from '../../core/config/schema.ts';
import type { TrinoConfig } from '../../core/config/trino-schema.ts';
import { PASSED_SOURCES } from '../../core/sql/sources.ts';
import { trino } from '../../core/sql/trino.ts';
import type { Ports } from '../../handlers/ports.ts';
import { readTextFile } from '../config/files.ts';
import { FolderLake } from '../lake/folder.ts';
import { TrinoCanary } from './canary.ts';
import { type TrinoAccess, TrinoClient } from './client.ts';
import { TrinoEngine } from './engine.ts';
import { TrinoLake } from './lake.ts';
import { probe } from './probe.ts';
import { TrinoSource } from './source.ts';
import { type Place, TrinoTables } from './tables.ts';

/** What of a run's ports is the engine's own. */
export interface EngineSide {
  readonly ports: Pick<Ports, 'source' | 'lake' | 'canary' | 'engine' | 'spelling'>;
  /** See `RunFacts.sourceIdentity`. */
  readonly sourceIdentity: string;
  /** Ends queries, and removes what was made for them. */
  close(): Promise<void>;
}

/** The ports of a run on a Trino cluster. Asks it nothing yet. Rejects with a ConfigError for a file that is not there. */
export async function makeTrinoSide(config: Config, now: Date): Promise<EngineSide> {
  const settings = sectionOf(config);
  const kind = PASSED_SOURCES[config.source.kind];
  const access = await accessOf(settings, config.source.statementTimeoutSeconds);
  const client = new TrinoClient(access);
  const results = settings.results ?? settings.lake;
  const tables = new TrinoTables((sql) => client.run(sql), { lake: settings.lake, results, now });
  const engine = new TrinoEngine(new TrinoClient(readingLake(access, settings)), tables, {
    connections: config.source.maxConnections,
  });
  const lake = new TrinoLake(new FolderLake(config.lake.path), config.lake.path, settings.lake.location);
  const canary = new TrinoCanary(tables);
  const source = new TrinoSource(client, settings.source.catalog, kind);
  const describe = async () => {
    await probe(client, tables, lake, { config: settings, results, kind });
    return source.describe();
  };
  const spelling: Ports['spelling'] = {
    source: kind.dialect,
    engine: trino,
    catalog: settings.source.catalog,
    lakeTable: (part) => (isOwnTable(part.table) ? canary.table : tables.lakeTable(part)),
    declareLake: async (part, spec) => {
      if (!isOwnTable(part.table)) await tables.declareLake(part.lake.location, spec);
    },
  };
  return {
    ports: { source: { describe, ask: (sql) => source.ask(sql) }, lake, canary, engine, spelling },
    sourceIdentity: `trino://${new URL(settings.url).host}/${encodeURIComponent(settings.source.catalog)}`,
    close: () => engine.close(),
  };
}

function sectionOf({ trino: section }: Config): TrinoConfig {
  if (section) return section;
  throw configError('trino', 'is missing: the engine trino needs url, source.catalog, lake.catalog and lake.location');
}

async function accessOf(settings: TrinoConfig, seconds: number): Promise<TrinoAccess> {
  const { url, user, password, token, tls, session, requestTimeoutSeconds } = settings;
  const hint = 'Write the PEM file of the authority that signed the certificate of the server';
  return {
    ...{ url, user, password, token, requestTimeoutSeconds },
    verify: tls.verify,
    ca: tls.ca === undefined ? undefined : await readTextFile(tls.ca, 'trino.tls.ca', hint),
    session: { query_max_run_time: `${seconds}s`, ...session },
  };
}

/**
 * Statements pair the lake's columns by name, whatever the catalog is set to do. A property of the catalog's own is not
 * set before it is known that there is such a catalog.
 */
function readingLake(access: TrinoAccess, { lake }: { readonly lake: Place }): TrinoAccess {
  return { ...access, session: { ...access.session, [`${lake.catalog}.parquet_use_column_names`]: 'true' } };
}
