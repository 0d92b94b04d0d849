import type { LakeFile } from '../core/compare/columns.ts';
import type { Listing } from '../core/compare/prepare.ts';
import { csvOfFile } from '../core/csv/plan.ts';
import { isCsvFile } from '../core/dms/lake-layout.ts';
import { type PlannedPart, type Problem, tableName } from '../core/plan/schema.ts';
import { mapBounded } from './bounded.ts';
import type { LakeCatalog, LakeListing } from './ports.ts';
import { withTransactions } from './transactions.ts';

/** Footers and heads read at the same time. */
const CONCURRENCY = 16;

/**
 * The files of a part's folder, described. Files of the format that the lake is not told to have are named among the
 * others; where nothing tells, a folder has one format, or a problem.
 */
export async function readLake(
  lake: Pick<LakeCatalog, 'list' | 'describe' | 'listTransactions'>,
  part: PlannedPart,
): Promise<Listing> {
  const { listed: own, stale } = withoutStale(await lake.list(part.lake.location), part);
  const { listed, problem } = await withTransactions(own, lake, part);
  const read = await readListed(lake, part, listed);
  return { ...read, ...(stale.length === 0 ? {} : { stale }), ...(problem === null ? {} : { problem }) };
}

/** What an earlier load left behind is told by its time alone: where the task says that it wrote over old files. */
function withoutStale(listed: LakeListing, { cdc }: PlannedPart) {
  const start = cdc?.loadStart ?? null;
  const isStale = ({ modified }: LakeListing['files'][number]) =>
    start !== null && modified !== null && Date.parse(modified) < Date.parse(start);
  return {
    listed: { ...listed, files: listed.files.filter((file) => !isStale(file)) },
    stale: listed.files.filter(isStale).map(({ path, modified }) => ({ path, modified })),
  };
}

async function readListed(
  lake: Pick<LakeCatalog, 'describe'>,
  part: PlannedPart,
  listed: LakeListing,
): Promise<Listing> {
  const csv = listed.files.filter((file) => isCsvFile(file.path));
  const parquet = listed.files.filter((file) => !isCsvFile(file.path));
  const owner = { table: part.lake.name, schema: part.lake.schema };
  const describe = (files: LakeListing['files']) =>
    mapBounded(
      files,
      CONCURRENCY,
      (file): Promise<LakeFile> => lake.describe(file, part.csv && csvOfFile(part.csv, part.cdc, file.path, owner)),
    );
  const other = (files: LakeListing['files'], why: string) => files.map(({ path }) => ({ path, why }));
  // Of a table that only the lake has, nothing is read.
  if (part.source === null) return { files: await describe(listed.files), others: listed.others };
  if (part.csv === undefined) {
    const why = other(csv, "a CSV file; the endpoint's DataFormat is parquet");
    return { files: await describe(parquet), others: [...listed.others, ...why] };
  }
  if (part.csv.declared) {
    const why = other(parquet, 'a Parquet file in a lake of CSV');
    return { files: await describe(csv), others: [...listed.others, ...why] };
  }
  const [oneCsv, oneParquet] = [csv[0], parquet[0]];
  if (oneCsv && oneParquet)
    return { files: [], others: listed.others, problem: mixed(part, oneCsv.path, oneParquet.path) };
  return { files: await describe(listed.files), others: listed.others };
}

function mixed(part: PlannedPart, csv: string, parquet: string): Problem {
  return {
    verdict: 'INCONCLUSIVE',
    code: 'MixedFormats',
    message: `The folder of ${tableName(part.table)} holds files of two formats, and nothing says which is its load: ${csv} and ${parquet}.`,
    remedy:
      "Move the files of the older load away, or give the task's endpoints (or a csv section) in the configuration.",
  };
}
