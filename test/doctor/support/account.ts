import { type Answer, type Call, Xml } from '../../aws/support/fake-aws.ts';
import { RecordedServices } from '../../aws/support/recorded.ts';

/** An account in which all is well; each test spoils one thing of it. Answers are after the services' API references. */
export class Account {
  readonly services = new RecordedServices();
  /** Answers of single operations that a test wants others. */
  readonly instead: Record<string, Answer> = {};
  subscriptions = ['arn:aws:sns:eu-west-1:111122223333:loadproof:1'];
  endpoints = ['s3', 'secretsmanager', 'athena'];
  defaultRoute = '';
  alarms: Record<string, unknown>[] = ['mismatched', 'dead-letters'].map((name) => ({
    AlarmName: `loadproof-${name}`,
    StateValue: 'OK',
    ActionsEnabled: true,
  }));
  secret: unknown = { username: 'reader', password: 'geheim' };

  readonly answer: Answer = (call) => {
    const own = this.instead[call.operation];
    if (own !== undefined) return own(call);
    switch (call.operation) {
      case 'GetWorkGroup':
        return { WorkGroup: workGroup() };
      case 'GetDatabase':
        return { Database: { Name: 'loadproof', CreateTableDefaultPermissions: [IAM] } };
      case 'GetSecretValue':
        return { Name: 'loadproof/shop', SecretString: JSON.stringify(this.secret) };
      case 'ListSubscriptionsByTopic':
        return new Xml(subscriptionsXml(this.subscriptions));
      case 'DescribeAlarms':
        return { MetricAlarms: this.alarms };
      case 'GetMetricStatistics':
        return { Datapoints: [{ Timestamp: 1_772_590_665, Maximum: 2 }] };
      default:
        return call.service === 'ec2' ? this.#ec2(call) : this.#query(call);
    }
  };

  /** A native query of one row is the probe of passthrough. */
  #query(call: Call): unknown {
    const { operation, input } = call;
    if (operation !== 'StartQueryExecution' || !String(input.QueryString).includes('SELECT 1 AS one'))
      return this.#probed.has(String(input.QueryExecutionId)) ? this.#probe(operation) : this.services.answer(call);
    this.#probed.add('probe');
    return { QueryExecutionId: 'probe' };
  }
  readonly #probed = new Set<string>();

  #probe(operation: string): unknown {
    if (operation === 'GetQueryExecution') return { QueryExecution: { Status: { State: 'SUCCEEDED' } } };
    const ResultSetMetadata = { ColumnInfo: [{ Name: 'one', Type: 'integer' }] };
    return { ResultSet: { ResultSetMetadata, Rows: ['one', '1'].map((v) => ({ Data: [{ VarCharValue: v }] })) } };
  }

  #ec2({ operation }: Call): Xml {
    const items = (tag: string, inner: string) =>
      new Xml(
        `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><${tag}>${inner}</${tag}></${operation}Response>`,
      );
    switch (operation) {
      case 'DescribeSubnets':
        return items(
          'subnetSet',
          '<item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><cidrBlock>10.0.1.0/24</cidrBlock></item>',
        );
      case 'DescribeRouteTables':
        return items('routeTableSet', routeTable(this.defaultRoute));
      case 'DescribeVpcEndpoints':
        return items('vpcEndpointSet', this.endpoints.map(endpoint).join(''));
      default:
        return items('securityGroupInfo', SECURITY_GROUP);
    }
  }
}

const IAM = { Principal: { DataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS' }, Permissions: ['ALL'] };

export const workGroup = (changes = {}) => ({
  Name: 'loadproof',
  State: 'ENABLED',
  Configuration: {
    EnforceWorkGroupConfiguration: true,
    EngineVersion: { EffectiveEngineVersion: 'Athena engine version 3' },
    ResultConfiguration: {
      OutputLocation: 's3://results/athena/',
      EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: 'arn:k' },
    },
    ...changes,
  },
});

function subscriptionsXml(arns: readonly string[]): string {
  const members = arns
    .map(
      (arn) =>
        `<member><SubscriptionArn>${arn}</SubscriptionArn><Protocol>email</Protocol><Endpoint>data@example.com</Endpoint></member>`,
    )
    .join('');
  return `<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions>${members}</Subscriptions></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>`;
}

function routeTable(defaultRoute: string): string {
  const route = `<item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock>${defaultRoute}<state>active</state></item>`;
  const routes = defaultRoute === '' ? '' : route;
  return `<item><routeTableId>rtb-1</routeTableId><vpcId>vpc-1</vpcId><routeSet>${routes}</routeSet><associationSet><item><main>false</main><subnetId>subnet-1</subnetId></item></associationSet></item>`;
}

function endpoint(service: string): string {
  const gateway = '<vpcEndpointType>Gateway</vpcEndpointType><routeTableIdSet><item>rtb-1</item></routeTableIdSet>';
  const named = `<vpcEndpointType>Interface</vpcEndpointType><privateDnsEnabled>true</privateDnsEnabled><groupSet><item><groupId>sg-endpoint</groupId></item></groupSet>`;
  return `<item><vpcEndpointId>vpce-${service}</vpcEndpointId><vpcId>vpc-1</vpcId><serviceName>com.amazonaws.eu-west-1.${service}</serviceName><state>available</state>${service === 's3' ? gateway : named}</item>`;
}

const SECURITY_GROUP =
  '<item><groupId>sg-endpoint</groupId><ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort><toPort>443</toPort><groups><item><groupId>sg-connector</groupId></item></groups><ipRanges/></item></ipPermissions></item>';
