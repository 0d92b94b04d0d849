/**
 * `items.map(work)` with at most `limit` at work at the same time; the results are in the order of the items. The first
 * rejection rejects the whole, and nothing new is started after it.
 */
export async function mapBounded<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  // One iterator for all workers: each takes the next item that nobody has.
  const queue = items.entries();
  const stop = { now: false };
  const worker = async () => {
    for (const [index, item] of queue) {
      if (stop.now) return;
      try {
        results[index] = await work(item, index);
      } catch (error) {
        stop.now = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
