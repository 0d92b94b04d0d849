import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { filled, type Operation, operationOf, requestProblems, responseProblems } from './github-api.ts';

/**
 * GitHub's API as far as the Action uses it: an HTTP server that keeps state. Every request and every answer is checked
 * against GitHub's published description; what does not fit is in `problems`, and a test ends with none.
 */

export interface StubFile {
  readonly filename: string;
  readonly status?: string;
  readonly patch?: string;
  readonly previous_filename?: string;
}

export interface StubComment {
  readonly id: number;
  readonly issue: number;
  body: string;
  readonly login: string;
  readonly type: 'Bot' | 'User';
}

export interface StubCheckRun {
  readonly id: number;
  readonly name: string;
  readonly head_sha: string;
  readonly conclusion: string;
  readonly details_url: string;
  readonly output: { readonly title: string; readonly summary: string };
  readonly annotations: Record<string, unknown>[];
}

/** How the next requests of an operation go wrong. */
export interface Fault {
  /** The operation's id in GitHub's description: `issues/create-comment`. */
  readonly operation: string;
  /** Ends the connection instead of an answer; `after` has done what was asked. */
  readonly drop?: 'before' | 'after';
  readonly status?: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How often; default 1. */
  times?: number;
}

export interface GitHubState {
  /** What a pull request is; a test moves its head. */
  pulls: Map<number, { head: string; files: StubFile[] }>;
  comments: StubComment[];
  checkRuns: StubCheckRun[];
  /** `<commit>:<path>`, and the file's bytes or what else is there. */
  contents: Map<string, Buffer | 'directory' | 'large'>;
  comparisons: Map<string, StubFile[]>;
  /** The token's user; null for a workflow's token, which has none. */
  user: string | null;
  /** Who writes what this token writes. */
  author: { login: string; type: 'Bot' | 'User' };
  faults: Fault[];
}

export interface Recorded {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown> | undefined;
  readonly authorization: string | undefined;
}

export interface GitHubStub extends GitHubState {
  readonly url: string;
  readonly requests: Recorded[];
  readonly problems: string[];
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Starts the server on a free port of this machine. */
export async function startGitHub(): Promise<GitHubStub> {
  const state: GitHubState = {
    pulls: new Map(),
    comments: [],
    checkRuns: [],
    contents: new Map(),
    comparisons: new Map(),
    user: null,
    author: { login: 'github-actions[bot]', type: 'Bot' },
    faults: [],
  };
  const server = createServer((request, response) => {
    serve(stub, request, response).catch((thrown: unknown) => {
      stub.problems.push(`the stub itself: ${String(thrown)}`);
      send(response, error(500, 'The stub broke'));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const stub: GitHubStub = Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    problems: [],
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  });
  return stub;
}

async function serve(stub: GitHubStub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const body = text === '' ? undefined : JSON.parse(text);
  const url = new URL(request.url ?? '/', stub.url);
  const method = request.method ?? 'GET';
  const operation = operationOf(method, url.pathname);
  const { authorization } = request.headers;
  stub.requests.push({
    operation: operation?.operationId ?? '?',
    method,
    path: url.pathname + url.search,
    body,
    authorization,
  });
  if (operation === null) {
    stub.problems.push(`unknown operation: ${method} ${url.pathname}`);
    return send(response, error(404, 'Not Found'));
  }
  const wrong = requestProblems(operation, url.searchParams, body);
  stub.problems.push(...wrong.map((p) => `${operation.operationId}: ${p}`));
  const fault = nextFault(stub, operation.operationId);
  if (fault?.drop === 'before') return void request.socket.destroy();
  const answer =
    fault?.status !== undefined
      ? faulty(fault)
      : wrong.length > 0
        ? error(422, wrong.join('; '))
        : answerTo(stub, operation, url, body);
  if (fault?.drop === 'after') return void request.socket.destroy();
  const bad = responseProblems(operation, answer.status, answer.body);
  stub.problems.push(...bad.map((p) => `answer of ${operation.operationId}: ${p}`));
  send(response, answer);
}

function nextFault(stub: GitHubStub, operation: string): Fault | undefined {
  const fault = stub.faults.find((f) => f.operation === operation && (f.times ?? 1) > 0);
  if (fault !== undefined) fault.times = (fault.times ?? 1) - 1;
  return fault;
}

const faulty = ({ status = 500, message = 'Server Error', headers = {} }: Fault): Answer => ({
  ...error(status, message),
  headers,
});

const error = (status: number, message: string): Answer => ({
  status,
  // The description of 503 has a code where others have the documentation's address.
  body: {
    message,
    documentation_url: 'https://docs.github.com/rest',
    ...(status === 503 ? { code: 'unavailable' } : {}),
  },
});

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

type Handler = (stub: GitHubStub, operation: Operation, url: URL, body: Record<string, unknown>) => Answer;

const HANDLERS: Readonly<Record<string, Handler>> = {
  'users/get-authenticated': (stub) =>
    stub.user === null
      ? error(403, 'Resource not accessible by integration')
      : { status: 200, body: filled('public-user', { login: stub.user, type: 'User' }) },
  'pulls/get': (stub, { path }) => {
    const pull = stub.pulls.get(Number(path.pull_number));
    return pull === undefined
      ? error(404, 'Not Found')
      : { status: 200, body: pullRequest(Number(path.pull_number), pull.head) };
  },
  'pulls/list-files': (stub, { path }, url) =>
    // GitHub lists no more of them, on however many pages.
    paged(url, (stub.pulls.get(Number(path.pull_number))?.files ?? []).slice(0, 3000), diffEntry),
  'repos/compare-commits-with-basehead': (stub, { path }) => {
    const files = stub.comparisons.get(path.basehead ?? '');
    return files === undefined
      ? error(404, 'Not Found')
      : { status: 200, body: filled('commit-comparison', { files: files.slice(0, 300).map(diffEntry) }) };
  },
  'repos/get-content': (stub, { path }, url) => content(stub, path.path ?? '', url.searchParams.get('ref') ?? ''),
  'issues/list-comments': (stub, { path }, url) =>
    paged(
      url,
      stub.comments.filter((c) => c.issue === Number(path.issue_number)),
      issueComment,
    ),
  'issues/create-comment': (stub, { path }, _url, { body }) => {
    if (String(body).length > 65_536) return error(422, 'Body is too long (maximum is 65536 characters)');
    const id = Math.max(0, ...stub.comments.map((c) => c.id)) + 1;
    const made: StubComment = { id, issue: Number(path.issue_number), body: String(body), ...stub.author };
    stub.comments.push(made);
    return { status: 201, body: issueComment(made) };
  },
  'issues/update-comment': (stub, { path }, _url, { body }) => {
    const found = stub.comments.find((c) => c.id === Number(path.comment_id));
    if (found === undefined) return error(404, 'Not Found');
    if (String(body).length > 65_536) return error(422, 'Body is too long (maximum is 65536 characters)');
    found.body = String(body);
    return { status: 200, body: issueComment(found) };
  },
  'checks/create': (stub, _operation, _url, body) => {
    const { annotations = [], ...output } = body.output as { annotations?: Record<string, unknown>[] };
    const made = { ...body, id: stub.checkRuns.length + 1, output, annotations } as unknown as StubCheckRun;
    stub.checkRuns.push(made);
    return { status: 201, body: checkRun(made) };
  },
  'checks/update': (stub, { path }, _url, body) => {
    const found = stub.checkRuns.find((c) => c.id === Number(path.check_run_id));
    if (found === undefined) return error(404, 'Not Found');
    found.annotations.push(...((body.output as { annotations?: Record<string, unknown>[] }).annotations ?? []));
    return { status: 200, body: checkRun(found) };
  },
};

function answerTo(stub: GitHubStub, operation: Operation, url: URL, body: unknown): Answer {
  const handler = HANDLERS[operation.operationId];
  if (handler === undefined) throw new Error(`The stub does not know ${operation.operationId}`);
  return handler(stub, operation, url, (body ?? {}) as Record<string, unknown>);
}

function paged<T>(url: URL, all: readonly T[], shown: (one: T) => unknown): Answer {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const page = Number(url.searchParams.get('page') ?? 1);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  const headers: Record<string, string> = all.length > page * size ? { link: `<${next.href}>; rel="next"` } : {};
  return { status: 200, body: all.slice((page - 1) * size, page * size).map(shown), headers };
}

function content(stub: GitHubStub, path: string, ref: string): Answer {
  const found = stub.contents.get(`${ref}:${path}`);
  if (found === undefined) return error(404, 'Not Found');
  if (found === 'directory') return { status: 200, body: [] };
  const isLarge = found === 'large';
  const bytes = isLarge ? '' : found.toString('base64').replace(/.{60}/g, '$&\n');
  return {
    status: 200,
    body: filled('content-file', { type: 'file', path, content: bytes, encoding: isLarge ? 'none' : 'base64' }),
  };
}

const user = (login: string, type: string) => filled('simple-user', { login, type });

const issueComment = (comment: StubComment) =>
  filled('issue-comment', {
    id: comment.id,
    body: comment.body,
    html_url: `https://github.example/octo/shop/pull/${comment.issue}#issuecomment-${comment.id}`,
    user: user(comment.login, comment.type),
  });

const checkRun = (check: StubCheckRun) =>
  filled('check-run', {
    id: check.id,
    name: check.name,
    head_sha: check.head_sha,
    status: 'completed',
    conclusion: check.conclusion,
    html_url: `https://github.example/octo/shop/runs/${check.id}`,
  });

const diffEntry = (file: StubFile) => filled('diff-entry', { status: 'modified', ...file });

function pullRequest(number: number, head: string): Record<string, unknown> {
  const made = filled('pull-request', { number });
  return { ...made, head: { ...(made.head as object), sha: head } };
}
