import { build } from 'esbuild';

await build({
  entryPoints: ['./local/main.ts'],
  outfile: 'dist/loadproof.mjs',
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
