import type { Verdict } from '../verdict.ts';

/**
 * Whether the end of a run is told: at MISMATCHED, at anything but MATCHED, or always. That a mismatch is gone is always
 * told: whoever was told of it waits for that.
 */
export type AlertPolicy = 'mismatch' | 'anything-but-matched' | 'always';

export function isTold(policy: AlertPolicy, verdict: Verdict, isRecovery = false): boolean {
  if (policy === 'always' || isRecovery) return true;
  return policy === 'mismatch' ? verdict === 'MISMATCHED' : verdict !== 'MATCHED';
}
