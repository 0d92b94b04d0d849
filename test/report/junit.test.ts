import fc from 'fast-check';
import { renderJunit } from '../../core/report/junit.ts';
import { visible } from '../../core/report/visible.ts';
import { EXAMPLE } from './example.ts';
import { HOSTILE, reportArbitrary, reportOf, result } from './fixtures.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decode = (text: string) => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');

/** Reads XML as strictly as its specification asks: no character that XML 1.0 has not, and every element closed. */
function parse(xml: string): Element {
  expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const token = /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  let read = 0;
  for (let m = token.exec(body); m !== null; m = token.exec(body)) {
    read = token.lastIndex;
    const [, end, name = '', list = '', empty, text] = m;
    const parent = open.at(-1) ?? root;
    if (text !== undefined) {
      expect(text).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/);
      parent.text += decode(text);
    } else if (end === '/') expect(open.pop()?.name).toBe(name);
    else {
      const pairs = [...list.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decode(value)]);
      const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      parent.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  expect([read, open.length, root.children.length]).toEqual([body.length, 1, 1]);
  return root.children[0] ?? root;
}

const casesOf = (xml: string) => parse(xml).children[0]?.children.filter((e) => e.name === 'testcase') ?? [];
const problems = (xml: string) => casesOf(xml).map((c) => c.children[0]?.name ?? 'passed');

test('a table is a test case; only a match passes', () => {
  const xml = renderJunit(EXAMPLE);
  const suite = parse(xml).children[0];
  expect(suite?.attributes).toMatchObject({
    name: 'Loadproof: postgres://db.example:5432/shop → s3://example-lake/shop/',
    tests: '10',
    failures: '3',
    errors: '1',
    skipped: '0',
    time: '4.200',
    timestamp: '2026-11-22T14:00:00.000Z',
  });
  const cases = casesOf(xml);
  expect(cases.map((c) => [c.attributes.classname, c.attributes.name, c.children[0]?.attributes.type])).toEqual([
    ['public', 'customers', 'MISMATCHED'],
    ['public', 'orders', 'MISMATCHED'],
    ['public', 'payments', 'ERRORED'],
    ['public', 'events', 'INCONCLUSIVE'],
    ...['addresses', 'carriers', 'countries', 'prices', 'products'].map((name) => ['public', name, undefined]),
    ['loadproof', 'the canary', undefined],
  ]);
  expect(problems(xml)).toEqual(['failure', 'failure', 'error', 'failure', ...Array(6).fill('passed')]);
  const orders = cases[1]?.children[0];
  expect(orders?.attributes.message).toBe(
    'public.orders differs: 17 missing in the lake, 1 extra in the lake, 243 changed, 1 duplicated',
  );
  expect(orders?.text).toContain('Changed columns: placed_at (240 rows), note (12 rows), total (1 row)\n');
  expect(orders?.text).toContain('Likely cause: ');
  expect(cases[2]?.children[0]?.text).toContain('GRANT SELECT ON public.payments');
});

test('holds no value of a row', () => {
  expect(renderJunit(EXAMPLE)).not.toMatch(/51877|Deliver to|Grüße/);
});

test('a run that proved nothing, or did not end, is no empty list of passes', () => {
  expect(problems(renderJunit(reportOf([])))).toEqual(['failure']);
  const empty = reportOf([result({ rows: { source: 0, lake: 0 } })]);
  expect(problems(renderJunit(empty))[0]).toBe('failure');
  const cause = { code: 'TimedOut', message: 'The run took too long.', remedy: 'Run it again.' };
  expect(problems(renderJunit({ ...reportOf([result()]), cause, verdict: 'ERRORED' }))).toEqual(['error', 'passed']);
  expect(problems(renderJunit(reportOf([result()])))).toEqual(['passed']);
});

test('is well-formed, whatever the data', () => {
  fc.assert(
    fc.property(reportArbitrary, (report) => {
      const names = casesOf(renderJunit(report)).map((c) => c.attributes.name);
      for (const t of report.tables) expect(names).toContain(visible(t.table.name));
    }),
  );
  for (const text of [...HOSTILE, 'a\uffffb\ufffec', ']]>'])
    expect(casesOf(renderJunit(reportOf([result({ table: { schema: text, name: 'x' } })])))).toHaveLength(1);
});
