/**
 * Fetches the Trino server that the tests run, once, with Maven and its own settings, and keeps what they use of it in
 * the user's cache folder.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** https://trino.io/docs/476/installation/deployment.html#java-runtime-environment */
export const TRINO = { version: '476', java: 24 } as const;

/** The connectors that the tests use; PostgreSQL's needs the geospatial types. */
const PLUGINS = ['geospatial', 'hive', 'memory', 'mysql', 'postgresql'];

/** The folder for everything that is kept between runs. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'loadproof');
}

/** The folder of the server; downloads it (0.8 GB) where it is not there yet. */
export async function installTrino(): Promise<string> {
  const target = join(cacheFolder(), `trino-${TRINO.version}`);
  if (existsSync(target)) return target;
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), 'install-'));
  try {
    console.info(`Fetching Trino ${TRINO.version} (0.8 GB, once) into ${target}`);
    const archive = await download(work);
    await run('tar', ['-xzf', archive, '-C', work]);
    const server = join(work, `trino-server-${TRINO.version}`);
    keepPlugins(server);
    moveInto(server, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}

/** Maven's repository is one of its own here, so that 0.8 GB do not stay behind in the user's. */
async function download(work: string): Promise<string> {
  await run('mvn', [
    '--batch-mode',
    '--quiet',
    '--strict-checksums',
    `-Dmaven.repo.local=${join(work, 'repository')}`,
    'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy',
    `-Dartifact=io.trino:trino-server:${TRINO.version}:tar.gz`,
    `-DoutputDirectory=${work}`,
  ]);
  return join(work, `trino-server-${TRINO.version}.tar.gz`);
}

/** Of more than fifty plugins, several share files by hard links, so all are unpacked before most are removed. */
function keepPlugins(server: string): void {
  for (const name of readdirSync(join(server, 'plugin'))) {
    if (!PLUGINS.includes(name)) rmSync(join(server, 'plugin', name), { recursive: true });
  }
  for (const name of ['bin', 'secrets-plugin']) rmSync(join(server, name), { recursive: true });
}

/** In one step, so that the folder is complete wherever it exists; of two that install at once, one wins. */
function moveInto(server: string, target: string): void {
  try {
    renameSync(server, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      reject(missing ? new Error(`${command} is not installed: it is needed to fetch Trino for these tests`) : error);
    });
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`${command} ended with ${code} while fetching Trino ${TRINO.version}`);
}
