import { setTimeout as sleep } from 'node:timers/promises';
import type { Trino } from 'trino-client';
import { z } from 'zod';
import type { Cell } from '../../handlers/ports.ts';
import { type Addressee, notTrino, queryFailure, type RequestFailure, requestError, tooManyRows } from './errors.ts';

/** How to reach a Trino server, and as whom. */
export interface TrinoAccess {
  /** `https://host:port` */
  readonly url: string;
  readonly user: string;
  readonly password?: string | undefined;
  /** A JWT, or whatever token the server takes. */
  readonly token?: string | undefined;
  /** PEM of the authorities to trust instead of the machine's. */
  readonly ca?: string | undefined;
  /** False takes any certificate. */
  readonly verify: boolean;
  /** Session properties, `catalog.name` for a catalog's. */
  readonly session: Readonly<Record<string, string>>;
  /** For one request; Trino answers within a second or so, whatever a query takes. */
  readonly requestTimeoutSeconds: number;
}

/** What a running query says of itself. */
export interface QueryProgress {
  /** `QUEUED`, `RUNNING`, … */
  readonly state: string;
  /** Rows read so far, of all tables together. */
  readonly rows: number;
  readonly bytes: number;
  /** 0 to 100; null while it is not known. */
  readonly percent: number | null;
}

export interface RunOptions {
  /** Ends the query, on the server too; `run` then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: QueryProgress) => void) | undefined;
}

/** What `run` holds in memory at most. Level 1 returns a row per differing bucket (65,536) and per file. */
const MAX_ROWS = 1_000_000;

/** How long a server may be away, or busy, before a query is given up. */
const PATIENCE_MS = 60_000;

const pageSchema = z.object({
  id: z.string(),
  nextUri: z.string().optional(),
  data: z.array(z.array(z.unknown())).optional(),
  stats: z.object({
    state: z.string(),
    processedRows: z.number(),
    processedBytes: z.number(),
    progressPercentage: z.number().optional(),
  }),
  error: z.object({ message: z.string().default(''), errorName: z.string(), errorType: z.string() }).optional(),
});
type Page = z.infer<typeof pageSchema>;

/**
 * Statements on a Trino server, by its client protocol (https://trino.io/docs/current/develop/client-protocol.html).
 * Requests go through trino-client, which knows credentials, TLS and the session. The pages are followed here, because
 * its iterator hides a query's statistics until the first row comes, and can neither be stopped nor told to try again.
 */
export class TrinoClient {
  readonly #access: TrinoAccess;
  readonly #addressee: Addressee;
  readonly #client: Promise<Trino>;

  constructor(access: TrinoAccess) {
    this.#access = access;
    this.#addressee = addresseeOf(access);
    this.#client = makeClient(access);
  }

  /** Runs a statement to its end. All rows; numbers beyond 2^53 are not exact: cast what can be as large to varchar. */
  async run(sql: string, { signal, onProgress }: RunOptions = {}): Promise<Cell[][]> {
    signal?.throwIfAborted();
    const rows: Cell[][] = [];
    // Never aborted while it is on its way: a query that was started without our knowing its id could not be cancelled.
    let page = await this.#page({ method: 'POST', url: '/v1/statement', data: sql });
    for (;;) {
      onProgress?.(progressOf(page));
      for (const row of page.data ?? []) rows.push(row.map(toCell));
      if (page.error) throw queryFailure(page.error, this.#addressee);
      const { nextUri } = page;
      if (nextUri === undefined) return rows;
      try {
        if (rows.length > MAX_ROWS) throw tooManyRows();
        page = await this.#page({ method: 'GET', url: this.#own(nextUri) }, signal);
      } catch (error) {
        await this.#cancel(nextUri, page.id);
        throw signal?.aborted ? signal.reason : error;
      }
    }
  }

  /** What the server knows of a query: its plan, its stages and their statistics. */
  async queryInfo(queryId: string): Promise<unknown> {
    return (await this.#client).queryInfo(queryId);
  }

  /** Ends a query, by either of the two ways that there are. Never rejects: a query that has ended is gone. */
  async #cancel(nextUri: string, queryId: string): Promise<void> {
    const request = { method: 'DELETE', url: nextUri };
    await this.#request(request).catch(async () => (await this.#client).cancel(queryId).catch(() => undefined));
  }

  async #page(request: Request, signal?: AbortSignal): Promise<Page> {
    const answer = await this.#patiently(request, signal);
    const page = pageSchema.safeParse(answer);
    if (page.success) return page.data;
    throw notTrino(this.#access.url);
  }

  /** Sends a request until it is answered. The protocol asks for it; a page that was lost is given again. */
  async #patiently(request: Request, signal?: AbortSignal): Promise<unknown> {
    const end = Date.now() + PATIENCE_MS;
    for (let pause = 100; ; pause = Math.min(pause * 2, 5_000)) {
      try {
        return await this.#request(request, signal);
      } catch (thrown) {
        signal?.throwIfAborted();
        const failure = thrown as RequestFailure;
        if (!isPassing(failure, request) || Date.now() + pause > end) throw requestError(failure, this.#addressee);
        await sleep(pause, undefined, signal ? { signal } : {});
      }
    }
  }

  async #request(request: Request, signal?: AbortSignal): Promise<unknown> {
    const client = await this.#client;
    const timeout = this.#access.requestTimeoutSeconds * 1000;
    // The package's own way to send a request, which it keeps to itself.
    // biome-ignore lint/complexity/useLiteralKeys: a private member cannot be named otherwise.
    const sender: Sender = client['client'];
    // A redirect would take the credentials elsewhere.
    return sender.request({ ...request, timeout, maxRedirects: 0, ...(signal ? { signal } : {}) });
  }

  /** A proxy that ends TLS without telling Trino makes it name itself by http: our secret must not go there. */
  #own(nextUri: string): string {
    const secure = /^https:/i.test(this.#access.url);
    return secure ? nextUri.replace(/^http:/i, 'https:') : nextUri;
  }
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly data?: string;
}

interface Sender {
  request(
    request: Request & { readonly timeout: number; readonly maxRedirects: number; readonly signal?: AbortSignal },
  ): Promise<unknown>;
}

function addresseeOf({ url, password, token }: TrinoAccess): Addressee {
  const credential = token !== undefined ? 'trino.token' : password !== undefined ? 'trino.password' : 'trino.user';
  return { url, credential, secrets: [password, token].filter((secret) => secret !== undefined) };
}

async function makeClient(access: TrinoAccess): Promise<Trino> {
  // Loaded where it is needed: a run of the embedded engine has no use for it.
  const { BasicAuth, Trino } = await import('trino-client');
  const { user, password, token, ca, verify } = access;
  const session = Object.fromEntries(Object.entries(access.session).map(([k, v]) => [k, encodeURIComponent(v)]));
  return Trino.create({
    server: access.url,
    source: 'loadproof',
    session,
    ssl: { rejectUnauthorized: verify, ...(ca === undefined ? {} : { ca }) },
    ...(password === undefined ? {} : { auth: new BasicAuth(user, password) }),
    extraHeaders: {
      'X-Trino-User': user,
      'X-Trino-Time-Zone': 'UTC',
      'Content-Type': 'text/plain; charset=utf-8',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
  });
}

/** Whether the same request may be answered in a moment. A statement is sent again only where it was not taken. */
function isPassing({ code, response }: RequestFailure, { method }: Request): boolean {
  const status = response?.status;
  if (status === 429 || status === 503) return true;
  if (method === 'POST') return false;
  return status === 502 || status === 504 || (status === undefined && PASSING_CODES.has(code ?? ''));
}

const PASSING_CODES = new Set(['ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN']);

function progressOf({ stats }: Page): QueryProgress {
  const { state, processedRows: rows, processedBytes: bytes, progressPercentage } = stats;
  return { state, rows, bytes, percent: progressPercentage ?? null };
}

/** A cell of JSON; what is no plain value (an array, a map) as its JSON text. */
function toCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return value;
  return JSON.stringify(value);
}
