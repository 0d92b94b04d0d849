import type { LoadedTables } from '../dms/statistics.ts';
import type { PartResult, RunReport } from './schema.ts';
import { number, plural } from './words.ts';

/** What DMS counts of its own load, beside what was compared. It changes no verdict. */

/** The report with DMS's counts at its tables. */
export function withLoaded(report: RunReport, loaded: LoadedTables): RunReport {
  const byName = new Map(loaded.map((each) => [JSON.stringify([each.schema, each.name]), each.loaded]));
  const tables = report.tables.map((table) => {
    const found = byName.get(JSON.stringify([table.table.schema, table.table.name]));
    return found === undefined ? table : { ...table, loaded: found };
  });
  return { ...report, tables };
}

/** `DMS loaded 1,000 rows (Table completed)`; null where DMS says nothing. */
export function loadedText({ loaded }: PartResult): string | null {
  if (!loaded) return null;
  const refused = loaded.errorRows === 0 ? '' : `, and could not load ${number(loaded.errorRows)}`;
  return `DMS counts ${plural(loaded.rows, 'loaded row')}${refused}${loaded.state === '' ? '' : ` (${loaded.state})`}`;
}

/** What DMS's counts make likely of a table that is not proven, a sentence each; likeliest first. */
export function loadHints(table: PartResult): string[] {
  const { loaded, rows, verdict } = table;
  if (!loaded || verdict === 'MATCHED') return [];
  return [...brokenLoad(table), ...countHints(loaded.rows, loaded.state, rows)];
}

/** States after which the table is not what the source held: it failed, was cancelled, or is not loaded yet. */
const UNFINISHED = /error|cancel|suspend|does not exist|before load|full load|reload/i;

function brokenLoad({ loaded }: PartResult): string[] {
  if (!loaded) return [];
  return [
    ...(UNFINISHED.test(loaded.state)
      ? [
          `DMS itself says "${loaded.state}" of this table: see the log of the task, and reload the table when that is mended.`,
        ]
      : []),
    ...(loaded.errorRows > 0
      ? [
          `DMS could not load ${plural(loaded.errorRows, 'row')}: they are in awsdms_apply_exceptions and in the log of the task.`,
        ]
      : []),
  ];
}

function countHints(loaded: number, state: string, { source, lake }: PartResult['rows']): string[] {
  if (state !== 'Table completed' || source === null || lake === null) return [];
  if (lake < loaded)
    return [
      `DMS counts ${number(loaded)} loaded rows, and the lake holds ${number(lake)}: files were lost after the load.`,
    ];
  // Changes that are applied after the load are no rows of it: more than loaded may be right.
  if (lake > loaded)
    return [
      `DMS counts ${number(loaded)} loaded rows, and the lake holds ${number(lake)}: files of an earlier load, or changes since.`,
    ];
  if (source > loaded)
    return [
      `DMS counts ${number(loaded)} loaded rows, and the source holds ${number(source)}: a filter of the task, or rows written since.`,
    ];
  return [];
}
