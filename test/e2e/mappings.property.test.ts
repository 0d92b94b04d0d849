/**
 * Random table mappings over a random table, through the faithful writer, which shares no code with the reader: a
 * faithful lake is never a mismatch, and one from which a row is gone, or in which a compared value is another, is never
 * a match.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { DmsTable } from '../../local/writer/index.ts';
import { writeFaithfulLake } from '../support/faithful-lake.ts';
import { type Place, targets, withDatabase } from '../support/postgres.ts';
import { runFolder, runOver } from '../support/run-over.ts';

const RUNS = Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 6);

type Rule = Record<string, unknown>;

const text = fc.constantFrom('a', 'B2', 'zoë 7', '', "it's", 'x,1', '  pad', '😀 99');
const row = fc.record({
  n: fc.option(fc.integer({ min: -20, max: 20 })),
  v: fc.option(text),
  w: fc.option(text),
  d: fc.option(fc.constantFrom('2025-12-31', '2026-01-01', '2026-02-03')),
  p: fc.option(fc.integer({ min: 1, max: 5 })),
});

const columnName = fc.constantFrom('n', 'v', 'w', 'd', 'p', '%');
const name = fc.constantFrom('x_', 'New', 'a');
const renaming = fc.oneof(
  fc.record({ action: fc.constantFrom('convert-uppercase', 'convert-lowercase'), more: fc.constant({}) }),
  fc.record({
    action: fc.constantFrom('add-prefix', 'add-suffix', 'remove-prefix', 'remove-suffix'),
    more: fc.record({ value: name }),
  }),
  fc.record({
    action: fc.constantFrom('replace-prefix', 'replace-suffix'),
    more: fc.record({ value: name, 'old-value': name }),
  }),
);
const ofColumn = (column: fc.Arbitrary<string>, rule: fc.Arbitrary<{ action: string; more: Rule }>) =>
  fc
    .record({ column, rule })
    .map(({ column: one, rule: { action, more } }) => ({ target: 'column', action, column: one, more }));
const fixed = (action: string, more: Rule = {}) => fc.constant({ action, more });

const adding = (expression: string) => ({
  target: 'column',
  action: 'add-column',
  column: null,
  more: { value: 'added', expression, 'data-type': { type: 'string', length: 60 } },
});

const rule = fc.oneof(
  ofColumn(columnName, renaming),
  ofColumn(fc.constantFrom('v', 'w'), fixed('data-masking-hash-mask')),
  ofColumn(fc.constantFrom('v', 'w', '%'), fixed('data-masking-digits-mask', { value: '#' })),
  ofColumn(columnName, fixed('data-masking-digits-randomize')),
  ofColumn(fc.constantFrom('n', 'v', 'd', 'p'), fixed('remove-column')),
  ofColumn(fc.constantFrom('n', 'p'), fixed('change-data-type', { 'data-type': { type: 'int8' } })),
  ofColumn(fc.constantFrom('n', 'p', 'v'), fixed('change-data-type', { 'data-type': { type: 'string', length: 40 } })),
  fc
    .constantFrom(
      "$v||'-'||$n",
      "$AR_M_SOURCE_TABLE_NAME||'/'||$id",
      "'const'",
      "operation_indicator('D','U','I')",
      '$AR_H_CHANGE_SEQ',
    )
    .map(adding),
  renaming.map(({ action, more }) => ({ target: 'table', action, column: null, more })),
  fc.constant({
    target: 'table',
    action: 'define-primary-key',
    column: null,
    more: { 'primary-key-def': { name: 'k', columns: ['id'] } },
  }),
);

const number = fc.integer({ min: -5, max: 5 }).map(String);
const condition = fc.oneof(
  fc.record({ 'filter-operator': fc.constantFrom('lte', 'ste', 'gte', 'eq', 'noteq'), value: number }),
  fc.record({
    'filter-operator': fc.constantFrom('between', 'notbetween'),
    'start-value': number,
    'end-value': number,
  }),
  fc.record({ 'filter-operator': fc.constantFrom('null', 'notnull') }),
);
const filters = fc.array(
  fc.record({
    'filter-type': fc.constant('source'),
    'column-name': fc.constantFrom('n', 'p'),
    'filter-conditions': fc.array(condition, { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 2 },
);

const scene = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 12 }),
  rules: fc.array(rule, { maxLength: 4 }),
  filters,
  ranges: fc.boolean(),
  format: fc.constantFrom('parquet', 'csv', 'csv with a header'),
  pick: fc.nat(),
});
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

/** What a random run has found. */
const FOUND: readonly Scene[] = [
  {
    rows: [{ n: null, v: null, w: null, d: null, p: null }],
    rules: ["$v||'-'||$n", "'const'"].map(adding),
    filters: [],
    ranges: false,
    format: 'parquet',
    pick: 0,
  },
];

const literal = (value: string | number | null) =>
  value === null ? 'null' : typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;

function mappingsOf({ rules, filters: given, ranges }: Scene, place: Place): { rules: Rule[] } {
  const at = { 'schema-name': place.schema, 'table-name': 't' };
  const select = { 'rule-type': 'selection', 'rule-action': 'include', 'object-locator': at, filters: given };
  const transformations = rules.map(({ target, action, column, more }) => ({
    'rule-type': 'transformation',
    'rule-target': target,
    'rule-action': action,
    'object-locator': { ...at, ...(column === null ? {} : { 'column-name': column }) },
    ...more,
  }));
  const load = {
    'rule-type': 'table-settings',
    'object-locator': at,
    'parallel-load': { type: 'ranges', columns: ['p'], boundaries: [['3']] },
  };
  const all: Rule[] = [select, ...transformations, ...(ranges ? [load] : [])];
  return { rules: all.map((one, i) => ({ 'rule-id': String(i + 1), 'rule-name': `r${i + 1}`, ...one })) };
}

const endpointOf = (format: string) => ({
  EndpointArn: 'arn:aws:dms:eu-west-1:111122223333:endpoint:TARGET',
  EndpointIdentifier: 'target',
  EndpointType: 'TARGET',
  EngineName: 's3',
  S3Settings: {
    BucketName: 'lake',
    DataFormat: format === 'parquet' ? 'parquet' : 'csv',
    AddColumnName: format === 'csv with a header',
    CsvNullValue: '\\N',
  },
});

/** One run over the lake that the writer makes; `change` is a fault. */
async function verdictOf(given: Scene, place: Place, change?: (table: DmsTable) => DmsTable) {
  const folder = runFolder();
  try {
    const tableMappings = mappingsOf(given, place);
    const tables = [{ schema: place.schema, table: 't' }];
    const targetEndpoint = endpointOf(given.format);
    const [written] = await writeFaithfulLake({
      url: place.url,
      folder,
      tables,
      task: { tableMappings, targetEndpoint },
      ...(change ? { change } : {}),
    });
    const task = {
      ReplicationTaskIdentifier: 'test',
      ReplicationTaskArn: 'arn:aws:dms:eu-west-1:111122223333:task:TEST',
      MigrationType: 'full-load',
      TargetEndpointArn: targetEndpoint.EndpointArn,
      TableMappings: JSON.stringify(tableMappings),
    };
    writeFileSync(join(folder, 'task.json'), JSON.stringify({ ReplicationTasks: [task] }));
    writeFileSync(join(folder, 'endpoints.json'), JSON.stringify({ Endpoints: [targetEndpoint] }));
    const more = 'task: ./task.json\nendpoints: ./endpoints.json';
    const report = await runOver(place.url, folder, { include: [], more });
    const [table] = report.tables;
    if (!table || !written) throw new Error('no table');
    return { table, written };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The table without one of its records. */
function without(table: DmsTable, gone: number): DmsTable {
  let before = 0;
  const segments = (table.segments ?? []).map((segment) => {
    const has = gone >= before && gone < before + segment.records;
    before += segment.records;
    return { ...segment, records: segment.records - (has ? 1 : 0) };
  });
  const records = table.records.filter((_, i) => i !== gone);
  return { ...table, records, ...(table.segments === undefined ? {} : { segments }) };
}

describe.each(targets())('random mappings on $name', (target) => {
  test('a faithful lake is no mismatch, a lake that lacks a row or holds another value is no match', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (given) => {
        await withDatabase(target, async (place) => {
          await place.run('create table t (id int primary key, n int, v varchar(20), w varchar(20), d date, p int)');
          const values = given.rows.map(({ n, v, w, d, p }, i) => `(${[i, n, v, w, d, p].map(literal).join(', ')})`);
          await place.run(`insert into t values ${values.join(', ')}`);
          const { table, written } = await verdictOf(given, place);
          const why = JSON.stringify([
            table.verdict,
            table.cause,
            table.limits,
            table.changedColumns,
            mappingsOf(given, place),
          ]);
          // Fields that nobody can name are not read, which is no verdict on the lake.
          if (table.verdict === 'ERRORED' && /the order of its fields is not known/.test(why)) return;
          expect([table.verdict === 'MATCHED' || table.verdict === 'INCONCLUSIVE', why]).toEqual([true, why]);
          if (table.verdict === 'MATCHED') expect(table.limits).toEqual([]);
          if (written.records.length === 0) return;
          const gone = given.pick % written.records.length;
          const lost = await verdictOf(given, place, (one) => without(one, gone));
          expect(lost.table.verdict === 'MATCHED' ? why : 'no match').toBe('no match');
          // Without a row in doubt it is a mismatch, and no limit hides it.
          const inDoubt = table.limits.some(({ kind, count }) => kind === 'unmodelledRule' && count !== null);
          if (!inDoubt && table.cause === null) expect([lost.table.verdict, why]).toEqual(['MISMATCHED', why]);
        });
      }),
      { numRuns: RUNS + FOUND.length, examples: FOUND.map((one) => [one]) },
    );
    // A run of the whole takes about a second, and a failure is made small by many.
  }, 900_000);
});
