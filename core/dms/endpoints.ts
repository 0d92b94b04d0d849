import { z } from 'zod';
import { configError } from '../config/errors.ts';
import { checked } from './checked.ts';
import { parseS3Settings, type S3Settings, s3SettingsSchema } from './s3-settings.ts';
import { engineSettingsSchema, parseSourceSettings, type SourceSettings } from './source-settings.ts';
import type { DmsTask } from './task.ts';

/** Endpoints, as `aws dms describe-endpoints` prints them. Fields that are not read here are let through. */
const endpointSchema = z.object({
  EndpointArn: z.string().min(1),
  EndpointIdentifier: z.string().default(''),
  EndpointType: z.string(),
  EngineName: z.string(),
  ExtraConnectionAttributes: z.string().nullish(),
  S3Settings: s3SettingsSchema.nullish(),
  ...engineSettingsSchema.shape,
});

const endpointsSchema = z.object({ Endpoints: z.array(endpointSchema) });

export interface DmsEndpoint {
  readonly arn: string;
  readonly id: string;
  readonly type: 'source' | 'target';
  /** `postgres`, `aurora-postgresql`, `s3`, … */
  readonly engine: string;
  /** Set for an S3 endpoint. */
  readonly s3: S3Settings | null;
  /** Set for an endpoint that a task reads. */
  readonly source: SourceSettings | null;
}

/** Reads the output of `aws dms describe-endpoints`. Throws a ConfigError that names the field. */
export function parseEndpoints(data: unknown, file: string | null = null): DmsEndpoint[] {
  return checked(endpointsSchema, data, '', file).Endpoints.map((endpoint, index) => {
    const type = endpoint.EndpointType.toLowerCase() === 'source' ? 'source' : 'target';
    const engine = endpoint.EngineName;
    const attributes = endpoint.ExtraConnectionAttributes ?? '';
    const path = `Endpoints[${index}]`;
    return {
      arn: endpoint.EndpointArn,
      id: endpoint.EndpointIdentifier,
      type,
      engine,
      s3: engine === 's3' ? parseS3Settings(endpoint.S3Settings ?? {}, attributes, path, file) : null,
      source: type === 'source' ? parseSourceSettings(engine, endpoint, attributes, path, file) : null,
    };
  });
}

const sourceEngines = ['postgres', 'aurora-postgresql', 'mysql', 'mariadb', 'aurora', 'oracle', 'sqlserver', 'azuredb'];

/**
 * The settings of the task's S3 target. Throws a ConfigError where the task's target is not among the endpoints, is not
 * S3, or writes what this version does not read, and where the task's source is a database that it does not read.
 */
export function targetOf(task: DmsTask, endpoints: readonly DmsEndpoint[]): S3Settings {
  const source = endpoints.find((endpoint) => endpoint.arn === task.sourceEndpointArn);
  if (source && !sourceEngines.includes(source.engine))
    throw configError(
      'endpoints',
      `the task's source is ${source.engine}; this version reads PostgreSQL, MySQL, MariaDB, Oracle and SQL Server`,
    );
  const target = endpoints.find((endpoint) => endpoint.arn === task.targetEndpointArn);
  if (!target)
    throw configError(
      'endpoints',
      `has no endpoint ${task.targetEndpointArn ?? ''}, which the task writes to: describe it too`,
    );
  if (!target.s3)
    throw configError('endpoints', `the task writes to ${target.engine}; only an S3 target can be compared`);
  return target.s3;
}
