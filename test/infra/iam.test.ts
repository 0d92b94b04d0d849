import { readFileSync, writeFileSync } from 'node:fs';
import { type IamTemplate, iamListing, onEverything, rolesOf } from '../../infra/iam-listing.ts';
import { ON_EVERYTHING } from '../../infra/permissions.ts';
import { templateOf } from './support.ts';

const template = templateOf().toJSON() as IamTemplate;
const roles = rolesOf(template);
const PAGE = 'docs/iam.md';

test('docs/iam.md is what the roles may do: a change is seen (UPDATE=1 renews it)', () => {
  const listing = iamListing(template);
  if (process.env.UPDATE) writeFileSync(PAGE, listing);
  expect(readFileSync(PAGE, 'utf8')).toBe(listing);
});

test('no role has a managed policy, but the CDK’s own function at deployments', () => {
  const managed = roles.filter((role) => role.managed.length > 0).map(({ id }) => id);
  expect(managed).toEqual([expect.stringMatching(/^AWS679f53/)]);
});

test('nothing is allowed on * without a reason, and no action is a wildcard of a whole service', () => {
  const calls = roles.flatMap(onEverything);
  expect(calls.length).toBeGreaterThan(10);
  expect(calls.filter((call) => ON_EVERYTHING[call] === undefined)).toEqual([]);
  const actions = roles.flatMap(({ statements }) => statements.flatMap(({ Action }) => [Action].flat()));
  expect(actions.filter((action) => /:\*|^\*/.test(action))).toEqual([]);
});

test('only the functions that run queries may call the connector, and none may delete an object', () => {
  const may = (action: string) =>
    roles
      .filter(({ statements }) => statements.some(({ Action }) => [Action].flat().includes(action)))
      .map((r) => r.id);
  expect(
    may('lambda:InvokeFunction')
      .map((id) => id.replace(/[0-9A-F]{8}$/, ''))
      .sort(),
  ).toEqual(['FunctionsdoctorRole', 'FunctionsplanRole', 'FunctionsstartcomparisonRole', 'StateMachineRole']);
  expect(may('s3:DeleteObject')).toEqual([]);
});
