import { resolve } from 'node:path';
import { configError } from '../../core/config/errors.ts';
import { EXIT_INTERRUPTED } from '../../core/verdict.ts';
import { loadConfig } from '../config/load.ts';
import { type DemoRun, runDemo } from '../demo/demo.ts';
import type { DemoCluster } from '../demo/workspace.ts';
import { isMysqlUrl } from '../mysql/connection.ts';
import type { Command } from './args.ts';
import type { DemoTrino } from './demo-args.ts';
import { execute } from './execute.ts';
import { onInterrupt } from './interrupt.ts';
import { hasColor, type Terminal, widthOf } from './terminal.ts';

/** `loadproof demo`: the same run as `loadproof run`, over a source and a lake that it makes itself. */
export async function demoCommand(
  { clean, out, json, postgres, mysql, trino }: Extract<Command, { command: 'demo' }>,
  terminal: Terminal,
): Promise<number> {
  const { stdout, stderr } = terminal;
  const database = postgres === null ? undefined : databaseUrl(postgres, terminal.env);
  const server = mysql === null ? undefined : mysqlUrl(mysql, terminal.env);
  const env = {
    ...terminal.env,
    ...(database === undefined ? {} : { PGPASSWORD: passwordOf(database) }),
    ...(server === undefined ? {} : { MYSQL_PWD: passwordOf(server) }),
  };
  const interruption = onInterrupt((text) => void stderr.write(text));
  const { signal } = interruption;
  const run: DemoRun = async ({ config }) =>
    execute(await loadConfig(config, env), { tables: [], detail: 'loadproof demo', live: !json, signal }, terminal);
  try {
    return await runDemo({
      clean,
      json,
      out: resolve(out),
      postgres: database,
      mysql: server,
      trino: trino === null ? undefined : clusterOf(trino, env),
      color: hasColor(stdout, env),
      width: widthOf(stdout),
      signal,
      run,
      print: (text) => void stdout.write(text),
      tell: (text) => void stderr.write(`${text}\n`),
    });
  } catch (error) {
    if (signal.aborted) return EXIT_INTERRUPTED;
    throw error;
  } finally {
    interruption.forget();
  }
}

/** The URL with the password that libpq's variable has, where it has none of its own. */
function databaseUrl(text: string, { PGPASSWORD }: Terminal['env']): string {
  if (!/^postgres(?:ql)?:\/\//.test(text) || !URL.canParse(text))
    throw configError('--postgres', 'is not a PostgreSQL URL: write postgres://user@host:5432/database');
  const url = new URL(text);
  if (url.password === '' && PGPASSWORD) url.password = encodeURIComponent(PGPASSWORD);
  return url.href;
}

/** The URL with the password that the clients' variable has, where it has none of its own. */
function mysqlUrl(text: string, { MYSQL_PWD }: Terminal['env']): string {
  if (!isMysqlUrl(text) || !URL.canParse(text))
    throw configError('--mysql', 'is not a MySQL or MariaDB URL: write mysql://user@host:3306');
  const url = new URL(text);
  if (url.password === '' && MYSQL_PWD) url.password = encodeURIComponent(MYSQL_PWD);
  return url.href;
}

const passwordOf = (url: string) => decodeURIComponent(new URL(url).password);

/** The section `trino` of the demo's configuration; secrets are referred to, as in any other. */
function clusterOf(
  { url, sourceCatalog, lakeCatalog, lakeSchema, location }: DemoTrino,
  env: Terminal['env'],
): DemoCluster {
  const secret = env.TRINO_TOKEN
    ? { token: `\${env:TRINO_TOKEN}` }
    : env.TRINO_PASSWORD
      ? { password: `\${env:TRINO_PASSWORD}` }
      : {};
  const user = env.TRINO_USER ? { user: env.TRINO_USER } : {};
  const section = { url, ...user, ...secret, source: { catalog: sourceCatalog } };
  return { section, catalog: lakeCatalog, schema: lakeSchema, location };
}
