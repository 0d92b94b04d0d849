import { isChangesFile } from '../core/dms/lake-layout.ts';
import { type PlannedPart, type Problem, tableName } from '../core/plan/schema.ts';
import type { LakeCatalog, LakeListing } from './ports.ts';

/**
 * A table's listing with the files that hold the changes of all tables (PreserveTransactions), where its task writes such.
 * Where they cannot be read at all, the problem that the table's changes are not known.
 */
export async function withTransactions(
  listed: LakeListing,
  lake: Pick<LakeCatalog, 'listTransactions'>,
  part: PlannedPart,
): Promise<{ readonly listed: LakeListing; readonly problem: Problem | null }> {
  const transactions = part.cdc?.transactions;
  if (transactions === undefined || part.source === null) return { listed, problem: null };
  const refused = whyRefused(part, transactions.path, lake);
  if (refused !== null || lake.listTransactions === undefined)
    return { listed, problem: notRead(part, refused ?? 'this lake is not read for them') };
  const all = await lake.listTransactions(transactions.path);
  if ('unlisted' in all) return { listed, problem: notRead(part, all.unlisted) };
  return { listed: merged(listed, all, transactions.loadStart), problem: null };
}

function whyRefused(
  { cdc, csv }: PlannedPart,
  path: string,
  { listTransactions }: Pick<LakeCatalog, 'listTransactions'>,
): string | null {
  if (path === '') return 'there is no CdcPath that says where they are';
  if (csv === undefined) return 'they are CSV, and the DataFormat of the endpoint is not';
  if (cdc?.operation !== 'always')
    return 'with CdcInsertsOnly, or CdcInsertsAndUpdates, nothing says which fields they have';
  return listTransactions === undefined ? 'this engine does not read them' : null;
}

function merged(listed: LakeListing, all: LakeListing, loadStart: string | null): LakeListing {
  const isOld = ({ modified }: LakeListing['files'][number]) =>
    loadStart !== null && modified !== null && Date.parse(modified) < Date.parse(loadStart);
  const old = `written before the task's load began (${loadStart}): it may hold changes of an earlier load`;
  const beside = "changes in the table's own folder: how they stand to those in CdcPath is not known";
  const isBeside = ({ path }: LakeListing['files'][number]) => isChangesFile(path);
  const named = (files: LakeListing['files'], why: string) => files.map(({ path }) => ({ path, why }));
  return {
    files: [...listed.files.filter((file) => !isBeside(file)), ...all.files.filter((file) => !isOld(file))],
    others: [
      ...listed.others,
      ...named(listed.files.filter(isBeside), beside),
      ...named(all.files.filter(isOld), old),
      ...all.others,
    ],
  };
}

const notRead = ({ table }: PlannedPart, why: string): Problem => ({
  verdict: 'INCONCLUSIVE',
  code: 'TransactionsNotRead',
  message: `${tableName(table)}: the changes of all tables are in one sequence of files (PreserveTransactions), which was not read: ${why}.`,
  remedy:
    "See the endpoint's CdcPath, and that it is below the lake of the configuration; only the embedded engine reads it.",
});
