import type { Finding, PartResult, RunReport } from '../../core/report/schema.ts';
import type { PlantedFault } from '../../local/demo/faults.ts';
import { tallyText } from '../../local/demo/print.ts';
import { tally } from '../../local/demo/tally.ts';

const planted: PlantedFault[] = [
  {
    id: 'lost',
    description: 'rows lost',
    table: { schema: 's', name: 't' },
    findings: [{ kind: 'missing', count: 2, keys: [['1'], ['2']], columns: [] }],
  },
  {
    id: 'edited',
    description: 'a value changed',
    table: { schema: 's', name: 't' },
    findings: [{ kind: 'changed', count: 1, keys: [['3']], columns: ['a'] }],
  },
];

function finding(kind: Finding['kind'], key: string, columns: string[] = []): Finding {
  return { kind, key: [{ column: 'id', value: key }], sourceRows: 1, lakeRows: 1, rows: [], columns, causes: [] };
}

function table(name: string, verdict: PartResult['verdict'], sample: Finding[]): PartResult {
  const of = (kind: Finding['kind']) => {
    const findings = sample.filter((f) => f.kind === kind).length;
    return { findings, sourceRows: findings, lakeRows: findings };
  };
  return {
    ordinal: 0,
    table: { schema: 's', name },
    part: 1,
    parts: 1,
    verdict,
    cause: null,
    rows: { source: 10, lake: 10 },
    files: [],
    columns: [],
    key: ['id'],
    limits: [],
    counts: { missing: of('missing'), extra: of('extra'), changed: of('changed'), duplicated: of('duplicated') },
    absentColumns: [],
    changedColumns: [],
    differingFiles: [],
    compared: ['id', 'a'],
    sample,
    later: { keys: 0, sample: [] },
    opened: sample.length,
    closed: 0,
    reads: [],
    statements: [],
  };
}

const all = [finding('missing', '1'), finding('missing', '2'), finding('changed', '3', ['a'])];

function report(tables: PartResult[], more: Partial<RunReport> = {}): RunReport {
  return {
    schemaVersion: 1,
    tool: { name: 'loadproof', version: '0' },
    runId: 'r',
    verdict: 'MISMATCHED',
    startedAt: '',
    finishedAt: '',
    trigger: { kind: 'manual', detail: '' },
    engine: 'embedded',
    task: null,
    source: { kind: 'postgres', identity: '', server: '', quiesced: true },
    lake: { location: '' },
    settings: { settleSeconds: 0, sample: 10, values: 'plain', configDigest: '' },
    cause: null,
    notes: [],
    totals: {
      tables: tables.length,
      verdicts: { MATCHED: 0, MISMATCHED: 0, INCONCLUSIVE: 0, ERRORED: 0 },
      sourceRows: 0,
      lakeRows: 0,
      limits: 0,
      acceptedLimits: 0,
    },
    tables,
    ...more,
  };
}

const good = [table('t', 'MISMATCHED', all), table('u', 'MATCHED', [])];

describe('the tally of the demo', () => {
  it('is exact where each planted key is found with its kind and columns, and nothing else is', () => {
    const result = tally(planted, report(good), 10);
    expect(result).toEqual({ faults: planted.map((fault) => ({ fault, found: true })), unexpected: [], exact: true });
    expect(tallyText(result, false)).toContain('All 2 planted faults were found');
    expect(tallyText(result, false)).toMatch(/^✓ found {2}s\.t {2}2 missing {2}rows lost$/m);
  });

  it.each<[string, RunReport, string]>([
    ['a key is not found', report([table('t', 'MISMATCHED', all.slice(1)), table('u', 'MATCHED', [])]), 'lost'],
    ['another key is found', report([table('t', 'MISMATCHED', [finding('missing', '9'), ...all.slice(1)])]), 'lost'],
    ['the kind is another', report([table('t', 'MISMATCHED', [finding('extra', '1'), ...all.slice(1)])]), 'lost'],
    [
      'the columns are others',
      report([table('t', 'MISMATCHED', [...all.slice(0, 2), finding('changed', '3', ['b'])])]),
      'edited',
    ],
    ['the table errored', report([table('t', 'ERRORED', all)]), 'edited'],
    ['the table is absent', report([]), 'edited'],
  ])('does not count a fault as found where %s, and says so loudly', (_, wrong, id) => {
    const result = tally(planted, wrong, 10);
    expect(result.exact).toBe(false);
    expect(result.faults.find(({ fault }) => fault.id === id)?.found).toBe(false);
    expect(tallyText(result, false)).toContain('THE PROOF IS WRONG');
    expect(tallyText(result, false)).toContain('✗ not found');
  });

  it.each<[string, RunReport, string]>([
    [
      'a finding too many',
      report([table('t', 'MISMATCHED', [...all, finding('extra', '9')])]),
      's.t: 1 extra, and 0 planted',
    ],
    [
      'a difference in a clean table',
      report([good[0] ?? table('t', 'MATCHED', []), table('u', 'MISMATCHED', [finding('missing', '1')])]),
      's.u: 1 missing',
    ],
    [
      'a clean table without a match',
      report([good[0] ?? table('t', 'MATCHED', []), table('u', 'INCONCLUSIVE', [])]),
      's.u: INCONCLUSIVE, and must be MATCHED',
    ],
    ['a run that broke', report(good, { cause: { code: 'X', message: 'it broke', remedy: '' } }), 'the run: it broke'],
  ])('is not exact with %s', (_, wrong, sentence) => {
    const result = tally(planted, wrong, 10);
    expect(result.exact).toBe(false);
    expect(result.unexpected.join('\n')).toContain(sentence);
    expect(tallyText(result, false)).toContain('! not as planted');
  });

  it('judges a fault larger than the sample by its exact count', () => {
    const lost = planted[0];
    if (!lost) throw new Error('no fault');
    const sampled = table('t', 'MISMATCHED', [finding('missing', '1')]);
    const counted = (findings: number) => ({
      ...sampled,
      counts: { ...sampled.counts, missing: { findings, sourceRows: findings, lakeRows: 0 } },
    });
    expect(tally([lost], report([counted(2)]), 1).exact).toBe(true);
    expect(tally([lost], report([counted(1)]), 1).exact).toBe(false);
    expect(tally([lost], report([counted(3)]), 1).exact).toBe(false);
  });
});
