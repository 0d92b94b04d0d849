import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/**
 * Started once for the whole run: it takes seconds. One PGlite a worker (worker-database.cjs): all connections to one
 * share its session, so that a file would wait for the transactions of another, and meet its settings.
 */
export default async function globalSetup({ maxWorkers }: { readonly maxWorkers: number }): Promise<void> {
  const urls = await Promise.all(Array.from({ length: maxWorkers }, startServer));
  process.env.LOADPROOF_TEST_PGLITE_URLS = urls.join(' ');
  if (!process.env.LOADPROOF_TEST_POSTGRES_URL) {
    console.info(
      'LOADPROOF_TEST_POSTGRES_URL is not set: PGlite stands in for PostgreSQL, real-server tests are left out.',
    );
  }
  if (!process.env.LOADPROOF_TEST_MYSQL_URL)
    console.info('LOADPROOF_TEST_MYSQL_URL is not set: nothing is run on MySQL or MariaDB.');
  if (!process.env.LOADPROOF_TEST_CHROMIUM)
    console.info('LOADPROOF_TEST_CHROMIUM is not set: the pages are not opened in a browser.');
  if (!process.env.LOADPROOF_TEST_SQLGLOT)
    console.info('LOADPROOF_TEST_SQLGLOT is not set: statements for Oracle and SQL Server are not parsed.');
}

async function startServer(): Promise<string> {
  const server = spawn(process.execPath, ['test/support/pglite-server.mjs'], { stdio: ['pipe', 'pipe', 'inherit'] });
  globalThis.loadproofTestServers = [...(globalThis.loadproofTestServers ?? []), server];
  return new Promise<string>((resolve, reject) => {
    createInterface(server.stdout).once('line', (line) =>
      resolve(z.object({ url: z.string() }).parse(JSON.parse(line)).url),
    );
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`PGlite ended with ${code} before it took connections`)));
  });
}

declare global {
  var loadproofTestServers: readonly ReturnType<typeof spawn>[] | undefined;
}
