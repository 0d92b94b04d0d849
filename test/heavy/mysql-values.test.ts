/**
 * Every type of MySQL (AWS DMS User Guide, "Source data types for MySQL") with its extreme values on a real server: the
 * text that the dialect gives, byte for byte the same under every session, against values written down by hand.
 */
import fc from 'fast-check';
import { isUnsupported } from '../../core/sql/dialect.ts';
import { mysql } from '../../core/sql/mysql.ts';
import { connectTo, HOSTILE_SESSIONS, mysqlServer, textsOf, withMysqlDatabase } from '../support/mysql.ts';
import { bits, MYSQL_ZOO } from '../support/mysql-zoo.ts';
import { mysqlColumn } from '../support/parts.ts';

const server = mysqlServer();

describe('every type of MySQL on a real server', () => {
  test.each(MYSQL_ZOO.map((c) => [`${c.type}${c.form ? ` as ${JSON.stringify(c.form)}` : ''}`, c] as const))(
    '%s',
    async (_, c) => {
      await withMysqlDatabase(async ({ run, name, url }) => {
        const column = mysqlColumn('x`"\\', c.type);
        // MariaDB's json is a long text of utf8mb4, and its catalog says so.
        await run(
          `SET SESSION sql_mode = 'ALLOW_INVALID_DATES', time_zone = '+00:00'; CREATE TABLE t (i int PRIMARY KEY, ${mysql.identifier(column.name)} ${c.type} NULL)`,
        );
        const rows = c.values.map(([sql], i) => `(${i}, ${sql})`);
        await run(`INSERT INTO t VALUES ${[...rows, `(${rows.length}, NULL)`].join(', ')}`);
        const own = mysql.form(column, c.lake ?? []);
        if (isUnsupported(own)) throw new Error(own.unsupported);
        if (c.form && c.lake) expect(own).toEqual(c.form);
        const rendered = mysql.render(column, c.form ?? own, []);
        if (isUnsupported(rendered)) throw new Error(rendered.unsupported);
        for (const [session, settings] of Object.entries(HOSTILE_SESSIONS)) {
          const connection = await connectTo(url, name);
          try {
            for (const setting of settings) await connection.query(setting);
            const query = `SELECT i, ${rendered.sql} AS c FROM t`;
            const expected = [...c.values.map(([, text], i) => [String(i), text]), [String(rows.length), null]];
            const found = await textsOf(connection, `${query} ORDER BY i`);
            expect({ session, found }).toEqual({ session, found: expected });
            // A connector puts the query into brackets, and the server its rows into a temporary table, which cuts texts to
            // the length that it takes their expression to have.
            const stored = await textsOf(
              connection,
              `SELECT * FROM (${query} UNION ALL SELECT -1, NULL FROM t) AS o ORDER BY i`,
            );
            expect({ session, stored: stored.slice(rows.length + 1) }).toEqual({ session, stored: expected });
          } finally {
            connection.destroy();
          }
        }
      });
    },
  );

  test('the bits of any double', async () => {
    await withMysqlDatabase(async ({ run }) => {
      await run('CREATE TABLE d (i int AUTO_INCREMENT PRIMARY KEY, x double, f float)');
      const rendered = mysql.render(mysqlColumn('x', 'double'), { kind: 'float' }, []);
      if (isUnsupported(rendered)) throw new Error(rendered.unsupported);
      const powers = Array.from({ length: 2098 }, (_, i) => 2 ** (i - 1074));
      const near = powers.flatMap((p) => [p, -p, p * (1 + 2 ** -52), p * (1 - 2 ** -53)]).filter(Number.isFinite);
      const random = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), 20_000);
      const values = [...near, ...random].map((v) => (Object.is(v, -0) ? 0 : v));
      await run(`INSERT INTO d (x) VALUES ${values.map((v) => `(${v === 0 ? '0e0' : v.toExponential()})`).join(',')}`);
      const found = await run(`SELECT ${rendered.sql} FROM d ORDER BY i`);
      expect(found).toHaveLength(values.length);
      const wrong = values.map((v, i) => [v, bits(v), found[i]?.[0]]).filter(([, right, given]) => right !== given);
      expect(wrong.slice(0, 10)).toEqual([]);
    });
  });

  test('a value too large to be written out fails, and is no NULL', async () => {
    await withMysqlDatabase(async ({ run }) => {
      const [[limit] = []] = await run('SELECT @@max_allowed_packet');
      await run('CREATE TABLE b (x longblob)');
      await run(`INSERT INTO b VALUES (REPEAT('x', ${Number(limit) / 2 + 1}))`).catch(() => undefined);
      const rendered = mysql.render(mysqlColumn('x', 'longblob'), { kind: 'bytes' }, []);
      if (isUnsupported(rendered)) throw new Error(rendered.unsupported);
      await expect(run(`SELECT ${rendered.sql} FROM b`)).rejects.toThrow(/out of range/);
    });
  });

  test('results in a character set that cannot hold every text have no trailer', async () => {
    await withMysqlDatabase(async ({ run }) => {
      await run('CREATE TABLE t (x int); INSERT INTO t VALUES (1)');
      const trailer = async (set: string) =>
        (await run(`SET character_set_results = ${set}; SELECT ${mysql.trailer(['x = 1'])} FROM t`)).at(-1);
      expect(JSON.stringify(await trailer('utf8mb4'))).toContain('1,1');
      expect(JSON.stringify(await trailer('NULL'))).toContain('1,1');
      for (const set of ['latin1', 'utf8mb3']) expect(JSON.stringify(await trailer(set))).not.toContain('1,1');
    });
  });

  test('literals of any text mean the same under every session', async () => {
    if (server === null) throw new Error('no server');
    const texts = [
      "'",
      "''",
      '"',
      '\\',
      "\\'",
      "\\'; DROP TABLE t; --",
      '# x',
      '/*! x */',
      '\n',
      '\t',
      'é',
      '😀',
      '\u202ea',
      '%s',
      '?',
      ':x',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a text that a template would read.
      '${x}',
      '',
      'a b',
    ];
    for (const [session, settings] of Object.entries(HOSTILE_SESSIONS)) {
      const connection = await connectTo(server, '');
      try {
        for (const setting of settings) await connection.query(setting);
        const found = await textsOf(
          connection,
          `SELECT ${texts.map((t, i) => `COALESCE(${mysql.literal(t)}, _utf8mb4'null') COLLATE utf8mb4_bin AS c${i}`).join(', ')}`,
        );
        expect({ session, found }).toEqual({ session, found: [texts] });
      } finally {
        connection.destroy();
      }
    }
  });
});
