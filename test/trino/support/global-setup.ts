import { createCatalogs } from './catalogs.ts';
import { startTrino, type TrinoServer } from './server.ts';

/** One server for the whole run. Without Java it fails, and says so, unless it is told to leave Trino out. */
export default async function globalSetup(): Promise<void> {
  const postgres = process.env.LOADPROOF_TEST_POSTGRES_URL;
  if (!postgres) {
    throw new Error('LOADPROOF_TEST_POSTGRES_URL is not set: Trino needs a PostgreSQL server to read from.');
  }
  const server = await startTrino();
  globalThis.loadproofTrino = server;
  await createCatalogs(server.url, postgres, server.lakeFolder);
  process.env.LOADPROOF_TEST_TRINO_URL = server.url;
  process.env.LOADPROOF_TEST_TRINO_LAKE = server.lakeFolder;
  process.env.LOADPROOF_TEST_TRINO_SECURE = JSON.stringify(server.secure);
}

declare global {
  var loadproofTrino: TrinoServer | undefined;
}
