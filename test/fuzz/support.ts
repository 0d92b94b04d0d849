import fc from 'fast-check';
import { ConfigError } from '../../core/config/errors.ts';
import { LoadproofError } from '../../handlers/errors.ts';

/** Modest in `npm test`, more in CI, as many as one likes by hand. */
export const RUNS = Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 80);

/** Values that documents of this kind hold, or that break programs. */
const leaf = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, 2 ** 53, '', '%', '_', '[', 'x'.repeat(10_000), [], {}),
  fc.constantFrom<unknown>('__proto__', 'constructor', 'toString', '\0', '\ud800', '${', '{}', '[]', 'null', '"', '\\'),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 2 }),
);

interface Change {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'double' | 'rename';
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'double', 'rename'),
  value: leaf,
});

/** A document with a few of its places changed, at any depth; texts that hold JSON are changed within too. */
export function damaged(document: unknown): fc.Arbitrary<unknown> {
  return fc.array(change, { maxLength: 5 }).map((changes) => changes.reduce(apply, structuredClone(document)));
}

type Place = { readonly of: Record<string, unknown>; readonly key: string };

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const of = value as Record<string, unknown>;
  return Object.keys(of).flatMap((key) => [{ of, key }, ...placesIn(of[key])]);
}

function apply(document: unknown, { at, how, value }: Change): unknown {
  const places = placesIn(document);
  const place = places[at % Math.max(1, places.length)];
  if (!place) return value;
  const { of, key } = place;
  const inner = jsonIn(of[key]);
  if (inner !== null && at % 3 > 0) of[key] = JSON.stringify(apply(inner, { at: Math.floor(at / 3), how, value }));
  else if (how === 'replace') of[key] = value;
  else if (how === 'remove') delete of[key];
  else if (how === 'double' && Array.isArray(of)) of.push(of[Number(key)]);
  else if (how === 'rename') of[String(value)] = of[key];
  return document;
}

function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return null;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

/** Fails where it throws anything but an error with a name of ours. */
export function namedOrFine<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof ConfigError || error instanceof LoadproofError) return null;
    throw error;
  }
}
