// Of npm run mutation, which is run by hand: what it found last, and how long it takes, is in docs/soundness.md.
import { join } from 'node:path';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['core/compare/**/*.ts', 'core/sql/**/*.ts', 'core/dms/**/*.ts', '!core/**/*.words.ts'],
  plugins: [join(process.env.LOADPROOF_STRYKER ?? '', '@stryker-mutator', 'jest-runner', 'dist', 'src', 'index.js')],
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'jest.mutation.config.mjs' },
  coverageAnalysis: 'perTest',
  // Tables that are made when a module is loaded: each such mutant would run every test.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'loadproof-out/mutation.json' },
  thresholds: { high: 90, low: 85, break: null },
  // Nothing in the sandbox reads a tsconfig; Stryker would rewrite it by a compiler of its own.
  tsconfigFile: 'none',
  tempDirName: '.stryker-tmp',
  ignorePatterns: ['dist', 'action/dist', 'cdk.out', 'loadproof-out', 'docs/images', 'coverage'],
  disableTypeChecks: false,
  allowEmpty: true,
};
