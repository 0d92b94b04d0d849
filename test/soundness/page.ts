/** docs/soundness.md: what the command writes into it, between two marks. */
import { readFile, writeFile } from 'node:fs/promises';
import type { CellResult, TableResult } from './judge.ts';
import { FORMATS } from './matrix/formats.ts';
import { MUTATIONS } from './matrix/mutations.ts';
import { type BaselineResult, type SoundnessRun, type SourceRun, tally } from './result.ts';

const PAGE = 'docs/soundness.md';
const BEGIN = '<!-- begin: written by npm run soundness -->';
const END = '<!-- end: written by npm run soundness -->';

export async function writePage(run: SoundnessRun): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} lacks its marks`);
  await writeFile(PAGE, `${before}${BEGIN}\n\n${written(run)}\n\n${END}${after}`);
}

function written(run: SoundnessRun): string {
  return [
    `Written on ${run.date} by Node ${run.node}.`,
    overall(run.runs),
    '### By type',
    ...run.runs.map(byType),
    '### By mutation',
    'All sources and engines together.',
    byMutation(run.runs),
    '### The formats',
    table(
      ['Format', 'The endpoint'],
      FORMATS.map((f) => [`\`${f.name}\``, f.says]),
    ),
    ...(run.baselines ? ['### Other ways to compare, on the same cells', baselineTable(run.baselines)] : []),
  ].join('\n\n');
}

function overall(runs: readonly SourceRun[]): string {
  const rows = runs.map(({ source, engine, results, seconds }) => {
    const t = tally(results);
    return [
      source,
      engine,
      t.comparisons,
      `**${t.found} of ${t.found + t.wrong}**`,
      `**${t.alarms}**`,
      t.limit,
      t.equal,
      t.named,
      `${seconds.toFixed(0)} s`,
    ];
  });
  const head = [
    'Source',
    'Engine',
    'Comparisons',
    'Faults found',
    'False alarms',
    'Counted as a limit',
    'No fault by a setting',
    'Left out by name',
    'Time',
  ];
  return table(head, rows);
}

/** `31 of 31`, or a dash; what settings make invisible apart. */
function share(cells: readonly CellResult[]): string {
  const of = (outcome: CellResult['outcome']) => cells.filter((c) => c.outcome === outcome).length;
  const seen = of('found') + of('wrong');
  const rest = [
    of('limit') > 0 ? `${of('limit')} limits` : '',
    of('equal') > 0 ? `${of('equal')} by setting` : '',
    of('named') > 0 ? `${of('named')} left out` : '',
  ].filter((t) => t !== '');
  if (cells.length === 0) return '';
  return [seen > 0 ? `${of('found')} of ${seen}` : '–', ...rest].join(', ');
}

const inFormat = (results: readonly TableResult[], format: string) =>
  results.filter((r) => r.format === format).flatMap((r) => r.cells);

function byType({ source, engine, results }: SourceRun): string {
  const formats = FORMATS.map((f) => f.name).filter((name) => results.some((r) => r.format === name));
  const rows = [...new Set(results.flatMap((r) => r.cells).map((c) => c.row))];
  const lines = rows.map((row) => [
    `\`${row}\``,
    ...formats.map((f) => share(inFormat(results, f).filter((c) => c.row === row))),
  ]);
  return `**${source}${engine === 'embedded' ? '' : `, on ${engine === 'trino' ? 'Trino' : engine}`}**\n\n${table(['', ...formats.map((f) => `\`${f}\``)], lines)}`;
}

function byMutation(runs: readonly SourceRun[]): string {
  const results = runs.flatMap((r) => r.results);
  const order = new Map(MUTATIONS.map(({ name }, i) => [name, i]));
  const cells = results.flatMap((r) => r.cells);
  const groups = new Map<string, CellResult[]>();
  for (const cell of cells) {
    const name = order.has(cell.mutation) ? cell.mutation : `${cell.row}: ${cell.mutation}`;
    groups.set(name, [...(groups.get(name) ?? []), cell]);
  }
  const csv = (name: string) => FORMATS.some((f) => f.name === name && f.csv);
  const of = (text: boolean, name: string) =>
    results
      .filter((r) => csv(r.format) === text)
      .flatMap((r) => r.cells)
      .filter((c) => c.mutation === name || `${c.row}: ${c.mutation}` === name);
  return table(
    ['', 'Parquet', 'CSV'],
    [...groups.keys()].map((name) => [name, share(of(false, name)), share(of(true, name))]),
  );
}

function baselineTable(baselines: readonly BaselineResult[]): string {
  const rows = baselines.flatMap((b): (string | number)[][] => {
    if (b.absent !== null) return [[b.name, '', '', `not run: ${b.absent}`, '', '']];
    return b.formats.map((f) => {
      const missed = f.missed.slice(0, 6).map(([name, n]) => `${name}${n > 1 ? ` (${n})` : ''}`);
      const more = f.missed.length > 6 ? `; and ${f.missed.length - 6} more kinds` : '';
      return [
        b.name,
        f.source,
        `\`${f.format}\``,
        `${f.found} of ${f.faults}`,
        f.falseAlarms,
        missed.join('; ') + more,
      ];
    });
  });
  return [
    table(
      ['Way', 'Source', 'Format', 'Faults found', 'Rows it reports where nothing is wrong', 'Not found, for example'],
      rows,
    ),
    ...baselines.map((b) => `- **${b.name}**: ${b.says}`),
  ]
    .join('\n\n')
    .replace(/\n\n- /g, '\n- ')
    .replace(/\|\n- /, '|\n\n- ');
}

const escaped = (cell: string | number) => String(cell).replaceAll('|', '\\|').replaceAll('<', '&lt;');

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
