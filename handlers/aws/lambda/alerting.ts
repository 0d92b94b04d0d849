import type { RunReport } from '../../../core/report/schema.ts';
import { OnceAlerts } from '../alerts.ts';
import type { Clients } from '../clients.ts';
import { type LinkSettings, linksOf } from '../links.ts';
import { S3Store } from '../s3-store.ts';
import { SnsAnnouncer } from '../sns-announcer.ts';
import { type Environment, environmentSchema } from './environment.ts';

/** Variables of the functions that tell people something. */
export const alertingSchema = environmentSchema.pick({
  AWS_REGION: true,
  LOADPROOF_RUNS_BUCKET: true,
  LOADPROOF_TOPIC_ARN: true,
  LOADPROOF_ALERT_POLICY: true,
  LOADPROOF_LINKS: true,
  LOADPROOF_STATE_MACHINE_ARN: true,
});

export function alerting(env: Pick<Environment, keyof typeof alertingSchema.shape>, clients: Clients) {
  const links: LinkSettings = {
    kind: env.LOADPROOF_LINKS,
    region: env.AWS_REGION,
    bucket: env.LOADPROOF_RUNS_BUCKET,
    stateMachineArn: env.LOADPROOF_STATE_MACHINE_ARN,
  };
  const announcer = new SnsAnnouncer(clients.sns, {
    topicArn: env.LOADPROOF_TOPIC_ARN,
    policy: env.LOADPROOF_ALERT_POLICY,
    links: (report: RunReport) => linksOf(clients.s3, links, report.runId),
  });
  return { announcer, once: new OnceAlerts(new S3Store(clients.s3, env.LOADPROOF_RUNS_BUCKET), announcer, links) };
}
