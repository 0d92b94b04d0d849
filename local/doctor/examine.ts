import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../../core/config/errors.ts';
import { parseStack } from '../../core/config/stack.ts';
import { type DoctorReport, doctorReport, type Finding, failed, ok } from '../../core/doctor/report.ts';
import { plural } from '../../core/report/words.ts';
import { comparisonChecks } from '../../handlers/doctor/comparison.ts';
import { type DoctorCheck, failureOf, runChecks } from '../../handlers/doctor/run-checks.ts';
import { type LoadedConfig, loadConfig } from '../config/load.ts';
import { type LocalPorts, makeLocalPorts } from '../ports.ts';
import { VERSION } from '../version.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Looks at everything that a run over this configuration needs. Rejects for nothing that the user can mend. */
export async function examine(file: string, env: Env): Promise<DoctorReport> {
  const opened: Opened = { loaded: null, local: null };
  const first = await runChecks(setUp(file, env, opened));
  const { loaded, local } = opened;
  if (loaded === null || local === null) return doctorReport(file, VERSION, first);
  try {
    const ports = { ...local.ports, spelling: () => local.ports.spelling };
    const rest = await runChecks(comparisonChecks(ports));
    return doctorReport(file, VERSION, [...first, ...rest]);
  } finally {
    await local.close();
  }
}

interface Opened {
  loaded: LoadedConfig | null;
  local: LocalPorts | null;
}

/** What must be there before anything is asked: the file, a place for the report, the engine. */
function setUp(file: string, env: Env, opened: Opened): DoctorCheck[] {
  const load = loadConfig(file, env);
  // Asked for by the first check; the others only see it where that one went well.
  load.catch(() => undefined);
  return [
    {
      id: 'configuration',
      title: 'configuration',
      look: () =>
        looked(async () => {
          opened.loaded = await load;
          return configured(opened.loaded);
        }),
    },
    { id: 'stack', title: 'section stack', needs: ['configuration'], look: async () => stackSection(await load) },
    { id: 'output', title: 'place of reports', needs: ['configuration'], look: async () => writable(await load) },
    {
      id: 'engine',
      title: 'engine',
      needs: ['configuration'],
      look: async () => {
        opened.local = await makeLocalPorts(await load);
        return ok(`${opened.local.ports.facts.engine}, on Node ${process.versions.node}.`);
      },
    },
  ];
}

/** The user's mistakes are findings; they name file, line and column already. */
async function looked(look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    return error instanceof ConfigError ? failed(error.message, error.remedy) : failureOf(error);
  }
}

function configured({ config, file, descriptions }: LoadedConfig): Finding {
  const task =
    descriptions === null ? 'no task' : descriptions.endpoints === null ? 'a task without endpoints' : 'a task';
  return ok(`${file}: ${config.source.kind}, ${task}, ${plural(config.accept.length, 'accepted limit')}.`);
}

/** The same file may be what a stack is deployed from: what is wrong there is better told now. */
async function stackSection({ config, located }: LoadedConfig): Promise<Finding> {
  if (config.stack === undefined) return ok('None: this file deploys nothing.');
  return looked(async () => {
    try {
      const { name, sources, tasks } = parseStack(config.stack, null);
      return ok(`${name}: ${plural(sources.length, 'source')}, ${plural(tasks.length, 'task')}.`);
    } catch (error) {
      throw error instanceof ConfigError ? located(error) : error;
    }
  });
}

async function writable({ config }: LoadedConfig): Promise<Finding> {
  const folder = config.report.out;
  const probe = join(folder, `.doctor-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    return ok(folder);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return failed(`${folder} cannot be written to (${why}).`, 'Write a folder of yours into report.out.');
  }
}
