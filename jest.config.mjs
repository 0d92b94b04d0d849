import { testsWithNeeds } from './test/support/needs.mjs';

// test/heavy needs a PostgreSQL server, or one of MySQL or MariaDB where a file's name begins with mysql; without them the
// suite is the light one, which needs nothing but Node.
const hasServer = Boolean(process.env.LOADPROOF_TEST_POSTGRES_URL);
const hasMysql = Boolean(process.env.LOADPROOF_TEST_MYSQL_URL);
// test/browser needs the Chromium that this names.
const hasBrowser = Boolean(process.env.LOADPROOF_TEST_CHROMIUM);
// test/parse needs the Python package sqlglot, in the folder that this names.
const hasParser = Boolean(process.env.LOADPROOF_TEST_SQLGLOT);

// Packages that Jest's CommonJS can only load transformed: ES modules, and PGlite for its dynamic imports.
const transformed = [
  ...['hyparquet', 'hyparquet-writer', 'vega-datasets', '@electric-sql/pglite', '@electric-sql/pglite-socket'],
  ...['marked', '@octokit', 'universal-user-agent', 'before-after-hook', 'content-type', 'json-with-bigint'],
];

export default {
  testEnvironment: 'node',
  // LOADPROOF_TEST_REST=1: only what a run with nothing but Node could not, or not all of it.
  testMatch:
    process.env.LOADPROOF_TEST_REST === '1'
      ? testsWithNeeds().map((path) => `<rootDir>/${path}`)
      : ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: [
    ...['/node_modules/', '<rootDir>/test/trino/', '<rootDir>/test/emulator/'],
    ...(hasServer ? [] : ['<rootDir>/test/heavy/(?!mysql)']),
    ...(hasMysql ? [] : ['<rootDir>/test/heavy/mysql']),
    ...(hasBrowser ? [] : ['<rootDir>/test/browser/']),
    ...(hasParser ? [] : ['<rootDir>/test/parse/']),
  ],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFiles: ['<rootDir>/test/support/worker-database.cjs'],
  transform: {
    '\\.(?:cjs|[jt]s)$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
        swcrc: false,
      },
    ],
  },
  moduleNameMapper: {
    // vega-datasets imports a .mjs file, which Jest never transforms; this is the same module as UMD.
    '^d3-dsv$': '<rootDir>/node_modules/d3-dsv/dist/d3-dsv.js',
    '^fast-check$': '<rootDir>/test/support/fast-check.cjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${transformed.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/loadproof-out/'],
  // A bound for what hangs, and no measure: machines of CI may be several times slower than the one it was written on.
  testTimeout: 300_000,
  maxWorkers: 2,
};
