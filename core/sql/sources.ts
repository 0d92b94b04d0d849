import type { SourceTable } from '../compare/columns.ts';
import type { SourceDialect } from './dialect.ts';
import { mysql } from './mysql.ts';
import { MYSQL_CATALOG_QUERY, readMysqlCatalog } from './mysql-catalog.ts';
import { oracle } from './oracle.ts';
import { ORACLE_CATALOG_QUERY, readOracleCatalog } from './oracle-catalog.ts';
import { postgres } from './postgres.ts';
import { CATALOG_AS_TEXT_QUERY, readCatalogTexts } from './postgres-catalog.ts';
import { sqlserver } from './sqlserver.ts';
import { readSqlserverCatalog, SQLSERVER_CATALOG_QUERY } from './sqlserver-catalog.ts';

/** Rows of a query whose every column is text; null is NULL. */
export type TextRows = readonly (readonly (string | null)[])[];

/** What an engine that passes queries through needs of a kind of source: its SQL, and how its own catalog is asked. */
export interface PassedSource {
  /** The product, for people. */
  readonly product: string;
  readonly dialect: SourceDialect;
  /** The shortest native query that it answers: whether anything is passed through to it at all. */
  readonly smallestQuery: string;
  /** A native query whose every column is text, with at least one row, and the reader of its rows. */
  readonly catalogQuery: string;
  readonly readCatalog: (rows: TextRows) => { readonly server: string; readonly tables: readonly SourceTable[] };
}

const ONE = 'SELECT 1 AS one';

const mysqlSource = {
  dialect: mysql,
  smallestQuery: ONE,
  catalogQuery: MYSQL_CATALOG_QUERY,
  readCatalog: readMysqlCatalog,
};

/** The sources that a query engine reaches through a catalog of its own, by the kind that the configuration names. */
export const PASSED_SOURCES = {
  postgres: {
    product: 'PostgreSQL',
    dialect: postgres,
    smallestQuery: ONE,
    catalogQuery: CATALOG_AS_TEXT_QUERY,
    readCatalog: readCatalogTexts,
  },
  mysql: { product: 'MySQL', ...mysqlSource },
  mariadb: { product: 'MariaDB', ...mysqlSource },
  oracle: {
    product: 'Oracle',
    dialect: oracle,
    smallestQuery: `${ONE} FROM dual`,
    catalogQuery: ORACLE_CATALOG_QUERY,
    readCatalog: readOracleCatalog,
  },
  sqlserver: {
    product: 'SQL Server',
    dialect: sqlserver,
    smallestQuery: ONE,
    catalogQuery: SQLSERVER_CATALOG_QUERY,
    readCatalog: readSqlserverCatalog,
  },
} as const satisfies Readonly<Record<string, PassedSource>>;
