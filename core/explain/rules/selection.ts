import { mappingMatches } from '../../dms/wildcards.ts';
import { at, type Draft, PAGES, type Rule } from '../rule.ts';
import { captures, familyOf, type MappingRule, type Subject } from '../subject.ts';

/** Which tables are taken, and which of their rows. */

const selections = (subject: Subject): MappingRule[] =>
  (subject.mappings?.rules ?? []).filter((rule) => rule.type === 'selection');
const taken = (subject: Subject): MappingRule[] => selections(subject).filter((rule) => rule.action !== 'exclude');
const filtered = (subject: Subject): MappingRule[] => taken(subject).filter((rule) => rule.filters.length > 0);

const MYSQL_SCHEMAS = ['mysql', 'sys', 'performance_schema', 'information_schema'];
const nameOf = (rule: MappingRule): string => `${rule.schema}.${rule.table}`;

/** Schemas of the server itself that rules take, and none excludes. */
function systemSchemas(rule: MappingRule, excluded: readonly MappingRule[]): string[] {
  return MYSQL_SCHEMAS.filter(
    (schema) => mappingMatches(rule.schema, schema) && !excluded.some((each) => mappingMatches(each.schema, schema)),
  );
}

const NEGATIVE = ['noteq', 'notbetween', 'notnull'];
const INCLUSIVE = ['eq', 'between', 'lte', 'ste', 'gte'];

/** What the documents say of NULL under a filter; null where there is nothing to say. */
function nullsOf(operators: readonly string[]): { readonly why: string; readonly nothing: boolean } | null {
  const has = (known: readonly string[]) => operators.some((each) => known.includes(each));
  const [negative, inclusive, asksNull] = [has(['noteq', 'notbetween']), has(INCLUSIVE), operators.includes('null')];
  if (negative && asksNull && !inclusive)
    return {
      why: 'a negative operator beside null, without another: by the documents nothing is replicated then',
      nothing: true,
    };
  if (negative && asksNull)
    return { why: 'rows with NULL are not replicated, though null is among the conditions', nothing: false };
  if (negative) return { why: 'rows with NULL are left out: NULL is not unequal to anything', nothing: false };
  return null;
}

export const selectionRules: readonly Rule[] = [
  {
    id: 'mysql-system-schemas',
    severity: 'high',
    title: "The server's own schemas are loaded, too",
    about: 'table mappings',
    source: PAGES.mysql,
    confidence: 'confirmed',
    applies: (subject) => {
      if (familyOf(subject.source?.values.engine) !== 'mysql') return [];
      const excluded = selections(subject).filter((each) => each.action === 'exclude' && each.table === '%');
      return taken(subject).flatMap((rule): Draft[] => {
        if (!/[%_[]/.test(rule.schema)) return [];
        const found = systemSchemas(rule, excluded);
        if (found.length === 0) return [];
        return [
          {
            at: at(rule.place, 'object-locator', 'schema-name'),
            why: `'${rule.schema}' matches ${found.join(', ')}: on MySQL DMS takes them like any other, with the names of users and the hashes of passwords in mysql.user.`,
            mend: 'Name the schemas that are meant; or exclude these by rules of their own.',
            write: found.map((schema, i) => ({
              'rule-type': 'selection',
              'rule-id': String(901 + i),
              'rule-name': `not-${schema}`,
              'object-locator': { 'schema-name': schema, 'table-name': '%' },
              'rule-action': 'exclude',
            })),
          },
        ];
      });
    },
  },
  {
    id: 'wildcard-underscore',
    severity: 'low',
    title: 'An underscore matches any character',
    about: 'table mappings',
    source: PAGES.wildcards,
    confidence: 'confirmed',
    applies: (subject) =>
      selections(subject).flatMap((rule) =>
        (['table', 'schema'] as const).flatMap((part): Draft[] => {
          const name = rule[part];
          if (rule.action === 'explicit' || !name.replace(/\[[^\]]*\]/g, '').includes('_')) return [];
          return [
            {
              at: at(rule.place, 'object-locator', `${part}-name`),
              why: `In '${name}' each _ stands for any one character: '${name.replaceAll('_', 'x').replaceAll('%', '')}' would be ${rule.action === 'exclude' ? 'left out' : 'loaded'}, too, if it were there.`,
              mend: 'Use the rule-action explicit for a table that is named in full, or see that no other name fits.',
              write: null,
            },
          ];
        }),
      ),
  },
  {
    id: 'wildcard-set',
    severity: 'medium',
    title: 'Not every source honours [ ] in names',
    about: 'table mappings',
    source: PAGES.wildcards,
    confidence: 'assumed',
    applies: (subject) =>
      (subject.mappings?.rules ?? [])
        .filter((rule) => /\[[^\]]+\]/.test(`${rule.schema}\n${rule.table}`))
        .map((rule) => ({
          at: at(rule.place, 'object-locator'),
          why: `${nameOf(rule)} has a set in brackets. The guide says of late that not all endpoints honour them: the rule may match nothing.`,
          mend: 'Write a rule for each name.',
          write: null,
        })),
  },
  {
    id: 'name-in-another-case',
    severity: 'medium',
    title: 'A name is not in the case that the source keeps',
    about: 'table mappings',
    source: PAGES.selection,
    confidence: 'assumed',
    applies: (subject) => {
      const family = familyOf(subject.source?.values.engine);
      const odd = family === 'postgres' ? /\p{Lu}/u : family === 'oracle' ? /\p{Ll}/u : null;
      if (odd === null) return [];
      return selections(subject)
        .filter((rule) => odd.test(rule.schema) || odd.test(rule.table))
        .map((rule) => ({
          at: at(rule.place, 'object-locator'),
          why: `Names are matched by case, and ${family === 'oracle' ? 'Oracle keeps names in upper' : 'PostgreSQL keeps names in lower'} case unless they were created in quotes: ${nameOf(rule)} may match nothing.`,
          mend: 'Write the names as the catalog of the source has them.',
          write: null,
        }));
    },
  },
  {
    id: 'views-with-changes',
    severity: 'high',
    title: 'Views have no changes to capture',
    about: 'table mappings',
    source: PAGES.selection,
    confidence: 'confirmed',
    applies: (subject) =>
      captures(subject)
        ? taken(subject)
            .filter((rule) => rule.tableType !== 'table')
            .map((rule) => ({
              at: at(rule.place, 'object-locator', 'table-type'),
              why: `${nameOf(rule)} selects views, which DMS reads in tasks that only load.`,
              mend: 'Load views by a task of their own (full-load), or select the tables.',
              write: { 'table-type': 'table' },
            }))
        : [],
  },
  {
    id: 'selected-and-excluded',
    severity: 'medium',
    title: 'A table is selected by name, and excluded',
    about: 'table mappings',
    source: PAGES.selection,
    confidence: 'assumed',
    applies: (subject) => {
      const excluded = selections(subject).filter((rule) => rule.action === 'exclude');
      return selections(subject)
        .filter((rule) => rule.action === 'explicit')
        .flatMap((rule): Draft[] => {
          const other = excluded.find(
            (each) => mappingMatches(each.schema, rule.schema) && mappingMatches(each.table, rule.table),
          );
          if (other === undefined) return [];
          return [
            {
              at: at(rule.place, 'rule-action'),
              why: `${nameOf(rule)} is explicit here, and rule ${other.id} '${other.name}' excludes it: which of them wins is not documented.`,
              mend: 'Narrow the exclusion.',
              write: null,
            },
          ];
        });
    },
  },
  {
    id: 'filter-over-wildcard',
    severity: 'high',
    title: 'A filter needs a table that is named in full',
    about: 'table mappings',
    source: PAGES.filters,
    confidence: 'confirmed',
    applies: (subject) =>
      filtered(subject)
        .filter((rule) => /[%[]/.test(rule.table) || /[%[]/.test(rule.schema))
        .map((rule) => ({
          at: at(rule.place, 'object-locator', 'table-name'),
          why: `${nameOf(rule)} is a pattern, and DMS does not filter by rules over patterns: what is loaded is not documented.`,
          mend: 'Write a rule with the filter for each table.',
          write: null,
        })),
  },
  {
    id: 'filter-drops-null',
    severity: 'medium',
    title: 'Rows with NULL in the filtered column are left out',
    about: 'table mappings',
    source: PAGES.filters,
    confidence: 'confirmed',
    applies: (subject) =>
      filtered(subject).flatMap((rule) =>
        rule.filters.flatMap((filter): Draft[] => {
          const found = nullsOf(filter.operators);
          if (found === null) return [];
          return [
            {
              at: filter.place,
              why: `The filter of ${nameOf(rule)} on ${filter.column} (${filter.operators.join(', ')}): ${found.why}.`,
              mend: 'Say what is meant by conditions that include rows (eq, between, gte, lte), and null where rows with NULL are wanted.',
              write: null,
              ...(found.nothing ? { severity: 'high' as const } : {}),
            },
          ];
        }),
      ),
  },
  {
    id: 'filter-on-what-changes',
    severity: 'medium',
    title: 'A row that is updated into or out of a filter goes wrong',
    about: 'table mappings',
    source: PAGES.filters,
    confidence: 'confirmed',
    applies: (subject) =>
      captures(subject)
        ? filtered(subject).flatMap((rule) =>
            rule.filters.map((filter) => ({
              at: at(filter.place, 'column-name'),
              why: `${nameOf(rule)} is filtered by ${filter.column}. When an update changes it, the row stays in the lake as it was, or never comes.${
                familyOf(subject.source?.values.engine) === 'postgres'
                  ? ' On PostgreSQL a delete is not seen either, unless the column is part of the key.'
                  : ''
              } Changes are compared as text, the load by the database.`,
              mend: 'Filter by a column that never changes (the key, a creation date), or where the lake is read.',
              write: null,
            })),
          )
        : [],
  },
  {
    id: 'rows-filtered',
    severity: 'low',
    title: 'Rows are left out by a filter',
    about: 'table mappings',
    source: PAGES.filters,
    confidence: 'confirmed',
    applies: (subject) =>
      filtered(subject).map((rule) => ({
        at: at(rule.place, 'filters'),
        why: `Of ${nameOf(rule)} the lake holds a part, by ${rule.filters.map((each) => each.column).join(' and ')}${rule.filters.some((each) => each.operators.some((one) => NEGATIVE.includes(one))) ? ', with a negative condition' : ''}.`,
        mend: 'Nothing, if that is meant. Loadproof compares that part, and says so.',
        write: null,
      })),
  },
];
