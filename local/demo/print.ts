import type { Tally } from './tally.ts';

/** Lines of the demo's last word: what was planted and what was found, side by side. */
export function tallyText(tally: Tally, color: boolean): string {
  const paint = (code: number, text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const green = (text: string) => paint(32, text);
  const red = (text: string) => paint(31, text);
  const rows = tally.faults.map(({ fault, found }) => ({
    sign: found ? green('✓ found') : red('✗ not found'),
    table: `${fault.table.schema}.${fault.table.name}`,
    what: fault.description,
    counts: fault.findings.map((f) => `${f.count.toLocaleString('en-US')} ${f.kind}`).join(', '),
  }));
  const width = (of: (row: (typeof rows)[number]) => string) => Math.max(0, ...rows.map((row) => of(row).length));
  const [table, counts] = [width((row) => row.table), width((row) => row.counts)];
  const lines = rows.map((row) => `${row.sign}  ${row.table.padEnd(table)}  ${row.counts.padEnd(counts)}  ${row.what}`);
  for (const sentence of tally.unexpected) lines.push(`${red('! not as planted')}  ${sentence}`);
  return `${[...lines, '', conclusion(tally)].join('\n')}\n`;
}

function conclusion(tally: Tally): string {
  const found = tally.faults.filter((f) => f.found).length;
  if (!tally.exact)
    return (
      `THE PROOF IS WRONG: ${found} of ${tally.faults.length} planted faults found, ` +
      `${tally.unexpected.length} things said that were not planted. Please report this as a defect.`
    );
  if (tally.faults.length === 0) return 'Nothing was planted, and nothing was found.';
  return `All ${found} planted faults were found, with the right keys and columns, and nothing else.`;
}
