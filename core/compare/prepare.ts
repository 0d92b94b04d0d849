/** From a planned part and the lake's footers to a comparison: pairs, forms, coverage and limits. */
import { isChangesFile } from '../dms/lake-layout.ts';
import type { CsvPlan, PlannedColumn, PlannedPart, Problem } from '../plan/schema.ts';
import { tableName } from '../plan/schema.ts';
import { type ComparisonSpec, type EngineDialect, isUnsupported, type SourceDialect } from '../sql/dialect.ts';
import {
  type ChangesPrepared,
  changesLimits,
  changesProblem,
  collapseOf,
  extrasOf,
  preparedChanges,
} from './changes.ts';
import type { ColumnCoverage, LakeFile, LakeFileGroup, LossRule } from './columns.ts';
import { coverage, limitsOf, type Pair } from './coverage.ts';
import {
  ambiguousRow,
  ambiguousText,
  csvGroups,
  csvLakeOf,
  csvLimits,
  csvProblem,
  encodedNull,
  isCsv,
  nullTextProblem,
} from './csv.ts';
import type { Form } from './forms.ts';
import { laterSpec, loadEnd } from './later.ts';
import type { Limit } from './limits.ts';
import { mappedDialect } from './mapped-dialect.ts';
import { ambiguousNames, applicableLosses, lakeTypesOf, pairForm, unsupportedInLake } from './pairing.ts';
import { rangeIn, rangeProblem } from './part-range.ts';
import { type Outside, rowsOf } from './part-rows.ts';
import { spellingOf, trailerAt } from './source-spelling.ts';
import { arrangeColumns } from './wide.ts';

/** What a number of the trailer counts, in the order of the trailer. */
export type Counted =
  /** Source values of a column that DMS is known to change. */
  | { readonly what: 'loss'; readonly column: string; readonly rule: LossRule }
  /** Source values of a column that the lake has not. */
  | { readonly what: 'absent'; readonly column: string }
  /** Source rows whose CSV records cannot be told apart from others; `because` says why. */
  | { readonly what: 'ambiguous'; readonly column: null; readonly because: string }
  /** Source rows that are not compared, or may not be, by the task's mappings: see `part-rows.ts`. */
  | Outside;

/** Everything that the later phases of a part need; stored as JSON between them. */
export interface Prepared {
  /** Null where there is nothing to run; `problem` then says why. */
  readonly spec: ComparisonSpec | null;
  readonly problem: Problem | null;
  /** Reads the keys that the source changed after the load; null where the source cannot tell. */
  readonly later: ComparisonSpec | null;
  /** See {@link EngineDialect.namedBuckets}. */
  readonly namedBuckets: number;
  /** Compared columns, key first: the order of a line's fields. */
  readonly compared: readonly { readonly name: string; readonly form: Form }[];
  /** Names of the key columns; empty where rows are compared without a key. */
  readonly key: readonly string[];
  /** In the source's order of columns, then those that only the lake has. */
  readonly coverage: readonly ColumnCoverage[];
  readonly limits: readonly Limit[];
  readonly counted: readonly Counted[];
  /** Null, or absent, where the lake holds a full load and no changes. */
  readonly changes?: ChangesPrepared | null;
  /** Every file that the statement must report, with the rows that its footer promises; null for CSV. */
  readonly files: readonly {
    readonly path: string;
    readonly rows: number | null;
    readonly modified: string | null;
    /** Bytes that its lines must have, each with its end; set where the engine reads lines. Null: nobody knows. */
    readonly lineBytes?: number | null;
  }[];
}

export interface Listing {
  readonly files: readonly LakeFile[];
  /** Data files of an earlier load, which are not read. */
  readonly stale?: readonly { readonly path: string; readonly modified: string | null }[];
  readonly others: readonly { readonly path: string; readonly why: string }[];
  /** Why the folder cannot be compared as it is; absent where it can. */
  readonly problem?: Problem | null;
}

export interface PrepareOptions {
  /** Catalog on which the engine passes native queries through; null where it streams the source. */
  readonly catalog: string | null;
  /** Quoted table of the engine over the lake's files; null where it opens them by path. */
  readonly lakeTable: string | null;
  /** When the task stopped, ISO 8601; null where that is not known. */
  readonly stoppedAt?: string | null;
}

/** Groups files by their columns' names and types, and by their kind, so that each group is read by its own metadata. */
export function groupFiles(files: readonly LakeFile[]): LakeFileGroup[] {
  const groups = new Map<string, { files: LakeFile[]; columns: LakeFile['columns']; changes?: true }>();
  for (const file of files) {
    const changes = isChangesFile(file.path);
    const columns = file.columns.map((c) => [c.name, c.type]).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
    const print = JSON.stringify([changes, columns]);
    const group = groups.get(print);
    if (group) group.files.push(file);
    else groups.set(print, { files: [file], columns: file.columns, ...(changes ? { changes } : {}) });
  }
  return [...groups.values()];
}

/** Pairs the columns of a part and renders everything that the source's SQL needs. */
export function prepareComparison(
  part: PlannedPart,
  listing: Listing,
  spelling: { readonly source: SourceDialect; readonly engine: EngineDialect },
  options: PrepareOptions = { catalog: null, lakeTable: null },
): Prepared {
  const dialects = { source: mappedDialect(part, spelling.source), engine: spelling.engine };
  const rows = rowsOf(part, spelling.source);
  const groups = groupFiles(listing.files);
  const csv = isCsv(groups) && part.csv ? part.csv : null;
  const pairs = part.columns.map((column) => pair(column, groups, dialects, csv));
  const found = keyFirst(pairs, part.key);
  const key = part.key.every((name) => found.some((p) => p.column.source.name === name)) ? part.key : [];
  // A field of CSV has its own expression: its NULL is a text.
  const { columns: compared, rest } = arrangeColumns(found, key.length, dialects, csv === null ? groups : null);
  const collapse = collapseOf(part, groups, listing);
  const ambiguous = csv && ambiguousRow(part, dialects);
  const counted = [
    ...countedIn(compared, pairs, dialects.source),
    ...(csv && ambiguous ? [countedRows(ambiguousText(csv, dialects.engine), ambiguous)] : []),
  ];
  const spec: ComparisonSpec = {
    source: sourceOf(part, dialects.source, { compared, rest, counted, rows, ambiguous, catalog: options.catalog }),
    keyColumns: key.length,
    columns: compared.map((p) => ({ lakeName: p.column.lakeName, form: p.form })),
    lake: (csv ? csvGroups(groups, dialects.engine) : groups).map(withoutColumns),
    ...(collapse === null ? {} : { collapse }),
    lakeTable: options.lakeTable,
    buckets: bucketCount(listing.files.length),
    range: rangeIn(part, compared),
  };
  const problem =
    listing.problem ??
    rows.problem ??
    rangeProblem(part, spec, csv) ??
    csvProblem(part, groups, dialects) ??
    changesProblem(part, groups, key, dialects.engine) ??
    (compared.length > 0 ? null : nothingComparable(part));
  const extras = collapse && extrasOf(collapse, groups);
  return {
    spec: problem !== null ? null : csv ? { ...spec, csv: csvLakeOf(csv, listing.files, spec.columns, extras) } : spec,
    problem,
    later: laterSpec(part, spec, dialects.source, loadEnd(options.stoppedAt ?? null, listing.files)),
    namedBuckets: dialects.engine.namedBuckets,
    compared: compared.map((p) => ({ name: p.column.source.name, form: p.form })),
    key,
    coverage: coverage(part, pairs, groups),
    limits: [
      ...part.limits,
      ...limitsOf(part, pairs, groups, listing),
      ...csvLimits(listing.files, dialects.engine),
      ...changesLimits(part, groups, collapse),
    ],
    changes: preparedChanges(part, listing.files, key, { collapse, engine: dialects.engine }),
    counted: [...counted, ...rows.outside].map(({ sql: _, ...c }) => c),
    files: listing.files.map((file) => expectedOf(file, dialects.engine)),
  };
}

/** What the source's SQL is made of, and what of it counts. */
interface SourceParts {
  readonly compared: readonly Extract<Pair, { compared: true }>[];
  readonly rest: string | null;
  readonly counted: readonly CountedSql[];
  readonly rows: ReturnType<typeof rowsOf>;
  readonly ambiguous: string | null;
  readonly catalog: string | null;
}

function sourceOf(
  part: PlannedPart,
  dialect: SourceDialect,
  { compared, rest, counted, rows, ambiguous, catalog }: SourceParts,
): ComparisonSpec['source'] {
  const relation = part.literals ?? dialect.relation(part.table.schema, part.table.name);
  const [inside, outside] = [counted, rows.outside].map((some) => some.map(({ sql }) => sql));
  return {
    relation,
    where: rows.where,
    columns: compared.map((p) => p.sql),
    rest,
    trailer: trailerAt(compared, dialect, dialect.trailer(inside ?? [], relation, outside ?? [])),
    ambiguous,
    ...spellingOf(compared, dialect),
    catalog,
  };
}

/** Files of a group have its columns; a lake of changes has many files. */
const withoutColumns = (group: LakeFileGroup): LakeFileGroup => ({
  ...group,
  files: group.files.map((file) => ({ ...file, columns: [] })),
});

function expectedOf({ path, rows, modified, csv }: LakeFile, engine: EngineDialect): Prepared['files'][number] {
  const lines = engine.csv === 'lines' && csv ? { lineBytes: csv.lineBytes } : {};
  return { path, rows, modified, ...lines };
}

type CountedSql = Counted & { readonly sql: string };

const countedRows = (because: string, sql: string): CountedSql => ({ what: 'ambiguous', column: null, because, sql });

function countedIn(
  compared: readonly Extract<Pair, { compared: true }>[],
  pairs: readonly Pair[],
  source: SourceDialect,
): CountedSql[] {
  const absent = pairs.filter((p) => !p.compared && p.absent);
  return [
    ...compared.flatMap((p) =>
      p.losses.map((l) => ({ what: 'loss' as const, column: p.column.source.name, rule: l.rule, sql: l.changed })),
    ),
    ...absent.map((p) => ({
      what: 'absent' as const,
      column: p.column.source.name,
      sql: source.present(p.column.source),
    })),
  ];
}

/**
 * Buckets of level 1: enough that a differing bucket holds few rows, few enough that buckets times files stay in memory.
 */
export function bucketCount(files: number): number {
  let buckets = 65_536;
  while (buckets > 256 && buckets * files > 4_194_304) buckets /= 2;
  return buckets;
}

function pair(
  column: PlannedColumn,
  groups: readonly LakeFileGroup[],
  dialects: { readonly source: SourceDialect; readonly engine: EngineDialect },
  csv: CsvPlan | null,
): Pair {
  const out = (why: string, absent = false): Pair => ({ compared: false, column, why, absent });
  if (column.excluded) return out(`left out by the configuration: ${column.excluded.reason}`);
  if (column.unverifiable !== undefined) return out(column.unverifiable);
  const types = lakeTypesOf(column.lakeName, groups);
  if (groups.length > 0 && types.length === 0) {
    const { unreplicated } = column.source;
    return unreplicated === undefined ? out('the lake has no such column', true) : out(unreplicated);
  }
  if (ambiguousNames(groups).has(column.lakeName)) {
    return out('the lake has another column whose name differs by case alone, and the engine cannot tell them apart');
  }
  const unreadable = dialects.engine.unreadableName?.(column.lakeName) ?? null;
  if (unreadable !== null) return out(unreadable);
  const own = dialects.source.form(column.source, types);
  if (isUnsupported(own)) return out(own.unsupported);
  const losses = applicableLosses(own, types, column.losses);
  const form = pairForm(own, types, losses);
  const inLake = unsupportedInLake(dialects.engine, types, form);
  if (inLake !== null) return out(inLake);
  const rendered = dialects.source.render(column.source, form, losses);
  if (isUnsupported(rendered)) return out(rendered.unsupported);
  if (csv === null) return { compared: true, column, form, ...rendered };
  const clash = nullTextProblem(form, csv);
  if (clash !== null) return out(clash);
  return { compared: true, column, form, ...encodedNull(rendered, form, csv, dialects.source) };
}

/** Of the pairs those that are compared. */
function keyFirst(pairs: readonly Pair[], key: readonly string[]): Extract<Pair, { compared: true }>[] {
  const rank = (p: Pair) => {
    const i = key.indexOf(p.column.source.name);
    return i < 0 ? key.length : i;
  };
  return pairs.filter((p) => p.compared).sort((a, b) => rank(a) - rank(b));
}

function nothingComparable(part: PlannedPart): Problem {
  return {
    verdict: 'INCONCLUSIVE',
    code: 'NothingComparable',
    message: `No column of ${tableName(part.table)} can be compared.`,
    remedy: 'See why each column was left out in the coverage of the table.',
  };
}
