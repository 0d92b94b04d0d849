import { configError } from '../../core/config/errors.ts';
import { didYouMean } from '../../core/config/nearest.ts';

/** The cluster of `loadproof demo --trino`. */
export interface DemoTrino {
  readonly url: string;
  readonly sourceCatalog: string;
  readonly lakeCatalog: string;
  readonly lakeSchema: string;
  /** How Trino names the folder that the demo works in. */
  readonly location: string;
}

export const DEMO_TRINO_OPTIONS = ['trino', 'source-catalog', 'lake-catalog', 'lake-schema', 'lake-location'] as const;

const ENGINES = ['embedded', 'trino'];

/** Where the demo runs, of its options. Throws a ConfigError for what does not go together. */
export function demoPlaces(text: (name: string) => string | null): {
  readonly postgres: string | null;
  readonly mysql: string | null;
  readonly trino: DemoTrino | null;
} {
  const postgres = text('postgres');
  const mysql = text('mysql');
  const engine = text('engine') ?? (text('trino') === null ? 'embedded' : 'trino');
  if (!ENGINES.includes(engine))
    throw configError('--engine', `'${engine}' is no engine: write embedded or trino.${didYouMean(engine, ENGINES)}`);
  if (mysql !== null && postgres !== null) throw configError('--mysql', 'is of use alone, without --postgres');
  if (engine === 'trino' && mysql === null && postgres === null) missing('postgres', DATABASE);
  if (engine === 'trino') return { postgres, mysql, trino: demoTrino(text, mysql === null ? 'postgresql' : 'mysql') };
  const idle = DEMO_TRINO_OPTIONS.find((name) => text(name) !== null);
  if (idle !== undefined) throw configError(`--${idle}`, 'is of use on Trino only: add --trino <url>');
  return { postgres, mysql, trino: null };
}

const DATABASE = 'the database that its catalog reads: --postgres postgres://user@host:5432/database, or --mysql';

function demoTrino(text: (name: string) => string | null, connector: string): DemoTrino {
  return {
    url: text('trino') ?? missing('trino', 'its coordinator: --trino https://trino.example.com:8443'),
    sourceCatalog: text('source-catalog') ?? connector,
    lakeCatalog: text('lake-catalog') ?? 'hive',
    lakeSchema: text('lake-schema') ?? 'loadproof',
    location:
      text('lake-location') ?? missing('lake-location', 'how it names the folder of --out: local:///some/folder'),
  };
}

function missing(option: string, what: string): never {
  throw configError(`--${option}`, `is missing: the engine trino needs ${what}`);
}
