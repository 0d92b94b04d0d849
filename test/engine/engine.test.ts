import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { decodeLine } from '../../core/compare/line.ts';
import { targets, withDatabase } from '../support/postgres.ts';
import { begin, column, ended, failure, LINES, numbers, query, withEngine } from './support.ts';

describe('statements without a source', () => {
  it('give their rows, whole numbers exactly', async () => {
    await withEngine({}, async (engine) => {
      const sql = `select 1::integer, 9223372036854775807, 170141183460469231731687303715884105727::hugeint, 1.50::decimal(9,2),
        'a☃', true, null, 0.5::double`;
      expect(await query(engine, sql)).toEqual([
        [1, 9223372036854775807n, 170141183460469231731687303715884105727n, '1.50', 'a☃', true, null, 0.5],
      ]);
      expect(await query(engine, 'select range from range(5000) order by 1')).toEqual(
        Array.from({ length: 5000 }, (_, i) => [BigInt(i)]),
      );
      expect(await query(engine, 'select 1 where false')).toEqual([]);
    });
  });

  it('fail by name, without what they read', async () => {
    await withEngine({}, async (engine) => {
      expect(await failure(engine, `select * from read_parquet('/no/such/file.parquet')`)).toMatch(
        /^QueryFailed: DuckDB: IO Error: .*Look at the file/,
      );
      expect(await failure(engine, 'selec 1')).toMatch(/^QueryFailed: DuckDB: Parser Error/);
      expect(await failure(engine, 'select [1, 2]')).toMatch(/^QueryFailed: .*no text of its own/);
      expect(await query(engine, 'select 1')).toEqual([[1]]);
    });
  });

  it('start once for a token', async () => {
    await withEngine({}, async (engine) => {
      const request = {
        statement: { engine: 'duckdb', sql: 'select 1', native: null },
        storeAt: null,
        label: 'x',
      } as const;
      const [a, b, c] = await Promise.all(
        ['same', 'same', 'other'].map((token) => engine.start({ ...request, token })),
      );
      expect(a).toBe(b);
      expect(c).not.toBe(a);
    });
  });

  it('are unknown to another engine, which says so', async () => {
    await withEngine({}, async (engine) => {
      await expect(engine.check('nobody')).rejects.toMatchObject({ name: 'EngineRestarted' });
      await expect(engine.results('nobody')).rejects.toMatchObject({ name: 'EngineRestarted' });
      await expect(engine.stop('nobody')).rejects.toMatchObject({ name: 'EngineRestarted' });
    });
  });

  it('are waited for no longer than asked', async () => {
    await withEngine({ checkMilliseconds: 50 }, async (engine) => {
      const id = await begin(engine, 'select count(*) from range(100000000000) t(i) where i % 7 = 3');
      const before = Date.now();
      expect(await engine.check(id)).toMatchObject({ state: 'running', error: null, sourceRows: null });
      // The query itself takes minutes.
      expect(Date.now() - before).toBeLessThan(30_000);
      await engine.stop(id);
      expect(await engine.check(id)).toMatchObject({ state: 'failed', error: { name: 'Interrupted' } });
      await engine.stop(id);
    });
  });

  it('stop whenever they are told to, even before they have begun', async () => {
    await withEngine({}, async (engine) => {
      for (let wait = 0; wait < 12; wait++) {
        const id = await begin(engine, 'select count(*) from range(100000000000) t(i) where i % 7 = 3');
        await new Promise((resolve) => setTimeout(resolve, wait));
        await engine.stop(id);
        expect(await engine.check(id)).toMatchObject({ state: 'failed', error: { name: 'Interrupted' } });
      }
    });
  });

  it('have the time zone UTC and cannot change settings', async () => {
    await withEngine({}, async (engine) => {
      expect(await query(engine, `select timestamptz '2024-03-10 02:30:00+00'::varchar`)).toEqual([
        ['2024-03-10 02:30:00+00'],
      ]);
      for (const setting of [
        `TimeZone = 'America/New_York'`,
        "memory_limit = '9GB'",
        'autoinstall_known_extensions = true',
        'lock_configuration = false',
      ])
        expect(await failure(engine, `set ${setting}`)).toMatch(/configuration has been locked/);
      expect(await failure(engine, 'install httpfs; load httpfs')).toMatch(/^QueryFailed/);
    });
  });

  it('read and write in the folders allowed only', async () => {
    const [allowed, other] = await Promise.all([mkdtemp(join(tmpdir(), 'yes-')), mkdtemp(join(tmpdir(), 'no-'))]);
    await withEngine({ folders: [allowed] }, async (engine) => {
      await query(engine, `copy (select 1 as a) to '${allowed}/x.parquet'`);
      expect(await query(engine, `select a from '${allowed}/x.parquet'`)).toEqual([[1]]);
      expect(await failure(engine, `copy (select 1 as a) to '${other}/x.parquet'`)).toMatch(/Permission Error/);
      expect(await failure(engine, `select * from read_text('/etc/passwd')`)).toMatch(/Permission Error/);
    });
    await Promise.all([allowed, other].map((folder) => rm(folder, { recursive: true })));
  });

  it('spill what is larger than memory, and fail by name where they may not', async () => {
    const sql = `select count(*) from (select repeat(md5(i::varchar), 8) as k, count(*) from range(1000000) t(i) group by k)`;
    await withEngine({ memoryBytes: 100 << 20, threads: 2 }, async (engine) => {
      expect(await query(engine, sql)).toEqual([[1000000n]]);
    });
    await withEngine({ memoryBytes: 100 << 20, threads: 2, spillBytes: 1 << 20 }, async (engine) => {
      expect(await failure(engine, sql)).toMatch(/^QueryFailed: DuckDB: Out of Memory Error.*raise the memory limit/);
    });
  });
});

describe('stored results', () => {
  it('are complete Parquet files for our own eyes, in whatever folder', async () => {
    await withEngine({}, async (engine, temporary) => {
      const path = join(temporary, `it's [1]*?`, 'parts/0/rows-0.parquet');
      const id = await begin(engine, `select range as a, 'x' as b from range(100000) -- all`, null, path);
      expect(await ended(engine, id)).toMatchObject({ state: 'succeeded' });
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await query(engine, `select count(*), sum(a)::bigint from ${engine.stored(path)}`)).toEqual([
        [100000n, 4999950000n],
      ]);
      await expect(engine.results(id)).rejects.toThrow(/it was stored/);
      await rm(join(temporary, `it's [1]*?`), { recursive: true });
    });
  });

  it('are read from the very file, not from one that its name matches as a pattern', async () => {
    await withEngine({}, async (engine, temporary) => {
      const folder = await mkdtemp(join(temporary, 'out-'));
      for (const [name, value] of [
        ['r[1].parquet', 1],
        ['r1.parquet', 2],
        ['r*.parquet', 3],
        ['r?.parquet', 4],
      ] as const)
        await ended(engine, await begin(engine, `select ${value} as a`, null, join(folder, name)));
      const read = async (name: string) => query(engine, `select a from ${engine.stored(join(folder, name))}`);
      expect(await read('r[1].parquet')).toEqual([[1]]);
      expect(await read('r*.parquet')).toEqual([[3]]);
      expect(await read('r?.parquet')).toEqual([[4]]);
      await rm(folder, { recursive: true });
    });
  });

  it('leave nothing of a statement that failed, and keep what was there', async () => {
    await withEngine({}, async (engine, temporary) => {
      const folder = await mkdtemp(join(temporary, 'out-'));
      const path = join(folder, 'rows.parquet');
      await ended(engine, await begin(engine, 'select 1 as a', null, path));
      const fails = `select case when range = 90000 then error('boom') end as a from range(100000)`;
      expect(await ended(engine, await begin(engine, fails, null, path))).toMatchObject({ state: 'failed' });
      expect(await readdir(folder)).toEqual(['rows.parquet']);
      expect(await query(engine, `select a from ${engine.stored(path)}`)).toEqual([[1]]);
      await rm(folder, { recursive: true });
    });
  });
});

describe.each(
  targets().flatMap((target) => (['pipe', 'file'] as const).map((conduit) => ({ target, conduit, name: target.name }))),
)('a source streamed from $name through a $conduit', ({ target, conduit }) => {
  const source = { url: target.url };

  it('arrives as it is, whatever the text', async () => {
    const hostile = fc.constantFrom(
      '',
      '\t',
      '\n',
      '\r',
      '\r\n',
      '\\',
      '\\N',
      '\\.',
      '\uFEFF',
      '"',
      "'",
      ',',
      '\b',
      '\v',
      '\f',
      'é',
      '☃',
      '\u{1F600}',
      '#',
      ' ',
      '\u0085',
      '\u2028',
      '\x01',
      '\x7f',
      '\uFFFF',
    );
    const cell = fc.option(
      fc.array(fc.oneof(hostile, fc.string({ unit: 'grapheme' }))).map((parts) => parts.join('').replaceAll('\0', '')),
    );
    await withDatabase(target, async ({ url, schema, run }) => {
      await run('create table t (i int, a text, b text)');
      await withEngine({ source: { url }, conduit }, async (engine) => {
        await fc.assert(
          fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), async (rows) => {
            await fill(url, schema, rows);
            const lines = await query(
              engine,
              `select line from ${LINES}`,
              `select 'r', i::text, a, b from "${schema}".t`,
            );
            const read = column(lines).map((line) => decodeLine(String(line)));
            read.sort((x, y) => Number(x[0]) - Number(y[0]));
            expect(read).toEqual(rows.map((row, i) => [String(i), ...row]));
          }),
          { numRuns: 40 },
        );
      });
    });
  });

  it('arrives whole where cells have megabytes, and characters lie across buffers', async () => {
    await withEngine({ source, conduit }, async (engine) => {
      const native = `select 'r', g::text, repeat('é☃\u{1F600}x', 300000) from generate_series(1, 5) g`;
      const sql = `select count(*), sum(strlen(line))::bigint, count(distinct md5(split_part(line, chr(9), 3))),
          min(md5(split_part(line, chr(9), 3))) = md5(repeat('é☃\u{1F600}x', 300000)) from ${LINES}`;
      expect(await query(engine, sql, native)).toEqual([[5n, BigInt(5 * (4 + 10 * 300000)), 1n, true]]);
    });
  });

  it('counts the rows that came', async () => {
    await withEngine({ source, conduit }, async (engine) => {
      const id = await begin(engine, `select count(*) from ${LINES}`, numbers(12345));
      expect(await ended(engine, id)).toMatchObject({ state: 'succeeded', sourceRows: 12345 });
      expect(await engine.results(id)).toEqual([[12345n]]);
      expect(await query(engine, `select count(*) from ${LINES}`, numbers(0))).toEqual([[0n]]);
    });
  });

  it('waits for its turn where the source takes no more connections', async () => {
    await withEngine({ source, conduit, sourceConnections: 1 }, async (engine) => {
      const ids = await Promise.all(
        [1, 2, 3, 4, 5].map((n) => begin(engine, `select count(*) from ${LINES}`, numbers(n * 1000))),
      );
      const ends = await Promise.all(ids.map((id) => ended(engine, id)));
      expect(ends.map((status) => [status.state, status.sourceRows])).toEqual(
        [1, 2, 3, 4, 5].map((n) => ['succeeded', n * 1000]),
      );
      const spans = ends.map(
        (status) => [Date.parse(status.startedAt), Date.parse(status.startedAt) + status.seconds * 1000] as const,
      );
      for (const [i, [start]] of spans.entries())
        if (i > 0) expect(start).toBeGreaterThanOrEqual((spans[i - 1]?.[1] ?? 0) - 5);
    });
  });

  it('is stored complete', async () => {
    await withEngine({ source, conduit }, async (engine, temporary) => {
      const path = join(temporary, 'out/rows.parquet');
      await ended(engine, await begin(engine, `select line from ${LINES}`, numbers(1000), path));
      expect(await query(engine, `select count(*), count(distinct line) from ${engine.stored(path)}`)).toEqual([
        [1000n, 1000n],
      ]);
      await rm(join(temporary, 'out'), { recursive: true });
    });
  });
});

async function fill(url: string, schema: string, rows: readonly (readonly (string | null)[])[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`truncate "${schema}".t`);
  for (const [i, row] of rows.entries())
    await client.query(`insert into "${schema}".t values ($1, $2, $3)`, [i, ...row]);
  await client.end();
}
