import { rmSync } from 'node:fs';
import type { LakeType } from '../../core/compare/columns.ts';
import type { Form } from '../../core/compare/forms.ts';
import type { RunReport } from '../../core/report/schema.ts';
import type { EngineDialect, SourceDialect, Statement } from '../../core/sql/dialect.ts';
import { duckdb } from '../../core/sql/duckdb.ts';
import { postgres } from '../../core/sql/postgres.ts';
import { targets, withDatabase } from '../support/postgres.ts';
import { runFolder, runOver, writeLakeFile } from '../support/run-over.ts';

/** A run with broken SQL over a table that is equal: its canary must see that the run would see no fault, or too many. */

interface Broken {
  readonly engine?: Partial<EngineDialect>;
  readonly source?: Partial<SourceDialect>;
}

/** Replaces a piece of every statement that reads both sides; a piece that is not there is a broken test. */
function sql(level: 'digestStatement' | 'rowsStatement', piece: string, by: string): Broken {
  const changed = (statement: Statement): Statement => {
    if (!statement.sql.includes(piece)) throw new Error(`no ${piece} in ${statement.sql}`);
    return { ...statement, sql: statement.sql.replaceAll(piece, by) };
  };
  if (level === 'rowsStatement')
    return { engine: { rowsStatement: (...args) => changed(duckdb.rowsStatement(...args)) } };
  return { engine: { digestStatement: (spec) => changed(duckdb.digestStatement(spec)) } };
}

/** Replaces the rendering of lake values of a type in a form. */
function lake(kind: LakeType['kind'], form: Form['kind'], by: (value: string) => string): Broken {
  const render: EngineDialect['render'] = (value, type, into) =>
    type.kind === kind && into.kind === form ? by(value) : duckdb.render(value, type, into);
  return withRender(render);
}

/** DuckDB's own statements render by its own functions: so the pieces that they render are replaced in them. */
function withRender(render: EngineDialect['render']): Broken {
  const changed = (spec: Parameters<EngineDialect['digestStatement']>[0], statement: Statement): Statement => {
    let text = statement.sql;
    for (const group of spec.lake)
      for (const { lakeName, form } of spec.columns) {
        const type = group.columns.find((c) => c.name === lakeName)?.type;
        if (type === undefined) continue;
        const value = duckdb.identifier(lakeName);
        const [own, other] = [duckdb.render(value, type, form), render(value, type, form)];
        if (typeof own === 'string' && typeof other === 'string' && own !== other) text = text.replaceAll(own, other);
      }
    return { ...statement, sql: text };
  };
  return {
    engine: {
      digestStatement: (spec) => changed(spec, duckdb.digestStatement(spec)),
      rowsStatement: (spec, chosen) => changed(spec, duckdb.rowsStatement(spec, chosen)),
    },
  };
}

function native(change: (text: string) => string): Broken {
  const changed = (statement: Statement): Statement => {
    const text = change(statement.native ?? '');
    if (text === statement.native) throw new Error('nothing was changed');
    return { ...statement, native: text };
  };
  return {
    engine: {
      digestStatement: (spec) => changed(duckdb.digestStatement(spec)),
      rowsStatement: (spec, chosen) => changed(duckdb.rowsStatement(spec, chosen)),
    },
  };
}

const rendered: SourceDialect['render'] = (column, form, losses) => {
  const own = postgres.render(column, form, losses);
  return 'sql' in own && form.kind === 'text' ? { ...own, sql: `rtrim(${own.sql})` } : own;
};

const MUTATIONS: readonly [string, Broken, RegExp][] = [
  ['only what the source holds in excess is found', sql('rowsStatement', 'src <> lake', 'src > lake'), /only the lake/],
  [
    'only what the lake holds in excess is found',
    sql('rowsStatement', 'src <> lake', `src < lake OR line LIKE 't%'`),
    /missing/,
  ],
  [
    'rows are sets, not multisets',
    sql('rowsStatement', 'sum(src) AS src, sum(lake) AS lake', 'max(src) AS src, max(lake) AS lake'),
    /twice/,
  ],
  [
    'level 1 finds everything equal',
    sql('digestStatement', '<> 0', '<> sum(n * 0) AND false'),
    /could not be compared|did not find/,
  ],
  ['both sides weigh alike', sql('digestStatement', '(2 * src - 1)', '(0 * src)'), /did not find|could not/],
  [
    'a text that is no number becomes NULL',
    lake('string', 'integer', (v) => `TRY_CAST(${v} AS BIGINT)::VARCHAR`),
    /leading zero/,
  ],
  [
    'a float is rounded',
    lake('float', 'float', (v) => `printf('%016x', (round(${v}, 12)::DOUBLE)::BIT::UBIGINT)`),
    /last bit/,
  ],
  [
    'an integer goes through a float',
    lake('integer', 'integer', (v) => `${v}::DOUBLE::BIGINT::VARCHAR`),
    /equal were found to differ/,
  ],
  [
    'a timestamp is cut',
    lake('timestamp', 'timestamp', (v) => `strftime(date_trunc('millisecond', ${v}), '%Y-%m-%d %H:%M:%S.%f')`),
    /equal were found/,
  ],
  ['a column of the lake is not read', lake('boolean', 'boolean', () => `'true'`), /true became false/],
  [
    'bytes are read in part',
    lake('binary', 'bytes', (v) => `left(lower(hex(${v})), 4)`),
    /last byte of bytes|equal were/,
  ],
  ['spaces at the end are taken off', { source: { render: rendered } }, /equal were found to differ/],
  [
    'the stream has no trailer',
    native((text) => text.replace(/ UNION ALL SELECT 't'.*$/s, '')),
    /could not be compared/,
  ],
  [
    'a row of the source does not arrive',
    native((text) =>
      text
        .replace(/ FROM \(/, ' FROM (SELECT * FROM (')
        .replace(/\) canary UNION ALL SELECT 't'/, `) canary WHERE id <> 1) canary UNION ALL SELECT 't'`),
    ),
    /could not be compared/,
  ],
];

describe.each(targets())('over $name', (target) => {
  test.each(MUTATIONS)('%s', async (_, broken, said) => {
    const folder = runFolder();
    try {
      const report = await withDatabase(target, async (place): Promise<RunReport> => {
        await place.run('create table one as select 1 as id; alter table one add primary key (id)');
        await writeLakeFile(folder, `${place.schema}.one`, 'SELECT 1::INTEGER AS id');
        return runOver(place.url, folder, {
          include: [`${place.schema}.*`],
          ports: (ports) => ({
            ...ports,
            spelling: {
              ...ports.spelling,
              source: { ...postgres, ...broken.source },
              engine: { ...duckdb, ...broken.engine },
            },
          }),
        });
      });
      expect(report.canary?.caught).toBe(false);
      expect(report).toMatchObject({ verdict: 'ERRORED', totals: { verdicts: { MATCHED: 0 } } });
      expect(report.cause?.code).toBe('CanaryMissed');
      expect(report.cause?.message).toMatch(said);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
