import { parseDocument } from 'yaml';
import { z } from 'zod';

/**
 * Consent is what makes a proof smaller: exclusions, filters, accepted limits, a source that is declared quiet. Whoever
 * opens a pull request must not be able to give it there: it counts from the base branch.
 */

const list = z.array(z.unknown()).nullish();
const table = z.looseObject({ table: z.string(), exclude: list, filters: list });

/** The parts of `loadproof.yaml` that are consent. Whatever else is in it is not looked at. */
const consentSchema = z.looseObject({
  source: z.looseObject({ quiesced: z.unknown() }).nullish(),
  tables: z.looseObject({ include: list, exclude: list }).nullish(),
  compare: z.looseObject({ tables: z.array(table).nullish() }).nullish(),
  accept: list,
  acceptDifferences: list,
});

export interface ConsentChange {
  /** What changed, in sentences of plain text. */
  readonly sentences: readonly string[];
  /** Whether the head's configuration can let something pass that the base's does not. */
  readonly widened: boolean;
}

const NONE: ConsentChange = { sentences: [], widened: false };

/** What the head's configuration changes of the base's consent. Null stands for a file that is not there. */
export function consentChange(base: string | null, head: string | null): ConsentChange {
  if (base === head) return NONE;
  const [before, after] = [itemsOf(base), itemsOf(head)];
  if (after === null)
    return { sentences: ['The configuration of this pull request cannot be read for its consent.'], widened: true };
  // Of a base that cannot be read nothing is known to be consented to.
  const known = before ?? new Map<string, string>();
  const added = [...after].filter(([key]) => !known.has(key)).map(([, words]) => words);
  const removed = [...known].filter(([key]) => !after.has(key)).map(([, words]) => words);
  const sentences = [...added.map((words) => `Adds ${words}.`), ...removed.map((words) => `Removes ${words}.`)];
  const narrower = narrowedInclude([...known.keys()], [...after.keys()]);
  return { sentences, widened: narrower || added.some((words) => !words.startsWith(INCLUDE)) };
}

const INCLUDE = 'the tables to compare';

/** Tables to compare are the other way round: taking one away, or naming some where all were meant, looks at less. */
function narrowedInclude(before: readonly string[], after: readonly string[]): boolean {
  const included = (keys: readonly string[]) => keys.filter((key) => key.startsWith(INCLUDE));
  const [was, is] = [included(before), included(after)];
  if (is.length === 0) return false;
  return was.length === 0 || was.some((key) => !is.includes(key));
}

/** Each consent by its exact content, with words for it; null where the text is no configuration. */
function itemsOf(yaml: string | null): Map<string, string> | null {
  if (yaml === null) return new Map();
  const parsed = consentSchema.safeParse(parsedYaml(yaml));
  if (!parsed.success) return null;
  const { source, tables, compare, accept, acceptDifferences } = parsed.data;
  const items: [what: string, value: unknown][] = [
    ...(source?.quiesced === undefined ? [] : [item('a source that is declared quiesced', source.quiesced)]),
    ...(tables?.include ?? []).map((glob) => item(INCLUDE, glob)),
    ...(tables?.exclude ?? []).map((glob) => item('tables that are not compared', glob)),
    ...(compare?.tables ?? []).flatMap((t) => [
      ...(t.exclude ?? []).map((e) => item(`a column of ${t.table} that is not compared`, e)),
      ...(t.filters ?? []).map((f) => item(`a filter on the rows of ${t.table}`, f)),
    ]),
    ...(accept ?? []).map((rule) => item('an accepted limit', rule)),
    ...(acceptDifferences ?? []).map((rule) => item('accepted differences', rule)),
  ];
  return new Map(items.map(([what, value]) => [`${what}: ${JSON.stringify(value)}`, `${what}: ${said(value)}`]));
}

const item = (what: string, value: unknown): [what: string, value: unknown] => [what, value];

/** A value of the configuration as a person reads it: `column: note, reason: nobody reads it`. */
function said(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${typeof one === 'string' ? one : JSON.stringify(one)}`)
    .join(', ');
}

/** Undefined for what is not YAML; an empty file says nothing. */
function parsedYaml(yaml: string): unknown {
  try {
    const document = parseDocument(yaml, { logLevel: 'silent', prettyErrors: false });
    if (document.errors.length > 0) return undefined;
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    return undefined;
  }
}

/** Why a report that was made in this job is no pass, whatever it says; null where its consent is the base's. */
export function consentDoubt(
  change: ConsentChange,
  report: { readonly configDigest: string; readonly usesConsent: boolean },
  digests: { readonly base: string | null; readonly head: string | null },
): { message: string; remedy: string } | null {
  if (report.configDigest === digests.base) return null;
  if (report.configDigest === digests.head) {
    if (!change.widened) return null;
    return {
      message: 'The report rests on consent that is not on the base branch.',
      remedy:
        'Have the change of the configuration reviewed and merged by itself, or run the proof with the base branch’s configuration.',
    };
  }
  if (!report.usesConsent) return null;
  return {
    message: 'The report rests on consent in a configuration that is neither the base’s nor the head’s.',
    remedy: 'Name the configuration that the report was made with in the input `config`.',
  };
}
