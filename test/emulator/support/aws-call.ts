import { createHash, createHmac } from 'node:crypto';

/**
 * Requests to services whose SDK client is no dependency of Loadproof: it needs them only here. Signed as the SDK signs
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html), since the emulator takes account and region
 * from the signature.
 */
export interface Emulated {
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
}

/** The credentials of the emulator's account itself. */
export const credentialsOf = ({ account }: Emulated) => ({ accessKeyId: account, secretAccessKey: 'test' });

/** A call by the query protocol (CloudFormation); resolves to the XML. Rejects with the service's words. */
export async function queryCall(at: Emulated, service: string, input: Record<string, string>): Promise<string> {
  const body = new URLSearchParams(input).toString();
  return call(at, service, { 'content-type': 'application/x-www-form-urlencoded' }, body);
}

/** A call by the JSON protocol (EventBridge); `target` is the operation with its prefix. */
export async function jsonCall(at: Emulated, service: string, target: string, input: object): Promise<unknown> {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  return JSON.parse(await call(at, service, headers, JSON.stringify(input)));
}

/** Calls a function, and waits for its answer. */
export async function invoke(at: Emulated, functionName: string, event: object): Promise<unknown> {
  const path = `/2015-03-31/functions/${functionName}/invocations`;
  return JSON.parse(await call(at, 'lambda', {}, JSON.stringify(event), path));
}

async function call(at: Emulated, service: string, given: Record<string, string>, body: string, path = '/') {
  const headers = signed(at, service, given, body, path);
  const response = await fetch(at.endpoint + path, { method: 'POST', headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${service} answered ${response.status}: ${text.slice(0, 2_000)}`);
  return text;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

function signed(at: Emulated, service: string, headers: Record<string, string>, body: string, path: string) {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = stamp.slice(0, 8);
  const all: Record<string, string> = { ...headers, host: new URL(at.endpoint).host, 'x-amz-date': stamp };
  const names = Object.keys(all).sort();
  const listed = names.join(';');
  const canonical = ['POST', path, '', ...names.map((name) => `${name}:${all[name]}`), '', listed, sha256(body)];
  const scope = `${day}/${at.region}/${service}/aws4_request`;
  const { accessKeyId, secretAccessKey } = credentialsOf(at);
  const parts = [day, at.region, service, 'aws4_request'];
  const key = parts.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical.join('\n'))].join('\n'));
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${listed}, Signature=${signature.toString('hex')}`;
  const { host: _, ...sent } = all;
  return { ...sent, authorization };
}
