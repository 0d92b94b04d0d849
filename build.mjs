import { build } from 'esbuild';

await build({
  entryPoints: ['./local/main.ts'],
  // Tests build a copy of their own, so that they never read one that another is writing.
  outfile: process.argv[2] ?? 'dist/loadproof.mjs',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  loader: { '.json': 'json' },
  banner: { js: '#!/usr/bin/env node' },
  sourcemap: true,
  logLevel: 'warning',
});
