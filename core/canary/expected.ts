import type { FindingKind } from '../report/schema.ts';
import { CANARY_KEYS, type CanaryColumn, type CanaryKey, type CanaryRow } from './rows.ts';

/** What of the canary a source can hold. */
export interface CanaryReach {
  readonly columns: readonly CanaryColumn[];
  /** Whether an empty text is NULL there (Oracle). */
  readonly emptyIsNull: boolean;
}

/** A difference that must be found, and nothing beside it. */
export interface PlantedFault {
  readonly name: string;
  readonly id: number;
  readonly kind: FindingKind;
  readonly sourceRows: number;
  readonly lakeRows: number;
  /** The columns of a changed row that differ. */
  readonly columns: readonly CanaryColumn[];
}

/** The row as the source holds it. */
export function inSource(row: CanaryRow, { emptyIsNull }: CanaryReach): CanaryRow {
  if (!emptyIsNull) return row;
  const values = Object.entries(row).map(([column, value]) => [column, value === '' ? null : value]);
  return Object.fromEntries(values) as CanaryRow;
}

/** What must be found, worked out from the rows without any SQL; a fault that the source cannot hold is left out. */
export function plantedFaults(reach: CanaryReach): PlantedFault[] {
  return CANARY_KEYS.flatMap((key) => planted(key, reach) ?? []);
}

function planted(key: CanaryKey, reach: CanaryReach): PlantedFault | null {
  const line = (row: CanaryRow) => JSON.stringify(reach.columns.map((column) => row[column]));
  const source = key.source.map((row) => inSource(row, reach));
  const [s, l] = [source.map(line).sort(), key.lake.map(line).sort()];
  if (key.fault === null || JSON.stringify(s) === JSON.stringify(l)) return null;
  const [before, after] = [source[0], key.lake[0]];
  const columns = before && after ? reach.columns.filter((column) => before[column] !== after[column]) : [];
  const about = { name: key.fault, id: key.id, sourceRows: s.length, lakeRows: l.length };
  if (l.length === 0) return { ...about, kind: 'missing', columns: [] };
  if (s.length === 0) return { ...about, kind: 'extra', columns: [] };
  return s.length === l.length ? { ...about, kind: 'changed', columns } : { ...about, kind: 'duplicated', columns: [] };
}
