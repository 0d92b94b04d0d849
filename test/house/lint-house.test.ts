import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const script = resolve(__dirname, '../../scripts/lint-house.mjs');
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Writes the files to a new folder, lints it, and returns the exit code and the findings. */
function lint(files: Record<string, string>): { code: number | null; findings: string[] } {
  const root = mkdtempSync(join(tmpdir(), 'house-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const run = spawnSync(process.execPath, [script, root], { encoding: 'utf8' });
  return { code: run.status, findings: run.stderr.split('\n').filter((line) => line !== '') };
}

function lines(count: number): string {
  return 'x += 1;\n'.repeat(count);
}

function functionOf(count: number): string {
  return `export function f(x: number) {\n${lines(count - 2)}}\n`;
}

describe('the arrows', () => {
  const forbidden: [path: string, target: string, resolved: string][] = [
    ['core/a.ts', '../local/b.ts', 'local/b.ts'],
    ['core/sql/a.ts', '../../handlers/b.ts', 'handlers/b.ts'],
    ['core/c.ts', '../infra/state-machine.asl.json', 'infra/state-machine.asl.json'],
    ['handlers/a.ts', '../local/b.ts', 'local/b.ts'],
    ['handlers/aws/a.ts', '../../infra/state-machine.asl.json', 'infra/state-machine.asl.json'],
    ['action/a.ts', '../handlers/b.ts', 'handlers/b.ts'],
    ['infra/a.ts', '../local/b.ts', 'local/b.ts'],
    ['local/a.ts', '../infra/stack.ts', 'infra/stack.ts'],
    ['local/b.ts', '../test/b.ts', 'test/b.ts'],
  ];

  test('each forbidden import is found, however it is spelled', () => {
    const spellings = (target: string) => [
      `import { b } from '${target}';`,
      `import type { B } from '${target}';`,
      `import '${target}';`,
      `export * from '${target}';`,
      `const b = await import('${target}');`,
      `type B = import('${target}').B;`,
    ];
    const { code, findings } = lint(
      Object.fromEntries(forbidden.map(([path, target]) => [path, spellings(target).join('\n')])),
    );
    const expected = forbidden.flatMap(([path, target, resolved]) =>
      spellings(target).map((_, line) => `${path}:${line + 1}: ${path.split('/')[0]} may not import ${resolved}`),
    );
    expect([...findings].sort()).toEqual(expected.sort());
    expect(code).toBe(1);
  });

  test('the faithful writer shares no code with the product, in either direction', () => {
    const { code, findings } = lint({
      'local/writer/a.ts': "import { b } from '../../core/csv/b.ts';",
      'local/writer/b.ts': "import type { B } from '../demo/b.ts';",
      'local/writer/c.ts': "export * from './a.ts';\nimport pg from 'pg';",
      'local/lake/a.ts': "export { b } from '../writer/b.ts';",
      'local/demo/b.ts': "import { b } from '../writer/b.ts';",
    });
    expect(code).toBe(1);
    expect(findings).toEqual([
      'local/lake/a.ts:1: the product may not import local/writer/b.ts',
      'local/writer/a.ts:1: local/writer may not import core/csv/b.ts',
      'local/writer/b.ts:1: local/writer may not import local/demo/b.ts',
    ]);
  });

  test('what is allowed is silent', () => {
    const result = lint({
      'core/a.ts': "import { z } from 'zod';\nimport { b } from './b.ts';\n",
      'handlers/a.ts': "import { readFile } from 'node:fs/promises';\nimport { b } from '../core/b.ts';\n",
      'action/a.ts': "import { b } from '../core/b.ts';\n",
      'infra/a.ts': "import { b } from '../core/b.ts';\nimport asl from './state-machine.asl.json';\n",
      'local/a.ts': "import { b } from '../handlers/b.ts';\nimport asl from '../infra/state-machine.asl.json';\n",
      'test/core/a.test.ts': "import { b } from '../../local/b.ts';\n",
    });
    expect(result).toEqual({ code: 0, findings: [] });
  });
});

describe('the pure core', () => {
  const impure: [text: string, message: string][] = [
    ["import { readFileSync } from 'node:fs';", "core may not import 'node:fs': only zod"],
    ["import fs from 'fs';", "core may not import 'fs': only zod"],
    ["import { SFNClient } from '@aws-sdk/client-sfn';", "core may not import '@aws-sdk/client-sfn': only zod"],
    ["import x from 'zodiac';", "core may not import 'zodiac': only zod"],
    ['const home = process.env.HOME;', 'core may not use process'],
    ['const home = globalThis;', 'core may not use globalThis'],
    ['const here = import.meta.url;', 'core may not use import.meta'],
    ['const now = Date.now();', 'core may not call Date.now()'],
    ['const now = Date();', 'core may not call Date()'],
    ['const now = new Date();', 'core may not call new Date() without arguments'],
    ['const luck = Math.random();', 'core may not call Math.random()'],
    ["const page = await fetch('https://example.org');", 'core may not use fetch'],
  ];

  test('each impurity is found in core, and in core only', () => {
    const files = impure.flatMap(([text], index) => [
      [`core/${index + 10}.ts`, text],
      [`local/${index + 10}.ts`, text],
    ]);
    expect(lint(Object.fromEntries(files))).toEqual({
      code: 1,
      findings: impure.map(([, message], index) => `core/${index + 10}.ts:1: ${message}`),
    });
  });

  test('a date from a value, and names that only look like globals, are fine', () => {
    const text = [
      'const day = new Date(0);',
      'const step = { process: 1 };',
      'const one = step.process;',
      'function run(fetch: () => void) { fetch(); }',
    ];
    expect(lint({ 'core/a.ts': text.join('\n') })).toEqual({ code: 0, findings: [] });
  });
});

describe('the limits', () => {
  test('a function has at most 60 lines', () => {
    expect(lint({ 'local/a.ts': functionOf(60) }).findings).toEqual([]);
    expect(lint({ 'local/a.ts': functionOf(61) })).toEqual({
      code: 1,
      findings: ['local/a.ts:1: a function of 61 lines; at most 60'],
    });
  });

  test('methods and arrow functions count too', () => {
    const text = `class A {\n  m(x: number) {\n${lines(60)}}\n}\nconst f = (x: number) => {\n${lines(60)}};\n`;
    expect(lint({ 'bench/a.ts': text }).findings).toEqual([
      'bench/a.ts:2: a function of 62 lines; at most 60',
      'bench/a.ts:65: a function of 62 lines; at most 60',
    ]);
  });

  test('a describe block may be longer', () => {
    expect(lint({ 'test/a.test.ts': functionOf(300) })).toEqual({ code: 0, findings: [] });
  });

  test('a file has at most 400 lines, tests included, word lists not', () => {
    const result = lint({
      'core/even.ts': lines(400),
      'core/long.ts': lines(401),
      'core/sql/reserved.words.ts': lines(4000),
      'test/long.test.ts': lines(401),
    });
    expect(result.findings).toEqual([
      'core/long.ts:1: a file of 401 lines; at most 400',
      'test/long.test.ts:1: a file of 401 lines; at most 400',
    ]);
  });
});

test('an empty folder is a mistake, not a clean house', () => {
  expect(lint({})).toEqual({ code: 1, findings: [] });
});
