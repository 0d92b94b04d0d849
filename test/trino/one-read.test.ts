/** A statement reads each side once: by Trino's own statistics of it, operator by operator. */
import { z } from 'zod';
import type { LakeType } from '../../core/compare/columns.ts';
import { Sides, sourceColumn } from '../support/sides.ts';
import { server } from './support/on-trino.ts';

const LONG: LakeType = { kind: 'integer', bits: 64, signed: true };

/** Of `/v1/query/<id>`: what stages scan, and what their operators took in. */
const stageSchema = z.object({
  tables: z.record(z.string(), z.object({ connectorName: z.string() })),
  stageStats: z.object({
    operatorSummaries: z.array(
      z.object({ operatorType: z.string(), physicalInputPositions: z.number(), totalDrivers: z.number() }),
    ),
  }),
  get subStages() {
    return z.array(stageSchema);
  },
});
const infoSchema = z.object({ state: z.string(), outputStage: stageSchema });
type Stage = z.infer<typeof stageSchema>;

const flat = (stage: Stage): Stage[] => [stage, ...stage.subStages.flatMap(flat)];

/** Scans of a statement by connector, with the rows that they took in, and the splits of each. */
async function scansOf(queryId: string) {
  const info = infoSchema.parse(await server().client.queryInfo(queryId));
  expect(info.state).toBe('FINISHED');
  return flat(info.outputStage).flatMap(({ tables, stageStats }) => {
    const read = stageStats.operatorSummaries.filter(({ operatorType }) => /Scan/.test(operatorType));
    return Object.values(tables).map(({ connectorName }) => ({
      connectorName,
      operators: read.length,
      rows: read.reduce((sum, { physicalInputPositions: rows }) => sum + rows, 0),
      splits: read.reduce((sum, { totalDrivers }) => sum + totalDrivers, 0),
    }));
  });
}

/** Statements of ours on the server since a moment of its clock, the first first. */
async function statementsSince(moment: string): Promise<{ id: string; stored: boolean }[]> {
  const rows = await server().client.run(
    `SELECT query_id, query FROM system.runtime.queries WHERE created > from_iso8601_timestamp('${moment}')` +
      ` AND query LIKE '%both_sides%' AND query NOT LIKE '%runtime.queries%' ORDER BY created`,
  );
  return rows.map(([id, query]) => ({ id: String(id), stored: String(query).startsWith('CREATE TABLE') }));
}

describe('one read of each side', () => {
  let sides: Sides;
  beforeAll(async () => {
    sides = await Sides.open();
  });
  afterAll(() => sides.close());

  async function compare(shift: number) {
    const [[moment] = []] = await server().client.run('SELECT to_iso8601(current_timestamp)');
    const files = [
      await sides.file('SELECT i::BIGINT AS id FROM range(600) AS r(i)', [{ name: 'id', type: LONG }]),
      await sides.file('SELECT i::BIGINT AS id FROM range(600, 1000) AS r(i)', [{ name: 'id', type: LONG }]),
    ];
    const columns = [{ source: sourceColumn('id', 'bigint', 'int8'), lake: { name: 'id', type: LONG } }];
    const relation = `generate_series(${shift}::int8, ${shift + 999}) AS q(id)`;
    const { result } = await sides.compare({ relation, columns, key: ['id'], listing: { files, others: [] } });
    return { result, statements: await statementsSince(String(moment)) };
  }

  // The trailer is a row of the source too. A passed-through query is one split: one connection, one statement.
  const source = { connectorName: 'postgresql', operators: 1, rows: 1001, splits: 1 };
  const lake = { connectorName: 'hive', operators: 1, rows: 1000, splits: expect.any(Number) };

  test('level 1', async () => {
    const { result, statements } = await compare(0);
    expect(result.verdict).toBe('MATCHED');
    expect(statements).toHaveLength(1);
    expect((await scansOf(statements[0]?.id ?? '')).sort(byConnector)).toEqual([lake, source]);
  });

  test('level 2', async () => {
    const { result, statements } = await compare(1);
    expect(result.counts).toMatchObject({ missing: { findings: 1 }, extra: { findings: 1 } });
    expect(statements.map(({ stored }) => stored)).toEqual([false, true]);
    for (const { id } of statements) expect((await scansOf(id)).sort(byConnector)).toEqual([lake, source]);
  });
});

const byConnector = (a: { connectorName: string }, b: { connectorName: string }) =>
  a.connectorName < b.connectorName ? -1 : 1;
