import { STORED_COLUMNS } from '../../core/sql/athena.ts';
import type { ComparisonSpec } from '../../core/sql/dialect.ts';
import { trino } from '../../core/sql/trino.ts';

it('declares a stored result with the columns that level 2 returns', () => {
  const spec: ComparisonSpec = {
    source: { relation: 'public.t', where: [], columns: ['id::text'], trailer: 'count(*)::text', catalog: 'shop' },
    keyColumns: 1,
    columns: [{ lakeName: 'id', form: { kind: 'integer' } }],
    lake: [],
    lakeTable: '"db"."t"',
    buckets: 256,
  };
  const last = trino.rowsStatement(spec, 'all').sql.split('\nSELECT ').at(-1)?.split('\nFROM')[0] ?? '';
  const names = last.split(',').map((item) => /(\w+)$/.exec(item.trim())?.[1]);
  expect(names).toEqual(STORED_COLUMNS.map(({ name }) => name));
});
