// What tests get as 'fast-check' (jest.config.mjs): the library, with a fixed seed. So the same commit has the same cases
// wherever it is tested, and a failure is a failure of the commit. LOADPROOF_PROPERTY_SEED is another seed, or `random` for
// one that nobody chose, with which the workflow properties.yml looks for what the fixed one does not hit.
const fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

const FIXED = 20_261_123;

function seedOf(text) {
  if (text === undefined || text === '') return { seed: FIXED };
  if (text === 'random') return {};
  const seed = Number(text);
  if (Number.isInteger(seed) && Math.abs(seed) < 2 ** 31) return { seed };
  throw new Error(
    `LOADPROOF_PROPERTY_SEED is '${text}': write a whole number of 32 bits, as failures print it, or random.`,
  );
}

fc.configureGlobal({ ...fc.readConfigureGlobal(), ...seedOf(process.env.LOADPROOF_PROPERTY_SEED) });

module.exports = fc;
