// The deployed stack on an emulator of AWS, which `npm run test:emulator` runs and `npm test` does not.
import base from './jest.config.mjs';

const { globalSetup: _, globalTeardown: __, ...rest } = base;

export default {
  ...rest,
  testMatch: ['<rootDir>/test/emulator/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 1_200_000,
  maxWorkers: 1,
};
