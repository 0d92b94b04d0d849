import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateBucketCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type Emulated, queryCall } from './aws-call.ts';
import { deployable, type Template } from './template.ts';

interface Assets {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path: string; readonly packaging: string };
        readonly destinations: Readonly<Record<string, { readonly bucketName: string; readonly objectKey: string }>>;
      }
    >
  >;
}

const DEPLOY_SECONDS = 300;

/** Synthesizes the stack as `npm run synth` does, and publishes and deploys it as the CDK's CLI does. Returns its outputs. */
export async function deployStack(at: Emulated, s3: S3Client, folder: string): Promise<Record<string, string>> {
  execFileSync(process.execPath, ['infra/synth.mjs', 'test/emulator/loadproof.yaml'], {
    env: { ...process.env, CDK_OUTDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await publish(s3, folder);
  const synthesized = JSON.parse(readFileSync(join(folder, 'loadproof.template.json'), 'utf8')) as Template;
  const bucket = `cdk-hnb659fds-assets-${at.account}-${at.region}`;
  const Body = JSON.stringify(deployable(synthesized).template);
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'loadproof.template.json', Body }));
  const TemplateURL = `${at.endpoint}/${bucket}/loadproof.template.json`;
  const request = { Action: 'CreateStack', Version: '2010-05-15', StackName: 'loadproof', TemplateURL };
  await queryCall(at, 'cloudformation', { ...request, 'Capabilities.member.1': 'CAPABILITY_IAM' });
  return untilComplete(at);
}

async function publish(s3: S3Client, folder: string): Promise<void> {
  const assets = JSON.parse(readFileSync(join(folder, 'loadproof.assets.json'), 'utf8')) as Assets;
  const made = new Set<string>();
  for (const { source, destinations } of Object.values(assets.files)) {
    if (source.packaging !== 'zip') continue;
    const body = zipped(join(folder, source.path));
    for (const { bucketName, objectKey } of Object.values(destinations)) {
      if (!made.has(bucketName)) await s3.send(new CreateBucketCommand({ Bucket: bucketName }));
      made.add(bucketName);
      await s3.send(new PutObjectCommand({ Bucket: bucketName, Key: objectKey, Body: body }));
    }
  }
}

/** By Python, which the emulator needs anyway. */
function zipped(folder: string): Buffer {
  const file = `${folder}.zip`;
  const inside = readdirSync(folder).map((name) => join(folder, name));
  execFileSync('python3', ['-m', 'zipfile', '-c', file, ...inside]);
  const body = readFileSync(file);
  rmSync(file);
  return body;
}

async function untilComplete(at: Emulated): Promise<Record<string, string>> {
  const describe = (Action: string) => queryCall(at, 'cloudformation', { Action, StackName: 'loadproof' });
  for (const end = Date.now() + DEPLOY_SECONDS * 1000; Date.now() < end; await sleep(250)) {
    const described = await describe('DescribeStacks');
    const status = tag(described, 'StackStatus');
    if (status === 'CREATE_COMPLETE') return outputsOf(described);
    if (status.endsWith('IN_PROGRESS')) continue;
    const reasons = [...(await describe('DescribeStackEvents')).matchAll(/<ResourceStatusReason>([^<]+)/g)];
    throw new Error(`The stack is ${status}: ${reasons.map(([, reason]) => reason).join('; ')}`);
  }
  throw new Error(`The stack was not deployed in ${DEPLOY_SECONDS} s`);
}

const tag = (xml: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';

function outputsOf(xml: string): Record<string, string> {
  const outputs = [...xml.matchAll(/<OutputKey>[\s\S]*?<\/OutputValue>/g)];
  return Object.fromEntries(outputs.map(([text]) => [tag(text, 'OutputKey'), tag(text, 'OutputValue')]));
}
