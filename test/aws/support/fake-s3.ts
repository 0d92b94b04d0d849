import type { IncomingMessage, ServerResponse } from 'node:http';

/** Objects in memory, behind the requests that the adapters make of S3: list, get with a range, put. */
export type FakeBuckets = Map<string, Map<string, FakeObject>>;

export interface FakeObject {
  readonly body: Buffer;
  /** An error that reading it is answered with. */
  readonly fault?: { readonly code: string; readonly status: number };
}

/** The fault of an object of this key is that of every PUT, or every listing, of the bucket. */
export const EVERY_PUT = '(put)';
export const EVERY_LIST = '(list)';

const MODIFIED = '2026-03-04T02:10:00.000Z';

export function answerS3(
  buckets: FakeBuckets,
  pageSize: number,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
) {
  const url = new URL(request.url ?? '/', 'http://s3');
  const [, bucket = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
  const key = rest.join('/');
  const objects = buckets.get(bucket);
  const call = (operation: string, input: Record<string, unknown>) => ({
    service: 's3',
    operation,
    input: { Bucket: bucket, ...input },
  });
  if (objects === undefined) {
    refuse(response, 404, 'NoSuchBucket');
    return call('Refused', { Key: key });
  }
  const isList = url.searchParams.get('list-type') === '2';
  const ofAll = objects.get(request.method === 'PUT' ? EVERY_PUT : isList ? EVERY_LIST : '')?.fault;
  if (ofAll) {
    refuse(response, ofAll.status, ofAll.code);
    return call('Refused', { Key: key });
  }
  if (request.method === 'PUT') {
    objects.set(key, { body: unchunked(body, request) });
    response.setHeader('etag', '"e"');
    response.end();
    return call('PutObject', { Key: key });
  }
  if (isList) {
    const listing = listed(objects, url.searchParams, pageSize);
    response.setHeader('content-type', 'application/xml');
    response.end(listing);
    return call('ListObjectsV2', Object.fromEntries(url.searchParams));
  }
  const range = String(request.headers.range ?? '');
  send(objects.get(key), range, response);
  return call('GetObject', { Key: key, ...(range === '' ? {} : { Range: range }) });
}

/** The SDK sends a text with a checksum behind it, in chunks. */
function unchunked(body: Buffer, request: IncomingMessage): Buffer {
  if (!String(request.headers['content-encoding'] ?? '').includes('aws-chunked')) return body;
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.subarray(at, end).toString(), 16);
    if (!(size > 0)) break;
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

function send(object: FakeObject | undefined, range: string, response: ServerResponse): void {
  const fault = object === undefined ? { status: 404, code: 'NoSuchKey' } : object.fault;
  if (object === undefined || fault) refuse(response, fault?.status ?? 500, fault?.code ?? '');
  else sendBytes(object.body, range, response);
}

function sendBytes(body: Buffer, range: string, response: ServerResponse): void {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  if (from === undefined) response.end(body);
  else if (Number(from) >= body.length) refuse(response, 416, 'InvalidRange');
  else {
    response.statusCode = 206;
    const last = Math.min(Number(to), body.length - 1);
    response.setHeader('content-range', `bytes ${from}-${last}/${body.length}`);
    response.end(body.subarray(Number(from), last + 1));
  }
}

function listed(objects: Map<string, FakeObject>, query: URLSearchParams, pageSize: number): string {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter');
  const after = query.get('continuation-token') ?? '';
  const entries = new Map<string, string>();
  const inside = [...objects].filter(([key]) => key.startsWith(prefix));
  for (const [key, { body }] of inside.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cut = delimiter === null ? -1 : key.indexOf(delimiter, prefix.length);
    if (cut >= 0) {
      const folder = key.slice(0, cut + 1);
      entries.set(folder, `<CommonPrefixes><Prefix>${xml(folder)}</Prefix></CommonPrefixes>`);
    } else {
      const of = `<Key>${xml(key)}</Key><LastModified>${MODIFIED}</LastModified><Size>${body.length}</Size>`;
      entries.set(key, `<Contents>${of}</Contents>`);
    }
  }
  const left = [...entries].filter(([name]) => name > after);
  const page = left.slice(0, pageSize);
  const more = left.length > page.length;
  const next = more ? `<NextContinuationToken>${xml(page.at(-1)?.[0] ?? '')}</NextContinuationToken>` : '';
  const content = page.map(([, text]) => text).join('');
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${content}${next}</ListBucketResult>`;
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function refuse(response: ServerResponse, status: number, code: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/xml');
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>so it was recorded</Message></Error>`);
}
