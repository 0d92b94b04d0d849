/**
 * Likely causes of a table's differences, each with what was counted of it: from the exact counts, and from the sample,
 * whose size is said. Never evidence of a verdict: a table differs whatever the cause is called.
 */
import type { Finding, PartResult } from '../report/schema.ts';
import { number, plural } from '../report/words.ts';
import { duplicatedFile, missingFiles } from './diagnosis-files.ts';
import type { Diagnosis } from './diagnosis-schema.ts';
import { type ChangedValue, ruleOf } from './diagnosis-values.ts';

const ORDER = ['established', 'very likely', 'likely', 'possible'] as const;

/** The likely causes of a table's differences, surest first. Values must be plain. */
export function diagnose(table: PartResult): Diagnosis[] {
  if (table.verdict === 'MATCHED') return [];
  const all = [
    ...missingFiles(table),
    ...duplicatedFile(table),
    ...refusedRows(table),
    ...nullInRange(table),
    ...changedValues(table),
    ...lateChanges(table),
  ];
  return all.sort((a, b) => ORDER.indexOf(a.sure) - ORDER.indexOf(b.sure) || b.findings - a.findings);
}

/** How sure it makes that so many values follow one rule, and none another. */
const seen = (n: number): Diagnosis['sure'] => (n >= 3 ? 'very likely' : n === 2 ? 'likely' : 'possible');

function changedValues(table: PartResult): Diagnosis[] {
  return table.changedColumns.flatMap(({ column, rows }) => {
    const changes = changesIn(table, column);
    const form = table.columns.find((c) => c.name === column)?.form ?? '';
    const found = changes.length === 0 ? null : ruleOf(changes, form);
    if (found === null) return [];
    const { rule, measure, matching } = found;
    const all = matching === changes.length;
    return [
      {
        code: rule.code,
        column,
        title: `${column} ${rule.title(measure)}`,
        evidence: `${countText(matching, changes.length, rows, column)}: ${rule.evidence(measure)}`,
        sure: all ? seen(changes.length) : 'likely',
        setting: rule.setting,
        mend: rule.mend,
        findings: rows,
      },
    ];
  });
}

/** `412 of 412 changed values in note`, where all were looked at; else how many were sampled of how many. */
function countText(matching: number, looked: number, rows: number, column: string): string {
  return looked === rows
    ? `${number(matching)} of ${plural(looked, 'changed value')} in ${column}`
    : `${number(matching)} of ${plural(looked, 'sampled value')} (${plural(rows, 'row')} changed in ${column})`;
}

/** The values of a column in the sampled rows that became one other row. */
function changesIn(table: PartResult, column: string): ChangedValue[] {
  const index = table.compared.indexOf(column);
  return table.sample
    .filter((f) => f.kind === 'changed' && f.columns.includes(column) && f.rows.length === 2)
    .flatMap((finding) => {
      const value = (side: 'source' | 'lake') => finding.rows.find((r) => r.side === side)?.values[index];
      const [source, lake] = [value('source'), value('lake')];
      return isText(source) && isText(lake) ? [{ source, lake }] : [];
    });
}

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** DMS says itself that it could not load rows, and rows are missing. */
function refusedRows({ loaded, counts, rows }: PartResult): Diagnosis[] {
  const missing = counts.missing.sourceRows;
  if (!loaded || missing === 0) return [];
  const about = {
    code: 'droppedRows',
    column: null,
    setting: 'DataErrorPolicy of the task (LOG_ERROR goes on without the row), and DataTruncationErrorPolicy',
    mend: 'Read awsdms_apply_exceptions and the log of the task, mend the rows or the types, and load the table again.',
  };
  if (loaded.errorRows > 0) {
    const evidence = `DMS counts ${plural(loaded.errorRows, 'row')} that it could not load; ${plural(missing, 'row')} of the source ${missing === 1 ? 'is' : 'are'} missing in the lake`;
    const sure = loaded.errorRows === missing ? 'very likely' : 'likely';
    return [{ ...about, title: 'DMS dropped rows that it could not load', evidence, sure, findings: missing }];
  }
  if (rows.source === null || loaded.state !== 'Table completed' || rows.source - loaded.rows !== missing) return [];
  const evidence = `DMS counts ${plural(loaded.rows, 'loaded row')}, the source has ${number(rows.source)}: the difference is the ${plural(missing, 'missing row')}`;
  return [{ ...about, title: 'DMS never loaded the missing rows', evidence, sure: 'possible', findings: missing }];
}

/** Ranges of a parallel load take no NULL: rows with NULL in their column are in none. */
function nullInRange(table: PartResult): Diagnosis[] {
  const missing = table.sample.filter((f) => f.kind === 'missing');
  if (missing.length < 2) return [];
  const others = table.sample.filter((f) => f.kind !== 'missing');
  const isNull = (finding: Finding, index: number) => finding.rows.every((row) => row.values[index] === null);
  return table.compared.flatMap((column, index) => {
    const all = missing.every((f) => f.rows.length > 0 && isNull(f, index));
    // A column that is NULL everywhere says nothing.
    if (!all || others.some((f) => isNull(f, index))) return [];
    return [
      {
        code: 'nullInRange',
        column,
        title: `the missing rows have NULL in ${column}`,
        evidence: `${number(missing.length)} of ${plural(missing.length, 'sampled missing row')} (of ${number(table.counts.missing.findings)}) have NULL in ${column}`,
        sure: 'possible' as const,
        setting:
          'parallel-load with ranges in the table-settings: a row with NULL in a column of the ranges is in none',
        mend: `See whether the ranges of the task are of ${column}: choose a column that is never NULL, or load the table in one piece.`,
        findings: table.counts.missing.findings,
      },
    ];
  });
}

function lateChanges({ later }: PartResult): Diagnosis[] {
  if (later.keys === 0) return [];
  return [
    {
      code: 'laterChange',
      column: null,
      title: 'the source changed after the load',
      evidence: `${plural(later.keys, 'key')} ${later.keys === 1 ? 'was' : 'were'} changed in the source after the load ended, by the source's own dates`,
      sure: 'established',
      setting: 'a full load without ongoing changes holds what was there when it read',
      mend: 'Run the check soon after the load, or let the task capture changes (full-load-and-cdc).',
      findings: later.keys,
    },
  ];
}
