import { readFileSync } from 'node:fs';
import { keysAt } from '../../core/config/parse.ts';
import { stackSchema } from '../../core/config/stack-schema.ts';
import { ERROR_NAMES } from '../../handlers/errors.ts';
import { configOf, templateOf } from './support.ts';

const operate = readFileSync('docs/operate.md', 'utf8');

test('every alarm has its runbook', () => {
  const headings = [...readFileSync('docs/runbooks.md', 'utf8').matchAll(/^## (.+)$/gm)].map(([, name]) => name);
  const alarms = Object.values(templateOf(configOf()).findResources('AWS::CloudWatch::Alarm'));
  const linked = alarms.map(
    ({ Properties }) => /docs\/runbooks\.md#(\S+)$/.exec(String(Properties.AlarmDescription))?.[1],
  );
  expect(linked.sort()).toEqual(headings.sort());
});

test('every error and every key of the stack is explained', () => {
  expect(ERROR_NAMES.filter((name) => !operate.includes(`| \`${name}\` |`))).toEqual([]);
  const keys = [
    [],
    ['sources', 0],
    ['sources', 0, 'existing'],
    ['lake'],
    ['tasks', 0],
    ['alerts'],
    ['schedule'],
    ['retention'],
  ];
  const unexplained = keys
    .flatMap((path) => keysAt(stackSchema, path))
    .filter((key) => !new RegExp(`\\b${key}\\b`).test(operate));
  expect(unexplained).toEqual([]);
});
