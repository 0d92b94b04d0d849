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
  if (mysql !== null && (postgres !== null || engine === 'trino'))
    throw configError('--mysql', 'is of use alone: neither with --postgres nor on Trino');
  if (engine === 'trino')
    return { postgres: postgres ?? missing('postgres', POSTGRES), mysql: null, trino: demoTrino(text) };
  const idle = DEMO_TRINO_OPTIONS.find((name) => text(name) !== null);
  if (idle !== undefined) throw configError(`--${idle}`, 'is of use on Trino only: add --trino <url>');
  return { postgres, mysql, trino: null };
}

const POSTGRES = 'the database that its catalog reads: --postgres postgres://user@host:5432/database';

function demoTrino(text: (name: string) => string | null): DemoTrino {
  return {
    url: text('trino') ?? missing('trino', 'its coordinator: --trino https://trino.example.com:8443'),
    sourceCatalog: text('source-catalog') ?? 'postgresql',
    lakeCatalog: text('lake-catalog') ?? 'hive',
    lakeSchema: text('lake-schema') ?? 'loadproof',
    location:
      text('lake-location') ?? missing('lake-location', 'how it names the folder of --out: local:///some/folder'),
  };
}

function missing(option: string, what: string): never {
  throw configError(`--${option}`, `is missing: the engine trino needs ${what}`);
}
