/**
 * A server of PostgreSQL's protocol that loses rows on the way: a line of COPY that begins as told is not handed on, and
 * the server's own count of lines is lowered with it. What the proof did not get, it must not call equal. (PostgreSQL manual, 55.7 Message Formats: a type, a length, a body.)
 */
import { createConnection, createServer, type Socket } from 'node:net';

export interface LossyProxy {
  readonly url: string;
  /** Lines that it has kept to itself. */
  lost(): number;
  close(): Promise<void>;
}

const COPY_DATA = 0x64;
const COMMAND_COMPLETE = 0x43;

export async function lossyProxy(url: string, loses: (line: string) => boolean): Promise<LossyProxy> {
  const to = new URL(url);
  let lost = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = createConnection(Number(to.port || 5432), to.hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket
        .on('error', () => {})
        .on('close', () => {
          open.delete(socket);
          (socket === client ? upstream : client).destroy();
        });
    }
    client.pipe(upstream);
    let rest = Buffer.alloc(0);
    // Of the COPY that goes on.
    let kept = 0;
    upstream.on('data', (bytes: Buffer) => {
      rest = Buffer.concat([rest, bytes]);
      for (;;) {
        // An answer to a request for TLS is one letter, and no message.
        const length =
          rest.length >= 5 && rest[0] !== 0x4e ? 1 + rest.readUInt32BE(1) : rest[0] === 0x4e ? 1 : Infinity;
        if (rest.length < length) return;
        const message = rest.subarray(0, length);
        rest = rest.subarray(length);
        if (message[0] === COPY_DATA && loses(message.subarray(5).toString())) {
          lost += 1;
          kept += 1;
        } else if (message[0] === COMMAND_COMPLETE) {
          client.write(lowered(message, kept));
          kept = 0;
        } else client.write(message);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(typeof address === 'object' ? address?.port : 0);
  return {
    url: through.href,
    lost: () => lost,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** `COPY 60` as if there had been fewer lines. */
function lowered(message: Buffer, by: number): Buffer {
  const [, count] = /^COPY (\d+)\0$/.exec(message.subarray(5).toString()) ?? [];
  if (count === undefined || by === 0) return message;
  const text = Buffer.from(`COPY ${Number(count) - by}\0`);
  const head = Buffer.from(message.subarray(0, 5));
  head.writeUInt32BE(4 + text.length, 1);
  return Buffer.concat([head, text]);
}
