// Of npm run mutation, which is run by hand: what it found last, and how long it takes, is in docs/soundness.md.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['core/compare/**/*.ts', 'core/sql/**/*.ts', 'core/dms/**/*.ts', '!core/**/*.words.ts'],
  plugins: [new URL('scripts/mutation/runner.mjs', import.meta.url).pathname],
  testRunner: 'hot',
  coverageAnalysis: 'perTest',
  // Tables that are made when a module is loaded: each such mutant would run every test.
  ignoreStatic: true,
  concurrency: Number(process.env.LOADPROOF_MUTATION_CONCURRENCY ?? 2),
  timeoutMS: 6_000,
  // Whatever a mutant leaves behind in the process does not outlive a few hundred others.
  maxTestRunnerReuse: 400,
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: process.env.LOADPROOF_MUTATION_REPORT },
  thresholds: { high: 90, low: 85, break: null },
  // Nothing in the sandbox reads a tsconfig; Stryker would rewrite it by a compiler of its own.
  tsconfigFile: 'none',
  tempDirName: '.stryker-tmp',
  ignorePatterns: ['dist', 'action/dist', 'cdk.out', 'loadproof-out', 'docs/images', 'coverage'],
  disableTypeChecks: false,
  allowEmpty: true,
};
