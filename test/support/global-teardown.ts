import './global-setup.ts';

export default async function globalTeardown(): Promise<void> {
  await Promise.all(
    (globalThis.loadproofTestServers ?? []).map(async (server) => {
      if (server.exitCode !== null) return;
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.stdin?.end();
      await ended;
    }),
  );
}
