import { RULE_FACTS } from '../../../core/dms/rule-facts.ts';
import { S3_FACTS } from '../../../core/dms/s3-facts.ts';
import type { SettingFact } from '../../../core/dms/setting-facts.ts';
import { SOURCE_FACTS } from '../../../core/dms/source-facts.ts';
import { STOP_REASONS } from '../../../core/dms/stop-reasons.ts';
import { TASK_FACTS } from '../../../core/dms/task-facts.ts';
import { DMS_TYPES, LOSS_FACTS } from '../../../core/dms/types/facts.ts';
import { type TYPE_FACTS, typeTable } from '../../../core/dms/types/index.ts';
import { RULES } from '../../../core/explain/rules/index.ts';
import { FACTS } from '../../../local/writer/index.ts';

/** `docs/dms.md`: what is known of DMS, out of the code that rests on it. */
export function dmsPage(): string {
  return `${[
    INTRODUCTION,
    '## Settings of the S3 target',
    settings(S3_FACTS),
    '## Settings of a task',
    settings(TASK_FACTS),
    '## Settings of a source endpoint',
    settings(SOURCE_FACTS),
    '## Rules of table mappings',
    mappingRules(),
    '## Types',
    types(),
    '## What a value can lose',
    losses(),
    '## Why a task stops',
    stops(),
    '## What `loadproof explain` says',
    explainRules(),
    '## What the test writer assumes',
    writer(),
  ].join('\n\n')}\n`;
}

const INTRODUCTION = `# What is known of AWS DMS

Generated from the code (\`npm run docs:dms\`); a test fails where this page says something else. AWS publishes no
specification of what DMS writes: this is what its documents say, what files of real tasks show, and what is taken for granted
where neither says anything.

| Word | Means |
|---|---|
| confirmed | DMS's own documents say so, or a file of a real task shows it |
| assumed | inferred, said by one source alone, or left open: where it is wrong, a comparison finds differences, and never hides one |
| verified | the lake is held against it; what it loses is computed, and counted |
| named | what it touches is a limit of the table, or is left out, by name: the table is INCONCLUSIVE until somebody accepts that |
| explained | a run sees its effect as differences; [\`loadproof explain\`](explain.md) says why beforehand |
| harmless | it changes no row and no value |`;

/** A cell of a table. */
const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('<', '&lt;');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function settings(facts: Readonly<Record<string, SettingFact>>): string {
  const rows = Object.values(facts).map((fact) => [
    `\`${fact.name}\``,
    fact.default,
    fact.effect,
    fact.how,
    fact.confidence,
  ]);
  return table(['Setting', 'Default', 'Effect', 'How', 'Known'], rows);
}

function mappingRules(): string {
  const rows = RULE_FACTS.map(({ type, name, effect, how, source, confidence }) => [
    type,
    `\`${name}\``,
    effect,
    how,
    source,
    confidence,
  ]);
  return table(['Rule', 'Action, operator, parameter', 'Effect', 'How', 'Section of the User Guide', 'Known'], rows);
}

const ENGINES: readonly [kind: keyof typeof TYPE_FACTS, title: string][] = [
  ['postgres', 'PostgreSQL'],
  ['mysql', 'MySQL and MariaDB'],
  ['oracle', 'Oracle'],
  ['sqlserver', 'SQL Server'],
];

function types(): string {
  const written = table(
    ['DMS', 'Parquet', 'CSV', 'Known'],
    Object.entries(DMS_TYPES).map(([name, { parquet, csv, confidence }]) => [name, parquet, csv, confidence]),
  );
  const engines = ENGINES.flatMap(([kind, title]) => [`### ${title}`, typesOf(kind)]);
  return [`### Of DMS, as files hold them`, written, ...engines].join('\n\n');
}

function typesOf(kind: keyof typeof TYPE_FACTS): string {
  const rows = typeTable(kind);
  const [first] = rows;
  if (first === undefined) return '';
  const head = Object.keys(first) as (keyof typeof first)[];
  return table(
    head.map((name) => HEADS[name] ?? name),
    rows.map((row) => head.map((name) => shown(row[name]))),
  );
}

const HEADS: Readonly<Record<string, string>> = {
  source: 'Type',
  dms: 'DMS',
  parquet: 'Parquet',
  csv: 'CSV',
  compared: 'Compared',
  lost: 'Loses',
  section: 'Section',
  confidence: 'Known',
};

const shown = (value: unknown): string =>
  Array.isArray(value) ? value.join('; ') : value === null || value === undefined ? '' : String(value);

function losses(): string {
  const rows = Object.entries(LOSS_FACTS).map(([name, { what, setting, section, confidence }]) => [
    name,
    what,
    setting ?? '',
    section,
    confidence,
  ]);
  return table(['Loss', 'What is lost', 'Decided by', 'Section', 'Known'], rows);
}

const STOPS = {
  complete: 'a safe cut',
  behind: 'the lake is behind',
  broken: 'an alert, no run',
  passing: 'nothing: it goes on',
} as const;

function stops(): string {
  const rows = Object.entries(STOP_REASONS).map(([name, { kind, meaning }]) => [`\`${name}\``, STOPS[kind], meaning]);
  return table(['Stop reason', 'After it', 'Means'], rows);
}

function explainRules(): string {
  const rows = RULES.map(({ id, severity, title, about, source, confidence }) => [
    `\`${id}\``,
    severity,
    title,
    about,
    source,
    confidence,
  ]);
  return table(['Rule', 'Severity', 'Says', 'About', 'Source', 'Known'], rows);
}

function writer(): string {
  const rows = FACTS.map(({ what, confidence, source }) => [what, confidence, source]);
  const text =
    'Lakes for tests and for the demo are written by a writer that shares no code with what reads them. What it takes for the output of DMS:';
  return `${text}\n\n${table(['What', 'Known', 'Source'], rows)}`;
}
