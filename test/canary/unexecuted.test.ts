/** What a run says of a source that our own tests cannot execute: nothing matched that its own server has not proven. */
import { underCanary } from '../../core/canary/apply.ts';
import { plantedFaults } from '../../core/canary/expected.ts';
import { judgeCanary } from '../../core/canary/judge.ts';
import { planCanary } from '../../core/canary/plan.ts';
import { CANARY_COLUMNS, CANARY_KEYS } from '../../core/canary/rows.ts';
import { canarySource } from '../../core/canary/sources.ts';
import type { SourceColumn } from '../../core/compare/columns.ts';
import { displayValue } from '../../core/compare/forms.ts';
import type { Plan, PlannedColumn } from '../../core/plan/schema.ts';
import type { PartResult } from '../../core/report/schema.ts';
import { isUnsupported, type SourceDialect } from '../../core/sql/dialect.ts';
import { PASSED_SOURCES } from '../../core/sql/sources.ts';
import { column, plan, plannedPart, result } from '../report/fixtures.ts';

type Kind = 'oracle' | 'sqlserver';
const KINDS: readonly Kind[] = ['oracle', 'sqlserver'];

const planned = (source: SourceColumn): PlannedColumn => ({
  source,
  lakeName: source.name,
  losses: [],
  excluded: null,
});

function planOf(kind: Kind, columns: readonly SourceColumn[]): Plan {
  const parts = [plannedPart({ columns: columns.map(planned) })];
  const base = plan(parts);
  const { dialect } = PASSED_SOURCES[kind];
  const canary = planCanary(dialect, { ordinal: 1, location: 's3://runs/canary/' }, parts);
  return { ...base, engine: 'athena', source: { ...base.source, kind }, canary };
}

/** What the zoo's part comes to where the server renders every literal as it must, but for one column. */
function zooResult(dialect: SourceDialect, { canary }: Plan, wrong: string | null): PartResult {
  const zoo = canary?.zoo ?? [];
  const columns = canary?.parts[1]?.columns ?? [];
  const formOf = (name: string) => {
    const source = columns.find((c) => c.source.name === name)?.source;
    const form = source && dialect.form(source);
    return form && !isUnsupported(form) ? form : null;
  };
  const values = zoo.map(({ column: name, expected }) => {
    const form = formOf(name);
    return name === wrong ? 'otherwise' : form && displayValue(form, expected);
  });
  const compared = ['id', ...zoo.map((one) => one.column)];
  return result({
    ...{ ordinal: 2, verdict: 'MISMATCHED', compared },
    columns: compared.map((name) => column(name, { form: formOf(name)?.kind === 'float' ? 'float' : 'text' })),
    sample: [
      {
        ...{
          kind: 'missing',
          key: [{ column: 'id', value: '1' }],
          sourceRows: 1,
          lakeRows: 0,
          columns: [],
          causes: [],
        },
        rows: [{ side: 'source', inSource: 1, inLake: 0, values: ['1', ...values], file: null }],
      },
    ],
  });
}

const typesOf = (kind: Kind): SourceColumn[] =>
  (PASSED_SOURCES[kind].dialect.zoo ?? []).map(({ type }, i) => ({ ...type, name: `c${i}` }));

describe.each(KINDS)('%s', (kind) => {
  const { dialect } = PASSED_SOURCES[kind];

  test('has a canary of every form that it can hold, whose faults it can hold too', () => {
    const source = canarySource(dialect);
    expect(source.described.map(({ name }) => name)).toEqual(source.columns);
    expect(CANARY_COLUMNS.filter((name) => !source.columns.includes(name))).toEqual(
      kind === 'oracle' ? ['active'] : [],
    );
    for (const described of source.described) expect(isUnsupported(dialect.form(described))).toBe(false);
    const literals = CANARY_KEYS.flatMap((key) =>
      key.source.flatMap((row) => source.columns.map((c) => source.literal(c, row[c]))),
    );
    expect(literals.filter((literal) => literal === '' || literal.includes('undefined'))).toEqual([]);
    expect(plantedFaults(source).length).toBeGreaterThan(20);
  });

  test('asks for literals of the types that the tables use, and for no others', () => {
    const [first] = typesOf(kind);
    if (first === undefined) throw new Error('no zoo');
    const { canary } = planOf(kind, [first]);
    expect(new Set(canary?.zoo?.map(({ baseType }) => baseType))).toEqual(new Set([first.baseType]));
    expect(canary?.parts).toHaveLength(2);
  });

  test('every type is proven where each literal came back as it must', () => {
    const whole = planOf(kind, typesOf(kind));
    const canary = judgeCanary(whole, [zooResult(dialect, whole, null)]);
    expect(canary?.types.filter((type) => !type.proven)).toEqual([]);
    expect(canary?.types.map(({ type }) => type).sort()).toEqual(
      [...new Set(typesOf(kind).map((c) => c.baseType))].sort(),
    );
  });

  test('a literal that came back otherwise leaves every table with its type unproven', () => {
    const whole = planOf(kind, typesOf(kind));
    for (const one of whole.canary?.zoo ?? []) {
      const canary = judgeCanary(whole, [zooResult(dialect, whole, one.column)]);
      if (canary === null) throw new Error('no canary');
      expect(canary.types.filter((type) => !type.proven).map(({ type }) => type)).toEqual([one.baseType]);
      const source = typesOf(kind).find(({ baseType }) => baseType === one.baseType);
      const table = result({ columns: [column(source?.name ?? '')] });
      // The faults were caught: only the type is in doubt.
      expect(underCanary(table, { ...canary, caught: true }, whole)).toMatchObject({
        ...{ verdict: 'INCONCLUSIVE', cause: { code: 'TypeNotProven', message: expect.stringContaining('otherwise') } },
      });
    }
  });
});
