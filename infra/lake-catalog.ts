import { Stack } from 'aws-cdk-lib';
import { CfnCrawler, CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { StackConfig } from '../core/config/stack-schema.ts';
import { acknowledge } from './acknowledge.ts';
import { allow, bucketArn, objects, type Permission } from './permissions.ts';

export interface LakeCatalogProps {
  readonly lake: StackConfig['lake'];
  /** Prefix of physical names. */
  readonly prefix: string;
}

/**
 * Where Athena finds the lake: a Glue database of our own, in which each run declares its tables from the footers of the
 * files. A crawler, which guesses what the footers say, is an option; so are the user's own tables.
 */
export class LakeCatalog extends Construct {
  readonly database: string;
  readonly crawler: string | null;
  /** `s3://bucket/prefix/` */
  readonly location: string;
  private readonly props: LakeCatalogProps;

  constructor(scope: Construct, id: string, props: LakeCatalogProps) {
    super(scope, id);
    const { lake, prefix } = props;
    this.props = props;
    this.location = `s3://${lake.bucket}/${this.folder}`;
    this.database = prefix.replaceAll('-', '_');
    new CfnDatabase(this, 'Database', {
      catalogId: Stack.of(this).account,
      databaseInput: { name: this.database, description: 'Tables that Loadproof declares over the lake, run by run' },
    });
    this.crawler = lake.crawler ? `${prefix}-lake` : null;
    if (this.crawler !== null) this.crawl(this.crawler);
  }

  /** Lists the lake, reads footers, and reads the data through Athena. */
  readFiles(): readonly Permission[] {
    const { bucket, key, lakeFormation } = this.props.lake;
    const arn = bucketArn(Stack.of(this), bucket);
    return [
      {
        sid: 'ReadLake',
        actions: ['s3:GetObject'],
        resources: [objects(arn, this.folder)],
        why: 'the files of the lake, which DMS names',
      },
      { sid: 'FindLake', actions: ['s3:ListBucket', 's3:GetBucketLocation'], resources: [arn] },
      ...(lakeFormation ? [{ sid: 'DataAccess', actions: ['lakeformation:GetDataAccess'], resources: ['*'] }] : []),
      ...(key === undefined ? [] : [{ sid: 'DecryptLake', actions: ['kms:Decrypt'], resources: [key] }]),
    ];
  }

  /** Reads tables of our own database, and of the user's where one is named. */
  readTables(): readonly Permission[] {
    const databases = [this.database, ...(this.props.lake.database === undefined ? [] : [this.props.lake.database])];
    return [
      {
        sid: 'ReadTables',
        actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartition', 'glue:GetPartitions'],
        resources: databases.flatMap((name, index) => (index === 0 ? this.glue(name) : this.glue(name).slice(1))),
        why: 'tables of these databases, which runs, crawlers and users name',
      },
    ];
  }

  /** Declares tables in our own database. */
  declareTables(): readonly Permission[] {
    return [
      {
        sid: 'DeclareTables',
        actions: ['glue:CreateTable', 'glue:UpdateTable'],
        resources: this.glue(this.database),
        why: OWN_TABLES,
      },
    ];
  }

  /** Drops what a run declared. */
  dropTables(): readonly Permission[] {
    return [
      {
        sid: 'DropTables',
        actions: ['glue:GetTables', 'glue:BatchDeleteTable'],
        resources: this.glue(this.database),
        why: OWN_TABLES,
      },
    ];
  }

  /** Starts the crawler and waits for it; nothing without one. */
  runCrawler(): readonly Permission[] {
    if (this.crawler === null) return [];
    const arn = Stack.of(this).formatArn({ service: 'glue', resource: 'crawler', resourceName: this.crawler });
    return [{ sid: 'Crawl', actions: ['glue:StartCrawler', 'glue:GetCrawler'], resources: [arn] }];
  }

  private get folder(): string {
    const { prefix } = this.props.lake;
    return prefix === undefined ? '' : `${prefix}/`;
  }

  private glue(database: string): string[] {
    const arn = (resource: string) => Stack.of(this).formatArn({ service: 'glue', resource });
    return [arn('catalog'), arn(`database/${database}`), arn(`table/${database}/*`)];
  }

  private crawl(name: string): void {
    const role = new Role(this, 'CrawlerRole', { assumedBy: new ServicePrincipal('glue.amazonaws.com') });
    const stack = Stack.of(this);
    const logs = stack.formatArn({ service: 'logs', resource: 'log-group:/aws-glue/crawlers:*' });
    allow(
      role,
      ...this.readFiles(),
      ...this.readTables(),
      ...this.declareTables(),
      {
        sid: 'DeclarePartitions',
        actions: ['glue:BatchCreatePartition', 'glue:BatchGetPartition', 'glue:UpdatePartition'],
        resources: this.glue(this.database),
        why: OWN_TABLES,
      },
      {
        sid: 'Log',
        actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logs],
        why: 'the log group of all crawlers, which Glue chooses',
      },
    );
    const crawler = new CfnCrawler(this, 'Crawler', {
      name,
      role: role.roleArn,
      databaseName: this.database,
      tablePrefix: 'crawled_',
      targets: { s3Targets: [{ path: this.location }] },
      schemaChangePolicy: { updateBehavior: 'UPDATE_IN_DATABASE', deleteBehavior: 'LOG' },
      // Bucket, prefix, schema, table: siblings of one form are not merged into one table.
      configuration: JSON.stringify({ Version: 1, Grouping: { TableLevelConfiguration: tableLevel(this.folder) } }),
    });
    crawler.node.addDependency(role);
    acknowledge(
      crawler,
      'GL1',
      'Its log names tables and folders, no data, and is encrypted with the key of the service.',
    );
  }
}

const OWN_TABLES = 'tables of our own database, which each run names anew';

/** How deep the folders of tables are: the bucket is level 1, and DMS writes `schema/table/` below its folder. */
function tableLevel(folder: string): number {
  return 1 + folder.split('/').filter((part) => part !== '').length + 2;
}
