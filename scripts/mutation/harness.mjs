/**
 * Jest's describe, test and hooks, enough of them for the tests of the core, in a process that loads each module once.
 * Jest loads every module anew for every run, which for thousands of mutants is most of the time.
 */
import { createRequire } from 'node:module';

/** A `describe`: `parent` is null for that of a file. */
const blockOf = (name, parent) => ({ name, parent, before: [], after: [], beforeEach: [], afterEach: [] });

/** The globals of a test file, and the tests that are collected while it is loaded. */
export function createHarness(from) {
  const require = createRequire(from);
  const each = require('jest-each').bind;
  const tests = [];
  let file = '';
  let block = blockOf('', null);

  const fullName = (name) => {
    const names = [name];
    for (let at = block; at.parent !== null; at = at.parent) names.unshift(at.name);
    return names.join(' ');
  };
  const test = (name, body, timeout) => tests.push({ id: fullName(name), file, block, body, timeout });
  const describe = (name, body) => {
    block = blockOf(name, block);
    body();
    block = block.parent;
  };
  const skipped = () => {};
  describe.each = each(describe);
  describe.skip = skipped;
  test.each = each(test);
  test.skip = Object.assign(() => {}, { each: () => skipped });
  const hook = (kind) => (body) => block[kind].push(body);

  Object.assign(globalThis, {
    describe,
    test,
    it: test,
    ...{ beforeAll: hook('before'), afterAll: hook('after') },
    ...{ beforeEach: hook('beforeEach'), afterEach: hook('afterEach') },
    expect: require('expect').expect,
    jest: require('jest-mock'),
  });
  /** Collects the tests of a file. */
  function load(path) {
    file = path;
    block = blockOf('', null);
    require(path);
  }
  return { tests, load };
}

const upwards = (block) => (block === null ? [] : [...upwards(block.parent), block]);

async function within(ms, body) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(Object.assign(new Error(`a test took over ${ms} ms`), { late: true })), ms);
  });
  try {
    await Promise.race([Promise.resolve().then(body), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs tests one after another; `onStart` is told each test's id. With `bail` it ends after the first failure. A
 * `describe` is left, and its hooks run, when a test of another begins.
 */
export async function runTests(tests, { bail, timeoutMs, onStart = () => {} }) {
  const entered = [];
  const results = [];
  for (const test of tests) {
    const start = performance.now();
    const result = { id: test.id, name: test.id, fileName: test.file, status: 0, timeSpentMs: 0 };
    results.push(result);
    onStart(test.id);
    await leave(entered, upwards(test.block));
    try {
      await within(timeoutMs, () => runOne(test, entered));
    } catch (error) {
      result.status = 1;
      result.late = error?.late === true;
      result.failureMessage = String(error?.message ?? error).slice(0, 400);
    }
    result.timeSpentMs = Math.ceil(performance.now() - start);
    if (bail && result.status === 1) break;
  }
  onStart(undefined);
  await leave(entered, []);
  return results;
}

/** Leaves each block that is none of these. What a hook throws then is no test's failure. */
async function leave(entered, staying) {
  while (entered.length > 0 && !staying.includes(entered.at(-1)))
    for (const hook of entered.pop().after) await within(10_000, hook).catch(() => {});
}

async function runOne(test, entered) {
  const blocks = upwards(test.block);
  for (const block of blocks) {
    if (entered.includes(block)) continue;
    entered.push(block);
    for (const hook of block.before) await hook();
  }
  for (const block of blocks) for (const hook of block.beforeEach) await hook();
  try {
    await test.body();
  } finally {
    for (const block of blocks.reverse()) for (const hook of block.afterEach) await hook();
  }
}
