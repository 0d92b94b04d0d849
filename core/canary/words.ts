import type { CanaryReport } from './schema.ts';

/** The words about the canary that every form of the report says alike. Nothing of it is data of the user's. */

interface Reported {
  readonly canary?: CanaryReport;
  readonly cause: { readonly code: string } | null;
}

/** How the run's own cause is introduced: in a headline, or at the beginning of a sentence. */
export function causeLead({ cause }: Pick<Reported, 'cause'>, at: 'headline' | 'sentence' = 'sentence'): string {
  const words = cause?.code === 'CanaryMissed' ? 'run cannot be relied on' : 'run did not end by itself';
  return `${at === 'headline' ? 'the' : 'The'} ${words}`;
}

/** `31 of 31 planted faults found in 0.2 s`; null where the report is of a version without a canary. */
export function canaryText({ canary }: Pick<Reported, 'canary'>): string | null {
  if (canary === undefined) return null;
  const found = canary.faults.filter((fault) => fault.found).length;
  return `${found} of ${canary.faults.length} planted faults found in ${secondsText(canary.seconds)}`;
}

/** `would have caught: a row missing in the lake, …`: the faults by name, those that were missed first and by themselves. */
export function canaryFaults(canary: CanaryReport): { readonly caught: string[]; readonly missed: string[] } {
  return {
    caught: canary.faults.filter((fault) => fault.found).map((fault) => fault.name),
    missed: canary.faults.filter((fault) => !fault.found).map((fault) => fault.name),
  };
}

/** `8 of 9 types of the source came back byte for byte`; null where none had to be tried. */
export function zooText({ types }: CanaryReport): string | null {
  if (types.length === 0) return null;
  const proven = types.filter((type) => type.proven).length;
  return `${proven} of ${types.length} types of the source came back byte for byte`;
}

/** Why types are not proven, a sentence each. */
export function unprovenTypes({ types }: CanaryReport): string[] {
  return types.filter((type) => !type.proven).map(({ type, why }) => `${type}: ${why ?? 'not proven'}`);
}

const secondsText = (seconds: number): string => `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
