import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDataCatalog } from 'aws-cdk-lib/aws-athena';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StackSource } from '../core/config/stack-schema.ts';
import type { DeployedConnector } from '../core/doctor/connector.ts';
import { acknowledge } from './acknowledge.ts';
import { portOf } from './connection-string.ts';
import { Connector } from './connector.ts';
import { bucketArn, objects, type Permission } from './permissions.ts';
import { privateBucket } from './run-store.ts';

export interface SourceCatalogProps {
  readonly source: StackSource;
  readonly key: IKey;
  /** Prefix of physical names. */
  readonly prefix: string;
  /** Where connectors of the stack spill. */
  readonly spill: Bucket;
  readonly workgroup: string;
  readonly logsDays: number;
}

/**
 * One source database as a catalog of Athena, of type LAMBDA: query passthrough does not work on catalogs that are
 * registered in Glue. Either the stack deploys the connector, or the catalog exists already.
 */
export class SourceCatalog extends Construct {
  /** Its name in SQL. */
  readonly catalog: string;
  private readonly functionName: string;
  /** What stands behind it, for `doctor`; no secret's value. */
  readonly connector: DeployedConnector;
  readonly source: StackSource;
  private readonly spill: { readonly arn: string; readonly key: string | undefined };

  constructor(scope: Construct, id: string, props: SourceCatalogProps) {
    super(scope, id);
    const { source, prefix, spill, key } = props;
    this.source = source;
    if (source.existing !== undefined) {
      this.catalog = source.existing.catalog;
      this.functionName = source.existing.function;
      this.spill = { arn: bucketArn(Stack.of(this), source.existing.spillBucket), key: source.existing.spillKey };
      this.connector = { source: source.name, spill: source.existing.spillBucket };
      return;
    }
    this.catalog = `${prefix}_${source.name}`.replaceAll('-', '_');
    this.functionName = `${prefix}-${source.name}`;
    this.spill = { arn: spill.bucketArn, key: key.keyArn };
    const connector = new Connector(this, 'Connector', { ...props, functionName: this.functionName });
    const catalog = new CfnDataCatalog(this, 'Catalog', {
      name: this.catalog,
      type: 'LAMBDA',
      description: `${source.kind} database of the source ${source.name}`,
      parameters: { function: this.functionArn },
    });
    catalog.node.addDependency(connector);
    const { secret = '', host = '', network } = source;
    const { vpc = '', subnets = [] } = network ?? {};
    this.connector = {
      ...{ source: source.name, spill: spill.bucketName, secret, host, port: portOf(source) },
      ...{ vpc, subnets, group: connector.group },
    };
  }

  /** Looks at the keys of the secret, which must be there: of existing catalogs it is not known. */
  examineSecret(): readonly Permission[] {
    const { secret, secretKey } = this.source;
    if (secret === undefined) return [];
    const arn = Stack.of(this).formatArn({ service: 'secretsmanager', resource: `secret:${secret}-??????` });
    return [
      { sid: 'Secret', actions: ['secretsmanager:GetSecretValue'], resources: [arn] },
      ...(secretKey === undefined ? [] : [{ sid: 'SecretKey', actions: ['kms:Decrypt'], resources: [secretKey] }]),
    ];
  }

  /** What a caller of Athena needs so that it reads this source: Athena calls the connector with the caller's role. */
  read(): readonly Permission[] {
    const { arn, key } = this.spill;
    return [
      { sid: 'Connector', actions: ['lambda:InvokeFunction'], resources: [this.functionArn] },
      { sid: 'Catalog', actions: ['athena:GetDataCatalog'], resources: [this.catalogArn] },
      {
        sid: 'ReadSpill',
        actions: ['s3:GetObject'],
        resources: [objects(arn)],
        why: 'spilled pieces, which the connector names',
      },
      { sid: 'FindSpill', actions: ['s3:GetBucketLocation', 's3:ListBucket'], resources: [arn] },
      ...(key === undefined ? [] : [{ sid: 'DecryptSpill', actions: ['kms:Decrypt'], resources: [key] }]),
    ];
  }

  private get functionArn(): string {
    return Stack.of(this).formatArn({ service: 'lambda', resource: `function:${this.functionName}` });
  }

  private get catalogArn(): string {
    return Stack.of(this).formatArn({ service: 'athena', resource: 'datacatalog', resourceName: this.catalog });
  }
}

/** Rows that a connector hands over to Athena, encrypted once more by the connector with a key per query; gone within a day. */
export function spillBucket(scope: Construct, id: string, key: IKey): Bucket {
  const bucket = new Bucket(scope, id, {
    ...privateBucket,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [{ expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
  });
  acknowledge(bucket, 'S1', 'Encrypted pieces of results, gone within a day; the reads of the evidence are logged.');
  return bucket;
}
