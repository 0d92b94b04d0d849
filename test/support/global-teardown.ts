import './global-setup.ts';

export default async function globalTeardown(): Promise<void> {
  const server = globalThis.loadproofTestServer;
  if (!server || server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.stdin?.end();
  await ended;
}
