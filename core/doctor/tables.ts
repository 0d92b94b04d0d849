import { type Plan, type PlannedPart, tableName } from '../plan/schema.ts';
import { number, plural } from '../report/words.ts';
import { type Finding, failed, ok, warning } from './report.ts';

/** What a plan says of the role that reads the source, and of the lake, before anything is compared. */

/** Names shown of each kind; the rest are counted. */
const SHOWN = 5;

/** Whether our role can read every row and column of the planned tables, and which it cannot. */
export function judgePrivileges({ parts }: Plan): Finding[] {
  if (parts.length === 0)
    return [
      failed(
        'The configuration and the task select no table.',
        'See tables.include and tables.exclude, and the selection rules of the task.',
      ),
    ];
  const readable = parts.filter(({ source }) => source !== null && source.unreadable === null);
  const problems = problemsByCode(parts).map(([code, found]) => problemFinding(code, found));
  const hidden = hiddenRows(parts);
  if (problems.length + hidden.length === 0)
    return [ok(`Every column and row of ${plural(parts.length, 'table')} can be read.`)];
  return [
    ...problems,
    ...hidden,
    ...(readable.length === 0
      ? []
      : [ok(`${number(readable.length)} of ${plural(parts.length, 'table')} can be read.`)]),
  ];
}

function problemsByCode(parts: readonly PlannedPart[]): [string, PlannedPart[]][] {
  const byCode = new Map<string, PlannedPart[]>();
  for (const part of parts) {
    if (part.problem === null) continue;
    byCode.set(part.problem.code, [...(byCode.get(part.problem.code) ?? []), part]);
  }
  return [...byCode];
}

function problemFinding(code: string, parts: readonly PlannedPart[]): Finding {
  const messages = parts.slice(0, SHOWN).map(({ problem }) => problem?.message ?? '');
  const more = parts.length > SHOWN ? [`and ${number(parts.length - SHOWN)} more of this kind (${code})`] : [];
  return failed([...messages, ...more].join('\n'), parts[0]?.problem?.remedy ?? '');
}

/** Row policies and views: a run goes, and each of those tables has the limit `hiddenRows`. */
function hiddenRows(parts: readonly PlannedPart[]): Finding[] {
  const hides = parts.flatMap(({ source, table }) =>
    (source?.hides ?? []).map(({ detail }) => ({ name: tableName(table), detail })),
  );
  const [first] = hides;
  if (first === undefined) return [];
  const names = hides.slice(1, SHOWN).map(({ name }) => name);
  const more = hides.length > SHOWN ? ` and ${number(hides.length - SHOWN)} more` : '';
  const others = names.length === 0 ? '' : ` Likewise ${names.join(', ')}${more}.`;
  return [
    warning(
      `${first.detail}${others}`,
      'Read with a role that sees every row; or accept the limit hiddenRows, with reason, owner and expiry.',
    ),
  ];
}

/** Whether the lake has folders for the planned tables. DMS makes none for a table without rows. */
export function judgeLakeFolders(
  plan: Plan,
  folders: readonly { readonly schema: string; readonly name: string }[],
): Finding {
  const has = new Set(folders.map(({ schema, name }) => JSON.stringify([schema, name])));
  const planned = plan.parts.filter(({ source }) => source !== null);
  const without = planned.filter(({ lake }) => !has.has(JSON.stringify([lake.schema, lake.name])));
  const where = plan.lake.location;
  if (planned.length === without.length)
    return failed(
      `${where} has no folder of any table that would be compared (it has ${plural(folders.length, 'folder')}).`,
      'See that the bucket and folder of the lake are those of the target endpoint, and that the task has loaded.',
    );
  const found = `${where} has folders of ${number(planned.length - without.length)} of ${plural(planned.length, 'table')}`;
  if (without.length === 0) return ok(`${found}.`);
  const names = without.slice(0, SHOWN).map(({ table }) => tableName(table));
  const more = without.length > SHOWN ? ` and ${number(without.length - SHOWN)} more` : '';
  return warning(
    `${found}; none of ${names.join(', ')}${more}.`,
    'A table without rows has no folder, and is compared all the same. Else see whether the task has loaded it.',
  );
}
