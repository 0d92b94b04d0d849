/**
 * Golden files: what the product writes, case by case, under version control. `UPDATE_GOLDEN=1` writes them. They show in
 * review that a text has changed; that it is right is what the tests on engines are for.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What it is of, and the text. */
export type GoldenCase = readonly [heading: string, text: string];

const HEADING = '-- ';

/** Compares the cases with the file, below `test/`; the error names the first case and line that differ. */
export function expectGolden(file: string, cases: readonly GoldenCase[]): void {
  const headings = cases.map(([heading]) => heading);
  const twice = headings.find((heading, i) => headings.indexOf(heading) !== i);
  if (twice !== undefined) throw new Error(`${file}: two cases are called ${twice}`);
  const path = join(process.cwd(), 'test', file);
  const text = cases.map(([heading, body]) => `${HEADING}${heading}\n${body}\n`).join('\n');
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const kept = readFileSync(path, 'utf8');
  // No diff of the whole: it would take longer than everything else here.
  if (text !== kept) throw new Error(`${file}: ${firstDifference(text, kept)}; UPDATE_GOLDEN=1 writes it`);
}

function firstDifference(now: string, kept: string): string {
  const [a, b] = [now.split('\n'), kept.split('\n')];
  const at = a.findIndex((line, i) => line !== b[i]);
  const line = at < 0 ? a.length : at;
  const heading = a.slice(0, line + 1).findLast((text) => text.startsWith(HEADING)) ?? '';
  return `line ${line + 1} (${heading.slice(HEADING.length)}) is ${shown(a[line])} and was ${shown(b[line])}`;
}

const shown = (line: string | undefined) => (line === undefined ? 'not there' : JSON.stringify(line));

/** Cases of one text as one, with all of their headings. */
export function joinAlike(cases: readonly GoldenCase[]): GoldenCase[] {
  const headings = new Map<string, string[]>();
  for (const [heading, text] of cases) headings.set(text, [...(headings.get(text) ?? []), heading]);
  return [...headings].map(([text, some]) => [some.join(', '), text]);
}

/** Columns of a line from which it is broken. */
const WIDTH = 140;

/** SQL with its long lines broken where brackets, commas and words allow, by nothing but its own text. */
export function layout(sql: string): string {
  return sql
    .split('\n')
    .flatMap((line) => broken(line, 0))
    .join('\n');
}

/** What a line is broken before: by the first of these lists that has any in it. */
const WORDS = [
  ['WHEN', 'ELSE', 'END', 'FROM', 'WHERE', 'UNION', 'GROUP', 'LEFT', 'JOIN'],
  ['THEN', 'AND', 'OR', 'AS', '||'],
];

function broken(line: string, level: number): string[] {
  const indent = '  '.repeat(level);
  const places = line.length + indent.length <= WIDTH ? [] : outermost(line);
  if (places.length === 0) return [indent + line];
  const pieces = [0, ...places].map((from, i) => line.slice(from, places[i]).trimEnd());
  return pieces.flatMap((piece, i) => broken(piece, i === 0 ? level : level + 1));
}

/** The starts of what follows a space that is in as few brackets and CASEs as any, and in no quotes. */
function outermost(line: string): number[] {
  const places: { at: number; depth: number; rank: number }[] = [];
  let depth = 0;
  // A text or a name in quotes, a bracket, or a word with the space before it.
  for (const { 0: token, index } of line.matchAll(/'[^']*'|"[^"]*"|`[^`]*`|[()[\]]|(?<= )[^\s,()[\]'"`]+|\bCASE\b/g)) {
    if (token === ')' || token === ']') depth -= 1;
    const rank = line[index - 2] === ',' ? 0 : WORDS.findIndex((words) => words.includes(token));
    if (line[index - 1] === ' ' && rank >= 0) places.push({ at: index, depth, rank });
    if (['(', '[', 'CASE'].includes(token)) depth += 1;
    if (token === 'END') depth -= 1;
  }
  const least = Math.min(...places.map((place) => place.depth * WORDS.length + place.rank));
  return places.filter((place) => place.depth * WORDS.length + place.rank === least).map(({ at }) => at);
}
