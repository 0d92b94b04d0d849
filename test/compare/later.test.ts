import type { LakeFile } from '../../core/compare/columns.ts';
import { laterSpec, loadEnd } from '../../core/compare/later.ts';
import type { PlannedPart } from '../../core/plan/schema.ts';
import type { ComparisonSpec, SourceDialect } from '../../core/sql/dialect.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { plannedPart, sourceColumn } from '../support/parts.ts';

/** Which rows of the source are of a time after the load: a moment too early would excuse what was lost. */

const MOMENT = '2024-05-01T10:00:00.000Z';
const EARLIER = '2024-04-30T23:59:59.000Z';

describe('the load ended', () => {
  const file = (modified: string | null): LakeFile => ({ path: 'a', bytes: 1, modified, rows: 1, columns: [] });

  test.each([
    ['when the task stopped', EARLIER, [file(MOMENT)], EARLIER],
    ['when the task stopped, whatever is known of the files', MOMENT, [file(null)], MOMENT],
    ['when its newest file was written', null, [file(EARLIER), file(MOMENT), file(EARLIER)], MOMENT],
    ['as the only file says, in UTC', null, [file('2024-05-01T12:00:00+02:00')], MOMENT],
    ['nobody knows when, without a file', null, [], null],
    ['nobody knows when, where one file has no time', null, [file(MOMENT), file(null)], null],
    ['nobody knows when, where no file has one', null, [file(null)], null],
    ['nobody knows when, where a time is none', null, [file(MOMENT), file('yesterday')], null],
  ])('%s', (_, stoppedAt, files, expected) => {
    expect(loadEnd(stoppedAt, files)).toBe(expected);
  });

  test('of hundreds of thousands of files too', () => {
    expect(loadEnd(null, [...Array(300_000).fill(file(EARLIER)), file(MOMENT)])).toBe(MOMENT);
  });
});

describe('keys that the source changed later', () => {
  const [region, id] = [sourceColumn('region', 'text', 'text'), sourceColumn('id', 'integer', 'int4')];
  const at = sourceColumn('at', 'timestamp with time zone', 'timestamptz');
  const note = sourceColumn('note', 'text', 'text');
  const table: PlannedPart['source'] = {
    ...{ schema: 'public', name: 't', kind: 'table', columns: [note, at, region, id], primaryKey: [] },
    ...{ estimatedRows: null, hides: [], unreadable: null, commitTimes: false },
  };
  const part = (changes: PlannedPart['changes'], source: PlannedPart['source'] = table): PlannedPart => ({
    ...plannedPart(
      [note, id, region].map((one) => ({ source: one, lake: null })),
      ['id', 'region'],
    ),
    ...{ changes, source },
  });
  const form = { kind: 'text' } as const;
  const spec: ComparisonSpec = {
    source: {
      ...{ relation: 'public.t', where: ['id < 9'], columns: ['ID', 'REGION', 'NOTE'], rest: null },
      ...{ trailer: 'TRAILER, 1 COUNT', catalog: null },
    },
    keyColumns: 2,
    columns: ['id', 'region', 'note'].map((lakeName) => ({ lakeName, form })),
    lake: [{ files: [], columns: [] }],
    collapse: { operation: 'Op', order: null, alone: true },
    ...{ lakeTable: null, buckets: 256, range: null },
  };
  const byCommit = { by: 'commit' } as const;
  const byColumn = { by: 'column', column: 'at' } as const;

  test.each([
    ['the commit time', byCommit, `pg_catalog.pg_xact_commit_timestamp(xmin) > '${MOMENT}'::timestamptz`],
    ['the column that dates the rows', byColumn, `"at" > '${MOMENT}'::timestamptz`],
  ])('are read by %s, of the rows compared, with the key alone and nothing of the lake', (_, changes, condition) => {
    expect(laterSpec(part(changes), spec, postgres, MOMENT)).toEqual({
      ...spec,
      source: {
        ...spec.source,
        where: ['id < 9', condition],
        columns: ['ID', 'REGION'],
        trailer: postgres.trailer([]),
      },
      columns: [
        { lakeName: 'id', form },
        { lakeName: 'region', form },
      ],
      lake: [],
      collapse: null,
    });
  });

  test('are found by the column as the catalog describes it', () => {
    const dialect: SourceDialect = { ...postgres, changedAfter: (evidence) => JSON.stringify(evidence) };
    const later = laterSpec(part(byColumn), spec, dialect, MOMENT);
    expect(later?.source.where).toEqual(['id < 9', JSON.stringify({ by: 'column', column: at })]);
  });

  test('have their trailer in the type of the first column of the key', () => {
    const dialect: SourceDialect = { ...postgres, trailerIn: ({ name }, sql) => `${sql} AS ${name}` };
    const later = laterSpec(part(byCommit), spec, dialect, MOMENT);
    expect(later?.source.trailer).toBe(`${postgres.trailer([])} AS id`);
  });

  test.each([
    ['nothing dates the rows', part(null), spec, MOMENT],
    ['nobody knows when the load ended', part(byCommit), spec, null],
    ['there is no key', part(byCommit), { ...spec, keyColumns: 0 }, MOMENT],
    ['the source has no such column', part({ by: 'column', column: 'gone' }), spec, MOMENT],
    ['the source is not there', part(byColumn, null), spec, MOMENT],
    ['the column is no time', part({ by: 'column', column: 'note' }), spec, MOMENT],
  ])('are not read where %s', (_, of, comparison, moment) => {
    expect(laterSpec(of, comparison, postgres, moment)).toBeNull();
  });
});
