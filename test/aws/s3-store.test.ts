import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import { S3Store } from '../../handlers/aws/s3-store.ts';
import { identityKey } from '../../handlers/identities.ts';

/** Conditional writes, against a server that answers If-Match and If-None-Match as S3 says it does. */

const objects = new Map<string, string>();
/** Called before a write is looked at: another writer. */
let meanwhile: () => void = () => undefined;
let server: Server;
let store: S3Store;

const etagOf = (text: string) => `"${createHash('md5').update(text).digest('hex')}"`;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const key = decodeURIComponent(new URL(request.url ?? '/', 'http://s3').pathname);
    const refuse = (status: number, code: string) => {
      response.statusCode = status;
      response.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
    };
    if (request.method === 'PUT') {
      meanwhile();
      const [is, match, none] = [objects.get(key), request.headers['if-match'], request.headers['if-none-match']];
      if (none === '*' && is !== undefined) return refuse(412, 'PreconditionFailed');
      if (match !== undefined && is === undefined) return refuse(404, 'NoSuchKey');
      if (match !== undefined && match !== etagOf(is ?? '')) return refuse(412, 'PreconditionFailed');
      objects.set(key, Buffer.concat(chunks).toString('utf8'));
      return response.end();
    }
    const text = objects.get(key);
    if (text === undefined) return refuse(404, 'NoSuchKey');
    response.setHeader('etag', etagOf(text));
    return response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const s3 = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-1',
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  store = new S3Store(s3, 'bucket');
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  objects.clear();
  meanwhile = () => undefined;
});

test('writes where nothing is, and where what is there is what was read', async () => {
  expect(await store.swapText('k', 'one', null)).toBe(true);
  expect(await store.swapText('k', 'two', 'one')).toBe(true);
  expect(await store.getText('k')).toBe('two');
});

test('does not write over what another wrote', async () => {
  expect(await store.swapText('k', 'x', 'never was')).toBe(false);
  await store.putText('k', 'one');
  expect(await store.swapText('k', 'x', null)).toBe(false);
  expect(await store.swapText('k', 'x', 'other')).toBe(false);
  // Between the look and the write.
  meanwhile = () => objects.set('/bucket/k', 'theirs');
  expect(await store.swapText('k', 'x', 'one')).toBe(false);
  expect(await store.getText('k')).toBe('theirs');
});

test('two runs that make the key of identities at once have the same', async () => {
  meanwhile = () => objects.set('/bucket/runs/.history/identity.key', 'theirs');
  expect(await identityKey(store)).toBe('theirs');
});
