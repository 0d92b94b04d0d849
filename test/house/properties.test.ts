import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';

const ROOT = resolve(__dirname, '../..');
const WRAPPER = join(ROOT, 'test/support/fast-check.cjs');

/** The seed that tests have where the variable is this; undefined where each property draws one. */
function seedFor(given?: string): unknown {
  const { LOADPROOF_PROPERTY_SEED: _, ...rest } = process.env;
  const env = given === undefined ? rest : { ...rest, LOADPROOF_PROPERTY_SEED: given };
  const script = `console.log(JSON.stringify(require(${JSON.stringify(WRAPPER)}).readConfigureGlobal()))`;
  const run = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', env });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout).seed;
}

describe('random properties', () => {
  test('have one seed for all, unless another is asked for', () => {
    expect(seedFor()).toEqual(expect.any(Number));
    expect(seedFor()).toBe(seedFor(''));
    expect(seedFor('-178524896')).toBe(-178524896);
    expect(seedFor('random')).toBeUndefined();
    expect(() => seedFor('tomorrow')).toThrow(/LOADPROOF_PROPERTY_SEED is 'tomorrow': write a whole number/);
    expect(() => seedFor('99999999999')).toThrow(/of 32 bits/);
  });

  test('have it in every test', () => {
    expect(fc.readConfigureGlobal().seed).toBe(seedFor(process.env.LOADPROOF_PROPERTY_SEED));
    const drawn = () => fc.sample(fc.nat(), 5);
    if (process.env.LOADPROOF_PROPERTY_SEED !== 'random') expect(drawn()).toEqual(drawn());
  });

  test('say seed and path where they fail', () => {
    const failing = () => fc.assert(fc.property(fc.nat(), (n) => n < 1000));
    expect(failing).toThrow(/seed: -?\d+, path: "[\d:]+"/);
  });

  test('have that seed under every configuration of Jest', () => {
    const others = readdirSync(ROOT).filter((name) => /^jest\..+\.config\.mjs$/.test(name));
    expect(others).toContain('jest.trino.config.mjs');
    for (const name of others) {
      const text = readFileSync(join(ROOT, name), 'utf8');
      expect(text).toMatch(/\.\.\.(?:base|rest)\b/);
      expect(text).not.toContain('moduleNameMapper');
    }
  });
});
