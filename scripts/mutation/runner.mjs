/**
 * A test runner for Stryker that loads the instrumented sources and the tests once, and then switches mutants on and off
 * in the same process: a mutant costs milliseconds. What a module computes while it is loaded cannot be switched so;
 * `ignoreStatic` leaves those mutants out, and the score says how many.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createHarness, runTests } from './harness.mjs';

// Where Stryker's instrumented code looks which mutant is on, and notes what each test runs.
globalThis.__stryker__ ??= {};
const context = globalThis.__stryker__;

/** A test that takes longer, without any mutant, is left out of the runs of mutants. */
const SLOW_MS = 2_000;
/**
 * Of the tests that reach a mutant so much is run, by their times without one, the likely ones first. A mutant that only
 * the rest would find counts as one that lived: the score is the lower for it.
 */
const BUDGET_MS = Number(process.env.LOADPROOF_MUTATION_BUDGET_MS ?? 8_000);
/** Files of tests that are run before all others: of those that are new, where the rest has been run before. */
const FIRST = process.env.LOADPROOF_MUTATION_FIRST ? new RegExp(process.env.LOADPROOF_MUTATION_FIRST) : null;
/** A test that takes longer with a mutant does not end. */
const TEST_LIMIT_MS = 10_000;
/** Each so many mutants that are found, the test that found one is run without it: it must pass. */
const CONTROL_EVERY = 10;

/** TypeScript as Jest's set-up transforms it: modules become CommonJS, which Node loads and keeps. */
function registerTypeScript(cwd) {
  const require = createRequire(join(cwd, 'package.json'));
  const { transformSync } = require('@swc/core');
  Module._extensions['.ts'] = (module, filename) => {
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
      swcrc: false,
    });
    module._compile(code, filename);
  };
}

const FOLDERS = 'compare|sql|dms|plan|config|explain|canary|csv|runner|history';
const WHOLE_RUNS = 'mapped-columns|situations|changes|changes-written|transactions';

/** The tests of the core, with the databases that they compare on, and those of whole runs in this process. */
function testFiles(cwd) {
  const wanted = new RegExp(process.env.LOADPROOF_MUTATION_TESTS ?? '');
  const taken = new RegExp(`^(?:(?:${FOLDERS})/.*|e2e/(?:${WHOLE_RUNS}))\\.test\\.ts$`);
  return readdirSync(join(cwd, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => taken.test(name))
    .map((name) => join(cwd, 'test', name))
    .filter((path) => wanted.test(path))
    .sort();
}

/** A PostgreSQL for this process, as Jest's set-up starts one. It ends with the process. */
async function startPostgres(cwd) {
  const server = spawn(process.execPath, ['test/support/pglite-server.mjs'], {
    cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(server.stdout), 'line');
  process.env.LOADPROOF_TEST_PGLITE_URL = JSON.parse(line).url;
}

/** How long each test takes without a mutant, as one of Stryker's processes has measured it for all of them. */
const TIMES = 'mutation-times.json';
/** Which test did not end with which mutant, a file each: the next process begins with it. */
const LATE = 'mutation-late';

/** The test that did not end with this mutant, in an earlier process; null where there is none. */
function lateTest(mutant) {
  const path = join(LATE, mutant);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

class HotRunner {
  #tests = [];
  #byId = new Map();
  #times = null;
  #killsOf = new Map();
  #killed = 0;
  #spoiled = false;

  // Of a function that is called while a module is loaded and in a test too, the second is what is run with the mutant:
  // nothing is loaded again for it, which makes its score the lower one.
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const cwd = process.cwd();
    process.env.NODE_ENV = 'test';
    await startPostgres(cwd);
    registerTypeScript(cwd);
    const harness = createHarness(join(cwd, 'package.json'));
    // The seed of random properties, as Jest's set-up has it.
    createRequire(join(cwd, 'package.json'))('./test/support/fast-check.cjs');
    for (const path of testFiles(cwd)) harness.load(path);
    for (const test of harness.tests) if (!this.#byId.has(test.id)) this.#byId.set(test.id, test);
    this.#tests = [...this.#byId.values()];
    // A mutant may reject a promise that nobody waits for: that is no end of this process.
    process.on('unhandledRejection', () => {});
  }

  async dryRun() {
    // What was covered while the modules were loaded stays: it is static.
    const onStart = (id) => {
      context.currentTestId = id;
    };
    const tests = await runTests(this.#tests, { bail: false, timeoutMs: 60_000, onStart });
    const failed = tests.find(({ status }) => status === 1);
    if (failed !== undefined) return { status: 'error', errorMessage: `${failed.id}: ${failed.failureMessage}` };
    writeFileSync(TIMES, JSON.stringify(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs])));
    return { status: 'complete', tests, mutantCoverage: context.mutantCoverage };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }) {
    if (this.#spoiled) throw new Error('a test of an earlier mutant may still run: another process, please');
    Object.assign(context, {
      activeMutant: activeMutant.id,
      hitLimit,
      hitCount: hitLimit === undefined ? undefined : 0,
    });
    try {
      const kills = this.#kills(sandboxFileName);
      const lateBefore = lateTest(activeMutant.id);
      const ordered = this.#inOrder(testFilter ?? [], kills, lateBefore);
      const tests = await runTests(ordered, { bail: true, timeoutMs: TEST_LIMIT_MS });
      const late = tests.find((test) => test.late);
      if (late !== undefined) return this.#late(activeMutant.id, late.id, lateBefore);
      if (context.hitCount > context.hitLimit) return { status: 'timeout', reason: 'hit limit' };
      const failed = tests.find(({ status }) => status === 1);
      if (failed === undefined) return { status: 'survived', nrOfTests: tests.length };
      kills.set(failed.id, (kills.get(failed.id) ?? 0) + 1);
      await this.#control(failed.id);
      return {
        status: 'killed',
        killedBy: [failed.id],
        failureMessage: failed.failureMessage,
        nrOfTests: tests.length,
      };
    } finally {
      Object.assign(context, { activeMutant: undefined, hitCount: undefined });
    }
  }

  /**
   * What did not end may run on, and would slow down every mutant after it: Stryker ends a process that throws, and asks
   * another once more. Only what does not end there either counts: a busy machine is no finding.
   */
  #late(mutant, test, before) {
    this.#spoiled = true;
    if (before === test) return { status: 'timeout', reason: `${test} does not end` };
    mkdirSync(LATE, { recursive: true });
    writeFileSync(join(LATE, mutant), test);
    throw new Error(`${test} did not end: once more in another process, please`);
  }

  /** The tests that reach a mutant: `first`, then what has found most mutants of its file, for its time. */
  #inOrder(ids, kills, first) {
    this.#times ??= new Map(JSON.parse(readFileSync(TIMES, 'utf8')));
    const time = (id) => this.#times.get(id) ?? 0;
    const cost = ({ id, file }) =>
      id === first ? 0 : (time(id) + 1) / (1 + (kills.get(id) ?? 0)) / (FIRST?.test(file) ? 1e6 : 1);
    const quick = ids.filter((id) => this.#byId.has(id) && time(id) < SLOW_MS).map((id) => this.#byId.get(id));
    let left = BUDGET_MS;
    return quick
      .sort((a, b) => cost(a) - cost(b))
      .filter(({ id }) => {
        left -= time(id);
        return left >= 0;
      });
  }

  #kills(file) {
    const kills = this.#killsOf.get(file) ?? new Map();
    this.#killsOf.set(file, kills);
    return kills;
  }

  /** A test that has found a mutant must pass without it: else the process is spoiled, and what it says worth nothing. */
  async #control(id) {
    this.#killed += 1;
    if (this.#killed % CONTROL_EVERY !== 0) return;
    Object.assign(context, { activeMutant: undefined, hitCount: undefined });
    const [again] = await runTests([this.#byId.get(id)], { bail: true, timeoutMs: 60_000 });
    if (again.status === 1) throw new Error(`without the mutant too, ${id} fails: ${again.failureMessage}`);
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'hot', injectableClass: HotRunner }];
