import { LoadproofError } from '../../handlers/errors.ts';
import type { Ports, QueryEngine } from '../../handlers/ports.ts';

/**
 * A lease on the ports, for one call of one function. In AWS a function that timed out is gone; here its promise goes on
 * in the background. Once its lease is revoked it can do nothing more: no query, no write, no result.
 */
export class Lease {
  #revoked = false;

  get revoked(): boolean {
    return this.#revoked;
  }

  revoke(): void {
    this.#revoked = true;
  }

  check(): void {
    if (!this.#revoked) return;
    throw new LoadproofError('Interrupted', 'The step was given up before it ended.', 'Run again.');
  }
}

/** The ports as long as the lease holds. `open` is told of the queries that are started and stopped. */
export function leasedPorts(ports: Ports, lease: Lease, open: Set<string>): Ports {
  return {
    facts: ports.facts,
    config: guarded(ports.config, lease),
    dms: guarded(ports.dms, lease),
    source: guarded(ports.source, lease),
    lake: guarded(ports.lake, lease),
    canary: ports.canary && guarded(ports.canary, lease),
    engine: guarded(tracked(ports.engine, lease, open), lease),
    spelling: ports.spelling,
    bounds: ports.bounds,
    store: guarded(ports.store, lease),
    metrics: guarded(ports.metrics, lease),
    announcer: guarded(ports.announcer, lease),
    clock: ports.clock,
    progress: (event) => {
      if (!lease.revoked) ports.progress(event);
    },
  };
}

function guarded<T extends object>(port: T, lease: Lease): T {
  return new Proxy(port, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        lease.check();
        return Reflect.apply(member, target, args);
      };
    },
  });
}

/** A query that is started after its lease has ended belongs to nobody: it is stopped at once. */
function tracked(engine: QueryEngine, lease: Lease, open: Set<string>): QueryEngine {
  return {
    start: async (request) => {
      const id = await engine.start(request);
      if (lease.revoked) await engine.stop(id);
      else open.add(id);
      return id;
    },
    check: async (id) => {
      const status = await engine.check(id);
      if (status.state !== 'running') open.delete(id);
      return status;
    },
    results: (id) => engine.results(id),
    stop: async (id) => {
      await engine.stop(id);
      open.delete(id);
    },
    stored: (location) => engine.stored(location),
  };
}
