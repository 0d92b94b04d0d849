// Gives a test file the PGlite of its worker: jest.config.mjs runs this before each file, global-setup.ts started one each.
const urls = (process.env.LOADPROOF_TEST_PGLITE_URLS ?? '').split(' ').filter(Boolean);
const url = urls[Number(process.env.JEST_WORKER_ID ?? 1) - 1];
if (urls.length > 0 && !url) throw new Error(`no PGlite was started for worker ${process.env.JEST_WORKER_ID}`);
if (url) process.env.LOADPROOF_TEST_PGLITE_URL = url;
