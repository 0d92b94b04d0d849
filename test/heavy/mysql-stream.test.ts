/** The driver on a real MySQL or MariaDB: what is passed on, byte for byte, at the reader's pace; and how it is stopped. */
import { setTimeout as delay } from 'node:timers/promises';
import { encodeLine } from '../../core/compare/line.ts';
import type { Sink } from '../../local/engine/conduit.ts';
import { EmbeddedEngine } from '../../local/engine/embedded-engine.ts';
import { openMysqlSession } from '../../local/mysql/connection.ts';
import { RowStream } from '../../local/mysql/row-stream.ts';
import { connectTo, mysqlServer, textsOf, withMysqlDatabase } from '../support/mysql.ts';

/** Takes what is written at its own pace, and knows how much was given to it at once. */
class SlowSink implements Sink {
  readonly chunks: Buffer[] = [];
  mostUnderWay = 0;
  #underWay = 0;

  constructor(readonly milliseconds: number) {}

  async write(bytes: Uint8Array): Promise<void> {
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.#underWay);
    await delay(this.milliseconds);
    this.chunks.push(Buffer.from(bytes));
    this.#underWay--;
  }

  async end(): Promise<void> {}
  destroy(): void {}
}

const url = mysqlServer() ?? '';

async function stream(sql: string, sink: Sink): Promise<number> {
  const session = await openMysqlSession({ url });
  try {
    return await new RowStream(session.connection, sql, sink).finished;
  } finally {
    await session.close();
  }
}

describe('rows of a real MySQL', () => {
  test('are lines: values of any bytes and of any length, NULL, and the empty text', async () => {
    await withMysqlDatabase(async ({ run, name }) => {
      await run('CREATE TABLE t (i int PRIMARY KEY, a longtext, b longtext)');
      const lengths = [1, 250, 251, 252, 65_535, 65_536, 262_144, 300_000];
      const texts = ['', ...lengths.map((n) => 'é\\\t\n\r\b\v\f0'.repeat(n).slice(0, n))];
      for (const [i, text] of texts.entries()) {
        const hex = Buffer.from(text).toString('hex');
        await run(`INSERT INTO t VALUES (${i}, X'${hex}', ${i % 2 === 0 ? 'NULL' : `X'${hex}'`})`);
      }
      // Longer than one packet of the protocol, which is 16 MB.
      await run(`INSERT INTO t VALUES (${texts.length}, REPEAT('x', 16000000), REPEAT('y', 16000000))`);
      const sink = new SlowSink(0);
      const rows = await stream(`SELECT 'r', i, a, b FROM ${name}.t ORDER BY i`, sink);
      const lines = Buffer.concat(sink.chunks).toString('utf8').split('\n');
      expect({ rows, lines: lines.length }).toEqual({ rows: texts.length + 1, lines: texts.length + 2 });
      for (const [i, text] of texts.entries())
        expect(lines[i] === encodeLine([String(i), text, i % 2 === 0 ? null : text])).toBe(true);
      expect(lines[texts.length] === encodeLine([String(texts.length), 'x'.repeat(16e6), 'y'.repeat(16e6)])).toBe(true);
    });
  });

  test('wait for a reader that is slower', async () => {
    const sink = new SlowSink(3);
    const row =
      "SELECT 'r', REPEAT('0123456789', 30) FROM (SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) AS a";
    const many = `${row}${Array.from({ length: 8 }, (_, i) => `, (SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) AS b${i}`).join('')}`;
    expect(await stream(many, sink)).toBe(4 ** 9);
    expect(sink.mostUnderWay).toBeLessThanOrEqual(3);
    expect(sink.chunks.reduce((sum, chunk) => sum + chunk.length, 0)).toBe(4 ** 9 * 303);
  });

  test('an error in the middle of the rows is the error of all of them', async () => {
    const failing = "SELECT 'r', 18446744073709551615 + (i > 900) FROM (SELECT 1 AS i UNION ALL SELECT 1000) AS t";
    await expect(stream(failing, new SlowSink(0))).rejects.toThrow(/out of range/);
  });

  test('a query that is stopped stops on the server too', async () => {
    const engine = await EmbeddedEngine.open({ source: { url } });
    const admin = await connectTo(url, '');
    const running = async () =>
      (
        await textsOf(
          admin,
          "SELECT INFO FROM information_schema.PROCESSLIST WHERE INFO LIKE '%stopped by a test%' AND ID <> CONNECTION_ID()",
        )
      ).length;
    try {
      const native = "SELECT 'r' AS c0, SLEEP(60) AS c1, 'stopped by a test' AS c2";
      const sql =
        "SELECT count(*) FROM read_csv(getvariable('loadproof_source'), columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = chr(8))";
      const id = await engine.start({
        statement: { engine: 'duckdb', sql, native },
        token: 'a',
        storeAt: null,
        label: 'a test',
      });
      for (let i = 0; i < 100 && (await running()) === 0; i++) await delay(50);
      expect(await running()).toBe(1);
      await engine.stop(id);
      for (let i = 0; i < 100 && (await running()) > 0; i++) await delay(50);
      expect(await running()).toBe(0);
      expect((await engine.check(id)).error?.name).toBe('Interrupted');
    } finally {
      await engine.close();
      await admin.end();
    }
  });

  test('a statement that takes longer than it may is ended by the server, and says so', async () => {
    const session = await openMysqlSession({ url, statementTimeoutSeconds: 1 });
    try {
      // MySQL itself lets a SLEEP() end early, without an error; a join does not.
      const slow =
        "SELECT 'r', COUNT(*) FROM information_schema.COLUMNS a, information_schema.COLUMNS b, information_schema.COLUMNS c";
      const error = await new RowStream(session.connection, slow, new SlowSink(0)).finished.then(
        () => null,
        (e) => session.explain(e),
      );
      expect(error).toMatchObject({
        name: 'QueryTimedOut',
        remedy: expect.stringContaining('statementTimeoutSeconds'),
      });
    } finally {
      session.destroy();
    }
  });
});
