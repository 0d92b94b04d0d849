import type { Severity } from '../../../core/explain/rule.ts';
import type { Given } from './task.ts';

/** Of a rule: what triggers it, what does not, how bad it is, and words of its reason. */
export type Case = readonly [id: string, on: Given, off: Given, severity: Severity, why: RegExp];
