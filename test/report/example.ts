import { withDiagnoses } from '../../core/report/diagnosed.ts';
import type { Finding, PartResult, ReportValue, RunReport } from '../../core/report/schema.ts';
import { CONSENT, column, limitOf, reportOf, result, STARTED } from './fixtures.ts';

/** A small run with something of everything, as a reader would meet it: what the golden files show. */

const COLUMNS = ['id', 'customer_id', 'placed_at', 'total', 'currency', 'note'];
const FILES = ['LOAD00000001.parquet', 'LOAD00000002.parquet', 'LOAD00000003.parquet'];
const fileOf = (table: string, n: number) => `s3://example-lake/shop/public/${table}/${FILES[n] ?? ''}`;

type Values = readonly ReportValue[];
const rowOf = (side: 'source' | 'lake', values: Values, inSource: number, inLake: number): Finding['rows'][number] => ({
  side,
  inSource,
  inLake,
  values: [...values],
  file: side === 'lake' ? fileOf('orders', 1) : null,
});

function finding(kind: Finding['kind'], rows: Finding['rows'], columns: string[] = [], causes: string[] = []): Finding {
  const sum = (side: 'source' | 'lake') =>
    rows.filter((r) => r.side === side).reduce((n, r) => n + (side === 'source' ? r.inSource : r.inLake), 0);
  const key = [{ column: 'id', value: rows[0]?.values[0] ?? null }];
  return { kind, key, sourceRows: sum('source'), lakeRows: sum('lake'), rows, columns, causes };
}

const changedRow = (source: Values, lake: Values, columns: string[], causes: string[]) =>
  finding('changed', [rowOf('source', source, 1, 0), rowOf('lake', lake, 0, 1)], columns, causes);

const NATIVE = `COPY (
  SELECT 'r' AS tag, "id"::text, "customer_id"::text, "placed_at"::text, "total"::text, "currency", "note"
  FROM ONLY "public"."orders"
) TO STDOUT`;
const SQL = `WITH both_sides AS (
  SELECT 1 AS src, line FROM read_csv(getvariable('loadproof_source'), columns = {'line': 'VARCHAR'})
  UNION ALL
  SELECT 0 AS src, line FROM read_parquet(['LOAD00000001.parquet', 'LOAD00000002.parquet'])
)
SELECT bucket, count(*) FROM both_sides GROUP BY bucket HAVING count(*) <> 0;`;

const orders: PartResult = result({
  table: { schema: 'public', name: 'orders' },
  verdict: 'MISMATCHED',
  rows: { source: 128_412, lake: 128_397 },
  files: FILES.map((_, n) => ({ path: fileOf('orders', n), rows: 42_799, modified: STARTED })),
  columns: [
    column('id', { sourceType: 'bigint', lakeType: 'int64', form: 'integer' }),
    column('customer_id', { sourceType: 'bigint', lakeType: 'int64', form: 'integer' }),
    column('placed_at', {
      sourceType: 'timestamp with time zone',
      lakeType: 'timestamp(micros, UTC)',
      form: 'timestamp(6)',
    }),
    column('total', { sourceType: 'numeric(12,2)', lakeType: 'decimal(12,2)', form: 'decimal(2)' }),
    column('currency', { sourceType: 'character(3)', form: 'text' }),
    column('note', {
      sourceType: 'text',
      form: 'text',
      fidelity: 'asEncoded',
      reason: 'LOBs are written as far as the task is set to',
    }),
    column('tags', {
      lakeName: null,
      sourceType: 'text[]',
      lakeType: null,
      form: null,
      fidelity: 'excluded',
      reason: 'no lossless rendering of text[] is known',
    }),
  ],
  counts: {
    missing: { findings: 17, sourceRows: 17, lakeRows: 0 },
    extra: { findings: 1, sourceRows: 0, lakeRows: 1 },
    changed: { findings: 243, sourceRows: 243, lakeRows: 243 },
    duplicated: { findings: 1, sourceRows: 0, lakeRows: 1 },
  },
  changedColumns: [
    { column: 'placed_at', rows: 240 },
    { column: 'note', rows: 12 },
    { column: 'total', rows: 1 },
  ],
  differingFiles: [
    { path: fileOf('orders', 1), rows: 231 },
    { path: fileOf('orders', 2), rows: 14 },
  ],
  limits: [
    limitOf({
      column: 'tags',
      detail: 'tags is an array, for which no lossless rendering is known.',
      accepted: CONSENT,
    }),
  ],
  compared: COLUMNS,
  sample: [
    changedRow(
      ['51877', '402', '2026-11-20 08:14:31.482917', '49.90', 'EUR', null],
      ['51877', '402', '2026-11-20 08:14:31.482000', '49.90', 'EUR', ''],
      ['placed_at', 'note'],
      ['placed_at: cut to milliseconds', "note: NULL became ''"],
    ),
    changedRow(
      ['51901', '77', '2026-11-20 09:02:00.000000', '120.00', 'EUR', 'Deliver to\u00a0the\tback door \nring twice'],
      ['51901', '77', '2026-11-20 09:02:00.000000', '120.01', 'EUR', 'Deliver to the\tback door\nring twice'],
      ['total', 'note'],
      ['note: differs by white space alone'],
    ),
    finding('missing', [
      rowOf('source', ['52004', '9', '2026-11-20 23:59:59.999999', '15.00', 'CHF', 'Grüße 🎁'], 1, 0),
    ]),
    finding('extra', [rowOf('lake', ['7', '1', '2019-01-01 00:00:00.000000', '0.00', 'EUR', '<test order>'], 0, 1)]),
    finding('duplicated', [
      rowOf('source', ['118', '2', '2026-01-02 10:00:00.000000', '8.50', 'EUR', null], 1, 2),
      rowOf('lake', ['118', '2', '2026-01-02 10:00:00.000000', '8.50', 'EUR', null], 1, 2),
    ]),
  ],
  opened: 264,
  closed: 2,
  reads: [
    { phase: 'digest', startedAt: STARTED, seconds: 1.42 },
    { phase: 'rows', startedAt: '2026-11-22T14:00:02.000Z', seconds: 0.61 },
  ],
  statements: [{ phase: 'digest', native: NATIVE, sql: SQL }],
});

const customers = result({
  table: { schema: 'public', name: 'customers' },
  verdict: 'MISMATCHED',
  rows: { source: 9_120, lake: 9_120 },
  absentColumns: [{ column: 'loyalty_tier', values: 3_204 }],
  columns: [
    column('id'),
    column('name'),
    column('loyalty_tier', {
      lakeName: null,
      lakeType: null,
      form: null,
      fidelity: 'excluded',
      reason: 'the lake has no such column',
    }),
  ],
});

const payments = result({
  table: { schema: 'public', name: 'payments' },
  verdict: 'ERRORED',
  rows: { source: null, lake: null },
  files: [],
  reads: [],
  cause: {
    code: 'SourceRefused',
    message: 'The source refuses to let us read public.payments: permission denied for table payments.',
    remedy: 'Let the owner of the table run: GRANT SELECT ON public.payments TO loadproof;',
  },
});

const events = result({
  table: { schema: 'public', name: 'events' },
  verdict: 'INCONCLUSIVE',
  rows: { source: 1_204_331, lake: 1_204_331 },
  columns: [column('id'), column('payload', { fidelity: 'excluded', reason: 'left out by the configuration' })],
  limits: [
    limitOf({
      column: 'payload',
      detail: 'payload is left out by the configuration; the consent ended on 2026-10-01.',
    }),
  ],
});

const prices = result({
  table: { schema: 'public', name: 'prices' },
  rows: { source: 88_000, lake: 88_000 },
  limits: [
    limitOf({
      kind: 'expectedLoss',
      column: 'amount',
      detail: 'amount is rounded to 6 digits, as the task is configured.',
      count: 412,
      accepted: CONSENT,
    }),
  ],
});

const plainTables = ['addresses', 'carriers', 'countries', 'products'].map((name, i) =>
  result({ table: { schema: 'public', name }, rows: { source: 1_250 * (i + 1), lake: 1_250 * (i + 1) } }),
);

/** What the run planted for itself, and found. */
const canary: RunReport['canary'] = {
  caught: true,
  engine: 'embedded',
  faults: ['a row missing in the lake', "NULL became ''", 'micro-seconds cut to milli-seconds'].map((name) => ({
    name,
    found: true,
  })),
  equalRows: 8,
  problems: [],
  types: [],
  seconds: 0.112,
};

export const EXAMPLE: RunReport = {
  ...withDiagnoses(reportOf([orders, customers, payments, events, prices, ...plainTables])),
  canary,
};
