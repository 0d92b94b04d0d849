/** The engine that the runs of the matrix go through: see test/support/run-over.ts. */

/** Whether the engine reads CSV by lines, so that no record can go over several, and no TIME from Parquet: Trino. */
export const readsLines = (): boolean => process.env.LOADPROOF_TEST_TRINO_URL !== undefined;

/** Starts a Trino where it is asked for, and stops it. */
export async function withEngine<T>(engine: string, sources: readonly string[], use: () => Promise<T>): Promise<T> {
  // One that is there already serves as well.
  if (engine !== 'trino' || process.env.LOADPROOF_TEST_TRINO_URL !== undefined) return use();
  const postgres = sources.find((url) => /^postgres/.test(url)) ?? process.env.LOADPROOF_TEST_POSTGRES_URL;
  if (postgres === undefined) throw new Error('the engine trino needs a PostgreSQL server: --source postgres://…');
  const { startTrino } = await import('../trino/support/server.ts');
  const { createCatalogs } = await import('../trino/support/catalogs.ts');
  const server = await startTrino();
  try {
    await createCatalogs(server.url, postgres, server.lakeFolder);
    process.env.LOADPROOF_TEST_TRINO_URL = server.url;
    process.env.LOADPROOF_TEST_TRINO_LAKE = server.lakeFolder;
    process.env.LOADPROOF_TEST_TRINO_SECURE = JSON.stringify(server.secure);
    return await use();
  } finally {
    delete process.env.LOADPROOF_TEST_TRINO_URL;
    await server.stop();
  }
}
