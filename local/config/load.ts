import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { ConfigError } from '../../core/config/errors.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { expandReferences } from '../../core/config/references.ts';
import type { Config } from '../../core/config/schema.ts';
import { parseEndpoints, targetOf } from '../../core/dms/endpoints.ts';
import { parseTask } from '../../core/dms/task.ts';
import { readJsonFile, readTextFile, requireFolder } from './files.ts';
import { readYaml } from './yaml.ts';

/** A configuration file, checked, with what it refers to. */
export interface LoadedConfig {
  /** Paths in it are absolute, and references to the environment are replaced. */
  readonly config: Config;
  /** The file, as it was named. */
  readonly file: string;
  /** SHA-256 of its text, hexadecimal. */
  readonly digest: string;
  /** The task and its endpoints as the AWS CLI printed them, already checked; null without a task. */
  readonly descriptions: { readonly task: unknown; readonly endpoints: unknown } | null;
  /** Adds positions in the file to an error about paths of the configuration. */
  located(error: ConfigError): ConfigError;
}

/** What the command line says before the file does. */
export interface ConfigOverrides {
  readonly engine?: string | undefined;
}

/**
 * Reads `loadproof.yaml` and the files that it names. Throws a ConfigError that lists what is wrong, each with file, line
 * and column where they are known. Secrets stay out of every message.
 */
export async function loadConfig(
  file: string,
  env: Readonly<Record<string, string | undefined>>,
  overrides: ConfigOverrides = {},
): Promise<LoadedConfig> {
  const hint = 'Write a loadproof.yaml (docs/configuration.md), or name one: --config <file>';
  const text = await readTextFile(file, '', hint);
  const { data, locate } = readYaml(text, file);
  const located = (error: ConfigError) => (error.file === null ? error.located(file, locate) : error);
  return inFile(located, async () => {
    const expanded = expandReferences(forEngine(data, overrides), (name) => env[name]);
    const config = resolvePaths(parseConfig(expanded), dirname(resolve(file)));
    await requireFolder(config.lake.path, 'lake.path');
    const descriptions = await readDescriptions(config);
    const digest = createHash('sha256').update(text).digest('hex');
    return { config, file, digest, descriptions, located };
  });
}

/**
 * The file with what the command line says, and without what the other engine needs: one file can serve both, and the
 * secrets of the one need not be there for the other.
 */
function forEngine(data: unknown, overrides: ConfigOverrides): unknown {
  if (!isMap(data)) return data;
  const engine = overrides.engine ?? data.engine;
  const whole: Record<string, unknown> = { ...data, ...(engine === undefined ? {} : { engine }) };
  const { trino, source, ...rest } = whole;
  if (engine !== 'trino') return { source, ...rest };
  if (!isMap(source)) return { trino, source, ...rest };
  const { url: _, password: __, ...reached } = source;
  return { trino, source: reached, ...rest };
}

function isMap(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

async function inFile<T>(located: (error: ConfigError) => ConfigError, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof ConfigError ? located(error) : error;
  }
}

/** Paths of the file are relative to the file, wherever the command is run. */
function resolvePaths(config: Config, folder: string): Config {
  const absolute = (path: string) => (/^[a-z0-9]+:\/\//i.test(path) ? path : resolve(folder, path));
  const { task, endpoints, lake, report, embedded, trino } = config;
  return {
    ...config,
    lake: { path: absolute(lake.path) },
    ...(task === undefined ? {} : { task: absolute(task) }),
    ...(endpoints === undefined ? {} : { endpoints: absolute(endpoints) }),
    embedded: {
      ...embedded,
      ...(embedded.tempDirectory === undefined ? {} : { tempDirectory: absolute(embedded.tempDirectory) }),
    },
    ...(trino?.tls.ca === undefined ? {} : { trino: { ...trino, tls: { ...trino.tls, ca: absolute(trino.tls.ca) } } }),
    report: { ...report, out: absolute(report.out) },
  };
}

/** Checked here, before anything starts, so that a mistake in them is told with the name of its file. */
async function readDescriptions(config: Config): Promise<LoadedConfig['descriptions']> {
  if (config.task === undefined) return null;
  const describe = (what: string) => `Write it with: aws dms describe-${what}`;
  const task = await readJsonFile(config.task, '', describe('replication-tasks'));
  const parsedTask = parseTask(task, config.task);
  if (config.endpoints === undefined) return { task, endpoints: null };
  const endpoints = await readJsonFile(config.endpoints, '', describe('endpoints'));
  targetOf(parsedTask, parseEndpoints(endpoints, config.endpoints));
  return { task, endpoints };
}
