import { addedTwice } from '../overlaps.ts';
import { at, type Draft, PAGES, type Rule } from '../rule.ts';
import { captures, familyOf, type MappingRule, type Subject } from '../subject.ts';

/** What rules make of names, columns and values. */

const transformations = ({ mappings }: Subject): MappingRule[] =>
  (mappings?.rules ?? []).filter((rule) => rule.type === 'transformation');
const withAction = (subject: Subject, ...actions: readonly string[]): MappingRule[] =>
  transformations(subject).filter((rule) => actions.includes(rule.action));
const isPattern = (name: string): boolean => /[%_[]/.test(name);
const columnOf = (rule: MappingRule): string => `${rule.schema}.${rule.table}.${rule.column}`;

const RENAMING = /^(?:rename|convert-|add-prefix|add-suffix|remove-prefix|remove-suffix|replace-)/;
const ONE_OF = new RegExp(`${RENAMING.source}|^(?:remove-column|change-data-type)$`);
/** A mask goes together with one other action, and not with a second mask. */
const located = ({ action, target, schema, table, column, dataType }: MappingRule): string =>
  JSON.stringify([target, schema, table, column, dataType, action.startsWith('data-masking-')]);

/** Rules about the very same thing: all but the one with the lowest id have no effect. */
function shadowed(subject: Subject): { readonly rule: MappingRule; readonly by: MappingRule }[] {
  const byPlace = new Map<string, MappingRule>();
  const found: { rule: MappingRule; by: MappingRule }[] = [];
  for (const rule of [...transformations(subject)].sort((a, b) => a.id - b.id)) {
    if (!ONE_OF.test(rule.action) && !rule.action.startsWith('data-masking-')) continue;
    const first = byPlace.get(located(rule));
    if (first === undefined) byPlace.set(located(rule), rule);
    else found.push({ rule, by: first });
  }
  return found;
}

/** Tables that get one name: a pattern that is renamed to one name, or two rules with the same new name. */
function merged(subject: Subject): { readonly rule: MappingRule; readonly what: string }[] {
  const renames = withAction(subject, 'rename').filter((rule) => rule.target === 'table' || rule.target === 'schema');
  const byName = new Map<string, MappingRule>();
  return renames.flatMap((rule) => {
    const name = rule.target === 'table' ? rule.table : rule.schema;
    if (isPattern(name) && rule.value !== '' && !rule.value.includes('$'))
      return [{ rule, what: `every ${rule.target} that '${name}' matches becomes '${rule.value}'` }];
    const key = JSON.stringify([rule.target, rule.target === 'table' ? rule.schema : '', rule.value]);
    const twin = byName.get(key);
    if (twin === undefined) byName.set(key, rule);
    const other = rule.target === 'table' ? twin?.table : twin?.schema;
    return other === undefined || other === name
      ? []
      : [{ rule, what: `'${other}' and '${name}' both become '${rule.value}'` }];
  });
}

export const transformationRules: readonly Rule[] = [
  {
    id: 'tables-merged',
    severity: 'high',
    title: 'Several tables are written into one folder',
    about: 'table mappings',
    source: PAGES.s3Limits,
    confidence: 'confirmed',
    applies: (subject) =>
      merged(subject).map(({ rule, what }) => ({
        at: at(rule.place, 'value'),
        why: `By rule ${rule.id} '${rule.name}' ${what}: DMS does not support several source tables in one folder of S3, and files overwrite each other.`,
        mend: 'Give each table a name of its own: a prefix or suffix instead of a name.',
        write: null,
      })),
  },
  {
    id: 'rule-without-effect',
    severity: 'medium',
    title: 'A rule has no effect: another with a lower id wins',
    about: 'table mappings',
    source: PAGES.transformations,
    confidence: 'confirmed',
    applies: (subject) =>
      shadowed(subject).map(({ rule, by }) => ({
        at: at(rule.place, 'rule-action'),
        why: `Rule ${rule.id} '${rule.name}' (${rule.action}) and rule ${by.id} '${by.name}' (${by.action}) are about the same ${rule.target}: one action applies to an object, that of the lower id.`,
        mend: 'Remove it, or join both into one rule (rename).',
        write: null,
      })),
  },
  {
    id: 'column-added-twice',
    severity: 'medium',
    title: 'A column is added by two rules: the one with the lower id wins',
    about: 'table mappings',
    source: PAGES.transformations,
    confidence: 'assumed',
    applies: ({ mappings }) =>
      addedTwice(mappings?.rules ?? []).map(({ rule, by, everywhere }) => ({
        at: at(rule.place, 'value'),
        why: `Rule ${rule.id} '${rule.name}' and rule ${by.id} '${by.name}' both add ${rule.value}: one action applies to an object, that of the lower id, so that rule ${rule.id} does nothing${
          everywhere ? '' : ' in the tables that both match'
        }.`,
        mend: `Remove one of them, or give the columns two names. Loadproof compares with rule ${by.id}, and names the doubt where the two differ.`,
        write: null,
      })),
  },
  {
    id: 'columns-removed',
    severity: 'low',
    title: 'Columns are left out by name',
    about: 'table mappings',
    source: PAGES.transformations,
    confidence: 'confirmed',
    applies: (subject) =>
      withAction(subject, 'remove-column').map((rule) => ({
        at: rule.place,
        why: `${columnOf(rule)} is not in the lake.`,
        mend: 'Nothing, if that is meant. Loadproof names it in every report.',
        write: null,
      })),
  },
  {
    id: 'columns-not-included',
    severity: 'medium',
    title: 'Every column that no rule includes is left out',
    about: 'table mappings',
    source: PAGES.transformations,
    confidence: 'confirmed',
    applies: (subject) => {
      const tables = new Map(
        withAction(subject, 'include-column').map((rule) => [`${rule.schema}.${rule.table}`, rule] as const),
      );
      return [...tables].map(([name, rule]) => ({
        at: at(rule.place, 'rule-action'),
        why: `Because a rule includes columns of ${name}, the lake has those alone: a column that is added to the table later never comes.`,
        mend: 'Use remove-column for what is not wanted; or mind this list whenever the table changes.',
        write: null,
      }));
    },
  },
  {
    id: 'values-masked',
    severity: 'low',
    title: 'Values are masked',
    about: 'table mappings',
    source: PAGES.masking,
    confidence: 'confirmed',
    applies: (subject) =>
      withAction(subject, 'data-masking-digits-mask', 'data-masking-hash-mask').map((rule) => ({
        at: rule.place,
        why: `${columnOf(rule)} holds ${rule.action.includes('hash') ? 'SHA-256 hashes, without a salt: who can guess a value can find it' : 'its values with every digit replaced: values that differ in digits alone become equal'}.`,
        mend: 'Nothing, if that is meant. Loadproof compares the masked value.',
        write: null,
      })),
  },
  {
    id: 'values-random',
    severity: 'medium',
    title: 'Values are random, and can be compared with nothing',
    about: 'table mappings',
    source: PAGES.masking,
    confidence: 'confirmed',
    applies: (subject) =>
      [
        ...withAction(subject, 'data-masking-digits-randomize'),
        ...transformations(subject).filter(({ expression }) => /\b(?:random|randomblob)\s*\(|'now'/i.test(expression)),
      ].map((rule) => ({
        at: at(rule.place, rule.expression === '' ? 'rule-action' : 'expression'),
        why: `What ${rule.expression === '' ? columnOf(rule) : `the column ${rule.value}`} holds is made up anew at each load: nobody can tell whether it is right.`,
        mend:
          rule.expression === ''
            ? 'Use a hash mask, if values must stay told apart.'
            : 'Compute it where the lake is read.',
        write: null,
      })),
  },
  {
    id: 'types-changed',
    severity: 'medium',
    title: 'Values are converted to another type',
    about: 'table mappings',
    source: PAGES.transformations,
    confidence: 'confirmed',
    applies: (subject) =>
      withAction(subject, 'change-data-type').map((rule) => ({
        at: rule.place,
        why: `${columnOf(rule)} is converted on the way: what does not fit is cut, rounded or an error, by the error policies.`,
        mend: 'Leave the type as it is, and cast where the lake is read.',
        write: null,
      })),
  },
  {
    id: 'columns-added',
    severity: 'low',
    title: 'Columns are added that the source does not have',
    about: 'table mappings',
    source: PAGES.expressions,
    confidence: 'confirmed',
    applies: (subject) =>
      withAction(subject, 'add-column', 'add-before-image-columns').map((rule) => ({
        at: at(rule.place, rule.expression === '' ? 'rule-action' : 'expression'),
        why:
          rule.action === 'add-column'
            ? `Column ${rule.value} holds ${rule.expression === '' ? 'what the rule says' : rule.expression}.`
            : `${columnOf(rule)} has columns of its values before each update: they are empty in a full load.`,
        mend: 'Nothing, if that is meant. Loadproof compares what it can compute, and leaves the rest aside by name.',
        write: null,
      })),
  },
  {
    id: 'structure-needs-restart',
    severity: 'low',
    title: 'New structure rules do not reach rows that are there',
    about: 'table mappings',
    source: PAGES.transformations,
    confidence: 'confirmed',
    applies: (subject) => {
      const [rule] = withAction(subject, 'add-column', 'remove-column', 'include-column', 'change-data-type');
      if (rule === undefined || !captures(subject)) return [];
      return [
        {
          at: at(rule.place, 'rule-action'),
          why: 'Rules that change columns count from a restart on: files that are there keep the columns they have, and after a mere resume an added column is missing.',
          mend: 'Reload the tables (aws dms reload-tables) after such a rule was changed.',
          write: null,
        },
      ];
    },
  },
];

export const tableSettingsRules: readonly Rule[] = [
  {
    id: 'ranges-drop-null',
    severity: 'high',
    title: 'Rows with NULL in a range column are not loaded',
    about: 'table mappings',
    source: PAGES.tableSettings,
    confidence: 'confirmed',
    applies: ({ mappings }) =>
      (mappings?.rules ?? [])
        .filter((rule) => rule.parallelLoad?.type === 'ranges')
        .map((rule) => ({
          at: at(rule.place, 'parallel-load'),
          why: `${rule.schema}.${rule.table} is loaded by ranges of ${rule.parallelLoad?.columns.join(', ')}: a row with NULL in ${
            (rule.parallelLoad?.columns.length ?? 0) > 1 ? 'one of them' : 'it'
          } is in no range, and is left out without a word.`,
          mend: 'Use columns that are NOT NULL, the primary key first of all. Loadproof counts the rows that are left out.',
          write: null,
        })),
  },
  {
    id: 'partitions-overlap',
    severity: 'high',
    title: 'Partitions and subpartitions that overlap are loaded twice',
    about: 'table mappings',
    source: PAGES.tableSettings,
    confidence: 'confirmed',
    applies: ({ mappings }) =>
      (mappings?.rules ?? [])
        .filter((rule) => rule.parallelLoad?.both === true)
        .map((rule) => ({
          at: at(rule.place, 'parallel-load'),
          why: `${rule.schema}.${rule.table} lists partitions and subpartitions: rows of a subpartition whose partition is listed, too, come twice.`,
          mend: 'List one kind of them.',
          write: null,
        })),
  },
  {
    id: 'partitions-captured-twice',
    severity: 'low',
    title: 'A partitioned table and its partitions may both be loaded',
    about: 'table mappings',
    source: PAGES.postgres,
    confidence: 'assumed',
    applies: (subject) => {
      if (familyOf(subject.source?.values.engine) !== 'postgres') return [];
      return (subject.mappings?.rules ?? [])
        .filter((rule) => rule.type === 'selection' && rule.action === 'include' && rule.table === '%')
        .slice(0, 1)
        .map(
          (rule): Draft => ({
            at: at(rule.place, 'object-locator', 'table-name'),
            why: `'%' takes a partitioned table of PostgreSQL and each of its partitions: rows are then in the lake twice, in two folders.`,
            mend: 'Exclude the partitions, or the parents, if the source has any: select inhrelid::regclass from pg_inherits.',
            write: null,
          }),
        );
    },
  },
];
