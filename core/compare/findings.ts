import type { Finding } from '../report/schema.ts';
import { causeOfChange } from './causes.ts';
import { causesInChanges } from './changes-judged.ts';
import { displayValue } from './forms.ts';
import { decodeLine } from './line.ts';
import { describeMalformed, isMalformed } from './malformed.ts';
import type { Prepared } from './prepare.ts';
import type { SampledRow } from './records.ts';

export interface DescribedSample {
  readonly lasting: Finding[];
  /** Of keys that the source changed after the load. */
  readonly later: Finding[];
}

/** Sampled rows as findings, a key each, both halves of a changed row together. */
export function describeSample(prepared: Prepared, sample: readonly SampledRow[]): DescribedSample {
  return {
    lasting: describe(
      prepared,
      sample.filter((row) => row.kind !== 'later'),
    ),
    later: describe(
      prepared,
      sample.filter((row) => row.kind === 'later'),
    ),
  };
}

function describe(prepared: Prepared, sample: readonly SampledRow[]): Finding[] {
  const groups = new Map<string, SampledRow[]>();
  for (const row of sample) {
    const id = `${row.kind} ${row.rank}`;
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return [...groups.values()].map((rows) => describeFinding(prepared, rows));
}

/** A record of the lake that is no row: its place and the reason; no value of it is one of a column. */
function malformedFinding(prepared: Prepared, row: SampledRow): Finding {
  return {
    kind: 'extra',
    key: null,
    sourceRows: 0,
    lakeRows: row.keyLakeRows,
    rows: [
      { side: 'lake', inSource: 0, inLake: row.inLake, values: prepared.compared.map(() => null), file: row.file },
    ],
    columns: [],
    causes: [describeMalformed(row.line, prepared)],
  };
}

function describeFinding(prepared: Prepared, rows: readonly SampledRow[]): Finding {
  const [first] = rows;
  if (first === undefined) throw new RangeError('a finding has at least one row');
  if (isMalformed(first.line)) return malformedFinding(prepared, first);
  const values = rows.map((row) => decodeLine(row.line));
  const kind = first.kind === 'later' ? (first.keyLakeRows === 0 ? 'missing' : 'changed') : first.kind;
  const changes = kind === 'changed' ? changesOf(prepared, rows, values) : [];
  const shown = (v: (string | null)[]) => prepared.compared.map(({ form }, i) => displayValue(form, v[i] ?? null));
  return {
    kind,
    key:
      prepared.key.length === 0
        ? null
        : prepared.key.map((column, i) => ({ column, value: shown(values[0] ?? [])[i] ?? null })),
    sourceRows: first.keySourceRows,
    lakeRows: first.keyLakeRows,
    rows: rows.map((row, i) => ({
      side: row.inSource > row.inLake ? 'source' : 'lake',
      inSource: row.inSource,
      inLake: row.inLake,
      values: shown(values[i] ?? []),
      file: row.file,
      ...(row.digest === undefined ? {} : { id: row.digest }),
    })),
    columns: changes.map((c) => c.column),
    causes: [
      ...changes.filter((c) => c.cause !== null).map((c) => `${c.column}: ${c.cause}`),
      ...causesInChanges(prepared, kind, rows, changes),
    ],
  };
}

/** Columns that differ, where one row of the source became one other row of the lake. */
function changesOf(prepared: Prepared, rows: readonly SampledRow[], values: readonly (string | null)[][]) {
  const [source, lake] = values;
  if (rows.length !== 2 || !source || !lake) return [];
  return prepared.compared.flatMap(({ name, form }, i) => {
    const [s = null, l = null] = [source[i], lake[i]];
    return s === l ? [] : [{ column: name, cause: causeOfChange(s, l, form) }];
  });
}
