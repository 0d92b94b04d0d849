import type { SourceColumn } from '../compare/columns.ts';
import type { CanaryReach } from './expected.ts';
import type { CanaryColumn } from './rows.ts';

/** How a source dialect writes the canary's rows: as a derived table of literals, so that nothing is made on its server. */
export interface CanarySource extends CanaryReach {
  /** The columns as the dialect's own catalog would describe them. */
  readonly described: readonly SourceColumn[];
  /** An expression of the column's own type, whatever the session's settings. */
  literal(column: CanaryColumn, canonical: string | null): string;
  /** What a SELECT without a table ends with: ` FROM DUAL`. */
  readonly from: string;
}

/** A type of a source: its name as people read it, and the catalog's own. */
export function described(
  name: string,
  type: string,
  baseType: string,
  digits: { readonly precision: number; readonly scale: number } | null = null,
): SourceColumn {
  const { precision, scale } = digits ?? { precision: null, scale: null };
  return { name, type, baseType, precision, scale, nullable: name !== 'id' };
}

/** The shortest decimal number of a double's bits: `0.1`, `1e+308`. */
export function decimalOfBits(bits: string): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return String(view.getFloat64(0));
}
