import { parseTableStatistics } from '../../core/dms/statistics.ts';

test('what DMS counts of its loads, and zero of what it says nothing of', () => {
  const full = {
    ...{ SchemaName: 'shop', TableName: 'orders', TableState: 'Table completed', FullLoadRows: 9 },
    ...{ FullLoadErrorRows: 2, FullLoadCondtnlChkFailedRows: 1 },
  };
  expect(parseTableStatistics([full, { TableName: 'bare' }])).toEqual([
    { schema: 'shop', name: 'orders', loaded: { state: 'Table completed', rows: 9, errorRows: 3 } },
    { schema: '', name: 'bare', loaded: { state: '', rows: 0, errorRows: 0 } },
  ]);
  expect(() => parseTableStatistics([{ TableName: 't', FullLoadRows: 'x' }])).toThrow(
    /TableStatistics\[0\]\.FullLoadRows/,
  );
});
