import { plantedFaults } from '../../core/canary/expected.ts';
import { judgeCanary } from '../../core/canary/judge.ts';
import { planCanary } from '../../core/canary/plan.ts';
import { CANARY_COLUMNS, CANARY_KEYS } from '../../core/canary/rows.ts';
import { canarySource } from '../../core/canary/sources.ts';
import type { Plan } from '../../core/plan/schema.ts';
import { buildReport, reviseReport } from '../../core/report/build.ts';
import type { PartResult } from '../../core/report/schema.ts';
import type { SourceDialect } from '../../core/sql/dialect.ts';
import { mysql } from '../../core/sql/mysql.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { FINISHED, plan, plannedPart, result, STARTED } from '../report/fixtures.ts';
import { caughtCanary, planWithCanary } from './support.ts';

const PLAN = planWithCanary();

const judged = (about: Partial<PartResult>) => judgeCanary(PLAN, [caughtCanary(about)]);

const reportOver = (canary: readonly PartResult[], table: Partial<PartResult> = {}, of: Plan = PLAN) =>
  buildReport({ plan: of, parts: [result(table)], canary, startedAt: STARTED, finishedAt: FINISHED, cause: null });

test('every source dialect has a canary, of every form that it can hold', () => {
  for (const dialect of [postgres, mysql]) {
    expect(canarySource(dialect).described.map((c) => c.name)).toEqual(canarySource(dialect).columns);
    expect(canarySource(dialect).columns).toEqual(CANARY_COLUMNS);
  }
  expect(() => canarySource({ name: 'another' })).toThrow('no canary');
});

test('what is planted is worked out of the rows: a source without empty texts has one fault less', () => {
  const all = plantedFaults({ columns: CANARY_COLUMNS, emptyIsNull: false });
  expect(all).toHaveLength(CANARY_KEYS.filter((key) => key.fault !== null).length);
  expect(all.find(({ id }) => id === 29)?.columns).toEqual(['note', 'remark']);
  const without = plantedFaults({ columns: CANARY_COLUMNS, emptyIsNull: true });
  expect(all.map((f) => f.id).filter((id) => !without.some((f) => f.id === id))).toEqual([21]);
  const fewer = plantedFaults({ columns: CANARY_COLUMNS.filter((c) => c !== 'active'), emptyIsNull: false });
  expect(all.length - fewer.length).toBe(2);
});

test('what was found as it was planted is caught', () => {
  expect(judged({})).toMatchObject({ caught: true, problems: [], types: [], seconds: 0.125, bytes: 4096 });
});

describe('missed, where', () => {
  const { sample } = caughtCanary();
  const first = sample[0];
  const swapped = sample.find((f) => f.key?.[0]?.value === '15');
  const cases: [string, Partial<PartResult>, RegExp][] = [
    ['a finding is not there', { sample: sample.slice(1) }, /^$/],
    ['one of the two keys of a fault is not there', { sample: sample.filter((f) => f !== swapped) }, /^$/],
    ['a finding is of another kind', { sample: sample.map((f) => (f === first ? { ...f, kind: 'extra' } : f)) }, /^$/],
    [
      'another column differs',
      { sample: sample.map((f) => (f === swapped ? { ...f, columns: ['remark'] } : f)) },
      /^$/,
    ],
    ['a row more is counted', { sample: sample.map((f) => (f === first ? { ...f, lakeRows: 7 } : f)) }, /^$/],
    [
      'an equal row is found to differ',
      { sample: [...sample, ...(first ? [{ ...first, key: [{ column: 'id', value: '3' }] }] : [])] },
      /equal were found to differ: 3/,
    ],
    ['the counts are not those of the sample', { counts: result().counts }, /counted 0 findings of the kind missing/],
    ['rows are not read', { rows: { source: 39, lake: 41 } }, /It read 39 rows of the source/],
    ['a column was left out', { compared: ['id', 'note'] }, /not compared: remark, code/],
    ['its verdict is no mismatch', { verdict: 'INCONCLUSIVE' }, /verdict was INCONCLUSIVE/],
    [
      'it broke',
      { verdict: 'ERRORED', cause: { code: 'X', message: 'The server left.', remedy: '' } },
      /The server left/,
    ],
  ];
  test.each(cases)('%s', (_, about, problem) => {
    const canary = judged(about);
    expect(canary?.caught).toBe(false);
    expect(canary?.problems.join(' ')).toMatch(problem);
  });

  test('it has no result', () => {
    expect(judgeCanary(PLAN, [])).toMatchObject({ caught: false, problems: ['It was not compared.'] });
  });
});

describe('the report of a run that missed its canary', () => {
  test.each(['MATCHED', 'INCONCLUSIVE'] as const)('says nothing of a table that was %s', (verdict) => {
    const report = reportOver([caughtCanary({ sample: [] })], { verdict });
    expect(report).toMatchObject({ verdict: 'ERRORED', cause: { code: 'CanaryMissed' } });
    expect(report.tables[0]).toMatchObject({ verdict: 'ERRORED', cause: { code: 'CanaryMissed' } });
    expect(reviseReport(report, report.tables).verdict).toBe('ERRORED');
  });

  test('keeps a difference that it found', () => {
    const report = reportOver([], { verdict: 'MISMATCHED' });
    expect(report).toMatchObject({ verdict: 'MISMATCHED', cause: { code: 'CanaryMissed' } });
  });

  test('names why the run ended, where that is why there is no canary', () => {
    const cause = { code: 'Interrupted', message: 'The run was stopped.', remedy: 'Run it again.' };
    const input = { plan: PLAN, parts: [result()], startedAt: STARTED, finishedAt: FINISHED, cause };
    const report = buildReport(input);
    expect(report.cause).toEqual(cause);
    expect(report.tables[0]).toMatchObject({ verdict: 'ERRORED', cause });
  });

  test('a plan without a canary, of an earlier version, is reported as it was', () => {
    const report = reportOver([], {}, plan([plannedPart()]));
    expect(report.canary).toBeUndefined();
    expect(report.verdict).toBe('MATCHED');
  });
});

describe('the type zoo', () => {
  const type = { name: 'v', type: 'integer', baseType: 'int4', precision: null, scale: null, nullable: true };
  const text = { ...type, type: 'text', baseType: 'text' };
  const unproven: SourceDialect = {
    ...postgres,
    zoo: [
      { name: 'integer, smallest', type, literal: '-2147483648', expected: '-2147483648' },
      { name: 'text', type: text, literal: "'x'", expected: 'x' },
    ],
  };
  const PART = plannedPart({ ordinal: 0 });
  const ZOO = { ...plan([PART]), canary: planCanary(unproven, { ordinal: 1, location: '/runs/r/canary' }, [PART]) };
  const row = (value: string | null): PartResult =>
    result({
      ordinal: 2,
      verdict: 'MISMATCHED',
      table: { schema: '', name: 'zoo' },
      compared: ['id', 'z1'],
      sample: [
        {
          ...{ kind: 'missing' as const, key: [{ column: 'id', value: '1' }], sourceRows: 1, lakeRows: 0 },
          rows: [{ side: 'source' as const, inSource: 1, inLake: 0, values: ['1', value], file: null }],
          ...{ columns: [], causes: [] },
        },
      ],
    });
  const columns: PartResult['columns'] = [
    {
      name: 'id',
      lakeName: 'id',
      sourceType: 'integer',
      lakeType: 'int32',
      form: 'integer',
      fidelity: 'exact',
      reason: null,
    },
  ];

  test('asks for the types that the tables use, and for no others', () => {
    expect(ZOO.canary.zoo).toEqual([
      { column: 'z1', name: 'integer, smallest', baseType: 'int4', expected: '-2147483648' },
    ]);
    expect(ZOO.canary.parts[1]?.literals).toBe('(SELECT \'1\'::int4 AS "id", -2147483648 AS "z1") zoo');
  });

  test('what came back byte for byte is proven, and a table of it may match', () => {
    const report = reportOver([caughtCanary(), row('-2147483648')], { columns }, ZOO);
    expect(report.canary?.types).toEqual([{ type: 'int4', literals: 1, proven: true, why: null }]);
    expect(report.verdict).toBe('MATCHED');
  });

  test.each([
    ['came back otherwise', [row('-2147483647')], /came back as "-2147483647"/],
    ['came back as NULL', [row(null)], /came back as null/],
    ['was not asked for', [], /were not asked for/],
    ['broke', [{ ...row(''), sample: [], cause: { code: 'X', message: 'ORA-00904', remedy: '' } }], /ORA-00904/],
  ] as [string, PartResult[], RegExp][])(
    'a type that %s leaves its tables without a verdict, by name',
    (_, zoo, why) => {
      const report = reportOver([caughtCanary(), ...zoo], { columns }, ZOO);
      expect(report.verdict).toBe('INCONCLUSIVE');
      expect(report.tables[0]?.cause).toMatchObject({ code: 'TypeNotProven' });
      expect(report.tables[0]?.cause?.message).toMatch(/id \(int4\)/);
      expect(report.tables[0]?.cause?.message).toMatch(why);
      expect(reportOver([caughtCanary(), ...zoo], { columns, verdict: 'MISMATCHED' }, ZOO).verdict).toBe('MISMATCHED');
    },
  );

  test('a type without a literal is not proven', () => {
    const none = { ...ZOO, canary: { ...ZOO.canary, zoo: [] } };
    const report = reportOver([caughtCanary()], { columns }, none);
    expect(report.tables[0]?.cause?.message).toMatch(/no literal of it is known/);
  });
});
