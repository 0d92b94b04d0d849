import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerS3, type FakeBuckets } from './fake-s3.ts';
import { problemsOf } from './models.ts';

/**
 * A server that speaks the services' protocols (JSON 1.0 and 1.1, query, S3's REST-XML) to real SDK clients. What it
 * answers is recorded, or made up after the services' API references; it executes nothing.
 */

export interface Call {
  /** The access key that it was signed with: who asked. */
  readonly principal?: string;
  readonly service: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** An answer with an HTTP status and a fault of the service. */
export class Fault {
  constructor(
    readonly name: string,
    readonly message = 'it was so recorded',
    readonly status = 400,
    readonly more: object = {},
  ) {}
}

/** An answer of a service that speaks XML (EC2, SNS), as it is. */
export class Xml {
  constructor(readonly text: string) {}
}

/** Answers one call; undefined is an empty answer. */
export type Answer = (call: Call) => unknown;

/** Services of the query protocol, by the version of their API. */
const VERSIONS: Readonly<Record<string, string>> = { '2010-03-31': 'sns', '2016-11-15': 'ec2' };

const TARGETS: Readonly<Record<string, string>> = {
  AmazonAthena: 'athena',
  AWSGlue: 'glue',
  AmazonDMSv20160101: 'dms',
  AWSStepFunctions: 'stepfunctions',
  GraniteServiceVersion20100801: 'cloudwatch',
};

export class FakeAws {
  readonly calls: Call[] = [];
  /** What requests had that their service's published model does not allow. */
  readonly problems: string[] = [];
  readonly buckets: FakeBuckets = new Map();
  /** Objects on one page of a listing. */
  pageSize = 1000;
  answer: Answer = () => new Fault('NotRecorded');
  #server: Server | undefined;

  async start(): Promise<string> {
    const server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.problems.push(String(error));
        response.destroy();
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Forgets every call and bucket. */
  reset(answer: Answer): void {
    this.calls.length = 0;
    this.problems.length = 0;
    this.buckets.clear();
    this.answer = answer;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** Calls of one operation, in their order. */
  inputs(operation: string): Readonly<Record<string, unknown>>[] {
    return this.calls.filter((call) => call.operation === operation).map(({ input }) => input);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const principal = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const target = String(request.headers['x-amz-target'] ?? '');
    if (target !== '') return this.#json(target, body, response, principal);
    if (String(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded'))
      return this.#query(body, response, principal);
    const call = answerS3(this.buckets, this.pageSize, request, body, response);
    this.calls.push({ ...call, principal });
  }

  #json(target: string, body: Buffer, response: ServerResponse, principal: string): void {
    const [prefix = '', operation = ''] = target.split('.');
    const service = TARGETS[prefix] ?? prefix;
    const call = { principal, service, operation, input: JSON.parse(body.toString('utf8')) };
    const answer = this.#take(call);
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    if (!(answer instanceof Fault)) return void response.end(JSON.stringify(answer ?? {}));
    response.statusCode = answer.status;
    response.end(
      JSON.stringify({ __type: answer.name, message: answer.message, Message: answer.message, ...answer.more }),
    );
  }

  #query(body: Buffer, response: ServerResponse, principal: string): void {
    const {
      Action: operation = '',
      Version = '',
      ...input
    } = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
    const answer = this.#take({ principal, service: VERSIONS[Version] ?? Version, operation, input });
    response.setHeader('content-type', 'text/xml');
    if (answer instanceof Xml) return void response.end(answer.text);
    if (!(answer instanceof Fault)) {
      const result = `<${operation}Result><MessageId>m-1</MessageId></${operation}Result>`;
      return void response.end(`<${operation}Response>${result}</${operation}Response>`);
    }
    response.statusCode = answer.status;
    const error = `<Type>Sender</Type><Code>${answer.name}</Code><Message>${answer.message}</Message>`;
    response.end(`<ErrorResponse><Error>${error}</Error><RequestId>r-1</RequestId></ErrorResponse>`);
  }

  #take(call: Call): unknown {
    this.calls.push(call);
    this.problems.push(...problemsOf(call.service, call.operation, call.input));
    return this.answer(call);
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
