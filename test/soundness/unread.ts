/** Rows that the proof does not get: the source's way to it loses them, and the lake lacks the same. */
import type { CellResult, TableResult } from './judge.ts';
import { lossyProxy } from './lossy-proxy.ts';
import { FORMATS } from './matrix/formats.ts';
import type { Chosen, MatrixTable } from './matrix/table.ts';
import { faithful } from './matrix/zoo.ts';
import { prove } from './proof.ts';
import type { Source } from './sources.ts';

interface Loss {
  readonly name: string;
  readonly loses: (line: string) => boolean;
  /** Keys that the lake lacks. */
  readonly lacks: (key: string) => boolean;
}

const LOSSES: readonly Loss[] = [
  {
    name: 'a row lost between the source and the proof, and in the lake',
    loses: (line) => line.startsWith('r\t7\trow 7\t'),
    lacks: (key) => key === '7',
  },
  {
    name: 'all rows lost between the source and the proof, and in the lake',
    loses: (line) => /^r\t\d+\trow /.test(line),
    lacks: () => true,
  },
  { name: 'the end of the rows lost', loses: (line) => line.startsWith('t\t60'), lacks: () => false },
];

export async function unread(source: Source, table: MatrixTable, chosen: Chosen): Promise<TableResult> {
  // At the same time: a part that errs is tried again, with waits.
  const cells = await Promise.all(
    LOSSES.filter((loss) => chosen('reads', loss.name)).map((loss) => cellOf(source, table, loss)),
  );
  return { table: table.name, format: 'parquet-us', cells, alarms: [], rows: table.rows.length };
}

async function cellOf(source: Source, table: MatrixTable, { name, loses, lacks }: Loss): Promise<CellResult> {
  const format = FORMATS.find((f) => f.name === 'parquet-us');
  if (!format) throw new Error('no format');
  const proxy = await lossyProxy(source.url, loses);
  try {
    const whole = faithful(table, format);
    const records = whole.records.filter((r) => !lacks(String(r.values[0])));
    const { report } = await prove({ ...source, url: proxy.url }, [{ ...whole, records }]);
    const [part] = report.tables;
    const wrong =
      proxy.lost() === 0
        ? 'nothing was lost'
        : part?.cause?.code === 'IncompleteRead'
          ? ''
          : `${part?.verdict} ${part?.cause?.code}`;
    return { row: 'reads', mutation: name, outcome: wrong === '' ? 'found' : 'wrong', why: wrong };
  } finally {
    await proxy.close();
  }
}
