/** The faithful writer's own reading of MariaDB or MySQL, on a real server. */
import { createConnection } from 'mysql2/promise';
import { readSource, readTask, toDms } from '../../local/writer/index.ts';
import { connectTo, mysqlServer, withMysqlDatabase } from '../support/mysql.ts';
import { MYSQL_ZOO_SESSION, MYSQL_ZOO_TABLES } from '../support/zoo-mysql.ts';
import { zooStatements } from '../support/zoo-tables.ts';

const quote = (name: string) => `\`${name}\``;

async function fill(url: string): Promise<void> {
  const connection = await connectTo(url);
  await connection.query(MYSQL_ZOO_SESSION);
  const statements = MYSQL_ZOO_TABLES.flatMap((table) => zooStatements(table, quote(table.name), quote));
  for (const statement of statements) await connection.query(statement);
  await connection.end();
}

test('each type of MySQL is the type of DMS that the guide names, and its values are read as they are', async () => {
  await withMysqlDatabase(async ({ url, name }) => {
    await fill(url);
    const found: Record<string, unknown> = {};
    for (const table of ['zoo_numbers', 'zoo_times', 'zoo_binaries']) {
      const loaded = toDms(await readSource(url, name, table), readTask({}));
      for (const [i, column] of (loaded?.columns ?? []).entries()) {
        const values = loaded?.records.slice(0, 2).map((record) => record.values[i]);
        const size = 'precision' in column.type ? `(${column.type.precision},${column.type.scale})` : '';
        found[`${table.slice(4)}.${column.name}`] = [`${column.type.name}${size}`, ...(values ?? [])];
      }
    }
    const bytes = (...of: number[]) => new Uint8Array(of);
    expect(found).toMatchObject({
      'numbers.tiny': ['INT1', -128, 127],
      'numbers.tiny_1': ['INT1', 0, 1],
      'numbers.tiny_u': ['UINT1', 0, 255],
      'numbers.small_u': ['UINT2', 65_535, null],
      'numbers.medium': ['INT4', -8_388_608, 8_388_607],
      'numbers.medium_u': ['UINT4', 16_777_215, null],
      'numbers.whole_u': ['UINT4', 4_294_967_295, 0],
      'numbers.filled': ['UINT4', 42, 0],
      'numbers.big': ['INT8', -(2n ** 63n), 2n ** 63n - 1n],
      'numbers.big_u': ['UINT8', 2n ** 64n - 1n, 2n ** 63n],
      'numbers.d_12_2': ['NUMERIC(12,2)', '24000.00', '-0.01'],
      'numbers.single': ['REAL8', Math.fround(1.1), Math.fround(-3.4e38)],
      'numbers.double': ['REAL8', 0.1, Number.MAX_VALUE],
      'numbers.bit_1': ['BOOLEAN', false, true],
      'numbers.bit_9': ['BYTES', bytes(1, 1), bytes(0, 0)],
      'numbers.year': ['INT2', 0, 1901],
      'times.day': ['DATE', -719_162, 2_932_896],
      'times.zero_day': ['DATE', '0000-00-00', 19_723],
      'times.stamp_6': ['DATETIME', -62_135_596_799_999_999n, 253_402_300_799_999_999n],
      'times.moment': ['DATETIME', 1_000_000n, 2_147_483_647_000_000n],
      'times.clock': ['STRING', '-838:59:59', '838:59:59'],
      'binaries.fixed': ['BYTES', bytes(0x61, 0, 0, 0), bytes(0, 0, 0, 0)],
      'binaries.point': [
        'BLOB',
        bytes(...Buffer.from('000000000101000000000000000000f03f000000000000f0bf', 'hex')),
        null,
      ],
    });
    expect(Object.keys(found)).toEqual(expect.arrayContaining(['numbers.d_65_30', 'binaries.long']));
  });
});

test('what is read does not depend on the defaults of the server', async () => {
  const server = mysqlServer();
  if (server === null) throw new Error('LOADPROOF_TEST_MYSQL_URL is not set');
  const { hostname, port, username, password } = new URL(server);
  const admin = await createConnection({ host: hostname, port: Number(port), user: username, password });
  await withMysqlDatabase(async ({ url, name }) => {
    await fill(url);
    const all = async () => {
      const tables = MYSQL_ZOO_TABLES.map((table) => table.name);
      return Promise.all(tables.map((table) => readSource(url, name, table)));
    };
    const before = await all();
    const [rows] = await admin.query('SELECT @@GLOBAL.time_zone AS zone, @@GLOBAL.sql_mode AS mode');
    const [{ zone, mode } = { zone: '', mode: '' }] = rows as { zone: string; mode: string }[];
    try {
      await admin.query(
        "SET GLOBAL time_zone = '+05:45', GLOBAL sql_mode = 'ANSI_QUOTES,PAD_CHAR_TO_FULL_LENGTH,ORACLE'",
      );
      expect(await all()).toEqual(before);
    } finally {
      await admin.query('SET GLOBAL time_zone = ?, GLOBAL sql_mode = ?', [zone, mode]);
      await admin.end();
    }
  });
});
