// Runs the CDK app: bundles infra/app.ts and starts it. cdk.json names this file, and so does `npm run synth`.
// Usage: node infra/synth.mjs [loadproof.yaml]

import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
// Below node_modules, so that it finds the packages that are not bundled.
const outfile = resolve(root, 'node_modules/.cache/loadproof/app.cjs');
buildSync({
  absWorkingDir: root,
  entryPoints: ['infra/app.ts'],
  outfile,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
// Without the CLI nobody says where to write.
const ownOutdir = resolve(root, 'cdk.out');
process.env.CDK_OUTDIR ??= ownOutdir;
createRequire(import.meta.url)(outfile);
if (process.env.CDK_OUTDIR === ownOutdir && !process.exitCode) console.log(`The template is in ${ownOutdir}`);
