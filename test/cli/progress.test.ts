import { type ProgressView, progressView } from '../../local/cli/progress.ts';

let now: number;
let written: string;
let view: ProgressView;

function open(live: boolean, width = 80): ProgressView {
  now = 0;
  written = '';
  const write = (text: string) => {
    written += text;
  };
  view = progressView({ live, width, now: () => now, write });
  return view;
}

afterEach(() => view.close());

const table = 'public.orders';

describe('progress where nothing can be redrawn', () => {
  test('is one plain line per event', () => {
    const { onEvent } = open(false);
    onEvent({ type: 'planned', tables: [table] });
    onEvent({ type: 'phase', table, ordinal: 0, phase: 'digest' });
    onEvent({ type: 'judged', table, ordinal: 0, verdict: 'MATCHED' });
    expect(written).toBe('planned 1 table\npublic.orders: digest\npublic.orders: MATCHED\n');
  });

  test('tells rows at most every ten seconds per table', () => {
    const { onEvent } = open(false);
    for (; now <= 25_000; now += 500) onEvent({ type: 'rows', table, ordinal: 0, rows: now });
    expect(written).toBe('public.orders: 10,000 rows\npublic.orders: 20,000 rows\n');
  });

  test('shows control characters of a hostile name, and never sends them', () => {
    open(false).onEvent({ type: 'phase', table: 'public.\u001b[2J\nforged', ordinal: 0, phase: 'digest' });
    expect(written).toBe('public.␛[2J␊forged: digest\n');
  });
});

describe('progress on a terminal', () => {
  /** What the terminal shows: the text after the last time that everything was erased. */
  const screen = () => written.split('\u001b[0J').at(-1);

  test('has a line for each running table, with its rows, phase and time', () => {
    const { onEvent } = open(true);
    onEvent({ type: 'planned', tables: ['a.a', 'a.b'] });
    onEvent({ type: 'phase', table: 'a.a', ordinal: 0, phase: 'digest' });
    now = 61_500;
    onEvent({ type: 'rows', table: 'a.a', ordinal: 0, rows: 1_234_567 });
    expect(screen()).toBe('0 of 2 tables\n  a.a · digest · 1,234,567 rows · 1 min 1 s\n');
  });

  test('has what else the engine says of a statement, until the next one begins', () => {
    const { onEvent } = open(true);
    onEvent({ type: 'planned', tables: ['a.a'] });
    onEvent({ type: 'phase', table: 'a.a', ordinal: 0, phase: 'digest' });
    now = 1000;
    onEvent({ type: 'rows', table: 'a.a', ordinal: 0, rows: 2000, progress: { bytes: 5_678_000, percent: 89.6 } });
    expect(screen()).toBe('0 of 1 tables\n  a.a · digest · 2,000 rows · 5.7 MB · 89 % · 1 s\n');
    now = 2000;
    onEvent({ type: 'phase', table: 'a.a', ordinal: 0, phase: 'rows' });
    expect(screen()).toBe('0 of 1 tables\n  a.a · rows · 2 s\n');
  });

  test('takes a judged table off, counts its verdict, and is not confused by a late event', () => {
    const { onEvent } = open(true);
    onEvent({ type: 'planned', tables: ['a.a', 'a.b'] });
    onEvent({ type: 'phase', table: 'a.a', ordinal: 0, phase: 'digest' });
    now = 200;
    onEvent({ type: 'judged', table: 'a.a', ordinal: 0, verdict: 'MATCHED' });
    now = 400;
    onEvent({ type: 'rows', table: 'a.a', ordinal: 0, rows: 5 });
    expect(screen()).toBe('1 of 2 tables · 1 matched\n');
  });

  test('is redrawn at most ten times a second', () => {
    const { onEvent } = open(true);
    for (; now < 1000; now += 1) onEvent({ type: 'rows', table, ordinal: 0, rows: now });
    expect(written.split('\u001b[0J').length - 1).toBeLessThanOrEqual(10);
  });

  test('erases exactly the lines that it drew, and all of them at the end', () => {
    const { onEvent, close } = open(true);
    let last = 0;
    for (let ordinal = 0; ordinal < 12; ordinal++) {
      now += 100;
      onEvent({ type: 'phase', table: `a.t${ordinal}`, ordinal, phase: 'digest' });
      expect(written.endsWith('\n')).toBe(true);
      if (last > 0) expect(written).toContain(`\u001b[${last}A\u001b[0J`);
      last = (screen() ?? '').split('\n').length - 1;
    }
    expect(screen()).toContain('… and 4 more');
    close.call(view);
    expect(screen()).toBe('');
  });

  test('cuts a line rather than letting the terminal wrap it', () => {
    const { onEvent } = open(true, 40);
    onEvent({ type: 'phase', table: `a.${'宽'.repeat(80)}`, ordinal: 0, phase: 'digest' });
    for (const line of (screen() ?? '').split('\n'))
      expect([...line].reduce((width, c) => width + (c === '宽' ? 2 : 1), 0)).toBeLessThan(40);
  });
});
