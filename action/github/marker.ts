import { createHash } from 'node:crypto';
import type { EventContext } from '../types.ts';

/**
 * The hidden last line of our comments: how they are found again, one per label, and what each of them is about. It
 * stands last, so that the first line is the verdict in an e-mail as well; nothing of a report can forge it there.
 */
export interface Marker {
  /** The first 16 hexadecimal digits of the label's SHA-256: a label may hold anything. */
  readonly label: string;
  /** The commit that the comment is about. */
  readonly head: string;
  /** The workflow run that wrote it; runs are numbered upwards. */
  readonly run: bigint;
  readonly attempt: number;
}

const PATTERN = /<!-- loadproof label=([0-9a-f]{16}) head=([0-9a-f]{40,64}) run=(\d{1,20})\/(\d{1,9}) -->\s*$/;

/** The marker of what this run publishes under a label. */
export function markerOf(context: EventContext, label: string): Marker {
  const digest = createHash('sha256').update(label).digest('hex').slice(0, 16);
  const run = /^\d{1,20}$/.test(context.runId) ? BigInt(context.runId) : 0n;
  return { label: digest, head: context.headSha, run, attempt: context.runAttempt };
}

export function markerText(marker: Marker): string {
  return `<!-- loadproof label=${marker.label} head=${marker.head} run=${marker.run}/${marker.attempt} -->`;
}

/** The marker at the end of a comment; null where the comment is none of ours. */
export function readMarker(body: string): Marker | null {
  const found = PATTERN.exec(body);
  if (found === null) return null;
  const [, label = '', head = '', run = '0', attempt = '1'] = found;
  return { label, head, run: BigInt(run), attempt: Number(attempt) };
}

/**
 * Whether what is there must stay: it is about the pull request's current head and ours is not, or a later run wrote it.
 * A re-run's number is that of the first attempt, so that it counts as the later one.
 */
export function mustStay(there: Marker, ours: Marker, currentHead: string): boolean {
  const thereIsCurrent = there.head === currentHead;
  const oursIsCurrent = ours.head === currentHead;
  if (thereIsCurrent !== oursIsCurrent) return thereIsCurrent;
  const later = there.run > ours.run && ours.attempt === 1;
  return later || (there.run === ours.run && there.attempt > ours.attempt);
}
