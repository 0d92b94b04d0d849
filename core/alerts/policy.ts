import type { Verdict } from '../verdict.ts';

/** Whether the end of a run is told: at MISMATCHED, at anything but MATCHED, or always. */
export type AlertPolicy = 'mismatch' | 'anything-but-matched' | 'always';

export function isTold(policy: AlertPolicy, verdict: Verdict): boolean {
  if (policy === 'always') return true;
  return policy === 'mismatch' ? verdict === 'MISMATCHED' : verdict !== 'MATCHED';
}
