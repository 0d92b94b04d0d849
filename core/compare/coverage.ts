/** What a comparison covers: how each column took part, and what is known to limit it before anything is read. */
import { OPERATION } from '../dms/cdc.ts';
import type { PlannedColumn, PlannedPart } from '../plan/schema.ts';
import type { ColumnCoverage, LakeFileGroup, LossRule } from './columns.ts';
import { lakeTypeName } from './columns.ts';
import { type Form, formName } from './forms.ts';
import { type Limit, limit } from './limits.ts';
import { lakeTypesOf } from './pairing.ts';
import type { Listing } from './prepare.ts';

/** One column after pairing: compared, or left out for a reason. */
export type Pair =
  | {
      readonly compared: true;
      readonly column: PlannedColumn;
      readonly form: Form;
      readonly sql: string;
      readonly losses: readonly { readonly rule: LossRule; readonly changed: string }[];
      readonly prefix?: string;
    }
  | { readonly compared: false; readonly column: PlannedColumn; readonly why: string; readonly absent: boolean };

/** In the source's order of columns, then those that only the lake has. */
export function coverage(
  part: PlannedPart,
  pairs: readonly Pair[],
  groups: readonly LakeFileGroup[],
): ColumnCoverage[] {
  return [...pairs.map((p) => coverageOf(p, groups)), ...unplannedCoverage(part), ...lakeOnlyCoverage(part, groups)];
}

function coverageOf(p: Pair, groups: readonly LakeFileGroup[]): ColumnCoverage {
  const types = [...new Set(lakeTypesOf(p.column.lakeName, groups).map(lakeTypeName))];
  const { added } = p.column;
  const made = added ? [`made by the task's ${added.rule}`] : [];
  const reasons = [...made, ...(p.compared ? p.losses.map((l) => l.rule.because) : [p.why])];
  return {
    name: p.column.source.name,
    lakeName: groups.length > 0 && types.length === 0 ? null : p.column.lakeName,
    sourceType: added ? null : p.column.source.type,
    lakeType: types.length > 0 ? types.join(' and ') : null,
    form: p.compared ? formName(p.form) : null,
    fidelity: !p.compared ? 'excluded' : p.losses.length > 0 ? 'asEncoded' : 'exact',
    reason: reasons.length > 0 ? reasons.join('; ') : null,
  };
}

/** Source columns that the plan leaves out, because the task's own rules remove them from the lake. */
function unplannedCoverage(part: PlannedPart): ColumnCoverage[] {
  const planned = new Set(part.columns.map((c) => c.source.name));
  const left = (part.source?.columns ?? []).filter((c) => !planned.has(c.name));
  return left.map(({ name, type }) => ({
    name,
    lakeName: null,
    sourceType: type,
    lakeType: null,
    form: null,
    fidelity: 'excluded',
    reason: part.limits.find((l) => l.column === name)?.detail ?? 'not planned',
  }));
}

/** Lake columns that no source column is planned for, DMS's own apart. */
function extraLakeColumns(part: PlannedPart, groups: readonly LakeFileGroup[]): string[] {
  const known = new Set([
    ...part.columns.map((c) => c.lakeName),
    ...part.lakeOnlyColumns.map((c) => c.name),
    // What DMS adds to changes is no column of a table.
    ...(part.cdc?.order ?? []).map(({ column }) => column),
    ...(groups.some((g) => g.changes) ? [OPERATION] : []),
  ]);
  return [...new Set(groups.flatMap((g) => g.columns.map((c) => c.name)))].filter((name) => !known.has(name));
}

function lakeOnlyCoverage(part: PlannedPart, groups: readonly LakeFileGroup[]): ColumnCoverage[] {
  const present = part.lakeOnlyColumns.filter((c) => lakeTypesOf(c.name, groups).length > 0);
  const extra = extraLakeColumns(part, groups).map((name) => ({ name, reason: 'the source has no such column' }));
  return [...present, ...extra].map(({ name, reason }) => ({
    name,
    lakeName: name,
    sourceType: null,
    lakeType: [...new Set(lakeTypesOf(name, groups).map(lakeTypeName))].join(' and '),
    form: null,
    fidelity: 'excluded',
    reason,
  }));
}

export function limitsOf(
  part: PlannedPart,
  pairs: readonly Pair[],
  groups: readonly LakeFileGroup[],
  listing: Listing,
): Limit[] {
  const limits: Limit[] = [];
  for (const p of pairs) {
    const column = p.column.source.name;
    if (!p.compared && !p.absent) {
      const left = limit('excludedColumn', `${column} was not compared: ${p.why}`, { column });
      // An exclusion that somebody configured carries that person's consent; acceptLimits() voids it when it expires.
      limits.push({ ...left, accepted: p.column.excluded });
    }
    const lacking = groups.filter((g) => !g.columns.some((c) => c.name === p.column.lakeName));
    if (p.compared && lacking.length > 0) {
      const files = lacking.reduce((n, g) => n + g.files.length, 0);
      const detail = `${files} of ${listing.files.length} files lack ${column}; its values there were read as NULL`;
      limits.push(limit('schemaDrift', detail, { column, count: files }));
    }
  }
  for (const { name, reason } of unplannedCoverage(part)) {
    const known = part.limits.some((l) => l.column === name);
    if (!known) limits.push(limit('excludedColumn', `${name} was not compared: ${reason}`, { column: name }));
  }
  for (const column of extraLakeColumns(part, groups)) {
    limits.push(limit('extraLakeColumn', `the lake has a column ${column} that the source has not`, { column }));
  }
  if ((listing.stale ?? []).length > 0) limits.push(staleFiles(part, listing.stale ?? []));
  if (listing.others.length > 0) limits.push(unreadFiles(listing));
  return limits;
}

function unreadFiles({ others }: Listing): Limit {
  const shown = others.slice(0, 3).map((o) => `${o.path} (${o.why})`);
  const rest = others.length > shown.length ? ` and ${others.length - shown.length} more` : '';
  return limit('unreadFile', `not read: ${shown.join(', ')}${rest}`, { count: others.length });
}

function staleFiles({ cdc }: PlannedPart, stale: NonNullable<Listing['stale']>): Limit {
  const shown = stale.slice(0, 3).map(({ path, modified }) => `${path} (${modified})`);
  const rest = stale.length > shown.length ? ` and ${stale.length - shown.length} more` : '';
  const detail =
    `not read: ${shown.join(', ')}${rest}, written before the task's load began (${cdc?.loadStart}): ` +
    'TargetTablePrepMode DO_NOTHING left them there, and every reader of the folder takes them for rows; remove them';
  return limit('staleFile', detail, { count: stale.length });
}
