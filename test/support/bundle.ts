import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');

/** The command as users get it: one bundle, built from this tree. A test file builds its own and removes it. */
export class Bundle {
  private constructor(readonly path: string) {}

  static build(): Bundle {
    const path = join(ROOT, 'dist', `test-${process.pid}-${process.hrtime.bigint()}.mjs`);
    const built = spawnSync(process.execPath, ['build.mjs', path], { cwd: ROOT, encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`);
    return new Bundle(path);
  }

  remove(): void {
    rmSync(this.path, { force: true });
    rmSync(`${this.path}.map`, { force: true });
  }

  /** Runs the command to its end. `env` is added to this process's; undefined removes a variable. */
  run(args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}): Promise<CommandResult> {
    const child = spawn(process.execPath, [this.path, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const read = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      read.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      read.stderr += text;
    });
    return new Promise((done, failed) => {
      child.once('error', failed).once('close', (exitCode) => done({ exitCode, ...read }));
    });
  }
}

export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
