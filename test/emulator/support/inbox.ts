import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A notification as a subscriber by HTTPS gets it. */
export interface Told {
  readonly Subject: string;
  readonly Message: string;
}

export interface Inbox {
  readonly url: string;
  /** In the order in which they came. */
  readonly told: Told[];
  close(): Promise<void>;
}

/** Makes a certificate for the loopback, valid for a day. Returns its files. */
export function makeCertificate(folder: string): { readonly cert: string; readonly key: string } {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '1'];
  const made = [
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-out',
    cert,
    '-keyout',
    key,
  ];
  execFileSync('openssl', ['req', ...made, ...subject], { stdio: 'pipe' });
  return { cert, key };
}

/** An HTTPS endpoint, which confirms its subscription as a chat does, and keeps what it is told. */
export async function startInbox({ cert, key }: ReturnType<typeof makeCertificate>): Promise<Inbox> {
  const told: Told[] = [];
  const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const message = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (message.Type === 'Notification') told.push(message);
    if (message.Type === 'SubscriptionConfirmation') await fetch(message.SubscribeURL);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    told,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
