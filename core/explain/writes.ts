import type { S3Settings } from '../dms/s3-settings.ts';
import { addedTwice, covers, isPattern, isWild, overlaps } from './overlaps.ts';
import type { MappingRule, Subject } from './subject.ts';

/** What DMS will write, in words: said from the files alone, for whoever has not learnt its settings by heart. */

export interface Writes {
  /** What a sentence is about (`format`, `full load`, …), and the sentence. */
  readonly facts: readonly { readonly about: string; readonly text: string }[];
  readonly tables: readonly TableWrites[];
}

export interface TableWrites {
  /** `shop.%`, as the rule has it. */
  readonly selection: string;
  /** `all tables of shop`. */
  readonly words: string;
  /** `s3://lake/raw/shop/{table}/`; null where the target is not known. */
  readonly location: string;
  /** What is not as in the source: names, columns, rows. */
  readonly remarks: readonly string[];
}

export function writesOf(subject: Subject): Writes {
  const rules = subject.mappings?.rules ?? [];
  const selections = rules.filter((rule) => rule.type === 'selection' && rule.action !== 'exclude');
  return {
    facts: [...taskFacts(subject), ...(subject.target === null ? [] : targetFacts(subject, subject.target.values))],
    tables: tablesOf(subject, selections, rules),
  };
}

/** A task may have a rule for each of ten thousand tables: those that name one table are found by its name. */
function tablesOf(subject: Subject, selections: readonly MappingRule[], rules: readonly MappingRule[]): TableWrites[] {
  const key = ({ schema, table }: MappingRule) => JSON.stringify([schema, table]);
  const named = new Map<string, MappingRule[]>();
  const patterns: MappingRule[] = [];
  for (const rule of rules) {
    if (rule.schema === '' || rule.table === '' || isPattern(rule.schema) || isPattern(rule.table)) patterns.push(rule);
    else if (!named.get(key(rule))?.push(rule)) named.set(key(rule), [rule]);
  }
  return selections.map((rule) => {
    const exact = !isPattern(rule.schema) && !isPattern(rule.table);
    return tableWrites(subject, rule, exact ? [...(named.get(key(rule)) ?? []), ...patterns] : rules);
  });
}

function taskFacts({ migrationType, settings, source }: Subject): Writes['facts'] {
  const facts: { about: string; text: string }[] = [];
  if (source !== null) facts.push({ about: 'source', text: source.values.engine });
  if (migrationType !== null) facts.push({ about: 'task', text: MIGRATIONS[migrationType] });
  if (settings !== null) {
    const { lobMode, lobMaxSizeKb, targetTablePrepMode } = settings.values;
    if (migrationType !== 'cdc') facts.push({ about: 'old files', text: PREPARATIONS[targetTablePrepMode] });
    const limited = `cut at ${lobMaxSizeKb} KB`;
    facts.push({
      about: 'large objects',
      text:
        lobMode === 'limited' ? limited : lobMode === 'none' ? 'left out' : 'in full LOB mode, which S3 does not have',
    });
  }
  return facts;
}

const MIGRATIONS = {
  'full-load': 'loads every table once, and stops',
  cdc: 'writes changes alone, from some moment on',
  'full-load-and-cdc': 'loads every table once, then writes changes',
} as const;

const PREPARATIONS = {
  DO_NOTHING: 'stay where they are, but for those of the same names',
  DROP_AND_CREATE: "a table's folder is emptied before its load",
  TRUNCATE_BEFORE_LOAD: "a table's folder is emptied before its load",
} as const;

function targetFacts(subject: Subject, s3: S3Settings): Writes['facts'] {
  const facts = [{ about: 'format', text: formatText(s3) }];
  if (subject.migrationType !== 'cdc')
    facts.push({
      about: 'full load',
      text: `LOAD00000001${suffix(s3)}, LOAD00000002 and so on (hexadecimal); a table without rows has no folder`,
    });
  if (subject.migrationType !== 'full-load') facts.push({ about: 'changes', text: changesText(s3) });
  const added = addedColumns(subject, s3);
  facts.push({ about: 'added columns', text: added.length === 0 ? 'none' : added.join('; ') });
  return facts;
}

const suffix = (s3: S3Settings): string =>
  s3.dataFormat === 'parquet' ? '.parquet' : s3.compressionType === 'gzip' ? '.csv.gz' : '.csv';

function formatText(s3: S3Settings): string {
  if (s3.dataFormat === 'parquet')
    return `Parquet, timestamps in ${s3.parquetTimestampInMillisecond ? 'milliseconds' : 'microseconds'}`;
  const nulls =
    s3.csvNullValue === null ? 'NULL as nobody says for sure' : `NULL as ${JSON.stringify(s3.csvNullValue)}`;
  return [
    `CSV${s3.compressionType === 'gzip' ? ', gzipped' : ''}, fields end with ${JSON.stringify(s3.csvDelimiter)}`,
    `rows with ${JSON.stringify(s3.csvRowDelimiter)}`,
    s3.rfc4180 ? 'texts in quotes where they must be' : 'texts as they are',
    nulls,
    s3.addColumnName ? 'a header' : 'no header',
  ].join(', ');
}

function changesText(s3: S3Settings): string {
  if (s3.preserveTransactions)
    return `${s3.cdcPath || 'CdcPath'}/CDC_TXN-<time>.csv, all tables in one, by transaction`;
  const zone = s3.datePartitionTimezone || 'UTC';
  const folder = s3.datePartitionEnabled ? `${datePath(s3)}/` : '';
  const kinds = s3.cdcInsertsOnly
    ? 'inserts alone'
    : s3.cdcInsertsAndUpdates
      ? 'inserts and updates alone'
      : 'inserts, updates and deletes';
  return `${folder}20260304-021745123${suffix(s3)} (${zone}), ${kinds}, at least every ${s3.cdcMaxBatchIntervalSeconds} s or ${s3.cdcMinFileSizeKb} KB`;
}

/** The folders of the fourth of March 2026, two o'clock. */
export function datePath({ datePartitionSequence, datePartitionDelimiter }: S3Settings): string {
  const values: Readonly<Record<string, string>> = { YYYY: '2026', MM: '03', DD: '04', HH: '02' };
  const parts = datePartitionSequence.match(/YYYY|MM|DD|HH/g) ?? [];
  const between = { SLASH: '/', DASH: '-', UNDERSCORE: '_', NONE: '' }[datePartitionDelimiter];
  return parts.map((part) => values[part]).join(between);
}

function addedColumns({ migrationType }: Subject, s3: S3Settings): string[] {
  const columns: string[] = [];
  const captured = migrationType !== 'full-load';
  const loaded = migrationType !== 'cdc';
  const opInChanges = captured && (s3.includeOpForFullLoad || !(s3.cdcInsertsOnly || s3.cdcInsertsAndUpdates));
  if (loaded && s3.includeOpForFullLoad)
    columns.push(captured ? 'Op (I, U or D), first in every file' : 'Op (I), first in every file');
  else if (opInChanges) columns.push('Op (I, U or D), first in files of changes alone');
  if (s3.timestampColumnName !== '')
    columns.push(
      `${s3.timestampColumnName}, ${loaded ? (s3.useTaskStartTimeForFullLoadTimestamp ? 'the start of the task' : 'the time of transfer') : ''}${loaded && captured ? ' (load), ' : ''}${captured ? `the time of commit${loaded ? ' (changes)' : ''}` : ''}`,
    );
  return columns;
}

function tableWrites(subject: Subject, rule: MappingRule, rules: readonly MappingRule[]): TableWrites {
  const hits = rules
    .filter((each) => each.type === 'transformation' && overlaps(each, rule))
    .sort((a, b) => a.id - b.id);
  const names = hits.filter((each) => each.target !== 'column' && each.action !== 'define-primary-key');
  const schemaRule = names.find((each) => each.target === 'schema' && covers(each, rule));
  const tableRule = names.find((each) => each.target === 'table' && covers(each, rule));
  const some = names.filter((each) => !covers(each, rule));
  const targetSchema = subject.settings?.values.targetSchema ?? null;
  const schema = schemaRule
    ? renamedText(schemaRule, rule.schema, 'schema')
    : (targetSchema ?? part(rule.schema, 'schema'));
  const table = tableRule ? renamedText(tableRule, rule.table, 'table') : part(rule.table, 'table');
  const s3 = subject.target?.values;
  const bucket = s3 ? `s3://${s3.bucketName || '<bucket>'}/` : '<target>/';
  const folder = s3 && s3.bucketFolder !== '' ? `${s3.bucketFolder.replace(/\/+$/, '')}/` : '';
  return {
    selection: `${rule.schema}.${rule.table}`,
    words: selectionWords(rule),
    location: `${bucket}${folder}${schema}/${table}/`,
    remarks: [...some.map(nameRemark), ...remarksOf(rule, rules, hits)],
  };
}

function part(name: string, what: string): string {
  return name === '%' ? `{${what}}` : isWild(name) ? `{${name}}` : name;
}

function selectionWords(rule: MappingRule): string {
  const kind = { table: 'tables', view: 'views', all: 'tables and views' }[rule.tableType];
  if (!isWild(rule.table) && !isWild(rule.schema))
    return `${rule.tableType === 'view' ? 'the view' : 'the table'} ${rule.schema}.${rule.table}`;
  const tables = rule.table === '%' ? `all ${kind}` : `${kind} like ${rule.table}`;
  return `${tables} of ${rule.schema === '%' ? 'every schema' : isWild(rule.schema) ? `schemas like ${rule.schema}` : rule.schema}`;
}

/** A name that some of the tables get. */
function nameRemark(rule: MappingRule): string {
  const name = rule.target === 'schema' ? `schema ${rule.schema}` : `${rule.schema}.${rule.table}`;
  const words = rule.action === 'rename' ? 'is called' : rule.action;
  return `${name}: ${words} ${rule.oldValue === '' ? '' : `${rule.oldValue} → `}${rule.value}`.trim();
}

/** A name after a rule, where it is one name; else the words for it. */
function renamedText(rule: MappingRule, name: string, what: string): string {
  const shown = part(name, what);
  const inner = shown.replace(/^\{|\}$/g, '');
  const exact = !isWild(name) && !isWild(what === 'schema' ? rule.schema : rule.table.replace(/^%$/, name));
  const plain = exact || !isWild(name);
  switch (rule.action) {
    case 'rename':
      return rule.value;
    case 'convert-lowercase':
      return plain ? name.toLowerCase() : `{${inner} in lower case}`;
    case 'convert-uppercase':
      return plain ? name.toUpperCase() : `{${inner} in upper case}`;
    case 'add-prefix':
      return `${rule.value}${shown}`;
    case 'add-suffix':
      return `${shown}${rule.value}`;
    case 'remove-prefix':
      return plain
        ? name.startsWith(rule.value)
          ? name.slice(rule.value.length)
          : name
        : `{${inner} without ${rule.value}…}`;
    case 'remove-suffix':
      return plain
        ? name.endsWith(rule.value)
          ? name.slice(0, name.length - rule.value.length)
          : name
        : `{${inner} without …${rule.value}}`;
    case 'replace-prefix':
      return plain
        ? name.startsWith(rule.oldValue)
          ? rule.value + name.slice(rule.oldValue.length)
          : name
        : `{${inner}, ${rule.oldValue}… as ${rule.value}…}`;
    case 'replace-suffix':
      return plain
        ? name.endsWith(rule.oldValue)
          ? name.slice(0, name.length - rule.oldValue.length) + rule.value
          : name
        : `{${inner}, …${rule.oldValue} as …${rule.value}}`;
    default:
      return shown;
  }
}

function remarksOf(selection: MappingRule, rules: readonly MappingRule[], hits: readonly MappingRule[]): string[] {
  const without = rules.filter(
    (rule) => rule.type === 'selection' && rule.action === 'exclude' && overlaps(rule, selection),
  );
  const overruled = addedTwice(hits).flatMap(({ rule, everywhere }) => (everywhere ? [rule] : []));
  const columns = hits.filter((rule) => rule.target === 'column' && !overruled.includes(rule));
  const settings = rules.filter(
    (rule) =>
      rule.type === 'table-settings' &&
      overlaps(rule, selection) &&
      rule.parallelLoad !== null &&
      rule.parallelLoad.type !== 'none',
  );
  return [
    ...(without.length > 0 ? [`but not ${without.map((rule) => `${rule.schema}.${rule.table}`).join(', ')}`] : []),
    ...selection.filters.map((filter) => `rows by ${filter.column} (${filter.operators.join(', ')})`),
    ...columns.map((rule) => columnRemark(rule, isPattern(rule.table) ? '' : ` of ${rule.table}`)),
    ...settings.map(
      (rule) =>
        `${rule.table} in parallel, by ${rule.parallelLoad?.type === 'ranges' ? `ranges of ${rule.parallelLoad.columns.join(', ')}` : 'partitions'}`,
    ),
  ];
}

function columnRemark(rule: MappingRule, of: string): string {
  const column = rule.column === '%' || rule.column === '' ? 'every column' : `column ${rule.column}`;
  switch (rule.action) {
    case 'remove-column':
      return `without ${column}${of}`;
    case 'include-column':
      return `${column}${of}, and no other that no rule includes`;
    case 'rename':
      return `${column}${of} is called ${rule.value}`;
    case 'add-column':
      return `with a new column ${rule.value}${of}${rule.expression === '' ? '' : ` = ${rule.expression}`}`;
    case 'change-data-type':
      return `${column}${of} is of another type`;
    case 'add-before-image-columns':
      return `${column}${of} with its value before an update`;
    default:
      return rule.action.startsWith('data-masking')
        ? `${column}${of} is masked`
        : `${column}${of}: ${rule.action} ${rule.value}`.trim();
  }
}
