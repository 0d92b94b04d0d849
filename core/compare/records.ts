/** Readers of the records that the statements of `core/sql` return. */
import { FINDING_KINDS, type FindingKind } from '../report/schema.ts';
import { ROW_CLASS } from '../sql/collapse.ts';
import { DIFFERENCES_KEPT, REREAD_KEYS } from '../sql/findings-query.ts';
import type { StoredSpread } from './key-spread.ts';

/** A cell of a result as a query engine's client gives it. */
export type Cell = string | number | bigint | boolean | null;

/** The trailer of a stream: how many rows the source's statement held, and the numbers counted over them. */
export interface Trailer {
  readonly rows: number;
  readonly counts: readonly number[];
}

export interface DigestResult {
  /** Rows that arrived from the source, and rows read from the lake. */
  readonly sourceRows: number;
  readonly lakeRows: number;
  /** Null where the stream had none, or more than one: it was not read in full. */
  readonly trailer: Trailer | null;
  /** `counted`: the rows that the reader of the file says it has handed on, where it says so. */
  readonly files: readonly {
    readonly path: string;
    readonly rows: number;
    readonly counted?: number | null;
    /** Bytes of its lines without their ends, where the engine may lose some. */
    readonly bytes?: number | null;
    /** Its rows that other parts of the table compare. */
    readonly outside?: number;
  }[];
  /** Buckets in which the sides differ, ascending. */
  readonly buckets: readonly number[];
  /** Rows of the lake that are not current, where changes are collapsed; they are in `files`, and not in `lakeRows`. */
  readonly past?: PastRows;
}

export interface PastRows {
  readonly rows: number;
  /** Of them, last changes of a key beside another one at the same place in the order. */
  readonly tied: number;
  /** Of them, changes of an operation that is none of DMS's, and one such operation. */
  readonly unknown: number;
  readonly operation: string;
}

export interface KindCounts {
  readonly findings: number;
  readonly sourceRows: number;
  readonly lakeRows: number;
}

/** One sampled row that one side holds more often. */
export interface SampledRow {
  /** `later`: of a key that the source changed after the load. */
  readonly kind: FindingKind | 'later';
  /** Rank of its key among the kind's, from 1. */
  readonly rank: number;
  readonly line: string;
  readonly file: string | null;
  readonly inSource: number;
  readonly inLake: number;
  readonly keySourceRows: number;
  readonly keyLakeRows: number;
  /** Digest of the row, as the engine writes it. */
  readonly digest?: string;
}

/** A differing row by its digest. */
export interface Difference {
  readonly side: 'source' | 'lake';
  readonly digest: string;
  /** How many copies that side holds in excess. */
  readonly copies: number;
}

export interface Findings {
  readonly counts: Readonly<Record<FindingKind, KindCounts>>;
  /** By index of the compared column. */
  readonly changedColumns: readonly { readonly index: number; readonly rows: number }[];
  readonly files: readonly { readonly path: string; readonly rows: number }[];
  readonly sample: readonly SampledRow[];
  /** Records of the lake that cannot be read as rows. */
  readonly malformed?: number;
  /** Where in the range of the key they lie; null where it has none. */
  readonly spread?: StoredSpread | null;
  readonly trailer: Trailer | null;
  /** Keys that the source changed after the load; their rows are in the sample, and in no count. */
  readonly later: KindCounts;
  readonly open: OpenRows;
  /** Every row that differs lastingly; null where they are too many to be kept, or not all are known. */
  readonly differences?: readonly Difference[] | null;
  /** Keys that were open in every read, as lines spell them; null where there are too many for a reread to take alone. */
  readonly openKeys: readonly string[] | null;
}

/** What the reads of the rows have in common. */
export interface OpenRows {
  /** Unmatched rows in the first read, in the latest, and in the latest and an earlier one (or in the only one). */
  readonly first: number;
  readonly latest: number;
  readonly both: number;
  /** Of `both`, those that a later change of the source explains. */
  readonly later: number;
  /** Keys that were unmatched in every read, and that no later change explains. */
  readonly keys: number;
}

function num(cell: Cell | undefined): number {
  const n = Number(cell ?? 0);
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a count: ${String(cell)}`);
  return n;
}

function str(cell: Cell | undefined): string {
  return String(cell ?? '');
}

/** Reads a trailer line, `t<tab>rows,count,…`. Null where it is none. */
export function readTrailer(line: string): Trailer | null {
  if (!/^t\t\d+(,\d+)*(\t\\N)*$/.test(line)) return null;
  const [rows = 0, ...counts] = (line.split('\t')[1] ?? '').split(',').map(Number);
  return { rows, counts };
}

/** Reads what a file's record tells of it: the line of its end, `f<tab>file<tab>rows`, or its bytes, `w<tab>bytes`. */
function readFileEnd(line: string): { counted: number | null; bytes: number | null } {
  const rows = /^f\t[^\t]*\t(\d+)\t*$/.exec(line)?.[1];
  const bytes = /^w\t(\d+)$/.exec(line)?.[1];
  return { counted: rows === undefined ? null : Number(rows), bytes: bytes === undefined ? null : Number(bytes) };
}

/** Reads the result of level 1: `record`, `b`, `f`, `src`, `lake`, `trailer`. */
export function readDigest(rows: readonly (readonly Cell[])[]): DigestResult {
  let sourceLines = 0;
  let trailers = 0;
  let trailer: Trailer | null = null;
  const files: { path: string; rows: number; counted: number | null; bytes?: number | null; outside?: number }[] = [];
  const outside = new Map<string, number>();
  const buckets: number[] = [];
  let past: PastRows | null = null;
  for (const [record, bucket, file, src, lake, line] of rows) {
    if (record === 'outside') outside.set(str(file), num(lake));
    else if (record === 'file' && (file ?? null) === null) sourceLines += num(src);
    else if (record === 'file') files.push({ path: str(file), rows: num(lake), ...readFileEnd(str(line)) });
    else if (num(bucket) === -1) {
      trailers += num(src) + num(lake);
      trailer = readTrailer(str(line));
    } else if (num(bucket) < -1) past = withClass(past, -1 - num(bucket), num(lake), str(line));
    else buckets.push(num(bucket));
  }
  for (const [path, rows] of outside) {
    const known = files.find((f) => f.path === path);
    if (known) known.outside = rows;
    else files.push({ path, rows: 0, counted: null, outside: rows });
  }
  return {
    sourceRows: sourceLines - trailers,
    lakeRows: files.reduce((sum, f) => sum + f.rows, 0) - (past?.rows ?? 0),
    ...(past === null ? {} : { past }),
    trailer: trailers === 1 ? trailer : null,
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    buckets: buckets.sort((a, b) => a - b),
  };
}

function withClass(past: PastRows | null, found: number, rows: number, line: string): PastRows {
  const before = past ?? { rows: 0, tied: 0, unknown: 0, operation: '' };
  const isUnknown = found === ROW_CLASS.unknown;
  return {
    rows: before.rows + rows,
    tied: before.tied + (found === ROW_CLASS.tied ? rows : 0),
    unknown: before.unknown + (isUnknown ? rows : 0),
    operation: isUnknown ? line.slice(2) : before.operation,
  };
}

function isKind(cell: Cell | undefined): cell is FindingKind {
  return FINDING_KINDS.some((k) => k === cell);
}

const NONE: KindCounts = { findings: 0, sourceRows: 0, lakeRows: 0 };

/** No difference of any kind. */
export function noCounts(): Record<FindingKind, KindCounts> {
  return { missing: NONE, extra: NONE, changed: NONE, duplicated: NONE };
}

/** Reads the result of the findings statement; its records are described at `findingsSql`. */
export function readFindings(rows: readonly (readonly Cell[])[]): Findings {
  const counts = noCounts();
  const changedColumns: { index: number; rows: number }[] = [];
  const files: { path: string; rows: number }[] = [];
  const sample: SampledRow[] = [];
  const trailers: (Trailer | null)[] = [];
  let open: OpenRows = { first: 0, latest: 0, both: 0, later: 0, keys: 0 };
  let later = NONE;
  const openKeys: string[] = [];
  let malformed = 0;
  let spread: StoredSpread | null = null;
  const differences: Difference[] = [];
  for (const [record, kind, text, file, n1, n2, n3, n4, n5, digest] of rows) {
    const counted = () => ({ findings: num(n1), sourceRows: num(n2), lakeRows: num(n3) });
    if (record === 'count' && isKind(kind)) counts[kind] = counted();
    else if (record === 'count' && kind === 'later') later = counted();
    else if (record === 'malformed') malformed = num(n1);
    else if (record === 'column') changedColumns.push({ index: num(n1), rows: num(n2) });
    else if (record === 'file') files.push({ path: str(file), rows: num(n1) });
    else if (record === 'key') spread = withBin(spread, str(text), str(file), num(n1), num(n2));
    else if (record === 'row' && (isKind(kind) || kind === 'later')) {
      sample.push({
        kind,
        rank: num(n1),
        line: str(text),
        file: (file ?? null) === null ? null : str(file),
        inSource: num(n2),
        inLake: num(n3),
        keySourceRows: num(n4),
        keyLakeRows: num(n5),
        ...((digest ?? null) === null ? {} : { digest: str(digest) }),
      });
    } else if (record === 'difference')
      differences.push({ side: kind === 'source' ? 'source' : 'lake', digest: str(digest), copies: num(n1) });
    else if (record === 'open') openKeys.push(str(text));
    else if (record === 'trailer') trailers.push(readTrailer(str(text)));
    else if (record === 'read')
      open = { first: num(n1), latest: num(n2), both: num(n3), keys: num(n4), later: num(n5) };
    else throw new RangeError(`unknown record ${str(record)} ${str(kind)}`);
  }
  return {
    counts,
    changedColumns: changedColumns.sort((a, b) => b.rows - a.rows || a.index - b.index),
    files: files.sort((a, b) => b.rows - a.rows || (a.path < b.path ? -1 : 1)),
    sample: sample.sort(bySample),
    malformed,
    spread,
    trailer: trailers.length === 1 ? (trailers[0] ?? null) : null,
    later,
    open,
    differences: completeOf(differences, open),
    openKeys: openKeys.length > REREAD_KEYS ? null : openKeys,
  };
}

function withBin(before: StoredSpread | null, from: string, to: string, bin: number, findings: number): StoredSpread {
  return { from, to, bins: [...(before?.bins ?? []), { bin, findings }] };
}

/** A bound, or an engine that returns less than there is, must not look like all of it. */
function completeOf(differences: readonly Difference[], open: OpenRows): readonly Difference[] | null {
  const isAll = differences.length === open.both - open.later && differences.length <= DIFFERENCES_KEPT;
  return isAll ? differences : null;
}

function bySample(a: SampledRow, b: SampledRow): number {
  const rankOf = (kind: SampledRow['kind']) => (kind === 'later' ? FINDING_KINDS.length : FINDING_KINDS.indexOf(kind));
  const kinds = rankOf(a.kind) - rankOf(b.kind);
  const sides = Number(b.inSource > b.inLake) - Number(a.inSource > a.inLake);
  return kinds || a.rank - b.rank || sides || (a.line < b.line ? -1 : 1);
}
