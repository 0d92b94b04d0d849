import { readFileSync } from 'node:fs';
import { deployable, LACKING } from '../emulator/support/template.ts';

test('what is left out on the emulator is what the documentation lists, for the same reasons', () => {
  const [, section = ''] = readFileSync('docs/verification.md', 'utf8').split('**Left out of the template**');
  const [table = ''] = section.split('\n\n**');
  const rows = [...table.matchAll(/^\| `(.*?)` \| (.*) \|$/gm)].map(([, kind, why]) => [kind, why]);
  expect(Object.fromEntries(rows)).toEqual(LACKING);
});

test('what is left out takes nothing else with it, and leaves no reference behind', () => {
  const { template, leftOut } = deployable({
    Transform: 'AWS::Serverless-2016-10-31',
    Resources: {
      App: { Type: 'AWS::Serverless::Application' },
      Math: { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: [] } },
      Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errored', Dimensions: [{ Ref: 'Role' }] } },
      Role: {
        Type: 'AWS::IAM::Role',
        DependsOn: ['App', 'Alarm'],
        Properties: { A: { 'Fn::GetAtt': ['App', 'Arn'] } },
      },
      Queue: { Type: 'AWS::SQS::Queue', DependsOn: 'App', Properties: { Name: { Ref: 'App' } } },
    },
  });
  expect(leftOut).toEqual(['App', 'Math']);
  expect(template).toEqual({
    Resources: {
      Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errored', Dimensions: [{ Ref: 'Role' }] } },
      Role: { Type: 'AWS::IAM::Role', DependsOn: ['Alarm'], Properties: { A: 'left-out:App' } },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { Name: 'left-out:App' } },
    },
  });
});
