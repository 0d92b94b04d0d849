import { explain } from '../../core/explain/explain.ts';
import { RULES } from '../../core/explain/rules/index.ts';
import { MAPPING_CASES } from './support/mapping-cases.ts';
import { OTHER_CASES } from './support/other-cases.ts';
import { SETTING_CASES } from './support/setting-cases.ts';
import { files, type Given } from './support/task.ts';

const CASES = [...SETTING_CASES, ...OTHER_CASES, ...MAPPING_CASES];

const found = (id: string, given: Given) =>
  explain(files(given), 'test').tasks[0]?.findings.filter((finding) => finding.rule === id) ?? [];

describe('each rule', () => {
  test.each(CASES)('%s is told where it applies, and nowhere else', (id, on, off, severity, why) => {
    expect(found(id, on)).toEqual([expect.objectContaining({ severity, why: expect.stringMatching(why) })]);
    expect(found(id, off)).toEqual([]);
  });

  test('has a case here, an identifier of its own, and sentences that end', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(CASES.map(([id]) => id))].sort()).toEqual([...ids].sort());
    for (const [id, on] of CASES)
      for (const finding of found(id, on)) {
        expect(finding.title).not.toMatch(/\.$/);
        expect(finding.why).toMatch(/[.)]$/);
        expect(finding.mend).toMatch(/[.)]|[a-z>]$/);
        expect(finding.line).toBeGreaterThan(0);
      }
  });
});

test('a task with careful settings has no finding that is high', () => {
  const careful: Given = {
    type: 'full-load',
    settings: {
      TargetMetadata: { SupportLobs: true, LimitedSizeLobMode: true, LobMaxSize: 102400 },
      FullLoadSettings: { TargetTablePrepMode: 'DROP_AND_CREATE' },
      ErrorBehavior: {
        DataErrorPolicy: 'STOP_TASK',
        DataTruncationErrorPolicy: 'STOP_TASK',
        TableErrorPolicy: 'STOP_TASK',
      },
      Logging: { EnableLogging: true },
    },
    engine: 'mysql',
  };
  expect(explain(files(careful), 'test')).toMatchObject({ counts: { high: 0, medium: 1 }, worst: 'medium' });
});
