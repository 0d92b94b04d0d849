import { type Alert, loadFailedAlert, runBrokenAlert } from '../../core/alerts/alert.ts';
import { type LoadState, runName } from '../../core/dms/load-end.ts';
import type { Cause } from '../../core/report/schema.ts';
import type { RunStore } from '../ports.ts';
import { executionLink, type LinkSettings, taskLink } from './links.ts';
import type { SnsAnnouncer } from './sns-announcer.ts';

/** Alerts that are no run's report. Each is sent once, however often it is called for. */
export class OnceAlerts {
  readonly #store: RunStore;
  readonly #announcer: SnsAnnouncer;
  readonly #links: LinkSettings;

  constructor(store: RunStore, announcer: SnsAnnouncer, links: LinkSettings) {
    this.#store = store;
    this.#announcer = announcer;
    this.#links = links;
  }

  async loadFailed(load: LoadState, at: string, why: string): Promise<void> {
    const { id, arn } = load;
    const alert = loadFailedAlert({ id, arn, at, why, link: taskLink(this.#links.region, id) });
    await this.#once(runName(load, at, 0), alert);
  }

  async runBroken(runId: string, at: string, { code, remedy }: Cause): Promise<void> {
    await this.#once(runId, runBrokenAlert({ runId, at, code, remedy, link: executionLink(this.#links, runId) }));
  }

  /** Marked after it was sent: an alert may come twice where the mark cannot be written, but is never lost. */
  async #once(name: string, alert: Alert): Promise<void> {
    const mark = `runs/.alerts/${name}`;
    if ((await this.#store.getText(mark)) !== null) return;
    await this.#announcer.publish(alert);
    await this.#store.putText(mark, alert.subject);
  }
}
