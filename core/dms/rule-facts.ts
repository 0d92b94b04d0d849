/** What Loadproof makes of each rule of table mappings, as data: docs/dms.md is generated from it, and a test holds it to the code. */

import type { FilterOperator } from './filters.ts';

export interface RuleFact {
  /** `selection`, `transformation`, `table-settings`, … */
  readonly type: string;
  /** Its action, operator, or parameter. */
  readonly name: string;
  /** `verified`: the lake is held against it. `named`: what it touches is left out, or limited, by name. `harmless`: nothing in the lake. */
  readonly effect: 'verified' | 'named' | 'harmless';
  /** One sentence: what is compared, or why not. */
  readonly how: string;
  /** The section of the User Guide. */
  readonly source: string;
  /** `confirmed`: said by the guide. `assumed`: the guide leaves it open, and the sentence says what is taken for granted. */
  readonly confidence: 'confirmed' | 'assumed';
}

const SELECTIONS = 'Selection rules and actions';
const WILDCARDS = 'Wildcards in table mapping';
const FILTERS = 'Using source filters';
const TRANSFORMATIONS = 'Transformation rules and actions';
const EXPRESSIONS = 'Using transformation rule expressions to define column content';
const MASKING = 'Using data masking to hide sensitive information';
const SETTINGS = 'Table and collection settings rules and operations';

type Row = readonly [name: string, effect: RuleFact['effect'], how: string, confidence?: RuleFact['confidence']];

const facts = (type: string, source: string, rows: readonly Row[]): RuleFact[] =>
  rows.map(([name, effect, how, confidence = 'confirmed']) => ({ type, name, effect, how, source, confidence }));

const renaming = (action: string, how: string): Row => [action, 'verified', how];

const FILTER_HOW = {
  lte: 'At most the value.',
  ste: 'At most the value: another name of lte.',
  gte: 'At least the value.',
  eq: 'The value.',
  noteq: 'Another value; NULL is left out.',
  between: 'From the start to the end, both taken.',
  notbetween: 'Below the start or above the end; NULL is left out.',
  null: 'NULL.',
  notnull: 'Not NULL.',
} as const satisfies Record<FilterOperator, string>;

export const RULE_FACTS: readonly RuleFact[] = [
  ...facts('selection', SELECTIONS, [
    ['include', 'verified', 'The tables that it takes must be in the lake; table-type view and all take views too.'],
    ['exclude', 'verified', 'It wins over every include, whatever the ids.', 'assumed'],
    [
      'explicit',
      'verified',
      'Takes one table by its name; where an exclude hits it too, the table has a limit.',
      'assumed',
    ],
    ['load-order', 'harmless', 'Tables of a higher number are loaded first.'],
    ['materialised view', 'named', 'DMS migrates none: one that a rule names is INCONCLUSIVE.'],
  ]),
  ...facts('wildcard', WILDCARDS, [
    ['%', 'verified', 'Any characters, or none. Case-sensitive.'],
    ['_', 'verified', 'One character.'],
    [
      '[ab], [a-d], [_]',
      'named',
      'Honoured; a table that only such a set selects, or leaves out, is named.',
      'assumed',
    ],
    ['EscapeCharacter', 'verified', "Oracle's endpoints alone: the character after it is itself."],
  ]),
  ...facts('filter', FILTERS, [
    ...(['lte', 'ste', 'gte', 'eq', 'noteq', 'between', 'notbetween', 'null', 'notnull'] as const).map(
      (operator): Row => [operator, 'verified', FILTER_HOW[operator]],
    ),
    ['several filters', 'verified', 'Joined by AND.'],
    ['several conditions', 'verified', 'Joined by OR.'],
    [
      'negative beside other conditions',
      'named',
      'NULL is left out, as noted; with null and nothing inclusive no row is taken. Rows of which OR and AND say different things are counted as a limit.',
      'assumed',
    ],
    [
      'text and time zone',
      'named',
      "Compared in the source's own collation; rows that a comparison by bytes, without trailing spaces, or in another time zone would take otherwise are counted as a limit.",
      'assumed',
    ],
    [
      'wildcards, explicit rules, large objects',
      'named',
      'Not supported by DMS: the rows that the filter leaves out are counted as a limit.',
    ],
    ['unknown column, value of another type', 'named', 'The table is INCONCLUSIVE.'],
    ['change capture', 'named', 'A row that moves from one side of a filter to the other is a limit.'],
  ]),
  ...facts('transformation', TRANSFORMATIONS, [
    renaming('rename', 'The new name of a schema, table or column; by an expression of texts and $AR_M_ names too.'),
    renaming('convert-lowercase', 'The name in lower case.'),
    renaming('convert-uppercase', 'The name in upper case.'),
    renaming('add-prefix', 'The text before the name.'),
    renaming('remove-prefix', 'The name without the text, where it begins with it.'),
    renaming('replace-prefix', 'Another text, where it begins with old-value.'),
    renaming('add-suffix', 'The text after the name.'),
    renaming('remove-suffix', 'The name without the text, where it ends with it.'),
    renaming('replace-suffix', 'Another text, where it ends with old-value.'),
    ['remove-column', 'named', 'The column is not in the lake: left out by name.'],
    ['include-column', 'named', 'Columns that no such rule keeps are left out by name.'],
    [
      'change-data-type',
      'verified',
      'Where the new type holds every value as it is (wider integers and decimals, longer texts, integers as text); else the column is left out by name.',
      'assumed',
    ],
    ['define-primary-key', 'verified', 'Pairs the rows, and orders changes, where the configuration gives no key.'],
    ['add-before-image-columns', 'named', 'Columns of the lake alone, by name.'],
    [
      'several rules on one object',
      'verified',
      'The lowest id is applied; where another kind of action hits the column too, or another rule adds a column of that name otherwise, the column has a limit.',
    ],
    [
      'data-type of a locator',
      'verified',
      "A type of DMS; a name that is the source's own type is a limit of the column.",
      'assumed',
    ],
  ]),
  ...facts('transformation', EXPRESSIONS, [
    [
      'add-column',
      'verified',
      'Texts, whole numbers, $AR_M_ names, columns of text and whole numbers, ||, coalesce, ifnull, trim, ltrim, rtrim, replace, substr (and lower, upper on PostgreSQL): compared with what the source makes of them. Every other expression: a column of the lake alone, by name.',
    ],
    [
      'operation_indicator, $AR_H_ headers',
      'named',
      'Of the change, and in no source table: columns of the lake alone, by name.',
    ],
  ]),
  ...facts('transformation', MASKING, [
    ['data-masking-hash-mask', 'verified', 'SHA-256 of the UTF-8 text, 64 upper-case hexadecimal digits.', 'assumed'],
    [
      'data-masking-digits-mask',
      'verified',
      'The character in place of each digit 0 to 9; values with a digit are counted as expectedLoss.',
      'assumed',
    ],
    ['data-masking-digits-randomize', 'named', 'Random digits cannot be verified: the column is left out by name.'],
    [
      'a mask of another type than STRING, WSTRING',
      'named',
      'An error of DMS, or no mask: the column is left out by name.',
    ],
  ]),
  ...facts('table-settings', SETTINGS, [
    [
      'ranges',
      'verified',
      'Rows with NULL in a range column are not loaded: counted as expectedLoss. Of several columns, rows that only some documents leave out are a limit.',
    ],
    [
      'partitions-auto, subpartitions-auto',
      'harmless',
      'Other file names; a limit on PostgreSQL, which does not support them.',
    ],
    [
      'partitions-list',
      'named',
      'Which rows the chosen partitions hold is not read: the table is INCONCLUSIVE.',
      'assumed',
    ],
    ['lob-settings', 'verified', "Limit of large objects of the table, in place of the task's."],
  ]),
  ...facts('post-processing', SETTINGS, [['add-tag', 'harmless', 'Tags of the files.']]),
  ...facts('validation', SETTINGS, [['override-validation-function', 'harmless', "DMS's own validation alone."]]),
  ...facts('object-mapping', TRANSFORMATIONS, [
    ['any', 'named', 'Of streaming targets: a limit of the tables that it hits.'],
  ]),
];
