/** Pairing: which lake column a source column is compared with, and in which form. By name, never by position. */
import type { EngineDialect } from '../sql/dialect.ts';
import type { LakeFileGroup, LakeType, LossRule } from './columns.ts';
import { lakeTypeName } from './columns.ts';
import type { Form } from './forms.ts';

/** Types that one lake column has in the groups of files that have it. Empty: no file has it. */
export function lakeTypesOf(lakeName: string, groups: readonly LakeFileGroup[]): LakeType[] {
  return groups.flatMap((g) => g.columns.filter((c) => c.name === lakeName).map((c) => c.type));
}

/**
 * Lake names that an engine cannot tell apart, because it compares names without case. They cannot be read safely.
 */
export function ambiguousNames(groups: readonly LakeFileGroup[]): ReadonlySet<string> {
  const ambiguous = new Set<string>();
  for (const { columns } of groups) {
    const seen = new Map<string, string>();
    for (const { name } of columns) {
      const other = seen.get(name.toLowerCase());
      if (other !== undefined) ambiguous.add(name).add(other);
      seen.set(name.toLowerCase(), name);
    }
  }
  return ambiguous;
}

/** Fraction digits that a decimal or integer lake column has; null for other types. */
function lakeScale(type: LakeType): number | null {
  if (type.kind === 'integer') return 0;
  return type.kind === 'decimal' ? type.scale : null;
}

/**
 * The form of a pair, wide enough that neither side is cut to fit it. `own` is the source's form, `types` the lake's.
 */
export function pairForm(own: Form, types: readonly LakeType[], losses: readonly LossRule[]): Form {
  switch (own.kind) {
    case 'integer':
    case 'decimal':
      return numericForm(own, types, losses);
    case 'date':
      return types.some((t) => t.kind === 'timestamp') ? { kind: 'timestamp', digits: digitsFor(types) } : own;
    case 'time':
    case 'timestamp':
      return {
        kind: own.kind,
        digits: losses.some(isCut) ? digitsFor(types) : (Math.max(own.digits, digitsFor(types)) as 6 | 9),
      };
    default:
      return own;
  }
}

/**
 * The loss rules that the lake's own types bear out: a time is cut to milliseconds only where the file's column is in
 * milliseconds, a number is rounded to a scale only where the file's column has that scale. These are facts of the schema;
 * a column that could hold the whole value has no reason to have lost any of it.
 */
export function applicableLosses(
  own: Form,
  types: readonly LakeType[],
  losses: readonly LossRule[],
): readonly LossRule[] {
  return losses.flatMap((loss) => {
    const kept = borneOut(loss, own, types);
    return kept === null ? [] : [kept];
  });
}

/** The rule as it applies to lake columns of these types; null where it does not. */
function borneOut(loss: LossRule, own: Form, types: readonly LakeType[]): LossRule | null {
  const csv = types.some((type) => type.kind === 'csv');
  const all = (holds: (type: LakeType) => boolean) => types.every((type) => type.kind === 'csv' || holds(type));
  const keptIf = (holds: boolean) => (holds ? loss : null);
  switch (loss.rule) {
    case 'milliseconds':
      // In CSV there are micro-seconds, whatever the setting for Parquet says.
      if (csv) return null;
      if (own.kind === 'text') return null;
      return keptIf(own.kind !== 'time' || (types.length > 0 && all((t) => t.kind === 'time' && t.unit === 'millis')));
    case 'microseconds':
      return keptIf(all((type) => !('unit' in type) || type.unit !== 'nanos'));
    case 'roundScale':
      return keptIf(all((type) => type.kind === 'decimal' && type.scale === loss.scale));
    case 'overflow':
      return keptIf(all((t) => t.kind === 'decimal' && t.scale === loss.scale && t.precision === loss.precision));
    case 'notANumber':
      return keptIf(all((type) => type.kind === 'decimal' || type.kind === 'integer'));
    case 'zeroDates':
      // Only Parquet has no date that is none: CSV has the text that the source prints.
      return csv ? { ...loss, as: 'text' } : loss;
    default:
      return loss;
  }
}

/** A source with nine digits keeps them, unless a rule cuts them. */
const isCut = ({ rule }: LossRule): boolean => rule === 'milliseconds' || rule === 'microseconds';

function digitsFor(types: readonly LakeType[]): 6 | 9 {
  return types.some((t) => (t.kind === 'time' || t.kind === 'timestamp') && t.unit === 'nanos') ? 9 : 6;
}

function numericForm(own: Form, types: readonly LakeType[], losses: readonly LossRule[]): Form {
  const scales = types.map(lakeScale).filter((s) => s !== null);
  const ownScale = own.kind === 'decimal' ? expectedScale(own.scale, losses) : 0;
  if (ownScale === null) return { kind: 'decimal', scale: null };
  const scale = Math.max(ownScale, ...scales);
  return own.kind === 'integer' && scale === 0 ? { kind: 'integer' } : { kind: 'decimal', scale };
}

function expectedScale(scale: number | null, losses: readonly LossRule[]): number | null {
  const rule = losses.find((l) => l.rule === 'roundScale');
  return rule ? rule.scale : scale;
}

/** Why the engine cannot render the column's lake types in the form; null where it can. */
export function unsupportedInLake(engine: EngineDialect, types: readonly LakeType[], form: Form): string | null {
  for (const type of types) {
    const rendered = engine.render('x', type, form);
    if (typeof rendered !== 'string') return `${rendered.unsupported} (the lake's type is ${lakeTypeName(type)})`;
  }
  return null;
}
