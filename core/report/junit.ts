import { canaryFaults, canaryText, zooText } from '../canary/words.ts';
import { tableName } from '../plan/schema.ts';
import { causesOf, countedAs, diagnosisText, kindsText, nextSteps, reasonsOf } from './advice.ts';
import type { PartResult, RunReport } from './schema.ts';
import { visible } from './visible.ts';
import { columnsText, headline, plural, rowsText, tableVerdict, VERDICT_MEANING } from './words.ts';

/**
 * The report as JUnit XML, for what shows test results: a test case per table. INCONCLUSIVE is a failure there, because
 * the only other words of that format are "passed" and "skipped", and readers take both for well. No value of a row is in
 * it: test results are kept where data are not. The format: https://github.com/testmoapp/junitxml
 */
export function renderJunit(report: RunReport): string {
  const cases = [...ofRun(report), ...report.tables.map(ofTable), ...ofCanary(report)];
  const failures = cases.filter((c) => c.problem?.element === 'failure').length;
  const errors = cases.filter((c) => c.problem?.element === 'error').length;
  const seconds = (Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1000;
  const counts = {
    tests: cases.length,
    failures,
    errors,
    skipped: 0,
    time: Number.isFinite(seconds) ? Math.max(0, seconds).toFixed(3) : '0',
  };
  const name = `Loadproof: ${report.source.identity} → ${report.lake.location}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'Loadproof', ...counts })}>`,
    `  <testsuite${attributes({ name, ...counts, timestamp: report.startedAt })}>`,
    ...properties(report),
    ...cases.flatMap(caseLines),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

interface Case {
  readonly classname: string;
  readonly name: string;
  readonly seconds: number;
  readonly problem: {
    readonly element: 'failure' | 'error';
    readonly type: string;
    readonly message: string;
    readonly lines: readonly string[];
  } | null;
}

/** A run that did not end by itself, or that proved nothing: no list of tables alone would say so. */
function ofRun(report: RunReport): Case[] {
  const about = { classname: 'loadproof', name: 'the run', seconds: 0 };
  const { cause, verdict } = report;
  if (cause !== null)
    return [
      { ...about, problem: { element: 'error', type: cause.code, message: cause.message, lines: [cause.remedy] } },
    ];
  const told = report.tables.some((t) => t.verdict === verdict);
  if (verdict === 'MATCHED' || told) return [];
  return [
    {
      ...about,
      problem: { element: 'failure', type: verdict, message: headline(report), lines: [VERDICT_MEANING[verdict]] },
    },
  ];
}

/** Whether this run would have seen a fault. */
function ofCanary(report: RunReport): Case[] {
  const { canary } = report;
  if (canary === undefined) return [];
  const about = { classname: 'loadproof', name: 'the canary', seconds: canary.seconds };
  if (canary.caught) return [{ ...about, problem: null }];
  const { missed } = canaryFaults(canary);
  const zoo = zooText(canary);
  const lines = [...missed.map((name) => `Missed: ${name}`), ...canary.problems, ...(zoo === null ? [] : [zoo])];
  return [{ ...about, problem: { element: 'error', type: 'CanaryMissed', message: canaryText(report) ?? '', lines } }];
}

function ofTable(table: PartResult): Case {
  const { schema, name } = table.table;
  const seconds = table.reads.reduce((sum, read) => sum + read.seconds, 0);
  const about = { classname: schema, name, seconds };
  if (table.verdict === 'MATCHED') return { ...about, problem: null };
  const kinds = kindsText(table);
  const element = table.verdict === 'ERRORED' ? 'error' : 'failure';
  const message = `${tableName(table.table)} ${tableVerdict(table)}${kinds === '' ? '' : `: ${kinds}`}`;
  return { ...about, problem: { element, type: table.verdict, message, lines: linesOf(table) } };
}

const LISTED = 20;

function linesOf(table: PartResult): string[] {
  const changed = table.changedColumns.slice(0, LISTED).map((c) => `${c.column} (${plural(c.rows, 'row')})`);
  const absent = table.absentColumns.slice(0, LISTED).map((c) => `${c.column} (${plural(c.values, 'value')} lost)`);
  const causes = causesOf(table)
    .slice(0, LISTED)
    .map((c) => c.cause);
  const differs = table.verdict === 'MISMATCHED';
  return [
    `${rowsText(table.rows.source)} source rows, ${rowsText(table.rows.lake)} lake rows, ${columnsText(table)} columns compared`,
    ...(differs ? [`Differences are ${countedAs(table)}`] : []),
    ...(changed.length === 0 ? [] : [`Changed columns: ${changed.join(', ')}`]),
    ...(absent.length === 0 ? [] : [`Absent from the lake: ${absent.join(', ')}`]),
    ...(causes.length === 0 ? [] : [`Likely cause: ${causes.join('; ')}`]),
    ...(table.diagnoses ?? []).slice(0, LISTED).map((d) => `Evidence: ${diagnosisText(d)}`),
    ...reasonsOf(table)
      .slice(0, LISTED)
      .flatMap(({ why, remedy }) => [`Why not verified: ${why}`, `What to do: ${remedy}`]),
    ...(differs ? [`What to do: ${nextSteps(table).join(' ')}`] : []),
  ];
}

function properties(report: RunReport): string[] {
  const all: [name: string, value: string][] = [
    ['verdict', report.verdict],
    ['runId', report.runId],
    ['task', report.task?.id ?? ''],
    ['version', report.tool.version],
    ['configDigest', report.settings.configDigest],
  ];
  const shown = all.filter(([, value]) => value !== '');
  return [
    '    <properties>',
    ...shown.map(([name, value]) => `      <property${attributes({ name, value })}/>`),
    '    </properties>',
  ];
}

function caseLines({ classname, name, seconds, problem }: Case): string[] {
  const start = `    <testcase${attributes({ classname, name, time: seconds.toFixed(3) })}`;
  if (problem === null) return [`${start}/>`];
  const { element, type, message, lines } = problem;
  const text = lines.map((line) => xml(line)).join('\n');
  return [`${start}>`, `      <${element}${attributes({ type, message })}>${text}</${element}>`, '    </testcase>'];
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** One line of text for an element or an attribute: what XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets) is shown. */
function xml(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, (char) => `⟨U+${char.charCodeAt(0).toString(16).toUpperCase()}⟩`)
    .replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
