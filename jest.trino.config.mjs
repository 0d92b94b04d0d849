// The conformance tests on a real Trino, which `npm run test:trino` runs and `npm test` does not.
import base from './jest.config.mjs';

export default {
  ...base,
  // The suites of the comparison itself and of whole runs, which run on the embedded engine too.
  testMatch: [
    ...[
      'trino/**/*',
      'compare/*.property',
      'compare/prior-art',
      'compare/judge',
      'compare/key-spread',
      'compare/changes',
    ],
    ...[
      'e2e/names',
      'e2e/situations',
      'e2e/changes',
      'e2e/mappings',
      'e2e/mapped-columns',
      'canary/run',
      'csv/corpus',
      'csv/*.property',
    ],
  ].map((name) => `<rootDir>/test/${name}.test.ts`),
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/trino/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/trino/support/global-teardown.ts',
  testTimeout: 300_000,
  maxWorkers: 1,
};
