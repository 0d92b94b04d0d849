/** A lake with files of changes: what collapses it to current rows, why it cannot be, and what that proves. */
import { OPERATION } from '../dms/cdc.ts';
import { isChangesFile } from '../dms/lake-layout.ts';
import { type CdcPlan, type PlannedPart, type Problem, tableName } from '../plan/schema.ts';
import type { CollapseSpec, EngineDialect } from '../sql/dialect.ts';
import type { LakeFile, LakeFileGroup } from './columns.ts';
import { type Limit, limit } from './limits.ts';
import { ambiguousNames, lakeTypesOf } from './pairing.ts';
import type { Listing } from './prepare.ts';

/** Of a plan that says nothing of changes: a task that loads a table, and then captures everything. */
const CAPTURES_ALL: CdcPlan = {
  operation: 'always',
  deletes: true,
  updates: true,
  hasLoad: true,
  order: [],
  timezone: null,
  loadStart: null,
};

/** What of a part's differences its task explains, as configured; see `judge.ts`. */
export interface ChangesPrepared {
  /** Set where deletes never arrive: why rows that only the lake has are no loss. */
  readonly extra: string | null;
  /** Set where the lake has no load: why rows that only the source has are no loss. */
  readonly missing: string | null;
  /** Whether updates are written. */
  readonly updates: boolean;
  /** How many files hold changes, and what orders those of a key. */
  readonly files: number;
  readonly order: string;
  /** Whether the source itself says that the key is unique. */
  readonly uniqueKey: boolean;
}

/** The files of changes among the groups. */
const changesIn = (groups: readonly LakeFileGroup[]): LakeFile[] =>
  groups.filter((group) => group.changes).flatMap((group) => group.files);

const planOf = ({ cdc }: PlannedPart): CdcPlan => cdc ?? CAPTURES_ALL;

/** How the rows become current ones; null where no file holds changes. */
export function collapseOf(
  part: PlannedPart,
  groups: readonly LakeFileGroup[],
  { others, stale = [] }: Pick<Listing, 'others' | 'stale'>,
): CollapseSpec | null {
  const changes = groups.filter((group) => group.changes);
  if (changes.length === 0) return null;
  const inAll = (column: string) => changes.every((g) => g.columns.some((c) => c.name === column && isOrdered(c.type)));
  const order = planOf(part).order.find(({ column }) => inAll(column)) ?? null;
  return { operation: OPERATION, order, alone: others.length + stale.length === 0 };
}

/** Types in which a text of digits or of a time, or a time itself, can be told. */
const isOrdered = ({ kind }: LakeFileGroup['columns'][number]['type']): boolean =>
  kind === 'string' || kind === 'timestamp' || kind === 'csv';

/** The columns of CSV files that the collapse reads beside those compared. */
export function extrasOf(collapse: CollapseSpec, groups: readonly LakeFileGroup[]): readonly string[] {
  const wanted = [collapse.operation, ...(collapse.order === null ? [] : [collapse.order.column])];
  return wanted.filter((name) => lakeTypesOf(name, groups).length > 0);
}

/** Why the changes cannot be collapsed; null where they can, or where there are none. */
export function changesProblem(
  part: PlannedPart,
  groups: readonly LakeFileGroup[],
  key: readonly string[],
  engine: EngineDialect,
): Problem | null {
  const files = changesIn(groups);
  const [first] = files;
  if (first === undefined) return null;
  const because = (code: string, message: string, remedy: string): Problem => ({
    verdict: 'INCONCLUSIVE',
    code,
    message: `${tableName(part.table)}: ${message}.`,
    remedy,
  });
  if (key.length === 0)
    return because(
      'ChangesWithoutKey',
      `${files.length} files hold changes (${first.path}), and the table has no key that both sides have: which row a change is about is not known`,
      'Name a unique key of the table in compare.tables; or compare after a new full load, before changes are written.',
    );
  if (ambiguousNames(groups).has(OPERATION) || part.columns.some(({ lakeName }) => lakeName === OPERATION))
    return because(
      'SharedLakeColumn',
      `a column of the table has the name of DMS's column of the operation, ${OPERATION}`,
      'Rename it with a transformation rule of the task, and load again.',
    );
  const without = groups.filter((g) => g.changes && !g.columns.some((c) => c.name === OPERATION));
  const lacking = without[0]?.files[0];
  const { operation } = planOf(part);
  const mixed = operation === 'either' && without.length < groups.filter((g) => g.changes).length;
  if (lacking && (operation === 'always' || mixed))
    return because(
      'ChangesWithoutOperation',
      `${lacking.path} holds changes without the column ${OPERATION}${mixed ? ', which other files have' : ", which the endpoint's settings say it has"}: an insert, an update and a delete look alike there`,
      "Give the task's endpoints in the configuration if it captures inserts alone (CdcInsertsOnly, CdcInsertsAndUpdates); else look for who wrote the file.",
    );
  const unreadable = unreadableOperation(groups, engine);
  return unreadable === null
    ? null
    : because('UnreadableOperation', unreadable, 'See who wrote the files: DMS writes a text.');
}

function unreadableOperation(groups: readonly LakeFileGroup[], engine: EngineDialect): string | null {
  const types = lakeTypesOf(
    OPERATION,
    groups.filter((group) => group.changes),
  );
  const bad = types.find((type) => typeof engine.render('x', type, { kind: 'text' }) !== 'string');
  return bad === undefined ? null : `the column ${OPERATION} is of the type ${bad.kind}`;
}

/** What the task's settings leave open of the changes, before they are read. */
export function changesLimits(
  part: PlannedPart,
  groups: readonly LakeFileGroup[],
  collapse: CollapseSpec | null,
): Limit[] {
  const { timezone } = planOf(part);
  if (collapse === null || collapse.order !== null || timezone === null) return [];
  const files = changesIn(groups).length;
  const detail = `the files of changes are named in local time (DatePartitionTimezone ${timezone}), and nothing else orders them: where clocks are set back, a later file has an earlier name`;
  return files < 2 ? [] : [limit('changeOrder', detail)];
}

/** What differences mean in a lake that is not written all changes, or no load. */
export function preparedChanges(
  part: PlannedPart,
  files: readonly LakeFile[],
  key: readonly string[],
  { collapse, engine }: { readonly collapse: CollapseSpec | null; readonly engine: EngineDialect },
): ChangesPrepared | null {
  const { deletes, updates, hasLoad } = planOf(part);
  const changes = files.filter(({ path }) => isChangesFile(path)).length;
  const hasChanges = changes > 0;
  const loads = files.length > changes;
  if (!hasChanges && (hasLoad || loads)) return null;
  const primary = part.source?.primaryKey ?? [];
  return {
    extra:
      deletes || !hasChanges
        ? null
        : 'the endpoint is told to write no deletes (CdcInsertsOnly, CdcInsertsAndUpdates): rows that the source has deleted stay in the lake',
    missing:
      hasLoad || loads
        ? null
        : 'the task captures changes alone, and the folder holds no full load: rows that did not change since it began are not in the lake',
    updates,
    files: changes,
    order: orderText(collapse, engine),
    uniqueKey: primary.length > 0 && primary.every((name) => key.includes(name)),
  };
}

/** `by "at", then by the time in the file's name and the place in the file`. */
function orderText(collapse: CollapseSpec | null, engine: EngineDialect): string {
  const column = collapse?.order ? `by ${JSON.stringify(collapse.order.column)}, then ` : '';
  const place = engine.numbersRows === true ? ' and the place in the file' : '';
  return `${column}by the time in the file's name${place}`;
}
