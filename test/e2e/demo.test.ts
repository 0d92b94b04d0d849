import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runReportSchema } from '../../core/report/schema.ts';
import { FAULT_COUNT } from '../../local/demo/change-faults.ts';
import { Bundle } from '../support/bundle.ts';

/** The demo as a user runs it: a process of the built bundle, with a real database, a real lake and the real run. */

let bundle: Bundle;
let out: string;

beforeAll(async () => {
  bundle = Bundle.build();
  out = await mkdtemp(join(tmpdir(), 'loadproof-demo-'));
});

afterAll(async () => {
  bundle?.remove();
  await rm(out, { recursive: true, force: true });
});

describe('loadproof demo', () => {
  it('finds every planted fault, with key and columns, and nothing else; ends with 1', async () => {
    const { exitCode, stdout, stderr } = await bundle.run(['demo', '--json', '--out', out]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.any(String) });
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ verdict: 'MISMATCHED', exact: true, unexpected: [] });
    expect(result.faults).toHaveLength(FAULT_COUNT);
    expect(result.faults.filter((fault: { found: boolean }) => !fault.found)).toEqual([]);
    expect(existsSync(result.config)).toBe(true);
    const report = runReportSchema.parse(result.report);
    const matched = report.tables.filter((table) => table.verdict === 'MATCHED').map((table) => table.table.name);
    expect(matched).toEqual(['teams']);
    const html = await readFile(result.html, 'utf8');
    expect(html).toContain('bird_strikes');
    // Public data: values are plain, the one that looks the same among them.
    expect(JSON.stringify(report)).toContain('O\u0308sterreichische Bundesliga');
  });

  it('says what was planted and what was found, side by side', async () => {
    const { exitCode, stdout } = await bundle.run(['demo', '--out', out], { NO_COLOR: '1' });
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`All ${FAULT_COUNT} planted faults were found`);
    expect(stdout.match(/^✓ found /gm)).toHaveLength(FAULT_COUNT);
    expect(stdout).toMatch(/^The report: .*report\.html$/m);
  });

  it('matches a clean lake, and ends with 0, whatever the time zone of the machine', async () => {
    const { exitCode, stdout } = await bundle.run(['demo', '--clean', '--json', '--out', out], {
      TZ: 'America/New_York',
    });
    expect(exitCode).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ verdict: 'MATCHED', exact: true, faults: [], unexpected: [] });
    expect(result.report.totals.limits).toBe(0);
    expect(result.report.totals.sourceRows).toBeGreaterThan(200_000);
    expect(result.report.totals.lakeRows).toBe(result.report.totals.sourceRows);
  });
});
