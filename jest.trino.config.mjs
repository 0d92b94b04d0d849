// The conformance tests on a real Trino, which `npm run test:trino` runs and `npm test` does not.
import base from './jest.config.mjs';

// Suites of whole runs that take a Trino minutes each. They run on the embedded engine in any case; here they run where
// LOADPROOF_TRINO_WHOLE=1 says so, as the workflow trino.yml does.
const whole = [
  ...['compare/changes', 'e2e/changes', 'e2e/mappings', 'e2e/mapped-columns', 'e2e/type-zoo'],
  ...(process.env.LOADPROOF_TEST_MYSQL_URL ? ['heavy/mysql-type-zoo'] : []),
];

export default {
  ...base,
  // The suites of the comparison itself and of whole runs, which run on the embedded engine too.
  testMatch: [
    ...['trino/**/*', 'compare/*.property', 'compare/prior-art', 'compare/judge', 'compare/key-spread'],
    ...['e2e/names', 'e2e/situations', 'canary/run', 'csv/corpus', 'csv/*.property'],
    ...(process.env.LOADPROOF_TRINO_WHOLE === '1' ? whole : []),
  ].map((name) => `<rootDir>/test/${name}.test.ts`),
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/trino/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/trino/support/global-teardown.ts',
  testTimeout: 300_000,
  maxWorkers: 1,
};
