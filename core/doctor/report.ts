import { z } from 'zod';

/**
 * What `loadproof doctor` says: one line per thing that a run needs, with the mend of each that is wrong. The JSON form
 * is for machines, and is what the function in AWS returns.
 */

/**
 * `ok`; `warning`: a run goes, and says less than it could; `failed`: a run cannot go; `skipped`: not looked at, since
 * something that it needs has failed or is not configured.
 */
export const CHECK_STATUSES = ['ok', 'warning', 'failed', 'skipped'] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

const checkResultSchema = z.strictObject({
  /** Stable name for machines: `shop.passthrough`. */
  id: z.string(),
  title: z.string(),
  status: z.enum(CHECK_STATUSES),
  /** What was seen, or what is wrong, in a sentence or two. */
  detail: z.string(),
  /** What to do about it; null where there is nothing to do. */
  remedy: z.string().nullable(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

export const doctorReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  toolVersion: z.string(),
  /** What was looked at: a configuration file, or a stack and its region. */
  about: z.string(),
  /** No check failed. Warnings are allowed. */
  healthy: z.boolean(),
  checks: z.array(checkResultSchema),
});
export type DoctorReport = z.infer<typeof doctorReportSchema>;

export function doctorReport(about: string, toolVersion: string, checks: readonly CheckResult[]): DoctorReport {
  const healthy = checks.length > 0 && checks.every(({ status }) => status !== 'failed');
  return { schemaVersion: 1, toolVersion, about, healthy, checks: [...checks] };
}

/** What one look found, before it has a name. */
export type Finding = Pick<CheckResult, 'status' | 'detail' | 'remedy'>;

export const ok = (detail: string): Finding => ({ status: 'ok', detail, remedy: null });
export const warning = (detail: string, remedy: string): Finding => ({ status: 'warning', detail, remedy });
export const failed = (detail: string, remedy: string): Finding => ({ status: 'failed', detail, remedy });
export const skipped = (detail: string): Finding => ({ status: 'skipped', detail, remedy: null });

/** The worst of some findings in one: its failures, else its warnings, else all that is well. */
export function worstOf(findings: readonly Finding[]): Finding {
  const kinds: readonly CheckStatus[] = ['failed', 'warning', 'ok', 'skipped'];
  const status = kinds.find((kind) => findings.some((finding) => finding.status === kind)) ?? 'skipped';
  const told = findings.filter((finding) => finding.status === status);
  const remedies = [...new Set(told.flatMap(({ remedy }) => (remedy === null ? [] : [remedy])))];
  return {
    status,
    detail: told.map(({ detail }) => detail).join(' '),
    remedy: remedies.length === 0 ? null : remedies.join(' '),
  };
}
