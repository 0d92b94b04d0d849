import type { ChangeEvent } from './types.ts';

/**
 * The events from place `from` up to `to` delivered once more after them, as a task does that resumes from before its last
 * written change: in their order, with their own commit times, later in the stream. Delivery is at least once (assumed:
 * what a resumed task repeats is a run of the stream, and it ends where the stream had been).
 */
export function replayed(events: readonly ChangeEvent[], from: number, to: number): ChangeEvent[] {
  const again = [...events.slice(0, to), ...events.slice(from, to), ...events.slice(to)];
  return again.map((event, i) => ({ ...event, seq: i + 1 }));
}
