/**
 * The client against a server that speaks Trino's protocol and has its moods. What needs a real Trino is in test/trino.
 * (https://trino.io/docs/current/develop/client-protocol.html)
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../../core/config/errors.ts';
import { type QueryProgress, type TrinoAccess, TrinoClient } from '../../local/trino/client.ts';

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Reply = (response: ServerResponse, base: string) => void;

let server: Server;
let base: string;
let seen: Seen[];
/** What the server answers, one request after another. */
let replies: Reply[];

beforeEach(async () => {
  seen = [];
  replies = [];
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text) => {
      body += text;
    });
    request.on('end', () => {
      seen.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      const reply = replies.shift();
      if (reply) reply(response, base);
      else response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const page =
  (more: object, next?: string): Reply =>
  (response, at) => {
    const stats = { state: 'RUNNING', processedRows: 0, processedBytes: 0 };
    const nextUri = next === undefined ? {} : { nextUri: `${at}${next}` };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: 'q1', stats, ...nextUri, ...more }));
  };
const status =
  (code: number, body = ''): Reply =>
  (response) =>
    void response.writeHead(code).end(body);
const cut: Reply = (response) => void response.destroy();

const client = (access: Partial<TrinoAccess> = {}) =>
  new TrinoClient({ url: base, user: 'ann', verify: true, session: {}, requestTimeoutSeconds: 5, ...access });

test('says who it is and what it wants, on every request', async () => {
  replies = [page({}, '/next/1'), page({ data: [['x', 1, true, null, [1, 2]]] })];
  const session = { query_max_run_time: '2h', 'lake.x': 'a,b=c d' };
  const rows = await client({ session }).run("SELECT 'é😀'");
  expect(rows).toEqual([['x', 1, true, null, '[1,2]']]);
  expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/statement', 'GET /next/1']);
  expect(seen[0]?.body).toBe("SELECT 'é😀'");
  expect(seen[0]?.headers['x-trino-session']).toBe('query_max_run_time=2h,lake.x=a%2Cb%3Dc%20d');
  for (const { headers } of seen)
    expect(headers).toMatchObject({ 'x-trino-user': 'ann', 'x-trino-source': 'loadproof', 'x-trino-time-zone': 'UTC' });
});

test.each([
  [{ password: 'p:w' }, `Basic ${Buffer.from('ann:p:w').toString('base64')}`],
  [{ token: 'header.payload.signature' }, 'Bearer header.payload.signature'],
])('brings %j', async (secret, header) => {
  replies = [page({}, '/next'), page({})];
  await client(secret).run('SELECT 1');
  expect(seen.map(({ headers }) => headers.authorization)).toEqual([header, header]);
  expect(seen[0]?.headers['x-trino-user']).toBe('ann');
});

test('tells the progress of a query that has returned no row yet', async () => {
  const stats = { state: 'RUNNING', processedRows: 5, processedBytes: 70, progressPercentage: 12.5 };
  replies = [page({}, '/1'), page({ stats }, '/2'), page({ stats: { ...stats, processedRows: 9 } })];
  const told: QueryProgress[] = [];
  await client().run('SELECT 1', { onProgress: (progress) => told.push(progress) });
  expect(told.map(({ rows }) => rows)).toEqual([0, 5, 9]);
  expect(told[1]).toEqual({ state: 'RUNNING', rows: 5, bytes: 70, percent: 12.5 });
});

test('asks again for what was lost on the way, and never starts a statement twice that may have begun', async () => {
  replies = [status(503), page({}, '/1'), status(502), cut, page({ data: [[1]] })];
  expect(await client().run('SELECT 1')).toEqual([[1]]);
  expect(seen.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET', 'GET', 'GET']);
  seen = [];
  replies = [status(502, 'bad gateway')];
  await expect(client().run('SELECT 1')).rejects.toMatchObject({ name: 'SourceUnavailable' });
  replies = [cut];
  await expect(client().run('SELECT 1')).rejects.toMatchObject({ name: 'SourceUnavailable' });
  expect(seen.map(({ method }) => method)).toEqual(['POST', 'POST']);
});

test('ends the query on the server when it is told to, whatever it waits for', async () => {
  const stop = new AbortController();
  // The second page never comes.
  replies = [page({}, '/next/1'), () => stop.abort(new Error('enough'))];
  await expect(client().run('SELECT 1', { signal: stop.signal })).rejects.toThrow('enough');
  expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /v1/statement',
    'GET /next/1',
    'DELETE /next/1',
  ]);
});

test('a statement that is told to stop while it is sent is cancelled too', async () => {
  const stop = new AbortController();
  replies = [
    (response, at) => {
      stop.abort(new Error('enough'));
      page({}, '/next/1')(response, at);
    },
  ];
  await expect(client().run('SELECT 1', { signal: stop.signal })).rejects.toThrow('enough');
  expect(seen.map(({ method }) => method)).toEqual(['POST', 'DELETE']);
});

test('a query that fails half-way is a failure, whatever rows came before', async () => {
  const error = { message: 'line 1: the pass hunter2 is wrong', errorName: 'JDBC_ERROR', errorType: 'EXTERNAL' };
  replies = [page({ data: [[1]] }, '/1'), page({ error })];
  const failed = client({ password: 'hunter2' }).run('SELECT 1');
  await expect(failed).rejects.toMatchObject({ name: 'QueryFailed', errorName: 'JDBC_ERROR' });
  await expect(failed).rejects.toThrow('the pass *** is wrong');
});

test.each([
  ['EXCEEDED_TIME_LIMIT', '', 'QueryTimedOut'],
  ['QUERY_QUEUE_FULL', '', 'Throttled'],
  ['SERVER_SHUTTING_DOWN', '', 'EngineRestarted'],
  ['REMOTE_TASK_ERROR', '', 'EngineRestarted'],
  ['ADMINISTRATIVELY_KILLED', '', 'Interrupted'],
  ['JDBC_ERROR', 'FATAL: password authentication failed for user "x"', 'SourceRefused'],
  ['JDBC_ERROR', 'Connection to h:5432 refused. Check that', 'SourceUnavailable'],
  ['JDBC_ERROR', 'ERROR: canceling statement due to statement timeout', 'QueryTimedOut'],
  ['HIVE_BAD_DATA', 'not valid Parquet File: s3://b/f', 'UnreadableLakeFile'],
  ['DIVISION_BY_ZERO', '', 'QueryFailed'],
])('%s (%s) is %s', async (errorName, message, name) => {
  replies = [page({ error: { message, errorName, errorType: 'X' } })];
  await expect(client().run('SELECT 1')).rejects.toMatchObject({ name, remedy: expect.stringMatching(/\.$/) });
});

test.each([
  [status(401, 'no: hunter2'), 'trino.password: Trino at'],
  [status(403, 'no'), 'trino.user: Trino at'],
  [status(200, '{"id":1}'), 'trino.url: what answers'],
])('what the server refuses names a key, and no secret', async (reply, message) => {
  replies = [reply];
  const error = await client({ password: 'hunter2' })
    .run('SELECT 1')
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigError);
  expect(String(error)).toContain(message);
  expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
});

test('a server that does not answer in time is told so', async () => {
  replies = [() => {}];
  await expect(client({ requestTimeoutSeconds: 1 }).run('SELECT 1')).rejects.toThrow('no answer in time');
});
