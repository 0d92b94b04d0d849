import type { Finding, PartResult, ReportValue, RunReport } from './schema.ts';

/**
 * Masking: outside the encrypted bucket a report shows that values differ, never the values. Only keys and rows of the
 * samples hold cell values, and the ends of a key's range; names, statements, sentences and counts stay.
 */

const SHOWN_DIGITS = 12;

/**
 * The report with every value of a key or a row replaced by the first 12 hexadecimal digits of its keyed digest and its
 * length. NULL stays NULL: that a value is absent is what most findings are about, and is not a value.
 * @param hmac a keyed digest as hexadecimal text; with the key of the run, so that equal values look equal in one run
 *   and nothing can be looked up across runs.
 */
export function maskReport(report: RunReport, hmac: (text: string) => string): RunReport {
  const mask = (value: ReportValue): ReportValue =>
    typeof value === 'string' ? { masked: hmac(value).slice(0, SHOWN_DIGITS), length: lengthOf(value) } : value;
  return {
    ...report,
    settings: { ...report.settings, values: 'masked' },
    tables: report.tables.map((table) => maskTable(table, mask)),
  };
}

function maskTable(table: PartResult, mask: (value: ReportValue) => ReportValue): PartResult {
  const maskFinding = (finding: Finding): Finding => ({
    ...finding,
    key: finding.key?.map((k) => ({ ...k, value: mask(k.value) })) ?? null,
    rows: finding.rows.map((row) => ({ ...row, values: row.values.map(mask) })),
  });
  const later = { ...table.later, sample: table.later.sample.map(maskFinding) };
  const { keySpread, ...rest } = table;
  // The ends of the range are values of the key; where in it the differences lie is not.
  const spread = keySpread === undefined ? {} : { keySpread: { ...keySpread, from: null, to: null } };
  return { ...rest, ...spread, sample: table.sample.map(maskFinding), later };
}

/** Characters, not UTF-16 units, and without an array of a long value's characters. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
