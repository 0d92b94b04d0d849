import { Match } from 'aws-cdk-lib/assertions';
import { EVENTS } from './events.ts';
import { configOf, templateOf } from './support.ts';

const tasks = [
  { arn: 'arn:aws:dms:eu-west-1:111122223333:task:Q7EXAMPLETASKABCDEFGH234567' },
  { arn: 'arn:aws:dms:eu-west-1:111122223333:replication-config:EXAMPLECONFIGABCDEFGHIJK', everyHours: 0 },
];
const template = templateOf(configOf({ tasks }));
const rules = Object.values(template.findResources('AWS::Events::Rule')).map(({ Properties }) => Properties);
const [onEnds] = rules.filter(({ EventPattern }) => EventPattern?.source?.[0] === 'aws.dms');

/** EventBridge's rule for patterns without operators: every key of the pattern has one of its values in the event. */
function matches(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) return [value].flat().some((each) => pattern.includes(each));
  const fields = value as Record<string, unknown>;
  return Object.entries(pattern as object).every(([key, wanted]) => key in fields && matches(wanted, fields[key]));
}

test.each(EVENTS)('%s', (_, event, starts) => {
  expect(matches(onEnds?.EventPattern, event)).toBe(starts);
});

test('every delivery is tried for a day, and what cannot be delivered or done is kept', () => {
  expect(rules.length).toBeGreaterThanOrEqual(4);
  for (const { Targets } of rules)
    expect(Targets).toEqual([
      expect.objectContaining({
        DeadLetterConfig: { Arn: expect.anything() },
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      }),
    ]);
  template.resourceCountIs('AWS::Lambda::EventInvokeConfig', 3);
  template.allResourcesProperties('AWS::Lambda::EventInvokeConfig', {
    DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    MaximumRetryAttempts: 2,
  });
  template.hasResourceProperties('AWS::SQS::Queue', { KmsMasterKeyId: Match.anyValue() });
});

test('a run that did not end by itself is concluded', () => {
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: [Match.anyValue()] },
    },
    Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Functionsconclude'), 'Arn'] } })],
  });
});

test('the sweep and the schedules: a task of 0 hours has none', () => {
  const schedules = rules.flatMap(({ ScheduleExpression, Targets }) =>
    ScheduleExpression === undefined ? [] : [[ScheduleExpression, Targets[0].InputTransformer?.InputTemplate]],
  );
  expect(schedules).toEqual(
    expect.arrayContaining([
      ['rate(30 minutes)', undefined],
      ['rate(1 day)', expect.stringContaining('task:Q7EXAMPLETASKABCDEFGH234567')],
    ]),
  );
  expect(schedules).toHaveLength(2);
});

test('without Slack, GitHub, crawler and a key of the stack there is none of it', () => {
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012';
  const small = templateOf(configOf({ encryptionKey: key }));
  for (const type of [
    'AWS::Chatbot::SlackChannelConfiguration',
    'AWS::IAM::OIDCProvider',
    'AWS::Glue::Crawler',
    'AWS::KMS::Key',
  ])
    small.resourceCountIs(type, 0);
  small.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: key });
});

test('where Lake Formation governs the lake, its readers may ask it; tables of the user are read, and not written', () => {
  const lake = { bucket: 'example-data-lake', lakeFormation: true, database: 'shared' };
  const governed = templateOf(configOf({ lake }));
  const may = Object.entries(governed.findResources('AWS::IAM::Policy'))
    .filter(([, policy]) => JSON.stringify(policy).includes('lakeformation:GetDataAccess'))
    .map(([id]) => id.replace(/RoleDefaultPolicy.*/, ''));
  expect(may.sort()).toEqual(['Functionsdoctor', 'Functionsplan', 'Functionsstartcomparison']);
  governed.hasResourceProperties('AWS::Lambda::Function', {
    Description: 'Loadproof: start-comparison',
    Environment: { Variables: Match.objectLike({ LOADPROOF_TABLES: 'shared', LOADPROOF_DATABASE: 'loadproof' }) },
  });
  const statements = Object.values(governed.findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );
  const ofShared = statements.filter(({ Resource }) => JSON.stringify(Resource).includes(':table/shared/'));
  const actions = new Set(ofShared.flatMap(({ Action }) => [Action].flat()));
  expect([...actions].filter((action) => !action.startsWith('glue:Get'))).toEqual([]);
  expect(actions.size).toBeGreaterThan(3);
});

test('too many tasks for the environment of a function are an error that says what to do', () => {
  const many = Array.from({ length: 40 }, (_, i) => ({
    arn: `arn:aws:dms:eu-west-1:111122223333:task:ABCDEFGHIJKLMNOPQRSTUVW${i}`,
  }));
  expect(() => templateOf(configOf({ tasks: many }))).toThrow('stack.tasks: is too long');
});
