/** What `loadproof doctor` says of a role that is refused, and of one that may not read everything. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doctorReportSchema } from '../../core/doctor/report.ts';
import { Bundle } from '../support/bundle.ts';
import { realServer, runOn, withDatabase } from '../support/postgres.ts';
import { writeLakeFile } from '../support/run-over.ts';

const server = realServer();
if (!server) throw new Error('the heavy suite needs LOADPROOF_TEST_POSTGRES_URL');

test('a missing privilege with its GRANT; a wrong password is refused, though the server is reached', async () => {
  const bundle = Bundle.build();
  const folder = mkdtempSync(join(tmpdir(), 'loadproof-doctor-'));
  const role = `r_${randomBytes(4).toString('hex')}`;
  try {
    await withDatabase(server, async (place) => {
      await place.run(`
        create table orders (id int primary key); insert into orders values (1), (2);
        create table secrets (id int primary key);
        create role ${role} login password 'secret';
        grant usage on schema ${place.schema} to ${role};
        grant select on orders to ${role}`);
      await writeLakeFile(folder, `${place.schema}.orders`, 'SELECT 1::INTEGER AS id');
      const url = new URL(place.url);
      url.username = role;
      url.password = '';
      const file = join(folder, 'loadproof.yaml');
      writeFileSync(
        file,
        `source: { kind: postgres, url: '${url.href}', password: '\${env:PASSWORD}' }
lake: { path: ./lake }
tables: { include: ['${place.schema}.*'] }
report: { out: ./out }
`,
      );
      const examine = async (PASSWORD: string) => {
        const { exitCode, stdout } = await bundle.run(['doctor', '--json', '--config', file], { PASSWORD });
        const { checks } = doctorReportSchema.parse(JSON.parse(stdout));
        return { exitCode, stdout, of: (id: string) => checks.find((check) => check.id === id) };
      };

      const partly = await examine('secret');
      expect(partly.exitCode).toBe(3);
      expect(partly.of('tables')).toMatchObject({ status: 'failed' });
      expect(partly.of('tables')?.detail).toContain(`GRANT SELECT ON TABLE "${place.schema}"."secrets" TO "${role}"`);
      expect(partly.of('row')).toMatchObject({ status: 'ok' });

      const refused = await examine('geheim');
      expect(refused.of('network')).toMatchObject({ status: 'ok' });
      expect(refused.of('credentials')).toMatchObject({
        status: 'failed',
        detail: expect.stringContaining('the password is wrong'),
      });
      expect(refused.of('row')).toMatchObject({ status: 'skipped' });
      expect(refused.stdout).not.toContain('geheim');
      await place.run(`drop owned by ${role}`);
    });
  } finally {
    await runOn(server.url, `drop role if exists ${role}`);
    rmSync(folder, { recursive: true, force: true });
    bundle.remove();
  }
});
