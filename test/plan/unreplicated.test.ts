import type { PlannedPart } from '../../core/plan/schema.ts';
import { withoutUnreplicated } from '../../core/plan/unreplicated.ts';
import { plannedPart } from '../support/parts.ts';

const why = 'DMS does not replicate tables with sparse columns';

function part(more: Partial<PlannedPart> = {}): PlannedPart {
  const source: PlannedPart['source'] = {
    ...{ schema: 'dbo', name: 't', kind: 'table', columns: [], primaryKey: [], estimatedRows: null },
    ...{ hides: [], unreadable: null, commitTimes: false, unreplicated: why },
  };
  return { ...plannedPart([], []), source, lake: { schema: 'dbo', name: 't', location: 'dbo/t' }, ...more };
}

test('a table that DMS does not replicate, and that the lake has not, is not compared with nothing', () => {
  expect(withoutUnreplicated([part()], [{ schema: 'dbo', name: 'other' }])[0]?.problem).toMatchObject({
    ...{ verdict: 'INCONCLUSIVE', code: 'NotReplicated', message: expect.stringContaining(why) },
  });
});

test('where the lake has it all the same, it is compared; another problem stays what it is', () => {
  expect(withoutUnreplicated([part()], [{ schema: 'dbo', name: 't' }])[0]?.problem).toBeNull();
  const problem = { verdict: 'ERRORED', code: 'MissingPrivilege', message: 'm', remedy: 'r' } as const;
  expect(withoutUnreplicated([part({ problem })], [])[0]?.problem).toEqual(problem);
});

test('any other table is left as it is', () => {
  const { unreplicated: _, ...source } = part().source ?? {};
  const other = part({ source: source as NonNullable<PlannedPart['source']> });
  expect(withoutUnreplicated([other], [])).toEqual([other]);
});
