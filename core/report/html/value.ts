import type { ReportValue } from '../schema.ts';
import { pieces, shortName } from '../visible.ts';
import { number, plural } from '../words.ts';
import { editsOf, type Run } from './edits.ts';
import { Html, html, type Part } from './markup.ts';

/** Cell values, told apart to the character: NULL, the empty text, white space, control characters, what differs. */

/** Characters shown of a value where nothing is marked, and around and within what is marked. */
const SHOWN = 400;
const AROUND = 100;

/** A value without anything to compare it with. */
export function valueHtml(value: ReportValue): Html {
  return special(value) ?? html`<bdi class="val">${clipped([...cut(value)], SHOWN)}</bdi>`;
}

/** Both values of a pair that differs, with the characters marked that do. */
export function pairHtml(source: ReportValue, lake: ReportValue): readonly [Html, Html] {
  if (typeof source !== 'string' || typeof lake !== 'string' || source === '' || lake === '')
    return [valueHtml(source), valueHtml(lake)];
  const head = commonLength(source, lake, (text, i) => text.charCodeAt(i));
  const [a, b] = [source.slice(head), lake.slice(head)];
  const tail = commonLength(a, b, (text, i) => text.charCodeAt(text.length - 1 - i));
  const [before, after] = [source.slice(0, head), a.slice(a.length - tail)];
  const [inSource, inLake] = [a.slice(0, a.length - tail), b.slice(0, b.length - tail)];
  const runs = editsOf(inSource, inLake) ?? [{ source: inSource, lake: inLake, equal: false }];
  return [marked(before, runs, 'source', after), marked(before, runs, 'lake', after)];
}

/** How many units agree from an end on, never so that a surrogate pair is cut in two. */
function commonLength(a: string, b: string, at: (text: string, i: number) => number): number {
  let n = 0;
  while (n < a.length && n < b.length && at(a, n) === at(b, n)) n++;
  const isHalf = (code: number) => code >= 0xd800 && code <= 0xdfff;
  while (n > 0 && isHalf(at(a, n - 1))) n--;
  return n;
}

function special(value: ReportValue): Html | null {
  if (value === null) return html`<span class="badge null">NULL</span>`;
  if (value === '') return html`<span class="badge">empty text</span>`;
  if (typeof value === 'string') return null;
  const title = 'The value is masked; equal values have equal digests in this report.';
  return html`<span class="masked" title="${title}"><span class="badge">masked</span> <span class="mono">${value.masked}</span> <span class="dim">${plural(value.length, 'character')}</span></span>`;
}

/** A side of a pair: what it has alone is marked, and where the other has something more there is a gap. */
function marked(head: string, runs: readonly Run[], side: 'source' | 'lake', tail: string): Html {
  const before = [...head.slice(-4 * AROUND)];
  const after = [...tail.slice(0, 4 * AROUND)];
  const leftOut = Math.max(0, head.length - before.slice(-AROUND).join('').length);
  const cutOff = Math.max(0, tail.length - after.slice(0, AROUND).join('').length);
  const middle = runs.map((run) => {
    if (run[side] === '') return html`<mark class="gap"></mark>`;
    const text = clipped([...cut(run[side])], SHOWN);
    return run.equal ? text : html`<mark>${text}</mark>`;
  });
  return html`<bdi class="val">${omitted(leftOut)}${characters(before.slice(-AROUND))}${middle}${characters(after.slice(0, AROUND))}${omitted(cutOff)}</bdi>`;
}

/** Enough of a long text to show its ends, without taking a megabyte apart. */
function cut(value: ReportValue): readonly Part[] {
  const text = typeof value === 'string' ? value : '';
  if (text.length <= 4 * SHOWN) return [text];
  const [head, tail] = [text.slice(0, 2 * SHOWN), text.slice(-2 * SHOWN)];
  const first = [...head].slice(0, SHOWN).join('');
  const last = [...tail].slice(-AROUND).join('');
  return [first, omitted(text.length - first.length - last.length), last];
}

function clipped(parts: readonly Part[], max: number): Part {
  return parts.map((part) => {
    if (typeof part !== 'string') return part;
    const chars = [...part];
    if (chars.length <= max) return characters(chars);
    const [head, tail] = [chars.slice(0, max - AROUND), chars.slice(-AROUND)];
    return [characters(head), omitted(chars.length - head.length - tail.length), characters(tail)];
  });
}

const omitted = (n: number): Html | null => (n > 0 ? html`<span class="omitted">… ${number(n)} more …</span>` : null);

/** Text with its white space and invisible characters shown. A space stays a space when it is copied. */
function characters(chars: readonly string[]): readonly Part[] {
  return pieces(chars.join('')).flatMap(({ text, invisible }): Part[] => {
    if (invisible === null) return text.split(/( )/).map((run) => (run === ' ' ? SPACE : run));
    const sign = html`<span class="inv" title="${invisible}">${shortName(text)}</span>`;
    return text === '\n' ? [sign, BREAK] : [sign];
  });
}

const SPACE = new Html('<span class="sp"> </span>');
const BREAK = new Html('<br>');
