import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { EmbeddedEngine } from '../../local/engine/embedded-engine.ts';
import { realServer, runOn, targets, withDatabase } from '../support/postgres.ts';
import { begin, ended, failure, LINES, numbers, query, withCutLine, withEngine } from './support.ts';

const COUNT = `select count(*) from ${LINES}`;

/** What a fault must leave: an engine that works, and no pipe. */
async function expectUnharmed(engine: EmbeddedEngine, temporary: string): Promise<void> {
  expect(await query(engine, COUNT, numbers(100))).toEqual([[100n]]);
  const [own = ''] = await readdir(temporary);
  expect((await readdir(join(temporary, own))).filter((name) => name.endsWith('.rows'))).toEqual([]);
}

/** Returns once some rows have come, or it has ended. */
async function flowing(engine: EmbeddedEngine, id: string): Promise<void> {
  for (;;) {
    const status = await engine.check(id);
    if (status.state !== 'running' || (status.sourceRows ?? 0) > 0) return;
  }
}

describe.each(targets())('faults with $name', (target) => {
  const source = { url: target.url };
  const faults: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'a source that lacks the table',
      COUNT,
      'select 1 from no_such_table',
      /^QueryFailed: PostgreSQL at .*"no_such_table" does not exist.*42P01/,
    ],
    [
      'a source that fails half way',
      COUNT,
      `select 'r', (1 / (50000 - g))::text from generate_series(1, 100000) g`,
      /^QueryFailed: PostgreSQL at .*division by zero/,
    ],
    ['a source statement that is none', COUNT, 'selec', /^QueryFailed: PostgreSQL at .*syntax error/],
    [
      'a statement that does not bind',
      `select nope from ${LINES}`,
      numbers(100000, 100),
      /^QueryFailed: DuckDB: Binder Error/,
    ],
    [
      'a statement that fails half way',
      `select max(case when line like '%\t77777\t%' then error('boom') end) from ${LINES}`,
      numbers(200000, 100),
      /^QueryFailed: DuckDB: .*boom/,
    ],
    [
      'a statement that does not read the source',
      'select 1',
      numbers(100),
      /^IncompleteRead: .*before it had read all rows/,
    ],
    [
      'a statement that reads a part of the source',
      `select line from ${LINES} limit 1`,
      numbers(200000, 500),
      /^IncompleteRead: .*before it had read all rows/,
    ],
  ];

  it.each(faults)('%s: the cause is told, not its echo', async (_, sql, native, cause) => {
    await withEngine({ source }, async (engine, temporary) => {
      expect(await failure(engine, sql, native)).toMatch(cause);
      await expectUnharmed(engine, temporary);
    });
  });

  it.each(['pipe', 'file'] as const)('a line that is cut is never taken for the end, through a %s', async (conduit) => {
    for (const bytes of [0, 400, 2000, 100_000, 3_000_000]) {
      await withCutLine(target.url, bytes, (url) =>
        withEngine({ source: { url, connectTimeoutSeconds: 5 }, conduit }, async (engine) => {
          const said = await failure(engine, COUNT, numbers(40000, 100));
          expect(said).toMatch(
            bytes < 100_000
              ? /^(SourceUnavailable|IncompleteRead): /
              : /^IncompleteRead: The stream ended after \d+ rows/,
          );
        }),
      );
    }
  });

  it('stops half way, and says that it was stopped', async () => {
    await withEngine({ source, checkMilliseconds: 10 }, async (engine, temporary) => {
      const slow = `select count(*) from ${LINES} a, range(100000000) where line < 'q' or range % 3 = 1`;
      const id = await begin(engine, slow, numbers(3000));
      await flowing(engine, id);
      await engine.stop(id);
      expect(await engine.check(id)).toMatchObject({ state: 'failed', error: { name: 'Interrupted' } });
      await expectUnharmed(engine, temporary);
    });
  });

  it.each(['pipe', 'file'] as const)('stops whenever it is told to, with a %s', async (conduit) => {
    await withEngine({ source, conduit }, async (engine, temporary) => {
      for (const wait of [0, 1, 2, 4, 6, 8, 12, 16, 24, 32, 48, 64]) {
        const id = await begin(engine, `select count(*) from ${LINES}, range(100000000)`, numbers(5000, 100));
        await new Promise((resolve) => setTimeout(resolve, wait));
        await engine.stop(id);
        expect(await engine.check(id)).toMatchObject({ state: 'failed', error: { name: 'Interrupted' } });
      }
      await expectUnharmed(engine, temporary);
    });
  });

  it('stops at once, and when closed, without waiting for what has not begun', async () => {
    await withEngine({ source, sourceConnections: 1 }, async (engine) => {
      const ids = await Promise.all([1, 2, 3].map(() => begin(engine, COUNT, numbers(100000, 100))));
      await Promise.all(ids.map((id) => engine.stop(id)));
      for (const id of ids)
        expect(await engine.check(id)).toMatchObject({ state: 'failed', error: { name: 'Interrupted' } });
      await begin(engine, COUNT, numbers(100000, 100));
    });
  });

  it('a source that cannot be reached fails the query, not the engine', async () => {
    await withEngine({ source: { url: 'postgres://nobody:s3cret@127.0.0.1:1/x' } }, async (engine) => {
      const said = await failure(engine, COUNT, numbers(1));
      expect(said).toMatch(/^SourceUnavailable: .*127\.0\.0\.1:1.*nothing listens there/);
      expect(said).not.toContain('s3cret');
      expect(await query(engine, 'select 1')).toEqual([[1]]);
    });
  });
});

it('an engine without a source says so', async () => {
  await withEngine({}, async (engine) => {
    expect(await failure(engine, COUNT, numbers(1))).toMatch(/^InvalidConfiguration: .*no source/);
  });
});

const server = realServer();
if (server) {
  // In the list of columns it streams; as a table, the server would write it out first.
  const endless = `select 'r', generate_series(1, 1000000000)::text, repeat('x', 200)`;
  const sessions = async (url: string) =>
    (
      await runOn(
        url,
        `select pid, query from pg_stat_activity where application_name = 'loadproof' and datname = current_database()`,
      )
    ).rows;

  /** The server's own sessions of ours are gone, too: it is given a moment. */
  async function expectNoSessions(url: string): Promise<void> {
    for (let i = 0; i < 600 && (await sessions(url)).length > 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await sessions(url)).toEqual([]);
  }

  describe('faults with a real server', () => {
    it('a session that the server ends half way is an incomplete read', async () => {
      await withDatabase(server, ({ url }) =>
        withEngine({ source: { url }, checkMilliseconds: 20 }, async (engine, temporary) => {
          const id = await begin(engine, COUNT, endless);
          await flowing(engine, id);
          await runOn(
            url,
            `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'loadproof' and datname = current_database()`,
          );
          const { error } = await ended(engine, id);
          expect(error).toMatchObject({
            name: 'IncompleteRead',
            message: expect.stringMatching(
              /ended after \d+ rows\. PostgreSQL at .*(the server ended our session|the connection failed)/,
            ),
          });
          await expectUnharmed(engine, temporary);
        }),
      );
    });

    it('a statement that is cancelled, or takes too long, is said to be', async () => {
      await withDatabase(server, async ({ url }) => {
        await withEngine({ source: { url, statementTimeoutSeconds: 0.3 } }, async (engine) => {
          expect(await failure(engine, COUNT, endless)).toMatch(/^QueryTimedOut: .*statement timeout/);
        });
        await expectNoSessions(url);
      });
    });

    it.each([
      ['streams', endless],
      ['thinks', `select 'r', pg_sleep(600)::text`],
    ])('stopping ends what the server %s', async (_, native) => {
      await withDatabase(server, ({ url }) =>
        withEngine({ source: { url }, checkMilliseconds: 20 }, async (engine, temporary) => {
          const id = await begin(engine, COUNT, native);
          while ((await sessions(url)).every((session) => !/^copy/.test(session.query))) await engine.check(id);
          await engine.stop(id);
          await expectNoSessions(url);
          await expectUnharmed(engine, temporary);
        }),
      );
    });

    it('a statement that fails ends the source, too', async () => {
      await withDatabase(server, ({ url }) =>
        withEngine({ source: { url } }, async (engine) => {
          const sql = `select max(case when line like '%\t77777\t%' then error('boom') end) from ${LINES}`;
          expect(await failure(engine, sql, endless)).toMatch(/^QueryFailed: DuckDB: .*boom/);
          await expectNoSessions(url);
        }),
      );
    });

    it('a table that the role may not read is refused by name', async () => {
      await withDatabase(server, async ({ url, schema, run }) => {
        await run(`create table t (a int); create role "${schema}" login password 'pw-of-role'`);
        const login = new URL(url);
        login.username = schema;
        login.password = 'pw-of-role';
        await withEngine({ source: { url: login.href } }, async (engine) => {
          const said = () => failure(engine, COUNT, `select a::text from "${schema}".t`);
          expect(await said()).toMatch(/^SourceRefused: .*a privilege is missing \(permission denied for schema/);
          await run(`grant usage on schema "${schema}" to "${schema}"`);
          expect(await said()).toMatch(/^SourceRefused: .*permission denied for table t\).*SELECT on the table/);
        });
        await run(`drop owned by "${schema}"; drop role "${schema}"`);
      });
    });

    it('a lock that is not granted is waited for so long', async () => {
      await withDatabase(server, async ({ url, schema, run }) => {
        await run('create table t (a int)');
        const locker = new pg.Client({ connectionString: url });
        await locker.connect();
        try {
          await locker.query(`begin; lock table "${schema}".t in access exclusive mode`);
          await withEngine({ source: { url, lockTimeoutSeconds: 0.2 } }, async (engine) => {
            expect(await failure(engine, COUNT, `select a::text from "${schema}".t`)).toMatch(/^QueryTimedOut: .*lock/);
          });
        } finally {
          await locker.end();
        }
      });
    });

    it('text that is not UTF-8 is refused, and the engine lives', async () => {
      const name = `ascii_${process.pid}`;
      await runOn(
        server.url,
        `create database ${name} encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C' template template0`,
      );
      try {
        const url = new URL(server.url);
        url.pathname = `/${name}`;
        await withEngine({ source: { url: url.href } }, async (engine, temporary) => {
          const native = `select 'r', convert_from('\\xff41'::bytea, 'SQL_ASCII')`;
          expect(await failure(engine, COUNT, native)).toMatch(/^QueryFailed: .*invalid byte sequence.*SQL_ASCII/);
          await expectUnharmed(engine, temporary);
        });
      } finally {
        await runOn(server.url, `drop database ${name} with (force)`);
      }
    });
  });
}
