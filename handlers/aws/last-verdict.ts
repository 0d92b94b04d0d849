import { z } from 'zod';
import type { RunStore } from '../ports.ts';
import { parseJson } from '../task.ts';

/** When a source had its last verdict, and which: what its age is counted from. */
const schema = z.object({ runId: z.string(), verdict: z.string(), at: z.iso.datetime() });
export type LastVerdict = z.infer<typeof schema>;

const keyOf = (source: string): string => `runs/.last/${source}.json`;

export async function putLastVerdict(store: RunStore, source: string, last: LastVerdict): Promise<void> {
  await store.putText(keyOf(source), JSON.stringify(last));
}

const firstKeyOf = (source: string): string => `runs/.last/${source}.first.json`;
const firstSchema = z.object({ at: z.iso.datetime() });

/**
 * Since when a source has had no verdict: since its last one, or since it was first looked for in vain. A source that is
 * never judged must not look well for having no last verdict.
 */
export async function silentSince(store: RunStore, source: string, now: Date): Promise<Date> {
  const last = await getLastVerdict(store, source);
  if (last !== null) return new Date(last.at);
  const first = firstSchema.safeParse(parseJson((await store.getText(firstKeyOf(source))) ?? ''));
  if (first.success) return new Date(first.data.at);
  await store.putText(firstKeyOf(source), JSON.stringify({ at: now.toISOString() }));
  return now;
}

/** Null where there was none yet. */
export async function getLastVerdict(store: RunStore, source: string): Promise<LastVerdict | null> {
  const parsed = schema.safeParse(parseJson((await store.getText(keyOf(source))) ?? ''));
  return parsed.success ? parsed.data : null;
}
