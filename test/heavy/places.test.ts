import { setTimeout as delay } from 'node:timers/promises';
import { createConnection } from 'mysql2';
import pg from 'pg';
import { openSourceSession, type SourceSession } from '../../local/engine/source-session.ts';

/**
 * Runs that share a source share its places, too: two runs at once put no more load on it than one (needs
 * LOADPROOF_TEST_POSTGRES_URL; MariaDB as well where LOADPROOF_TEST_MYSQL_URL is set).
 */

const servers = [
  { name: 'PostgreSQL', url: process.env.LOADPROOF_TEST_POSTGRES_URL },
  { name: 'MariaDB', url: process.env.LOADPROOF_TEST_MYSQL_URL },
].flatMap(({ name, url }) => (url === undefined ? [] : [{ name, url }]));
if (servers.length < 2) console.warn('places: LOADPROOF_TEST_MYSQL_URL is not set: MariaDB is left out.');

const never = new AbortController().signal;
const opened: SourceSession[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((session) => session.close()));
});

function open(url: string, places: number, signal = never) {
  const opening = openSourceSession({ url }, { places, signal });
  opening.then(
    (session) => opened.push(session),
    () => undefined,
  );
  return opening;
}

/** A statement of somebody else. */
async function runAlone(url: string, sql: string): Promise<void> {
  if (url.startsWith('postgres')) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
    return;
  }
  const connection = createConnection(url);
  await new Promise<void>((resolve, reject) => connection.query(sql, (error) => (error ? reject(error) : resolve())));
  connection.destroy();
}

const settled = (opening: Promise<unknown>, ms: number) =>
  Promise.race([opening.then(() => 'open'), delay(ms, 'waits', { ref: false })]);

describe.each(servers)('$name', ({ url }) => {
  test('whoever finds no place waits for one', async () => {
    const first = await open(url, 1);
    const second = open(url, 1);
    expect(await settled(second, 1200)).toBe('waits');
    await first.close();
    expect(await settled(second, 60_000)).toBe('open');
  });

  test('there are as many places as are said, and a session that is cut gives its own back', async () => {
    const [first] = await Promise.all([open(url, 2), open(url, 2)]);
    const third = open(url, 2);
    expect(await settled(third, 1200)).toBe('waits');
    first?.destroy();
    expect(await settled(third, 60_000)).toBe('open');
  });

  test('whoever is told to waits while others work the source hard', async () => {
    const sql = url.startsWith('postgres') ? 'select pg_sleep(6)' : 'SELECT SLEEP(6)';
    const working = runAlone(url, sql);
    await delay(1500);
    const patient = openSourceSession({ url, pauseAbove: 0 }, { places: 4, signal: never });
    void patient.then((session) => opened.push(session));
    expect(await settled(patient, 1200)).toBe('waits');
    await working;
    expect(await settled(patient, 120_000)).toBe('open');
  });

  test('whoever waits can be told to stop', async () => {
    await open(url, 1);
    const stop = new AbortController();
    const waiting = open(url, 1, stop.signal);
    await delay(300);
    stop.abort(new Error('told to stop'));
    await expect(waiting).rejects.toThrow('told to stop');
  });
});
