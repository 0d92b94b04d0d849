/** Holds a report against what is right of each cell. Everything that is not expected is a false alarm. */
import type { Finding, PartResult, RunReport } from '../../core/report/schema.ts';
import { readsLines } from './engines.ts';
import { ambiguousRows, byLines } from './matrix/line-ends.ts';
import { type Cell, type Expected, type MatrixTable, type PlantedTable, sameValue } from './matrix/table.ts';
import type { MatrixType } from './matrix/values.ts';
import { isLost, written } from './matrix/zoo.ts';

export interface CellResult {
  readonly row: string;
  readonly mutation: string;
  /** `named`: the column is left out by name, which is a limit and no match. */
  readonly outcome: 'found' | 'limit' | 'equal' | 'named' | 'wrong';
  /** What is wrong; empty where nothing is. */
  readonly why: string;
}

export interface TableResult {
  readonly table: string;
  readonly format: string;
  readonly cells: readonly CellResult[];
  /** What the report says that nobody planted, and what it does not say of its limits. */
  readonly alarms: readonly string[];
  readonly rows: number;
}

/** `files`: how many of them the table's lake has. */
export function judge(planted: PlantedTable, report: RunReport, files: number): TableResult {
  const { table, format, cells } = planted;
  const part = report.tables.find((t) => t.table.name === table.name);
  if (!part) return { table: table.name, format: format.name, cells: [], alarms: ['not in the report'], rows: 0 };
  if (planted.says) return said(planted, planted.says(part));
  const excluded = new Set(part.columns.filter((c) => c.fidelity === 'excluded').map((c) => c.name));
  const seen = new Set<Finding>();
  const hidden = ambiguousRows(table, format);
  const results = cells.map((cell) => judgeCell(cell, part, excluded, seen));
  return {
    table: table.name,
    format: format.name,
    cells: results,
    rows: part.rows.source ?? 0,
    alarms: [
      ...limitAlarms(planted, part, files),
      ...verdictAlarms(cells, part, hidden),
      ...unexpected(part, seen, cells, hidden),
    ],
  };
}

/** A fault of a whole table: its one cell is what the report says of the table. */
function said({ table, format, cells }: PlantedTable, why: string | null): TableResult {
  const outcome = why === null ? ('found' as const) : ('wrong' as const);
  const results = cells.map(({ row, mutation }) => ({ row, mutation, outcome, why: why ?? '' }));
  return { table: table.name, format: format.name, cells: results, alarms: [], rows: 0 };
}

function judgeCell(cell: Cell, part: PartResult, excluded: ReadonlySet<string>, seen: Set<Finding>): CellResult {
  const { row, mutation, right, column } = cell;
  const result = (outcome: CellResult['outcome'], why = ''): CellResult => ({ row, mutation, outcome, why });
  if (column !== null && excluded.has(column)) return result('named');
  if (right === 'equal') return result('equal');
  if (right === 'limit') {
    const kind = cell.limit ?? 'expectedLoss';
    const of = cell.limit === undefined ? column : null;
    const counted = part.limits.some((l) => l.kind === kind && l.column === of && (l.count ?? 0) > 0);
    return counted ? result('limit') : result('wrong', 'no limit counts it');
  }
  const whys = cell.expected
    .map((expected) => findingProblem(expected, part, excluded, seen))
    .filter((w) => w !== null);
  return whys.length === 0 ? result('found') : result('wrong', whys.join('; '));
}

function findingProblem(
  expected: Expected,
  part: PartResult,
  excluded: ReadonlySet<string>,
  seen: Set<Finding>,
): string | null {
  const found = part.sample.find((f) => !seen.has(f) && isOf(f, expected));
  if (found) seen.add(found);
  if (found === undefined) {
    const other = part.sample.find((f) => keyOf(f) === JSON.stringify(expected.key));
    if (other) seen.add(other);
    return other
      ? `${other.kind} and not ${expected.kind}`
      : `not found (${expected.kind} ${expected.key?.join(', ') ?? ''})`;
  }
  const columns = expected.columns?.filter((c) => !excluded.has(c));
  if (columns && [...columns].sort().join() !== [...found.columns].sort().join())
    return `columns ${found.columns.join(', ')} and not ${columns.join(', ')}`;
  const { cause } = expected;
  if (cause && !found.causes.some((c) => c.endsWith(cause)))
    return `cause '${found.causes.join(', ')}' and not '${cause}'`;
  return null;
}

const keyOf = (finding: Finding) => (finding.key === null ? 'null' : JSON.stringify(finding.key.map((k) => k.value)));

function isOf(finding: Finding, expected: Expected): boolean {
  if (finding.kind !== expected.kind) return false;
  return keyOf(finding) === JSON.stringify(expected.key);
}

/** Causes of a table with rows of several lines, where the engine reads lines. */
const HIDDEN = /^(?:AmbiguousRecords|LineEndsChanged)$/;

function unexpected(part: PartResult, seen: ReadonlySet<Finding>, cells: readonly Cell[], hidden: number): string[] {
  // Pieces of records that nobody can put together: of a table that is INCONCLUSIVE for them.
  const isPiece = (f: Finding) => hidden > 0 && f.kind === 'extra' && f.key === null;
  const doubtful = new Set(cells.map((cell) => JSON.stringify([cell.doubtful])));
  const alarms = part.sample
    .filter((f) => !seen.has(f) && !isPiece(f) && !doubtful.has(keyOf(f)))
    .map(
      (f) =>
        `${f.kind} ${keyOf(f)} in ${f.columns.join(', ')}: nobody planted it (${f.rows.map((r) => JSON.stringify(r.values).slice(0, 400)).join(' / ')})`,
    );
  const counted = Object.values(part.counts).reduce((sum, c) => sum + c.findings, 0);
  if (counted !== part.sample.length) alarms.push(`${counted} findings are counted, ${part.sample.length} shown`);
  if (cells.length === 0 && part.cause && !(hidden > 0 && HIDDEN.test(part.cause.code)))
    alarms.push(`${part.cause.code}: ${part.cause.message}`);
  return alarms;
}

function verdictAlarms(cells: readonly Cell[], part: PartResult, hidden: number): string[] {
  const right = cells.some((cell) => cell.right === 'found') ? 'MISMATCHED' : hidden > 0 ? 'INCONCLUSIVE' : 'MATCHED';
  if (part.verdict === right) return [];
  return [
    `the verdict is ${part.verdict} and not ${right}${part.cause ? ` (${part.cause.code}: ${part.cause.message})` : ''}`,
  ];
}

/** Trino reads no TIME from Parquet: there it is left out by name. */
const mayBeExcluded = (type: MatrixType): boolean =>
  type.mayBeExcluded === true || (type.dms === 'TIME' && readsLines());

/** The limits that the settings make, with their counts: no other, and none without its number. */
function limitAlarms({ table, format }: PlantedTable, part: PartResult, files: number): string[] {
  const excluded = table.columns.filter(({ type }) => mayBeExcluded(type)).map(({ name }) => name);
  const said = part.limits
    .filter((l) => !(l.kind === 'excludedColumn' && excluded.includes(l.column ?? '')))
    .map((l) => `${l.kind} ${l.column ?? ''} ${l.count ?? ''}`);
  const named = new Set(part.limits.filter((l) => l.kind === 'excludedColumn').map((l) => l.column ?? ''));
  const hidden = ambiguousRows(table, format);
  const left = [
    ...expectedLimits(table, format, named),
    ...(hidden > 0 ? [`ambiguousRecords  ${hidden}`] : []),
    // Whether a carriage return before a line's end was dropped, the bytes of a compressed file do not tell.
    ...(byLines(format) && format.s3.CompressionType === 'gzip' ? [`settingMismatch  ${files}`] : []),
  ];
  return [
    ...said.filter((l) => !left.includes(l)).map((l) => `the report has the limit '${l}'`),
    ...left.filter((l) => !said.includes(l)).map((l) => `the report lacks the limit '${l}'`),
  ];
}

export function expectedLimits(
  table: MatrixTable,
  format: PlantedTable['format'],
  named: ReadonlySet<string>,
): string[] {
  return table.columns.flatMap(({ name, type }, at) => {
    if (mayBeExcluded(type) && named.has(name)) return [];
    const values = table.rows.map((row) => row[at]).filter((v) => v !== undefined);
    const lost = values.filter((v) => isLost(v, format)).length;
    const cut = values.filter((v) => !sameValue(written(v.lake, type, format), v.lake)).length;
    const text = type.logical.includes('text') && !type.comparedAsOther;
    const asNull = values.filter(({ lake }) => {
      if (format.nullText === null || lake === null) return false;
      return text
        ? lake === format.nullText
        : lake instanceof Uint8Array && lake.length === 0 && format.nullText === '';
    }).length;
    return [lost, cut, asNull].filter((n) => n > 0).map((n) => `expectedLoss ${name} ${n}`);
  });
}
