import type { Lab } from './lab.ts';

export interface Experiment {
  readonly title: string;
  /** Writes what is read, and shows the statements; the page shows them with their results. */
  readonly run: (lab: Lab) => Promise<void>;
  /** What came out, in a sentence or two. */
  readonly found: string;
  /** What Loadproof does for it. */
  readonly use: string;
  readonly athena: {
    /** `same`: documented, or observed by others; `differs`: known to; `unknown`: nobody of us has run it there. */
    readonly known: 'same' | 'differs' | 'unknown';
    readonly says: string;
    /** What to paste into Athena's editor to see it in an account, with what to look for. */
    readonly check: string;
  };
}
