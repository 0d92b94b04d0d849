import { putLastVerdict, silentSince } from '../../handlers/aws/last-verdict.ts';
import type { RunStore } from '../../handlers/ports.ts';

function memory(): RunStore {
  const texts = new Map<string, string>();
  return {
    putText: async (key, text) => void texts.set(key, text),
    getText: async (key) => texts.get(key) ?? null,
    location: (key) => key,
    list: async () => [...texts.keys()],
  };
}

const at = (hour: number) => new Date(Date.UTC(2026, 2, 4, hour));

test('a source that was never judged grows silent from the first look, and not anew at each', async () => {
  const store = memory();
  expect(await silentSince(store, 'shop', at(1))).toEqual(at(1));
  expect(await silentSince(store, 'shop', at(9))).toEqual(at(1));
  expect(await silentSince(store, 'billing', at(9))).toEqual(at(9));
});

test('a verdict ends it, whatever the verdict is', async () => {
  const store = memory();
  await silentSince(store, 'shop', at(1));
  await putLastVerdict(store, 'shop', { runId: 'r', verdict: 'ERRORED', at: at(5).toISOString() });
  expect(await silentSince(store, 'shop', at(9))).toEqual(at(5));
});
