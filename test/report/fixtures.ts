import fc from 'fast-check';
import { LIMIT_KINDS, type Limit } from '../../core/compare/limits.ts';
import { noCounts } from '../../core/compare/records.ts';
import { HISTORY_STATES, type ShownHistory } from '../../core/history/schema.ts';
import type { Plan, PlannedPart } from '../../core/plan/schema.ts';
import { buildReport } from '../../core/report/build.ts';
import {
  FINDING_KINDS,
  type Finding,
  type PartResult,
  type ReportValue,
  type RunReport,
} from '../../core/report/schema.ts';
import { VERDICTS } from '../../core/verdict.ts';

/** Plans, results and reports for the tests of the report. */

export const STARTED = '2026-11-22T14:00:00.000Z';
export const FINISHED = '2026-11-22T14:00:04.200Z';

export function plannedPart(about: Partial<PlannedPart> = {}): PlannedPart {
  const table = about.table ?? { schema: 'public', name: 'orders' };
  return {
    ordinal: 0,
    table,
    part: 1,
    parts: 1,
    lake: { ...table, location: `s3://lake/${table.schema}/${table.name}/` },
    source: {
      ...table,
      kind: 'table',
      columns: [],
      primaryKey: ['id'],
      estimatedRows: null,
      hides: [],
      unreadable: null,
      commitTimes: false,
    },
    columns: [
      {
        source: { name: 'id', type: 'integer', baseType: 'int4', precision: null, scale: null, nullable: false },
        lakeName: 'id',
        losses: [],
        excluded: null,
      },
    ],
    lakeOnlyColumns: [],
    key: ['id'],
    range: null,
    changes: null,
    filters: [],
    limits: [],
    problem: null,
    ...about,
  };
}

export function plan(parts: readonly PlannedPart[], settings: Partial<Plan['settings']> = {}): Plan {
  return {
    version: 1,
    runId: 'run-2026-11-22-001',
    toolVersion: '0.1.0',
    createdAt: STARTED,
    trigger: { kind: 'manual', detail: 'loadproof run' },
    engine: 'embedded',
    task: {
      arn: 'arn:aws:dms:eu-central-1:123456789012:task:SHOP',
      id: 'shop',
      migrationType: 'full-load',
      stopReason: null,
      stoppedAt: null,
    },
    source: {
      kind: 'postgres',
      identity: 'postgres://db.example:5432/shop',
      server: 'PostgreSQL 15.4',
      quiesced: null,
    },
    lake: { location: 's3://example-lake/shop/' },
    settings: {
      settleSeconds: 60,
      sample: 20,
      values: 'plain',
      accept: [],
      configDigest: 'c0ffee'.repeat(10),
      ...settings,
    },
    parts: [...parts],
  };
}

export function column(
  name: string,
  about: Partial<PartResult['columns'][number]> = {},
): PartResult['columns'][number] {
  return {
    name,
    lakeName: name,
    sourceType: 'text',
    lakeType: 'string',
    form: 'text',
    fidelity: 'exact',
    reason: null,
    ...about,
  };
}

export function result(about: Partial<PartResult> = {}): PartResult {
  return {
    ordinal: 0,
    table: { schema: 'public', name: 'orders' },
    part: 1,
    parts: 1,
    verdict: 'MATCHED',
    cause: null,
    rows: { source: 1000, lake: 1000 },
    files: [{ path: 's3://lake/public/orders/LOAD00000001.parquet', rows: 1000, modified: STARTED }],
    columns: [column('id'), column('note')],
    key: ['id'],
    limits: [],
    counts: noCounts(),
    absentColumns: [],
    changedColumns: [],
    differingFiles: [],
    compared: ['id', 'note'],
    sample: [],
    later: { keys: 0, sample: [] },
    opened: 0,
    closed: 0,
    reads: [{ phase: 'digest', startedAt: STARTED, seconds: 1.5 }],
    statements: [{ phase: 'digest', native: 'SELECT 1', sql: 'SELECT 2' }],
    ...about,
  };
}

export function counts(about: Partial<Record<(typeof FINDING_KINDS)[number], number>>): PartResult['counts'] {
  const made = noCounts();
  for (const kind of FINDING_KINDS) {
    const n = about[kind] ?? 0;
    made[kind] = { findings: n, sourceRows: kind === 'extra' ? 0 : n, lakeRows: kind === 'missing' ? 0 : n };
  }
  return made;
}

/** A changed row: the note of one key is another text in the lake. */
export function changed(key: string, source: ReportValue, lake: ReportValue, about: Partial<Finding> = {}): Finding {
  return {
    kind: 'changed',
    key: [{ column: 'id', value: key }],
    sourceRows: 1,
    lakeRows: 1,
    rows: [
      { side: 'source', inSource: 1, inLake: 0, values: [key, source], file: null },
      {
        side: 'lake',
        inSource: 0,
        inLake: 1,
        values: [key, lake],
        file: 's3://lake/public/orders/LOAD00000001.parquet',
      },
    ],
    columns: ['note'],
    causes: [],
    ...about,
  };
}

export function limitOf(about: Partial<Limit> = {}): Limit {
  return { kind: 'excludedColumn', column: 'note', detail: 'note is left out', count: null, accepted: null, ...about };
}

export const CONSENT = { reason: 'Nobody reads it.', owner: 'data team', expires: '2027-06-30' };

/** A report over these results, each its own table's only part. */
export function reportOf(results: readonly PartResult[], settings: Partial<Plan['settings']> = {}): RunReport {
  const numbered = results.map((r, ordinal) => ({ ...r, ordinal }));
  const planned = numbered.map((r) =>
    plannedPart({ ordinal: r.ordinal, table: r.table, part: r.part, parts: r.parts }),
  );
  return buildReport({
    plan: plan(planned, settings),
    parts: numbered,
    startedAt: STARTED,
    finishedAt: FINISHED,
    cause: null,
  });
}

/** Texts that have broken other people's reports. */
export const HOSTILE = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '--><b>bold</b><!--',
  ']]>',
  '&lt;already&gt; &#60; &amp;',
  '| a | b |',
  'back\\|slash\\',
  '`code` ``more`` ```fence```',
  '@everyone and @octo/team',
  'fixes #1, octo/repo#2 and GH-3',
  '[link](javascript:alert(1)) ![image](https://evil.example/x.png)',
  'https://evil.example www.evil.example mail@evil.example',
  '<!channel> <@U123> :tada:',
  'line one\nline two\r\n# heading\n\n- item',
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u009b2J',
  '\u202egnirts\u202c \u2066isolate\u2069 \u200fRTL\u061c',
  'zero\u200bwidth\ufeff and\u00a0space',
  'nul\u0000byte',
  'lone \ud800 surrogate',
  '{{template}} $x $a^2$',
  '__proto__',
  '_emphasis_ *strong* ~~gone~~',
  '  two  spaces  ',
  '',
] as const;

const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 12 }),
);

const spoken = hostileText.filter((text) => text.trim() !== '');

const value: fc.Arbitrary<ReportValue> = fc.oneof(
  hostileText,
  fc.constant(null),
  fc.record({ masked: hostileText, length: fc.nat() }),
);

const limitArbitrary: fc.Arbitrary<Limit> = fc.record({
  kind: fc.constantFrom(...LIMIT_KINDS),
  column: fc.option(hostileText),
  detail: hostileText,
  count: fc.option(fc.nat()),
  accepted: fc.option(fc.record({ reason: spoken, owner: spoken, expires: fc.constant('2027-06-30') })),
});

const named = fc.record({ path: hostileText, rows: fc.nat() });
const fidelity = fc.constantFrom('exact' as const, 'asEncoded' as const, 'excluded' as const);

const findingArbitrary = (compared: number): fc.Arbitrary<Finding> =>
  fc.record({
    kind: fc.constantFrom(...FINDING_KINDS),
    key: fc.option(fc.array(fc.record({ column: hostileText, value }), { maxLength: 2 })),
    sourceRows: fc.nat(),
    lakeRows: fc.nat(),
    rows: fc.array(
      fc.record({
        side: fc.constantFrom('source' as const, 'lake' as const),
        inSource: fc.nat(),
        inLake: fc.nat(),
        values: fc.array(value, { minLength: compared, maxLength: compared }),
        file: fc.option(hostileText),
      }),
      { maxLength: 3 },
    ),
    columns: fc.array(hostileText, { maxLength: 2 }),
    causes: fc.array(hostileText, { maxLength: 2 }),
  });

const ranArbitrary = fc.record({ runId: hostileText, at: hostileText });

const historyArbitrary: fc.Arbitrary<ShownHistory> = fc.record({
  state: fc.option(fc.constantFrom(...HISTORY_STATES)),
  mismatch: fc.option(hostileText),
  thread: fc.option(hostileText),
  since: fc.option(ranArbitrary),
  acceptedUntil: fc.option(fc.constant('2027-06-30')),
  rows: fc.option(fc.record({ known: fc.nat(), new: fc.nat(), gone: fc.nat() })),
  verdicts: fc.array(fc.record({ runId: hostileText, at: hostileText, verdict: fc.constantFrom(...VERDICTS) }), {
    maxLength: 3,
  }),
});

/** A result with anything in it: every field may hold hostile text, and no field agrees with another. */
export const resultArbitrary: fc.Arbitrary<PartResult> = fc
  .array(hostileText, { minLength: 1, maxLength: 3 })
  .chain((compared) => {
    const kinds = fc.record({ findings: fc.nat(9), sourceRows: fc.nat(9), lakeRows: fc.nat(9) });
    const results = fc.record({
      ordinal: fc.constant(0),
      table: fc.record({ schema: hostileText, name: hostileText }),
      part: fc.constant(1),
      parts: fc.constant(1),
      verdict: fc.constantFrom(...VERDICTS),
      cause: fc.option(fc.record({ code: hostileText, message: hostileText, remedy: hostileText })),
      rows: fc.record({ source: fc.option(fc.nat()), lake: fc.option(fc.nat()) }),
      files: fc.array(
        named.map((f) => ({ ...f, modified: null })),
        { maxLength: 2 },
      ),
      columns: fc.array(
        fc.record({
          name: hostileText,
          lakeName: fc.option(hostileText),
          sourceType: fc.option(hostileText),
          lakeType: fc.option(hostileText),
          form: fc.option(hostileText),
          fidelity,
          reason: fc.option(hostileText),
        }),
        { maxLength: 3 },
      ),
      key: fc.array(hostileText, { maxLength: 2 }),
      limits: fc.array(limitArbitrary, { maxLength: 2 }),
      counts: fc.record({ missing: kinds, extra: kinds, changed: kinds, duplicated: kinds }),
      absentColumns: fc.array(fc.record({ column: hostileText, values: fc.nat() }), { maxLength: 2 }),
      changedColumns: fc.array(fc.record({ column: hostileText, rows: fc.nat() }), { maxLength: 2 }),
      differingFiles: fc.array(named, { maxLength: 2 }),
      compared: fc.constant(compared),
      sample: fc.array(findingArbitrary(compared.length), { maxLength: 3 }),
      later: fc.record({
        keys: fc.nat(),
        sample: fc.array(findingArbitrary(compared.length), { maxLength: 2 }),
      }),
      opened: fc.nat(),
      closed: fc.nat(),
      reads: fc.array(fc.record({ phase: hostileText, startedAt: hostileText, seconds: fc.nat() }), { maxLength: 2 }),
      statements: fc.array(fc.record({ phase: hostileText, native: fc.option(hostileText), sql: hostileText }), {
        maxLength: 2,
      }),
    });
    return fc
      .tuple(results, fc.option(historyArbitrary))
      .map(([table, history]) => (history === null ? table : { ...table, history }));
  });

const canaryArbitrary = fc.record({
  caught: fc.boolean(),
  engine: hostileText,
  faults: fc.array(fc.record({ name: hostileText, found: fc.boolean() }), { maxLength: 3 }),
  equalRows: fc.nat(),
  problems: fc.array(hostileText, { maxLength: 2 }),
  types: fc.array(
    fc.record({ type: hostileText, literals: fc.nat(), proven: fc.boolean(), why: fc.option(hostileText) }),
    { maxLength: 2 },
  ),
  seconds: fc.nat(),
});

/** A report with anything in it. */
export const reportArbitrary: fc.Arbitrary<RunReport> = fc
  .record({
    results: fc.array(resultArbitrary, { maxLength: 4 }),
    texts: fc.array(hostileText, { minLength: 12, maxLength: 12 }),
    cause: fc.option(fc.record({ code: hostileText, message: hostileText, remedy: hostileText })),
    notes: fc.array(hostileText, { maxLength: 2 }),
    canary: fc.option(canaryArbitrary),
  })
  .map(({ results, texts, cause, notes, canary }) => {
    const t = (i: number) => texts[i] ?? '';
    const base = reportOf(results);
    return {
      ...base,
      cause,
      notes,
      ...(canary === null ? {} : { canary }),
      runId: t(0),
      tool: { name: 'loadproof' as const, version: t(1) },
      trigger: { kind: t(2), detail: t(3) },
      engine: t(4),
      task: { arn: t(5), id: t(6), migrationType: t(7), stopReason: t(8), stoppedAt: t(8) },
      source: { kind: 'postgres', identity: t(9), server: t(10), quiesced: false },
      lake: { location: t(11) },
      settings: { ...base.settings, configDigest: t(3) },
    };
  });
