import { Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnApplication } from 'aws-cdk-lib/aws-sam';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { SourceKind, StackSource } from '../core/config/stack-schema.ts';
import { acknowledge } from './acknowledge.ts';
import { connectionString, portOf } from './connection-string.ts';
import { logGroup } from './logs.ts';
import { allow, objects, useKey } from './permissions.ts';

export interface ConnectorProps {
  readonly source: StackSource;
  readonly functionName: string;
  readonly key: IKey;
  readonly spill: Bucket;
  readonly workgroup: string;
  readonly logsDays: number;
}

/** Applications of AWS in the Serverless Application Repository: https://github.com/awslabs/aws-athena-query-federation */
const APPLICATIONS: Readonly<Record<SourceKind, string>> = {
  postgres: 'AthenaPostgreSQLConnector',
  mysql: 'AthenaMySQLConnector',
  oracle: 'AthenaOracleConnector',
  sqlserver: 'AthenaSqlServerConnector',
};

/** The federated connector beside the database: a Lambda function of AWS's, at a pinned version, with a role of ours. */
export class Connector extends Construct {
  /** Its security group. */
  readonly group: string;

  constructor(scope: Construct, id: string, props: ConnectorProps) {
    super(scope, id);
    const logs = logGroup(this, 'Logs', { ...props, name: `/aws/lambda/${props.functionName}` });
    const role = this.role(props, logs);
    this.group = this.securityGroup(props.source);
    const application = this.application(props, role);
    application.node.addDependency(role, logs);
    this.reserveConcurrency(props).node.addDependency(application);
  }

  private application({ source, functionName, spill }: ConnectorProps, role: Role): CfnApplication {
    const { connector, kind, network, secret } = source;
    return new CfnApplication(this, 'Application', {
      location: {
        applicationId: `arn:aws:serverlessrepo:us-east-1:292517598671:applications/${APPLICATIONS[kind]}`,
        semanticVersion: connector.version,
      },
      parameters: {
        LambdaFunctionName: functionName,
        DefaultConnectionString: connectionString(source),
        SecretNamePrefix: secret ?? '',
        SpillBucket: spill.bucketName,
        SpillPrefix: functionName,
        LambdaMemory: String(connector.memoryMb),
        LambdaTimeout: '900',
        LambdaRoleARN: role.roleArn,
        SubnetIds: (network?.subnets ?? []).join(','),
        SecurityGroupIds: this.group,
        // One instance of PostgreSQL; the other connectors know only the handler that falls back to the default.
        ...(kind === 'postgres' ? { CompositeHandler: 'PostGreSqlCompositeHandler' } : {}),
      },
    });
  }

  /** Lets the connector reach the database, and AWS by HTTPS; lets nobody reach the connector. */
  private securityGroup(source: StackSource): string {
    const { network, name } = source;
    const port = { ipProtocol: 'tcp', fromPort: portOf(source), toPort: portOf(source) };
    const database = network?.databaseSecurityGroup ?? '';
    const group = new CfnSecurityGroup(this, 'SecurityGroup', {
      groupDescription: `Loadproof connector of the source ${name}`,
      vpcId: network?.vpc ?? '',
      securityGroupEgress: [
        { ...port, destinationSecurityGroupId: database, description: 'the database' },
        // S3, Secrets Manager, Athena and logs, by endpoint or NAT: their addresses are not known here.
        { ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0', description: 'AWS services' },
      ],
    });
    new CfnSecurityGroupIngress(this, 'DatabaseIngress', {
      ...port,
      groupId: database,
      sourceSecurityGroupId: group.attrGroupId,
      description: `Loadproof connector of the source ${name}`,
    });
    return group.attrGroupId;
  }

  private role({ source, key, spill, functionName, workgroup }: ConnectorProps, logs: LogGroup): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const stack = Stack.of(this);
    const secret = stack.formatArn({ service: 'secretsmanager', resource: `secret:${source.secret}-??????` });
    const queries = stack.formatArn({ service: 'athena', resource: 'workgroup', resourceName: workgroup });
    allow(
      role,
      { sid: 'Secret', actions: ['secretsmanager:GetSecretValue'], resources: [secret] },
      // It asks whether its query was cancelled.
      { sid: 'Query', actions: ['athena:GetQueryExecution'], resources: [queries] },
      {
        sid: 'Spill',
        actions: ['s3:GetObject', 's3:PutObject'],
        resources: [objects(spill.bucketArn, `${functionName}/`)],
        why: 'spilled pieces, which the connector names',
      },
      {
        sid: 'FindSpill',
        actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:GetLifecycleConfiguration'],
        resources: [spill.bucketArn],
      },
      {
        sid: 'Log',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logs.logGroupArn],
        why: LOG_STREAMS,
      },
      { sid: 'Network', actions: NETWORK, resources: ['*'] },
      useKey(key),
      ...(source.secretKey === undefined
        ? []
        : [{ sid: 'SecretKey', actions: ['kms:Decrypt'], resources: [source.secretKey] }]),
    );
    return role;
  }

  /**
   * Bounds what reads the database at the same time. A custom resource, since CloudFormation sets the concurrency of a
   * function only where it makes it, and the application, which does, has no parameter for it.
   */
  private reserveConcurrency({ source, functionName }: ConnectorProps): AwsCustomResource {
    const arn = Stack.of(this).formatArn({ service: 'lambda', resource: `function:${functionName}` });
    const resource = new AwsCustomResource(this, 'ReservedConcurrency', {
      onUpdate: {
        service: 'Lambda',
        action: 'PutFunctionConcurrency',
        parameters: {
          FunctionName: functionName,
          ReservedConcurrentExecutions: source.connector.concurrency,
        },
        physicalResourceId: PhysicalResourceId.of(`${functionName}-concurrency`),
      },
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ sid: 'Reserve', actions: ['lambda:PutFunctionConcurrency'], resources: [arn] }),
      ]),
      installLatestAwsSdk: false,
      resourceType: 'Custom::ReservedConcurrency',
    });
    this.acknowledgeProvider();
    return resource;
  }

  /** The function that makes the call, one for all connectors, is the library's, and so is its role. */
  private acknowledgeProvider(): void {
    const provider = Stack.of(this).node.tryFindChild(PROVIDER);
    if (!(provider instanceof Construct))
      throw new Error('The library no longer has its custom resource where it was.');
    const policy = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    acknowledge(provider, `IAM4[Policy::${policy}]`, 'Writes logs, for a function of the CDK that runs at deployments');
  }
}

/** The id that the library gives the provider of AwsCustomResource. */
const PROVIDER = 'AWS679f53fac002430cb0da5b7982bd2287';

const LOG_STREAMS = 'streams of one log group, which Lambda names';

/** Of the interfaces that Lambda makes in the VPC with the role of the function. */
const NETWORK = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];
