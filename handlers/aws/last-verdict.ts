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

/** Null where there was none yet. */
export async function getLastVerdict(store: RunStore, source: string): Promise<LastVerdict | null> {
  const parsed = schema.safeParse(parseJson((await store.getText(keyOf(source))) ?? ''));
  return parsed.success ? parsed.data : null;
}
