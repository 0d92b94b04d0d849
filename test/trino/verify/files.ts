/** Which files of a folder are read, and as what. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Experiment } from './experiment.ts';
import type { Lab } from './lab.ts';

const NAME = 'regexp_extract("$path", \'[^/]+$\')';

const hidden: Experiment = {
  title: 'Hidden files, sub-folders, endings',
  found:
    'A name that begins with `_` or `.` is not read; a sub-folder is, as the catalog of these tests is set (`hive.recursive-directories`); any other file is, whatever its ending, as what the table says. An empty file gives no row, and so no `"$path"`.',
  use: 'names the files of a statement by `"$path"`, and a planned file that the statement does not report makes the proof incomplete.',
  athena: {
    known: 'same',
    says: 'Hidden names and sub-folders are documented alike. Loadproof names its files, so neither matters to it:',
    check: 'SELECT "$path", count(*) FROM check_lines GROUP BY 1;',
  },
  run: async (lab) => {
    for (const name of ['a.csv', '_b.csv', '.c.csv', 'd.csv.bak', 'e', 'sub/f.csv', 'LOAD00000001.csv'])
      lab.file(`hidden/${name}`, `1,${name}\n`);
    lab.file('hidden/empty.csv', '');
    await lab.declare('hidden', 'line varchar', 'hidden', "'TEXTFILE'");
    await lab.show(['file', 'line'], `SELECT ${NAME}, line FROM lake.public.hidden ORDER BY 1`);
  },
};

const drift: Experiment = {
  title: 'Files of one folder that differ in their columns',
  found:
    'Columns are found by name, whatever their order, without regard to case. A column that a file lacks is NULL for its rows, without a word. An integer is read as a wider one; as a narrower one it fails only where a value does not fit. A text that is declared a number fails; a number that is declared a text is read as its digits. A condition on `"$path"` itself keeps other files closed; one on an expression of it opens them all, and fails with the first that does not fit.',
  use: 'reads every footer first. Files with other columns or types have a table of their own; a column that a file lacks is a limit.',
  athena: {
    known: 'differs',
    says: 'Glue has one type for a column of a table, and Athena finds Parquet columns by name by default. Files that differ in a type are refused by name before a statement is sent. See what a folder holds:',
    check: 'SELECT "$path", count(*), count(your_column) FROM your_table GROUP BY 1;',
  },
  run: async (lab) => {
    const files: readonly [string, string][] = [
      ['1-int32', "SELECT 1::INTEGER AS id, 'a' AS t"],
      ['2-int64', "SELECT 2::BIGINT AS id, 'b' AS t"],
      ['3-beyond-int32', "SELECT 5000000000::BIGINT AS id, 'c' AS t"],
      ['4-other-order', "SELECT 'd' AS t, 4::BIGINT AS id"],
      ['5-lacks-t', 'SELECT 5::BIGINT AS id'],
      ['6-has-more', "SELECT 6::BIGINT AS id, 'f' AS t, 'more' AS u"],
      ['7-other-case', 'SELECT 7::BIGINT AS "ID", \'g\' AS "T"'],
      ['8-id-is-text', "SELECT '8' AS id, 'h' AS t"],
      ['9-t-is-number', 'SELECT 9::BIGINT AS id, 9::BIGINT AS t'],
    ];
    for (const [name, sql] of files) await lab.parquet(`drift/${name}.parquet`, sql);
    for (const type of ['bigint', 'integer']) {
      await lab.declare(`drift_${type}`, `id ${type}, t varchar`, 'drift', "'PARQUET'");
      for (const [name] of files) {
        const path = `local:///verify/drift/${name}.parquet`;
        const read = await lab.ask(`SELECT id, t FROM lake.public.drift_${type} WHERE "$path" = '${path}'`);
        const row = typeof read === 'string' ? `fails: ${read}` : JSON.stringify(read[0]);
        lab.note(`SELECT id, t FROM lake.public.drift_${type} WHERE "$path" = '<file>'`, ['file', 'row'], [name, row]);
      }
    }
    await lab.show(['files read'], `SELECT count(id) FROM lake.public.drift_bigint WHERE ${NAME} = '2-int64.parquet'`);
  },
};

const SLOW = "SELECT 'source' AS f, 1 AS n FROM TABLE(source.system.query(query => 'SELECT pg_sleep(6)::text AS x'))";

const appears: Experiment = {
  title: 'A file that appears while a statement runs',
  found:
    'The folder is listed when the statement starts. A file that appears afterwards is not read by it, and by the next one is. A statement whose files are named by `"$path"` does not read it at all.',
  use: 'lists the folder itself, names those files, and checks that the statement reports each with the rows that its footer promises; what appeared, changed or went since is seen by listing again.',
  athena: {
    known: 'unknown',
    says: 'Start this on a folder, upload a file into it while it runs, and see that the file is not in the result.',
    check:
      'SELECT "$path", count(*) FROM your_table GROUP BY 1\nUNION ALL SELECT CAST(count(*) AS varchar), count(*) FROM UNNEST(sequence(1, 10000)) AS a(x), UNNEST(sequence(1, 10000)) AS b(y);',
  },
  run: async (lab) => {
    lab.file('appears/first.csv', '1\n');
    await lab.declare('appears', 'line varchar', 'appears', "'TEXTFILE'");
    const sql = `SELECT ${NAME}, count(*) FROM lake.public.appears GROUP BY 1\nUNION ALL ${SLOW}\nORDER BY 1`;
    await during(lab, sql, () => lab.file('appears/second.csv', '2\n'));
    await lab.show(
      ['file, in the next statement', 'rows'],
      `SELECT ${NAME}, count(*) FROM lake.public.appears GROUP BY 1 ORDER BY 1`,
    );
  },
};

/** Shows what a statement returns while something happens to its files, once it has read a row. */
async function during(lab: Lab, sql: string, happens: () => void): Promise<void> {
  let began = false;
  const running = lab.show(['file, that was there when the statement began', 'rows'], sql, (rows) => {
    began ||= rows > 0;
  });
  for (let i = 0; i < 300 && !began; i++) await delay(100);
  happens();
  await running;
}

export const files: readonly Experiment[] = [hidden, drift, appears];
