import type { SourceKind, StackSource } from '../core/config/stack-schema.ts';

const PORTS: Readonly<Record<SourceKind, number>> = { postgres: 5432, mysql: 3306, oracle: 1521, sqlserver: 1433 };

/** The port of the database: as configured, or the usual one. */
export function portOf({ kind, port }: StackSource): number {
  return port ?? PORTS[kind];
}

/**
 * The connection string of a connector, per its kind: https://docs.aws.amazon.com/athena/latest/ug/connectors-available.html
 * The connector replaces `${name}` by user and password of that secret: neither is ever in the template.
 */
export function connectionString(source: StackSource): string {
  const at = `${source.host}:${portOf(source)}`;
  const secret = `\${${source.secret}}`;
  const settings = Object.entries(source.parameters).map(([name, value]) => `${name}=${value}`);
  switch (source.kind) {
    case 'postgres':
      return `postgres://jdbc:postgresql://${at}/${source.database}?${[...settings, secret].join('&')}`;
    case 'mysql':
      return `mysql://jdbc:mysql://${at}/${source.database}?${[...settings, secret].join('&')}`;
    case 'oracle':
      return `oracle://jdbc:oracle:thin:${secret}@//${at}/${source.database}`;
    case 'sqlserver':
      return `sqlserver://jdbc:sqlserver://${[at, `databaseName=${source.database}`, ...settings, secret].join(';')}`;
  }
}
