/** What each source is asked: for every type of column in every form, under every rule of what DMS changes. */
import type { LakeType, LossRule, SourceColumn } from '../../../core/compare/columns.ts';
import { lakeTypeName } from '../../../core/compare/columns.ts';
import { type Form, formName } from '../../../core/compare/forms.ts';
import {
  isUnsupported,
  type SourceDialect,
  type SourceRendering,
  type Unsupported,
} from '../../../core/sql/dialect.ts';
import { PASSED_SOURCES } from '../../../core/sql/sources.ts';
import { expectGolden, type GoldenCase, joinAlike, layout } from '../../support/golden.ts';
import { columnsOf, DIALECTS, FORMS, LAKE_TYPES, ownForm, RULES, rulesText } from '../../support/golden-columns.ts';

const names = ['postgres', 'mysql', 'oracle', 'sqlserver'] as const;

/** An expression, what counts its losses, and what is before a text; `plain` is in them the expression without a rule. */
function rendering(rendered: SourceRendering | Unsupported, plain: string | null = null): string {
  if (isUnsupported(rendered)) return `unsupported: ${rendered.unsupported}`;
  const { sql, losses, prefix, uncut } = rendered;
  const more = [
    ...losses.map((loss) => `  counts ${rulesText([loss.rule])}: ${loss.changed}`),
    ...(prefix === undefined ? [] : [`  prefix: ${prefix}`]),
    ...(uncut === undefined ? [] : [`  uncut: ${uncut}`]),
  ];
  const lines = [sql, ...more].map((line) =>
    plain === null || plain.length < 20 ? line : line.replaceAll(plain, '‹plain›'),
  );
  return lines.map(layout).join('\n');
}

/** A form and what it is rendered as; the forms that it cannot have, together. */
function inForms(column: SourceColumn, dialect: SourceDialect): string[] {
  const all = FORMS.map((form) => [formName(form), rendering(dialect.render(column, form, [])), form.kind] as const);
  const none = all.map(([name, text, kind]): GoldenCase => [name, text.replaceAll(kind, '…')]);
  const refused = joinAlike(none.filter(([, text]) => text.startsWith('unsupported')));
  const kept = all
    .filter(([, text]) => !text.startsWith('unsupported'))
    .map(([name, text]): GoldenCase => [name, text]);
  return [...joinAlike(kept), ...refused].map(([name, text]) => `${name}: ${text}`);
}

/** The rules that change something of a column in the form that it has by itself, and in a wider one. */
function underRules(column: SourceColumn, dialect: SourceDialect): string[] {
  const own = ownForm(dialect, column);
  if (own === null) return [];
  const wider: readonly Form[] = own.kind === 'timestamp' || own.kind === 'time' ? [own, { ...own, digits: 9 }] : [own];
  // A number that is rounded has the scale of the rule, and one that is a float is one in the lake.
  const others: readonly Form[] =
    own.kind === 'decimal' ? [{ kind: 'decimal', scale: 2 }, { kind: 'decimal', scale: 4 }, { kind: 'float' }] : [];
  return [...wider, ...others].flatMap((form) => {
    const plain = dialect.render(column, form, []);
    const sql = isUnsupported(plain)
      ? null
      : (/^CASE WHEN \S+ IS NOT NULL THEN (.*) END$/s.exec(plain.sql)?.[1] ?? plain.sql);
    const text = (rules: readonly LossRule[]) => rendering(dialect.render(column, form, rules), sql);
    const none = text([]);
    const cases = (form === own || own.kind === 'decimal' ? RULES : RULES.slice(0, 4)).map(
      (rules): GoldenCase => [rulesText(rules), text(rules)],
    );
    // What a rule makes impossible it does in any form.
    const told = cases.filter(([, sql]) => sql !== none && (form === own || !sql.startsWith('unsupported')));
    return joinAlike(told).map(([rules, sql]) => `${formName(form)}, ${rules}: ${sql}`);
  });
}

/** The form that a column has beside lake columns of other types than its own. */
function besideLake(column: SourceColumn, dialect: SourceDialect): string[] {
  const of = (lake: readonly LakeType[]) => {
    const form = dialect.form(column, lake);
    return isUnsupported(form) ? `unsupported: ${form.unsupported}` : formName(form);
  };
  const none = of([]);
  const lakes = [...LAKE_TYPES.map((type) => [type]), [LAKE_TYPES[0], LAKE_TYPES[14]].flatMap((type) => type ?? [])];
  const cases = lakes.map((lake): GoldenCase => [lake.map(lakeTypeName).join(' and '), of(lake)]);
  const differing = joinAlike(cases.filter(([, form]) => form !== none)).map(
    ([lake, form]) => `beside ${lake}: ${form}`,
  );
  return [`by itself: ${none}`, ...differing];
}

function ranges(column: SourceColumn, { ranges: parts, keyIn }: SourceDialect): string[] {
  const form = parts?.form(column) ?? null;
  const keys = keyIn?.([column], form === 'text' ? [["it's"], ['é']] : [['-5'], ['7']]) ?? null;
  const [from, to] = form === 'text' ? ["it's", 'é'] : ['-5', '7'];
  const bounds = [
    [null, to],
    [from, to],
    [from, null],
  ] as const;
  const found =
    form === null ? [] : bounds.map(([a, b]) => parts?.condition(column, { column: 'c', form, from: a, to: b }));
  return [`ranges: ${form}`, ...found.map((sql) => `  ${sql}`), ...(keys === null ? [] : [`key in: ${keys}`])];
}

describe.each(names)('%s', (name) => {
  test('what it is asked for itself', () => {
    for (const kind of ['postgres', 'mysql', 'mariadb', 'oracle', 'sqlserver'] as const) {
      const { dialect, catalogQuery, smallestQuery, product } = PASSED_SOURCES[kind];
      if (dialect.name !== name) continue;
      expectGolden(`sql/golden/${kind}-catalog.sql`, [
        [`the catalog of ${product}`, layout(catalogQuery)],
        ['the smallest query', smallestQuery],
      ]);
    }
  });

  test('every type in every form', () => {
    const cases = columnsOf(DIALECTS[name]).map((column): GoldenCase => {
      const dialect = DIALECTS[name];
      const lines = [...besideLake(column, dialect), ...inForms(column, dialect), ...ranges(column, dialect)];
      // Types whose texts are the same but for their own name are one case.
      return [column.type, lines.join('\n').replaceAll(`unsupported: ${column.type} `, 'unsupported: ‹type› ')];
    });
    expectGolden(`sql/golden/${name}-types.sql`, joinAlike(cases));
  });

  test('every type under the rules of what DMS changes', () => {
    const cases = columnsOf(DIALECTS[name]).map((column): GoldenCase => {
      const text = underRules(column, DIALECTS[name]).join('\n');
      return [column.type, text.replaceAll(`unsupported: ${column.type} `, 'unsupported: ‹type› ')];
    });
    expectGolden(`sql/golden/${name}-rules.sql`, joinAlike(cases.filter(([, text]) => text !== '')));
  });
});
