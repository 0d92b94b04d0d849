import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { configError } from '../../core/config/errors.ts';
import { parseConfig } from '../../core/config/parse.ts';
import type { SourceKind } from '../../core/config/stack-schema.ts';
import type { ConfigSource, RunStore } from '../ports.ts';

/** What the stack knows, and the settings need not say. */
export interface SettingsContext {
  /** What the source is; PostgreSQL without it. */
  readonly kind?: SourceKind;
  /** Key of the settings in the store, as messages name them. */
  readonly key: string;
  /** `s3://bucket/prefix/` */
  readonly lake: string;
  /** ARN of the task whose load is compared; null for a run without one. */
  readonly task: string | null;
  /** Tables compared at the same time, where the settings do not say. */
  readonly concurrency: number;
}

/**
 * The comparison settings, read at each run, so that accepting a finding needs no deployment. They are the sections
 * `tables`, `compare`, `accept`, `dms`, `report` and `source.quiesced` of `loadproof.yaml`; `stack` and where things are
 * were deployed, and may stay in the file. No file is all defaults.
 */
export class StoredSettings implements ConfigSource {
  readonly #store: RunStore;
  readonly #context: SettingsContext;

  constructor(store: RunStore, context: SettingsContext) {
    this.#store = store;
    this.#context = context;
  }

  async load(): ReturnType<ConfigSource['load']> {
    const text = (await this.#store.getText(this.#context.key)) ?? '';
    const digest = createHash('sha256').update(text).digest('hex');
    return { config: parseConfig(this.#whole(this.#sections(text)), this.#context.key), digest };
  }

  #sections(text: string): Record<string, unknown> {
    const data = this.#yaml(text);
    if (data === null || data === undefined) return {};
    if (isMap(data)) return data;
    throw configError('', 'is not a map of keys: see docs/configuration.md', this.#context.key);
  }

  #yaml(text: string): unknown {
    try {
      return parse(text);
    } catch (error) {
      const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
      throw configError('', `not YAML: ${message}`, this.#context.key);
    }
  }

  #whole(sections: Record<string, unknown>): Record<string, unknown> {
    const { stack: _, endpoints: __, source, compare, task: ___, lake: ____, ...rest } = sections;
    const { lake, task, concurrency, kind = 'postgres' } = this.#context;
    const { quiesced } = isMap(source) ? source : {};
    return {
      ...rest,
      // The address is the connector's affair; no function of ours connects to it.
      source: { kind, url: `${kind}://by-its-catalog`, ...(quiesced === undefined ? {} : { quiesced }) },
      lake: { path: lake },
      ...(task === null ? {} : { task }),
      compare: isMap(compare) || compare === undefined ? { concurrency, ...(compare ?? {}) } : compare,
    };
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
