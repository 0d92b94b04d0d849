import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Difference, Findings } from '../core/compare/records.ts';
import type { Identities } from '../core/history/identities.ts';
import type { PartResult } from '../core/report/schema.ts';
import type { RunStore } from './ports.ts';

/**
 * Identities of differing rows: digests of the rows under a key that never leaves the store. Every run of a store gives
 * a difference the same identity; and without the key nobody can try values until one fits.
 */

type TableRef = PartResult['table'];

const KEY = 'runs/.history/identity.key';

/** Hexadecimal digits: 96 bits. */
const DIGITS = 24;

/** The store's key, made where there is none. Two runs that make it at once get the same. */
export async function identityKey(store: RunStore): Promise<string> {
  const known = await store.getText(KEY);
  if (known !== null) return known;
  const made = randomBytes(32).toString('hex');
  if (await swapText(store, KEY, made, null)) return made;
  const others = await store.getText(KEY);
  if (others === null) throw new Error(`${KEY} was written by another run, and is not there.`);
  return others;
}

/** Tells keys apart, and nothing else of them; null where there is none. */
export async function identityKeyName(store: RunStore): Promise<string | null> {
  const known = await store.getText(KEY);
  return known === null ? null : sha256(['identity key', known]).slice(0, 16);
}

/** Writes the key again as it is, so that a rule on the age of evidence does not remove it while it is in use. */
export async function keepIdentityKey(store: RunStore): Promise<void> {
  const known = await store.getText(KEY);
  if (known !== null) await swapText(store, KEY, known, known);
}

/** What JudgePart makes of findings: the sample under identities, and all differences where they are known. */
export function identify(
  findings: Findings,
  table: TableRef,
  key: string,
): { readonly findings: Findings; readonly identities: Identities | null } {
  const idOf = (side: Difference['side'], digest: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([table.schema, table.name, side, digest]))
      .digest('hex')
      .slice(0, DIGITS);
  const sample = findings.sample.map((row) =>
    row.digest === undefined
      ? row
      : { ...row, digest: idOf(row.inSource > row.inLake ? 'source' : 'lake', row.digest) },
  );
  return { findings: { ...findings, sample }, identities: identitiesOf(findings.differences ?? null, idOf) };
}

function identitiesOf(
  differences: readonly Difference[] | null,
  idOf: (side: Difference['side'], digest: string) => string,
): Identities | null {
  if (differences === null) return null;
  const identities = new Map<string, number>();
  for (const { side, digest, copies } of differences) {
    const id = idOf(side, digest);
    identities.set(id, copies + (identities.get(id) ?? 0));
  }
  return Object.fromEntries(identities);
}

/** The same findings without a digest of a row: those of the engine can be looked up from values. */
export function withoutDigests(findings: Findings): Findings {
  const sample = findings.sample.map(({ digest: _, ...row }) => row);
  return { ...findings, sample };
}

/** The name of a set of differences: the same set of a table has the same name. */
export function mismatchOf(table: TableRef, identities: Identities): string {
  const sorted = Object.entries(identities).sort(([a], [b]) => (a < b ? -1 : 1));
  return `m-${sha256([table.schema, table.name, sorted]).slice(0, 10)}`;
}

export const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Writes where nobody has written meanwhile. Of a store that cannot tell, the last one to write wins. */
export async function swapText(store: RunStore, key: string, text: string, known: string | null): Promise<boolean> {
  if (store.swapText !== undefined) return store.swapText(key, text, known);
  await store.putText(key, text);
  return true;
}
