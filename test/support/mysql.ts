import { randomBytes } from 'node:crypto';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { createConnection } from 'mysql2/promise';

/** The MariaDB or MySQL to test against, as a user who may do anything; null without one. */
export function mysqlServer(): string | null {
  return process.env.LOADPROOF_TEST_MYSQL_URL ?? null;
}

/**
 * Settings that change how the server prints, reads, converts or cuts values; each statement is run with a session of
 * its own for each. The sql_mode is that of another product as a whole, of the strictest, and of the laxest.
 */
export const HOSTILE_SESSIONS: Readonly<Record<string, readonly string[]>> = {
  'as it is': [],
  strict: [
    `SET SESSION sql_mode = 'TRADITIONAL,ANSI,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH,NO_UNSIGNED_SUBTRACTION,HIGH_NOT_PRECEDENCE,ONLY_FULL_GROUP_BY'`,
    `SET SESSION time_zone = '+05:45', lc_time_names = 'de_DE', div_precision_increment = 0, group_concat_max_len = 4`,
  ],
  oracle: [
    `SET SESSION sql_mode = 'ORACLE,EMPTY_STRING_IS_NULL,TIME_ROUND_FRACTIONAL,PAD_CHAR_TO_FULL_LENGTH'`,
    `SET SESSION time_zone = '-12:00', div_precision_increment = 30, lc_time_names = 'ar_AE'`,
  ],
  'other character sets': [
    `SET SESSION sql_mode = ''`,
    `SET SESSION time_zone = '+12:45'`,
    `SET SESSION collation_connection = 'utf16_icelandic_ci', character_set_results = 'utf8mb4'`,
  ],
  'no zero dates': [
    `SET SESSION sql_mode = 'POSTGRESQL,NO_ZERO_DATE,NO_ZERO_IN_DATE,STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO'`,
    `SET SESSION time_zone = '+13:00', collation_connection = 'gbk_chinese_ci', lc_time_names = 'ja_JP'`,
  ],
  'a backslash that is a yen': [
    `SET SESSION sql_mode = 'DB2,REAL_AS_FLOAT,IGNORE_SPACE,PIPES_AS_CONCAT'`,
    `SET SESSION time_zone = '-12:59', collation_connection = 'sjis_japanese_ci', div_precision_increment = 1`,
  ],
  german: [
    `SET SESSION sql_mode = 'MAXDB,HIGH_NOT_PRECEDENCE,TIME_ROUND_FRACTIONAL', old_mode = 'ZERO_DATE_TIME_CAST,NO_PROGRESS_INFO'`,
    `SET SESSION time_zone = '+03:30', collation_connection = 'latin1_german2_ci', optimizer_switch = 'materialization=off'`,
  ],
  binary: [
    `SET NAMES binary`,
    `SET SESSION sql_mode = 'MSSQL,ALLOW_INVALID_DATES', time_zone = 'SYSTEM', sql_auto_is_null = 1`,
  ],
};

/** A connection whose cells are the bytes that came, as text. */
export async function connectTo(url: string, database?: string): Promise<Connection> {
  const { hostname, port, username, password, pathname } = new URL(url);
  return createConnection({
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: database ?? decodeURIComponent(pathname.slice(1)),
    charset: 'utf8mb4',
    rowsAsArray: true,
    multipleStatements: true,
    typeCast: (field) => {
      const buffer = field.buffer();
      return buffer === null ? null : buffer.toString('utf8');
    },
  });
}

export type Texts = (string | null)[][];

export async function textsOf(connection: Connection, sql: string): Promise<Texts> {
  const [rows] = await connection.query<RowDataPacket[]>(sql);
  return rows as unknown as Texts;
}

/** A database of a test's own, lent to `use` and dropped. */
export async function withMysqlDatabase<T>(
  use: (place: { url: string; name: string; run: (sql: string) => Promise<Texts> }) => Promise<T>,
): Promise<T> {
  const server = mysqlServer();
  if (server === null) throw new Error('LOADPROOF_TEST_MYSQL_URL is not set');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = await connectTo(server, '');
  try {
    await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    await admin.query(`USE ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return await use({ url: url.href, name, run: (sql) => textsOf(admin, sql) });
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name}`);
    await admin.end();
  }
}
