import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEndpoints, targetOf } from '../../core/dms/endpoints.ts';
import { parseTask } from '../../core/dms/task.ts';
import { explain, failsAt } from '../../core/explain/explain.ts';
import { explainMarkdown } from '../../core/explain/markdown.ts';
import { explanationSchema } from '../../core/explain/schema.ts';
import { explainText } from '../../core/explain/text.ts';
import { displayWidth } from '../../core/report/visible.ts';

/** The realistic descriptions of `examples/explain`, one for each kind of source. */

const folder = join(process.cwd(), 'examples/explain');
const read = (name: string) =>
  readdirSync(join(folder, name))
    .sort()
    .map((file) => ({ name: `${name}/${file}`, text: readFileSync(join(folder, name, file), 'utf8') }));

/** How bad each is, and the rules that a person must have been told of. */
const EXPECTED: readonly [name: string, high: readonly string[], among: readonly string[]][] = [
  ['postgres', [], ['lob-limited', 'postgres-numeric-rounded', 'columns-removed', 'truncate-deletes-history']],
  ['mysql', ['mysql-system-schemas'], ['csv-null-ambiguous', 'stale-files', 'mysql-zero-dates', 'errors-not-logged']],
  [
    'mariadb',
    ['inserts-only'],
    ['filter-drops-null', 'filter-on-what-changes', 'mysql-time-zone-set', 'folders-in-another-zone'],
  ],
  [
    'oracle',
    ['ranges-drop-null'],
    ['oracle-number-rounded', 'open-transactions-missed', 'op-in-changes-alone', 'load-after-changes'],
  ],
  ['sqlserver', [], ['values-masked', 'sqlserver-fractions-cut']],
  ['serverless', [], ['load-after-changes', 'postgres-deletes-hold-the-key']],
  [
    'bad',
    [
      'settings-contradict',
      'inserts-only',
      'inserts-and-updates',
      'csv-unquoted',
      'lob-full-mode',
      'cached-changes-left-out',
      'batch-apply',
      'rows-dropped-on-error',
      'unmasked-on-error',
      'schemas-merged',
      'mysql-system-schemas',
      'views-with-changes',
      'filter-over-wildcard',
      'filter-drops-null',
      'tables-merged',
    ],
    ['setting-given-twice', 'rule-without-effect', 'characters-replaced'],
  ],
  ['repository/dms', ['lobs-off'], ['csv-null-ambiguous', 'wildcard-underscore']],
];

describe.each(EXPECTED)('examples/explain/%s', (name, high, among) => {
  const files = read(name);
  const explanation = explain(files, 'test');
  const rules = (severity?: string) => [
    ...new Set(
      explanation.tasks.flatMap(({ findings }) =>
        findings.filter((each) => severity === undefined || each.severity === severity).map((each) => each.rule),
      ),
    ),
  ];

  test('says what is wrong, of one task, and nothing that is high besides', () => {
    expect(explanation.tasks).toHaveLength(1);
    expect(rules('high')).toEqual(high);
    expect(rules()).toEqual(expect.arrayContaining([...among]));
    expect(failsAt(explanation, 'high')).toBe(high.length > 0 || explanation.problems.length > 0);
    expect(failsAt(explanation, 'medium')).toBe(true);
    expect(failsAt(explanation, 'never')).toBe(false);
  });

  test('says where DMS writes each selection', () => {
    const tables = explanation.tasks[0]?.writes.tables ?? [];
    expect(tables.length).toBeGreaterThan(0);
    for (const { location } of tables) expect(location).toMatch(/^s3:\/\/example-lake\/raw\/[^/]+\/[^/]+\/$/);
  });

  test('is told in lines of at most 100 columns, without colours but where they are asked for', () => {
    for (const width of [60, 80, 200])
      for (const line of explainText(explanation, { color: false, width }).split('\n')) {
        expect(displayWidth(line)).toBeLessThanOrEqual(Math.min(width, 100));
        expect(line).toBe(line.trimEnd());
      }
    expect(explainText(explanation, { color: false, width: 100 })).not.toContain('\u001b');
    expect(explainText(explanation, { color: true, width: 100 })).toContain('\u001b[');
  });

  test('is told whole in JSON, by its schema, and in Markdown', () => {
    expect(explanationSchema.parse(JSON.parse(JSON.stringify(explanation)))).toEqual(explanation);
    const markdown = explainMarkdown(explanation);
    for (const rule of rules()) expect(markdown).toContain(rule);
  });

  test('points at lines that name the setting or the rule', () => {
    for (const { file, line, column } of explanation.tasks[0]?.findings ?? []) {
      const text = files.find((each) => each.name === file)?.text.split('\n')[line - 1] ?? '';
      expect(text.slice(column - 1).trim()).not.toBe('');
    }
  });
});

test.each(['postgres', 'mysql', 'mariadb', 'serverless'])('a run reads examples/explain/%s, too', (name) => {
  const data = new Map(read(name).map((file) => [file.name, JSON.parse(file.text) as unknown]));
  const task = parseTask(data.get(`${name}/task.json`));
  expect(targetOf(task, parseEndpoints(data.get(`${name}/endpoints.json`))).bucketName).toBe('example-lake');
});

test('a rule for some tables renames those alone', () => {
  const [everything] = explain(read('bad'), 'test').tasks[0]?.writes.tables ?? [];
  expect(everything?.location).toBe('s3://example-lake/raw/lake/{table}/');
  expect(everything?.remarks[0]).toBe('shop.log[0-9]: is called logs');
});
