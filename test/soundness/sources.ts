/** The tables of the matrix in a source: PostgreSQL, embedded or real, or MySQL. */
import { startEmbeddedPostgres } from '../../local/demo/pglite.ts';
import { withMysqlDatabase } from '../support/mysql.ts';
import { type Target, withDatabase } from '../support/postgres.ts';
import type { MatrixTable } from './matrix/table.ts';
import { MYSQL_TYPES, mysqlText } from './matrix/types-mysql.ts';
import { POSTGRES_BEFORE, POSTGRES_TYPES, pgDeclared, pgText } from './matrix/types-postgres.ts';
import type { MatrixType, MatrixValue } from './matrix/values.ts';

export interface Source {
  /** As the page names it. */
  readonly name: string;
  readonly kind: 'postgres' | 'mysql';
  readonly url: string;
  readonly schema: string;
  readonly types: readonly MatrixType[];
  /** A text in the source's SQL. */
  text(text: string): MatrixValue;
  create(table: MatrixTable): Promise<void>;
  /** Makes a table that is as another. */
  copy(from: string, to: string): Promise<void>;
  quoted(name: string): string;
  /** A column as text, bytes as hexadecimal digits: what a driver gives. */
  textOf(column: string, bytes: boolean): string;
  rows(sql: string): Promise<(string | null)[][]>;
}

/** Lends a source by what `--source` says: `pglite`, or the URL of a server. */
export async function withSource<T>(given: string, use: (source: Source) => Promise<T>): Promise<T> {
  if (/^(?:mysql|mariadb):/.test(given)) return withMysql(given, use);
  if (given !== 'pglite') return withPostgres({ name: 'postgres', url: given }, 'PostgreSQL', use);
  // One that is there already, of whoever runs several in a row.
  const running = process.env.LOADPROOF_TEST_PGLITE_URL;
  if (running) return withPostgres({ name: 'pglite', url: running }, 'embedded PostgreSQL', use);
  const server = await startEmbeddedPostgres();
  try {
    return await withPostgres({ name: 'pglite', url: server.url }, 'embedded PostgreSQL', use);
  } finally {
    await server.stop();
  }
}

function withPostgres<T>(target: Target, name: string, use: (source: Source) => Promise<T>): Promise<T> {
  return withDatabase(target, async (place) => {
    await place.run(POSTGRES_BEFORE);
    const version = String(Object.values((await place.run('show server_version')).rows[0] ?? {})[0] ?? '').split(
      ' ',
    )[0];
    return use({
      name: `${name} ${version}`,
      kind: 'postgres',
      url: place.url,
      schema: place.schema,
      types: POSTGRES_TYPES,
      text: (text) => ({ sql: pgText(text), lake: text }),
      quoted: (name) => `"${place.schema}"."${name}"`,
      textOf: postgresText,
      rows: async (sql) => (await place.run(sql)).rows.map((row: object) => Object.values(row)),
      copy: async (from, to) => {
        await place.run(
          `CREATE TABLE "${to}" (LIKE "${from}" INCLUDING ALL); INSERT INTO "${to}" SELECT * FROM "${from}"`,
        );
      },
      create: async (table) => {
        for (const sql of statements(table, (n) => `"${n}"`, declaredInPostgres)) await place.run(sql);
      },
    });
  });
}

function withMysql<T>(url: string, use: (source: Source) => Promise<T>): Promise<T> {
  process.env.LOADPROOF_TEST_MYSQL_URL = url;
  return withMysqlDatabase(async (place) => {
    await place.run("SET SESSION sql_mode = '', time_zone = '+00:00', NAMES utf8mb4".replace(', NAMES utf8mb4', ''));
    await place.run('SET NAMES utf8mb4');
    const version = String((await place.run('SELECT VERSION()'))[0]?.[0]);
    return use({
      name: /mariadb/i.test(version) ? `MariaDB ${version.split('-')[0]}` : `MySQL ${version.split('-')[0]}`,
      kind: 'mysql',
      url: place.url,
      schema: place.name,
      types: MYSQL_TYPES,
      text: (text) => ({ sql: mysqlText(text), lake: text }),
      quoted: (name) => `\`${name}\``,
      textOf: (column, bytes) => mysqlTextOf(column, bytes),
      rows: (sql) => place.run(sql),
      copy: async (from, to) => {
        await place.run(`CREATE TABLE \`${to}\` LIKE \`${from}\``);
        await place.run(`INSERT INTO \`${to}\` SELECT * FROM \`${from}\``);
      },
      create: async (table) => {
        for (const sql of statements(
          table,
          (n) => `\`${n}\``,
          ({ name }) => (name === 'integer key' ? 'int' : name),
        ))
          await place.run(sql);
      },
    });
  });
}

const declaredInPostgres = (type: MatrixType) => (type.name === 'integer key' ? 'integer' : pgDeclared(type));

function* statements(
  { name, columns, key, rows }: MatrixTable,
  quoted: (name: string) => string,
  declared: (type: MatrixType) => string,
): Generator<string> {
  const keys = new Set(key);
  const fields = columns.map((c) => `${quoted(c.name)} ${declared(c.type)}${keys.has(c.name) ? ' NOT NULL' : ' NULL'}`);
  const primary = key.length === 0 ? '' : `, PRIMARY KEY (${key.map(quoted).join(', ')})`;
  yield `CREATE TABLE ${quoted(name)} (${fields.join(', ')}${primary})`;
  for (let at = 0; at < rows.length; at += 50) {
    const values = rows.slice(at, at + 50).map((row) => `(${row.map(({ sql }) => sql).join(', ')})`);
    yield `INSERT INTO ${quoted(name)} VALUES ${values.join(',\n')}`;
  }
}

/** As the type's output function prints it: a cast of an address to text adds a mask. */
function postgresText(column: string, bytes: boolean): string {
  const name = `"${column}"`;
  if (bytes) return `encode(${name}, 'hex') AS ${name}`;
  if (/^(?:inet|cidr)$/.test(column)) return `CASE WHEN ${name} IS NOT NULL THEN format('%s', ${name}) END AS ${name}`;
  return `${name}::text AS ${name}`;
}

/** A bit is the byte of its number. */
function mysqlTextOf(column: string, bytes: boolean): string {
  const name = `\`${column}\``;
  if (bytes) return `HEX(${name})`;
  return column === 'bit_1' ? `CAST(${name} + 0 AS CHAR)` : `CAST(${name} AS CHAR)`;
}
