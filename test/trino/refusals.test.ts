/** What a user sees where the configuration, the cluster and their rights do not go together: the key, and the mend. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ConfigError } from '../../core/config/errors.ts';
import { LoadproofError } from '../../handlers/errors.ts';
import { loadConfig } from '../../local/config/load.ts';
import { makeLocalPorts } from '../../local/ports.ts';
import { realServer, withDatabase } from '../support/postgres.ts';
import { runFolder, writeLakeFile } from '../support/run-over.ts';
import { SOURCE, STORE } from './support/catalogs.ts';
import { section, server } from './support/on-trino.ts';
import { type SecureServer, STORE_PASSWORD, tokenFor } from './support/secure.ts';

let folder: string;
let ordinary: ReturnType<typeof section>;
beforeEach(async () => {
  folder = runFolder();
  ordinary = section(SOURCE, join(folder, 'lake'));
  await writeLakeFile(folder, 'public.t', 'SELECT 1::INTEGER AS id');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const secure = () => JSON.parse(process.env.LOADPROOF_TEST_TRINO_SECURE ?? '') as SecureServer;

/** Asks what a run asks first. Resolves to the server's name. */
async function plan(trino: object, env: Record<string, string> = {}): Promise<string> {
  const config = join(folder, 'loadproof.yaml');
  const lake = join(folder, 'lake');
  const base = {
    engine: 'trino',
    source: { kind: 'postgres' },
    lake: { path: lake },
    tables: { include: ['public.*'] },
  };
  writeFileSync(config, JSON.stringify({ ...base, trino }));
  const { ports, close } = await makeLocalPorts(await loadConfig(config, env));
  try {
    return (await ports.source.describe()).server;
  } finally {
    await close();
  }
}

async function refusal(trino: object, env: Record<string, string> = {}): Promise<string> {
  const error = await plan(trino, env).catch((thrown: unknown) => thrown);
  if (error instanceof ConfigError) return error.message;
  if (error instanceof LoadproofError) return `${error.name}: ${error.message} ${error.remedy}`;
  throw new Error(`no refusal: ${String(error)}`);
}

test('a cluster that has what a run needs describes the source, and keeps no table', async () => {
  expect(await plan(ordinary)).toMatch(/^PostgreSQL /);
  const { client } = server();
  const left = await client.run(
    "SELECT table_name FROM lake.information_schema.tables WHERE table_name LIKE 'lp_%probe'",
  );
  expect(left).toEqual([]);
});

test('a lake of CSV is found at its location too', async () => {
  rmSync(join(folder, 'lake', 'public'), { recursive: true });
  mkdirSync(join(folder, 'lake', 'public', 't'), { recursive: true });
  writeFileSync(join(folder, 'lake', 'public', 't', 'LOAD00000001.csv'), '1,"a"\n');
  expect(await plan(ordinary)).toMatch(/^PostgreSQL /);
});

type Ordinary = typeof ordinary;
const refusals: readonly [string, (o: Ordinary) => object, RegExp][] = [
  [
    'nothing that listens',
    (o) => ({ ...o, url: 'http://127.0.0.1:1' }),
    /^SourceUnavailable: trino\.url: Trino at http:\/\/127\.0\.0\.1:1: nothing listens there\. Start the server/,
  ],
  [
    'a host without a name',
    (o) => ({ ...o, url: 'http://nowhere.invalid' }),
    /^SourceUnavailable: trino\.url: .*resolve/,
  ],
  [
    'TLS where there is none',
    (o) => ({ ...o, url: o.url.replace('http', 'https') }),
    /^trino\.url: .*correct the scheme/,
  ],
  [
    'a source catalog that is not there',
    (o) => ({ ...o, source: { catalog: 'sorce' } }),
    /^trino\.source\.catalog: Trino has no catalog "sorce" that loadproof may see\. Did you mean source\?/,
  ],
  [
    'a catalog that passes nothing through',
    (o) => ({ ...o, source: { catalog: STORE } }),
    /^trino\.source\.catalog: "store" passes no native query through: name a catalog of the PostgreSQL connector/,
  ],
  [
    'a lake catalog that is not of Hive',
    (o) => ({ ...o, lake: { ...o.lake, catalog: STORE, schema: 'default' } }),
    /^trino\.lake\.catalog: "store" is no catalog of the Hive connector/,
  ],
  [
    'a place for results that is not there',
    (o) => ({ ...o, results: { catalog: STORE, schema: 'nowhere' } }),
    /^trino\.results: loadproof cannot keep rows in store\.nowhere \(Schema nowhere not found/,
  ],
  [
    'a location that is another folder',
    (o) => ({ ...o, lake: { ...o.lake, location: 'local:///metastore' } }),
    /^trino\.lake\.location: Trino (?:does not read|declares no table over) local:\/\/\/metastore/,
  ],
  [
    'a location of a file system that the catalog does not have',
    (o) => ({ ...o, lake: { ...o.lake, location: 's3://bucket/lake' } }),
    /^trino\.lake\.location: Trino (?:does not read|declares no table over) s3:\/\/bucket\/lake/,
  ],
  [
    'a user who may create no table',
    (o) => ({ ...o, user: 'reader' }),
    /^trino\.lake\.schema: reader may not create tables in lake\.loadproof \(Access Denied/,
  ],
  [
    'a user who may pass nothing through',
    (o) => ({ ...o, user: 'stranger' }),
    /^trino\.source\.catalog: (?:stranger may not use "source"\.system\.query|"source" passes no native query through)/,
  ],
  [
    'a session property that is not there',
    (o) => ({ ...o, session: { query_max_memry: '1GB' } }),
    /INVALID_SESSION_PROPERTY.*query_max_memry/,
  ],
];

test.each(refusals)('%s is refused by its key', async (_, change, message) => {
  const told = await refusal(change(ordinary));
  expect(told).toMatch(message);
  expect(told).not.toMatch(/^\s+at /m);
});

describe('what answers is no Trino', () => {
  let impostor: Server;
  let url: string;
  let answer: { status: number; headers?: Record<string, string>; body: string };
  beforeEach(async () => {
    impostor = createServer((_, response) => void response.writeHead(answer.status, answer.headers).end(answer.body));
    await new Promise<void>((done) => impostor.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(impostor.address() as AddressInfo).port}`;
  });
  afterEach(() => impostor.close());

  test.each([
    [{ status: 200, body: '<html>welcome</html>' }, /^trino\.url: what answers at .* is not Trino/],
    [{ status: 404, body: 'not here' }, /^trino\.url: what answers at .* is not Trino/],
    [
      { status: 302, headers: { location: 'https://elsewhere.invalid' }, body: '' },
      /^trino\.url: .* sends us elsewhere/,
    ],
    [{ status: 500, body: 'boom' }, /^SourceUnavailable: trino\.url: .*HTTP 500 \(boom\)/],
  ])('%j', async (given, message) => {
    answer = given;
    expect(await refusal({ ...ordinary, url })).toMatch(message);
  });
});

describe('over TLS, with a token', () => {
  const withToken = (more: object = {}) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'ca.pem'), secure().ca);
    const reference = `\${env:TRINO_TOKEN}`;
    return { ...ordinary, url: secure().url, user: 'loadproof', token: reference, tls: { ca: './ca.pem' }, ...more };
  };
  const token = () => ({ TRINO_TOKEN: tokenFor('loadproof', secure()) });

  test('a trusted certificate and a token in force are let in', async () => {
    expect(await plan(withToken(), token())).toMatch(/^PostgreSQL /);
    expect(await plan(withToken({ tls: { verify: false } }), token())).toMatch(/^PostgreSQL /);
  });

  test('a certificate that nobody trusts is refused', async () => {
    expect(await refusal(withToken({ tls: {} }), token())).toMatch(
      /^trino\.tls\.ca: the certificate of .* is not trusted \(\w+\): write the PEM file/,
    );
    expect(await refusal(withToken({ tls: { ca: './nothing.pem' } }), token())).toMatch(
      /nothing\.pem: trino\.tls\.ca: there is no/,
    );
  });

  test.each([
    ['that has expired', () => tokenFor('loadproof', secure(), -60)],
    ['that another has signed', () => tokenFor('loadproof', { jwtSecret: 'AAAA' })],
  ])('a token %s is refused, and not repeated', async (_, make) => {
    const told = await refusal(withToken(), { TRINO_TOKEN: make() });
    expect(told).toMatch(/^trino\.token: Trino at .* does not let us in.*: set a token that is in force/);
    expect(told).not.toContain(make().split('.')[2]);
  });

  test('nobody is let in without either', async () => {
    const { token: _, ...nobody } = withToken();
    expect(await refusal(nobody)).toMatch(
      /^trino\.user: Trino at .* does not let us in.*trino\.password or trino\.token/,
    );
  });
});

describe('behind a proxy that ends TLS and knows passwords, of which Trino knows nothing', () => {
  let proxy: Server;
  let url: string;
  beforeEach(async () => {
    const { hostname, port } = new URL(server().url);
    const pfx = Buffer.from(secure().store, 'base64');
    proxy = createSecureServer({ pfx, passphrase: STORE_PASSWORD }, (request, response) => {
      const { authorization, ...headers } = request.headers;
      if (authorization !== `Basic ${Buffer.from('ann:hunter2').toString('base64')}`)
        return void response.writeHead(401).end('Invalid credentials');
      const passed = { hostname, port, method: request.method, path: request.url, headers };
      const onward = httpRequest(passed, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    url = `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    writeFileSync(join(folder, 'ca.pem'), secure().ca);
  });
  afterEach(() => proxy.close());

  const withPassword = () => {
    const password = `\${env:TRINO_PASSWORD}`;
    return { ...ordinary, url, user: 'ann', password, tls: { ca: './ca.pem' } };
  };

  test('the right password is let in, and never goes where there is no TLS', async () => {
    // Trino calls itself http: there; a page that was asked for so would not be answered.
    expect(await plan(withPassword(), { TRINO_PASSWORD: 'hunter2' })).toMatch(/^PostgreSQL /);
  });

  test('a wrong one is refused, and not repeated', async () => {
    const told = await refusal(withPassword(), { TRINO_PASSWORD: 'hunter3' });
    expect(told).toMatch(/^trino\.password: .* \(Invalid credentials\): set the right user and password/);
    expect(told).not.toContain('hunter3');
  });
});

test('a database that refuses the role of the catalog is told as the source', async () => {
  const target = realServer();
  if (!target) throw new Error('LOADPROOF_TEST_POSTGRES_URL is not set');
  const { withCatalog } = await import('./support/on-trino.ts');
  await withDatabase(target, async (place) => {
    const wrong = new URL(place.url);
    wrong.password = 'hunter2';
    await withCatalog(wrong.href, async (catalog) => {
      const told = await refusal({ ...ordinary, source: { catalog } });
      expect(told).toMatch(/^SourceRefused: .*password authentication failed/);
      expect(told).not.toContain('hunter2');
    });
  });
});
