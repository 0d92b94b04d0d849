import { plantedFaults } from '../../../core/canary/expected.ts';
import { CANARY_COLUMNS, CANARY_KEYS, type CanaryRow } from '../../../core/canary/rows.ts';
import { encodeLine } from '../../../core/compare/line.ts';

/** What a service that works answers of the canary: worked out of its rows, without any SQL. */

type Row = (string | null)[];

const rowsOf = (side: 'source' | 'lake') => CANARY_KEYS.reduce((n, key) => n + key[side].length, 0);
const TRAILER = `t\t${rowsOf('source')}`;
const PLANTED = plantedFaults({ columns: CANARY_COLUMNS, emptyIsNull: false });

const line = (row: CanaryRow): string => encodeLine(CANARY_COLUMNS.map((column) => row[column]));

/** Whether a statement reads the canary's literals. */
export const isCanary = (sql: string): boolean => sql.includes(') canary');

/** Where a statement stores its result; null where it returns it. */
export const storedAt = (sql: string): string | null => /\) TO '([^']+)'/.exec(sql)?.[1] ?? null;

export function canaryDigest(sql: string): Row[] {
  const file = /'(s3:[^']*\/canary\/LOAD00000001\.parquet)'/.exec(sql)?.[1] ?? '';
  return [
    ['file', null, null, String(rowsOf('source') + 1), '0', TRAILER],
    ['file', null, file, '0', String(rowsOf('lake')), null],
    ['bucket', '-1', null, '1', '0', TRAILER],
    ['bucket', '7', null, '1', '1', null],
  ];
}

export function canaryFindings(): Row[] {
  const rows: Row[] = [];
  const counts = new Map<string, number>();
  PLANTED.forEach(({ id, kind }, rank) => {
    const key = CANARY_KEYS.find((k) => k.id === id);
    const [source, lake] = [key?.source ?? [], key?.lake ?? []];
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const ofKey = [String(source.length), String(lake.length)];
    const [s, l] = [source[0], lake[0]];
    const isOne = kind === 'duplicated';
    if (s && (!isOne || source.length > lake.length))
      rows.push([
        'row',
        kind,
        line(s),
        null,
        String(rank),
        String(source.length),
        isOne ? String(lake.length) : '0',
        ...ofKey,
      ]);
    if (l && (!isOne || lake.length > source.length))
      rows.push([
        'row',
        kind,
        line(l),
        null,
        String(rank),
        isOne ? String(source.length) : '0',
        String(lake.length),
        ...ofKey,
      ]);
  });
  const open = String(rows.length);
  return [
    ...[...counts].map(([kind, n]): Row => ['count', kind, null, null, String(n), String(n), String(n), null, null]),
    ...rows,
    ['trailer', null, TRAILER, null, null, null, null, null, null],
    ['read', null, null, null, open, open, open, open, '0'],
  ];
}
