/**
 * Values with line ends, where the engine reads CSV by lines: a record that goes over several of them cannot be put
 * together again, so its row is counted and never called equal (docs/csv.md). They have tables of their own, since one
 * carriage return makes a whole file doubtful; every other value is in a table whose records are one line each.
 */
import type { Format } from './formats.ts';
import type { MatrixTable } from './table.ts';
import type { LakeValue, MatrixType, MatrixValue } from './values.ts';

/** Whether a format's files are read by lines. */
export const byLines = (format: Format): boolean => format.csv && format.lines === true;

export const hasLineEnd = ({ lake }: Pick<MatrixValue, 'lake'>): boolean =>
  typeof lake === 'string' && /[\r\n]/.test(lake);

/** The records that a text in a field becomes. */
export const linesOf = (value: LakeValue): number =>
  typeof value === 'string' ? value.split(/\r\n|[\r\n]/).length : 1;

/** Types without their values of several lines, and without those whose texts cannot be looked into. */
export const oneLineTypes = (types: readonly MatrixType[]): MatrixType[] =>
  types
    .filter((type) => !type.mayHoldLineEnds)
    .map((type) => ({ ...type, values: type.values.filter((value) => !hasLineEnd(value)) }));

/** Types that have such values, with their first value and those alone. */
export const manyLineTypes = (types: readonly MatrixType[]): MatrixType[] =>
  types.flatMap((type) => {
    const values = type.values.filter(hasLineEnd);
    return values.length === 0 ? [] : [{ ...type, values: [...type.values.slice(0, 1), ...values] }];
  });

/** Rows that the report must count as ones that cannot be told from others. */
export const ambiguousRows = ({ rows }: MatrixTable, format: Format): number =>
  byLines(format) ? rows.filter((row) => row.some(hasLineEnd)).length : 0;
