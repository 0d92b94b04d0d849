import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { STYLE, STYLE_HASH } from '../../core/report/html/css.ts';
import { escapeHtml } from '../../core/report/html/markup.ts';
import { SCRIPT, SCRIPT_HASH } from '../../core/report/html/script.ts';
import { pairHtml, valueHtml } from '../../core/report/html/value.ts';
import { renderHtml } from '../../core/report/html.ts';
import { visible } from '../../core/report/visible.ts';
import { EXAMPLE } from './example.ts';
import { changed, counts, HOSTILE, reportArbitrary, reportOf, result } from './fixtures.ts';

const TAGS = new Set(
  'html head meta title style body header main footer section article details summary noscript button label input kbd div span p h1 h2 h3 h4 strong a bdi mark br pre dl dt dd ul ol li table thead tbody tr th td svg g path circle rect'.split(
    ' ',
  ),
);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z][a-zA-Z-]*(?:="[^"<>]*")?)*)\/?>/g;

interface Parsed {
  readonly text: string;
  readonly tags: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

const decode = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|nbsp|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' })[name] ?? "'",
  );

/** Reads the page as strictly as no browser does: whatever is not a plain tag must be text without `<`, `>` or a bare `&`. */
function parse(page: string): Parsed {
  const json = /<script type="application\/json" id="report">([^<]*)<\/script>\n/.exec(page);
  const body = page
    .replace(json?.[0] ?? '', '')
    .replace(`<script>${SCRIPT}</script>`, '')
    .replace('<!doctype html>', '')
    .replace(STYLE, '');
  const tags: string[] = [];
  const attributes: { name: string; value: string }[] = [];
  const text = body.replace(TAG, (_, __, tag: string, list: string) => {
    tags.push(tag);
    for (const [, name = '', value = ''] of list.matchAll(/ ([a-zA-Z-]+)(?:="([^"]*)")?/g))
      attributes.push({ name, value });
    return '';
  });
  expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|nbsp|#39);)/);
  return { text: decode(text), tags, attributes };
}

const textOf = (markup: { readonly text: string }): string => decode(markup.text.replace(TAG, ''));

describe('the page', () => {
  test('its policy allows the style and the script that are there, and nothing else', () => {
    const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
    expect([STYLE_HASH, SCRIPT_HASH]).toEqual([hash(STYLE), hash(SCRIPT)]);
    const page = renderHtml(EXAMPLE);
    expect(page).toContain(
      `content="default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page.match(/<style>([\s\S]*?)<\/style>/)?.[1]).toBe(STYLE);
    expect(page.match(/<script>([\s\S]*?)<\/script>/g)).toEqual([`<script>${SCRIPT}</script>`]);
    expect(STYLE).not.toMatch(/url\(|@import|</);
    expect(SCRIPT).not.toMatch(/<\/|<!--|fetch|XMLHttp|eval|Function\(|https?:/);
  });

  test('holds the whole document, as data that ends no element', () => {
    const sample = [changed('</script><!--<script>', 'a', 'b')];
    const report = reportOf([result({ verdict: 'MISMATCHED', counts: counts({ changed: 1 }), sample })]);
    const json = /<script type="application\/json" id="report">([^<]*)<\/script>/.exec(renderHtml(report));
    expect(JSON.parse(json?.[1] ?? '')).toEqual(report);
  });

  test('of a card that is not open the body is there all the same, for a browser without script', () => {
    const page = renderHtml(EXAMPLE);
    expect(page.match(/<noscript>/g)).toHaveLength(5);
    expect(page.match(/<noscript>[\s\S]*?<\/noscript>/g)?.every((one) => one.lastIndexOf('<noscript') === 0)).toBe(
      true,
    );
    expect(parse(page).text).toContain(
      '1,250source rows, each expected in the lake0only in the source1,250equal on both sides',
    );
  });

  test('says what earlier runs saw: of the run, at the top, and of a table', () => {
    const at = (day: number) => `2026-11-${day}T14:00:00.000Z`;
    const run = (day: number) => ({ runId: `run-${day}`, at: at(day) });
    const history = {
      state: 'stillOpen' as const,
      mismatch: 'm-0123456789',
      thread: 't',
      since: run(20),
      acceptedUntil: null,
      rows: { known: 3, new: 1, gone: 0 },
      verdicts: [
        { ...run(19), verdict: 'MATCHED' as const },
        { ...run(20), verdict: 'MISMATCHED' as const },
        { ...run(21), verdict: 'MISMATCHED' as const },
      ],
    };
    const sample = [changed('7', 'a', 'b', { isNew: true })];
    const open = result({ verdict: 'MISMATCHED', counts: counts({ changed: 4 }), history, sample });
    const page = renderHtml(reportOf([open, result({ table: { schema: 'public', name: 'items' } })]));
    const { text } = parse(page);
    expect(text).toContain('public.orders 4 changed still open');
    expect(text).toContain('Tables, by what earlier runs sawstill open 1');
    expect(text).toMatch(
      /History.*still open since 2026-11-20 14:00:00 UTC \(run run-20\); 3 differing rows known, 1 new/,
    );
    expect(text).toContain(
      '2026-11-19 14:00:00 UTC: matched2026-11-20 14:00:00 UTC: differs2026-11-21 14:00:00 UTC: differs',
    );
    expect(text).toContain('changednewid = 7');
    expect(parse(renderHtml(EXAMPLE)).text).not.toMatch(/History|by what earlier runs/);
  });

  test('tells which query read what, and what DMS counts', () => {
    const read = { phase: 'digest', startedAt: '2026-11-22T14:00:00.000Z', seconds: 1.5 };
    const reads = [
      { ...read, queryId: 'a-b-c', bytes: 1234567 },
      { ...read, phase: 'rows' },
    ];
    const loaded = { rows: 1000, errorRows: 2, state: 'Table completed' };
    const { text } = parse(renderHtml(reportOf([result({ reads, loaded })])));
    expect(text).toContain('1.51,234,567a-b-crows2026-11-22 14:00:00 UTC1.5––');
    expect(text).toContain(
      'DMS counts 1,000 loaded rows, and could not load 2 (Table completed). A hint, and no evidence.',
    );
  });

  test('shows where sampled keys lie, where they are numbers that are seen', () => {
    const page = (keys: readonly string[]) => {
      const sample = keys.map((key) => changed(key, 'a', 'b'));
      return renderHtml(reportOf([result({ verdict: 'MISMATCHED', counts: counts({ changed: 9 }), sample })]));
    };
    expect(page(['10', '11', '12', '13', '110'])).toMatch(
      /aria-label="Sampled keys between 10 and 110">.*<rect x="0\.00%".*<rect x="99\.60%"/,
    );
    for (const none of [['1', '2', '3', '4'], ['1', '2', '3', '4', 'x'], Array(5).fill('1')])
      expect(page(none)).not.toContain('Sampled keys between');
  });

  test('tells what the source changed after the load apart from what was lost', () => {
    const later = { keys: 12, sample: [changed('7', 'then', 'now')] };
    const { text } = parse(renderHtml(reportOf([result({ verdict: 'INCONCLUSIVE', later })])));
    expect(text).toContain('Changed in the source after the load 12 keys, by the source’s own dates: no loss');
    expect(text).toContain('Sample: 1 of 12 keys');
  });

  test('says what masked values need to be seen', () => {
    const sample = [changed('7', { masked: 'abc', length: 1 }, { masked: 'def', length: 2 })];
    const tables = [result({ verdict: 'MISMATCHED', counts: counts({ changed: 1 }), sample })];
    const { text } = parse(renderHtml(reportOf(tables, { values: 'masked' })));
    expect(text).toMatch(/Values are masked: .* loadproof run --show-values; .*masked abc 1 character/);
    expect(parse(renderHtml(reportOf(tables))).text).not.toContain('Values are masked');
  });

  test('shows verdict, scope and limits before results, and failures first', () => {
    const { text } = parse(renderHtml(EXAMPLE));
    const order = [
      'MISMATCHED',
      '2 of 9 tables differ',
      'What was looked at',
      'Not accepted',
      'failures first',
      'Table by table',
    ];
    const places = order.map((words) => text.indexOf(words, text.indexOf(EXAMPLE.runId)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('names the worst tables at the top, the most differences first', () => {
    const table = (name: string, missing: number) =>
      result({ table: { schema: 's', name }, verdict: 'MISMATCHED', counts: counts({ missing }) });
    const report = reportOf([table('a', 1), table('b', 5000), table('c', 3), table('d', 2), result()]);
    const { text } = parse(renderHtml(report));
    expect(text).toContain(
      's.b 5,000 missing in the lakes.c 3 missing in the lakes.d 2 missing in the lakeand 1 more table below',
    );
    expect(renderHtml(report)).toContain('<a href="#t1"><bdi class="mono">s.b</bdi></a> 5,000 missing');
  });

  test('says each verdict in words, not by colour alone', () => {
    const { text } = parse(renderHtml(EXAMPLE));
    for (const words of ['differs', 'check failed', 'not verified', 'matched, 1 accepted limit', '6 of 7 ⚠'])
      expect(text).toContain(words);
  });

  test('shows the way from the source’s rows to the lake’s, where the numbers agree', () => {
    const { text } = parse(renderHtml(EXAMPLE));
    expect(text).toContain(
      '128,412source rows, each expected in the lake−260only in the source128,152equal in what was compared+245only in the lake128,397lake rows',
    );
  });

  test('links only to its own cards, each of which is there', () => {
    const { attributes } = parse(renderHtml(EXAMPLE));
    const links = attributes.filter((a) => a.name === 'href').map((a) => a.value);
    const ids = attributes.filter((a) => a.name === 'id').map((a) => `#${a.value}`);
    expect(ids.filter((id) => id !== '#report')).toEqual(Array.from({ length: 9 }, (_, i) => `#t${i}`));
    // The three that the banner names, and the list.
    expect(links).toEqual(['#t0', '#t1', '#t2', ...Array.from({ length: 9 }, (_, i) => `#t${i}`)]);
  });

  test('a large run is cut aloud, and every table stays in the list', () => {
    const many = reportOf(
      Array.from({ length: 1200 }, (_, i) =>
        result({
          table: { schema: 's', name: `t${i}` },
          statements: [{ phase: 'digest', native: null, sql: 'x'.repeat(20_000) }],
        }),
      ),
    );
    const page = renderHtml(many);
    expect(page.length).toBeLessThan(12_000_000);
    expect(page).not.toContain('id="report"');
    expect(page).toContain('The statements of this table are in report.json.');
    expect(parse(page).text.match(/matched/g)?.length).toBeGreaterThanOrEqual(1200);
  });
});

describe('the page over hostile data', () => {
  test('is made of our tags only, and runs, loads and styles nothing of the data', () => {
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const { text, tags, attributes } = parse(renderHtml(report));
        expect(tags.filter((tag) => !TAGS.has(tag))).toEqual([]);
        expect(attributes.filter((a) => /^(?:on|src|style|srcset|formaction)/i.test(a.name))).toEqual([]);
        expect(attributes.filter((a) => a.name === 'href' && !/^#t\d+$/.test(a.value))).toEqual([]);
        expect(text.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        for (const t of report.tables) expect(text).toContain(visible(`${t.table.schema}.${t.table.name}`));
        for (const note of report.notes) expect(text).toContain(visible(note));
      }),
    );
  });

  test.each(HOSTILE)('%j is shown as it is, in text and in an attribute', (text) => {
    expect(escapeHtml(text)).not.toMatch(/[<>"']/);
    expect(decode(escapeHtml(text))).toBe(visible(text));
  });

  test('a cell of a megabyte is cut around what differs', () => {
    const long = 'x'.repeat(1 << 20);
    const sample = [changed('7', `${long}A${long}`, `${long}B${long}`)];
    const report = reportOf([result({ verdict: 'MISMATCHED', counts: counts({ changed: 1 }), sample })]);
    // Whole it is in the document that can be saved, and there alone.
    const page = renderHtml(report).replace(/<script type="application\/json"[^<]*/, '');
    expect(page.length).toBeLessThan(100_000);
    expect(page).toContain('<mark>A</mark>');
    expect(page).toContain('<mark>B</mark>');
    expect(page).toContain('1,048,476 more');
  });
});

describe('values', () => {
  test('NULL, the empty text, a mask and texts that say so do not look alike', () => {
    const all = [null, '', 'NULL', 'empty text', 'masked', { masked: 'NULL', length: 4 }].map((v) => valueHtml(v).text);
    expect(new Set(all).size).toBe(all.length);
    expect(all[0]).toContain('badge null');
    expect(all[2]).not.toContain('badge');
  });

  test('white space and control characters are visible', () => {
    const { text } = valueHtml('a b\u00a0c\td\ne\u202ef\u001b');
    expect(text).toContain('a<span class="sp"> </span>b');
    for (const name of ['NBSP', 'TAB', 'LF', 'RLO', 'ESC'])
      expect(text).toMatch(new RegExp(`<span class="inv" title="U\\+[0-9A-F]{4}">${name}</span>`));
  });

  test('marks what differs, and where something is gone', () => {
    const [a, b] = pairHtml('10:00:00.123456', '10:00:00.123');
    expect(a?.text).toContain('123<mark>456</mark></bdi>');
    expect(b?.text).toContain('123<mark class="gap"></mark></bdi>');
  });

  test('marks runs that differ within what is equal, and no accidents', () => {
    const [a, b] = pairHtml('Baker Street 221b, London', 'Baker St 212b, London');
    expect(a?.text).toContain('St<mark>reet</mark><span class="sp"> </span>2<mark>21</mark>b');
    expect(b?.text).toContain('St<mark class="gap"></mark><span class="sp"> </span>2<mark>12</mark>b');
    const [c, d] = pairHtml('San Francisco', 'SAN FRANCISCO');
    expect(c?.text.match(/<mark>/g)).toHaveLength(1);
    expect(d?.text).toContain('S<mark>AN<span class="sp"> </span>FRANCISCO</mark>');
  });

  test('never cuts a character in two', () => {
    const [a, b] = pairHtml('x🎁y', 'x🎂y');
    expect(a?.text).toContain('<mark>🎁</mark>');
    expect(b?.text).toContain('<mark>🎂</mark>');
  });

  test('what is shown is the value, whatever is marked in it', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '<', '&', "'", ' ', 'é', '🎁'),
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(textOf(valueHtml(a))).toBe(a);
        expect(pairHtml(a, b).map(textOf)).toEqual([a, b]);
      }),
    );
  });
});
