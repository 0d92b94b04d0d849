import validate from 'asl-validator';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { plainText } from '../../infra/acknowledge.ts';
import { nagOf, stackOf } from './support.ts';

const { app, stack } = stackOf();
// First: the template is only made of an app that has passed.
const findings = nagOf(app);
const template = Template.fromStack(stack);

test('cdk-nag’s AwsSolutions rules find nothing that is not acknowledged with a reason', () => {
  expect(findings).toEqual([]);
});

describe('storage', () => {
  test('every bucket is encrypted, private, reachable by TLS only, and outlives the stack', () => {
    const buckets = template.findResources('AWS::S3::Bucket');
    expect(Object.keys(buckets)).toHaveLength(4);
    template.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
      LifecycleConfiguration: Match.anyValue(),
    });
    template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    for (const id of Object.keys(buckets))
      template.hasResourceProperties('AWS::S3::BucketPolicy', {
        Bucket: { Ref: id },
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          ]),
        },
      });
  });

  test('evidence is versioned, its reads are logged, and it expires as configured', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: Match.objectLike({ LogFilePrefix: 'runs/' }),
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          Match.objectLike({ ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }) }),
        ],
      },
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ Prefix: 'runs/', ExpirationInDays: 400, Status: 'Enabled' })]),
      },
    });
  });

  test('what is spilled and what Athena returns is gone within a day', () => {
    const expiring = template.findResources('AWS::S3::Bucket', {
      Properties: { LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 1 })] } },
    });
    expect(Object.keys(expiring).map((id) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual(['WorkgroupResults', 'Spill']);
  });

  test('the key rotates and outlives the stack; alarms, rules and logs may use it', () => {
    template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({ Sid: 'AlarmsAndRules' }),
          Match.objectLike({ Sid: 'Logs', Condition: { ArnLike: Match.anyValue() } }),
        ]),
      },
    });
  });
});

describe('Athena', () => {
  test('the workgroup enforces encryption, the place of results and the scan limit', () => {
    template.hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        BytesScannedCutoffPerQuery: 1_000_000_000_000,
        ResultConfiguration: {
          OutputLocation: Match.anyValue(),
          EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: Match.anyValue() },
        },
      },
    });
  });

  test('the connector is pinned, spills encrypted, has a role of ours, and becomes a LAMBDA catalog', () => {
    template.hasResourceProperties('AWS::Serverless::Application', {
      Location: {
        ApplicationId: 'arn:aws:serverlessrepo:us-east-1:292517598671:applications/AthenaPostgreSQLConnector',
        SemanticVersion: '2026.33.1',
      },
      Parameters: Match.objectLike({
        LambdaFunctionName: 'loadproof-shop',
        LambdaRoleARN: Match.anyValue(),
        SecretNamePrefix: 'loadproof/shop',
        SubnetIds: 'subnet-0123456789abcdef0,subnet-0fedcba9876543210',
        DisableSpillEncryption: Match.absent(),
      }),
    });
    template.hasResourceProperties('AWS::Athena::DataCatalog', { Name: 'loadproof_shop', Type: 'LAMBDA' });
    // The other source has a catalog already.
    template.resourceCountIs('AWS::Athena::DataCatalog', 1);
  });

  test('the database lets the connector in, and the connector nobody', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: 'sg-0123456789abcdef0',
      FromPort: 5432,
      ToPort: 5432,
      SourceSecurityGroupId: Match.anyValue(),
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.absent() });
    template.hasResourceProperties('Custom::ReservedConcurrency', {
      Create: Match.serializedJson(
        Match.objectLike({
          action: 'PutFunctionConcurrency',
          parameters: { FunctionName: 'loadproof-shop', ReservedConcurrentExecutions: 20 },
        }),
      ),
    });
  });

  test('the crawler keeps every table by itself', () => {
    template.hasResourceProperties('AWS::Glue::Crawler', {
      Targets: { S3Targets: [{ Path: 's3://example-data-lake/dms/' }] },
      // Bucket, dms, schema, table.
      Configuration: Match.serializedJson(Match.objectLike({ Grouping: { TableLevelConfiguration: 4 } })),
    });
  });
});

describe('the state machine', () => {
  const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const { DefinitionString, DefinitionSubstitutions } = machine?.Properties ?? {};

  test('is the file that a local run executes, valid with its substitutions', () => {
    let text = plainText(DefinitionString);
    for (const [name, arn] of Object.entries(DefinitionSubstitutions as Record<string, unknown>)) {
      expect(text).toContain(`\${${name}}`);
      text = text.replaceAll(`\${${name}}`, plainText(arn));
    }
    expect(text).not.toMatch(/\$\{/);
    const definition = JSON.parse(text);
    const { isValid, errorsText } = validate(definition);
    expect(errorsText('\n')).toBe('');
    expect(isValid).toBe(true);
    expect(definition.States.Parts).toMatchObject({
      ToleratedFailurePercentage: 100,
      MaxConcurrencyPath: '$.concurrency',
    });
    expect(definition.States.Parts.ItemProcessor.States.CheckQuery.Retry[0]).toMatchObject({ MaxAttempts: 10 });
  });

  test('logs, traces, and calls no function but its own', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineName: 'loadproof',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: Match.objectLike({ Level: 'ALL', IncludeExecutionData: false }),
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'Functions',
            Action: 'lambda:InvokeFunction',
            Resource: Object.values(DefinitionSubstitutions),
          }),
          Match.objectLike({ Sid: 'StartParts', Action: 'states:StartExecution' }),
          Match.objectLike({ Sid: 'FollowParts' }),
        ]),
      },
    });
  });
});

describe('functions', () => {
  test('all eight run on Node 24 and ARM, are traced, and log by JSON into an encrypted group that expires', () => {
    const ours = template.findResources('AWS::Lambda::Function', { Properties: { Runtime: 'nodejs24.x' } });
    const named = Object.values(ours).filter(({ Properties }) =>
      String(Properties.Description).startsWith('Loadproof: '),
    );
    expect(named).toHaveLength(8);
    for (const { Properties } of named)
      expect(Properties).toMatchObject({
        Architectures: ['arm64'],
        Timeout: 900,
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: Match.anyValue(), RetentionInDays: 90 });
  });

  test('what they are told holds no secret', () => {
    const [first] = Object.values(
      template.findResources('AWS::Lambda::Function', {
        Properties: { Handler: 'index.handler', Architectures: ['arm64'] },
      }),
    );
    const variables = first?.Properties.Environment.Variables as Record<string, unknown>;
    expect(JSON.parse(String(variables.LOADPROOF_SOURCES))).toEqual([
      { name: 'shop', kind: 'postgres', catalog: 'loadproof_shop' },
      { name: 'billing', kind: 'mysql', catalog: 'billing' },
    ]);
    expect(JSON.parse(String(variables.LOADPROOF_TASKS))).toMatchObject([
      { source: 'shop', everySeconds: 86_400 },
      { source: 'billing', everySeconds: 21_600 },
    ]);
    expect(JSON.stringify(variables)).not.toMatch(/password|loadproof\/shop/i);
  });
});

describe('alerts and alarms', () => {
  test('one encrypted topic, to mailboxes and to Slack without more rights than to look', () => {
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
          }),
        ]),
      },
    });
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'data-platform@example.com',
    });
    template.hasResourceProperties('AWS::Chatbot::SlackChannelConfiguration', {
      SlackWorkspaceId: 'T0123ABCD',
      SlackChannelId: 'C0123ABCD',
      GuardrailPolicies: [Match.anyValue()],
    });
  });

  test('the alarm on the last verdict takes silence for bad, all others for good; all tell the topic', () => {
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
    expect(alarms).toHaveLength(7);
    for (const { Properties } of alarms) {
      const isAge = String(Properties.AlarmName).endsWith('verdict-too-old');
      expect(Properties.TreatMissingData).toBe(isAge ? 'breaching' : 'notBreaching');
      expect(Properties.AlarmActions).toHaveLength(1);
    }
  });
});

test('GitHub: only the named branches and environments, only this machine and the reports', () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
              'token.actions.githubusercontent.com:sub': [
                'repo:example/shop-migrations:ref:refs/heads/main',
                'repo:example/shop-migrations:environment:data-lake',
              ],
            },
          },
        }),
      ],
    },
  });
  const policies = Object.entries(template.findResources('AWS::IAM::Policy'));
  const [, policy] = policies.find(([id]) => id.startsWith('GithubAccess')) ?? [];
  const statements = policy?.Properties.PolicyDocument.Statement as {
    Sid: string;
    Action: unknown;
    Resource: unknown;
  }[];
  expect(statements.map(({ Action }) => Action)).toEqual([
    'states:StartExecution',
    ['states:DescribeExecution', 'states:StopExecution'],
    's3:GetObject',
    'kms:Decrypt',
  ]);
  const [start, , read] = statements.map(({ Resource }) => [Resource].flat().map(plainText));
  expect(start).toEqual(['arn:<AWS::Partition>:states:eu-west-1:111122223333:stateMachine:loadproof']);
  expect(read?.every((arn) => /\/runs\/\*\/report\.(json|md|html)$/.test(arn))).toBe(true);
});
