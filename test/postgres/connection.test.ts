import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { LoadproofError } from '../../handlers/errors.ts';
import { connect, identity, openReadSession, type PostgresSettings } from '../../local/postgres/connection.ts';
import { sourceError } from '../../local/postgres/errors.ts';
import { pglite, realServer, targets, withDatabase } from '../support/postgres.ts';

/** The error that a person sees: name, message and remedy. */
async function refusal(settings: PostgresSettings): Promise<string> {
  const error = await connect(settings).then(
    () => 'connected',
    (e: unknown) => e,
  );
  if (!(error instanceof LoadproofError)) throw new Error(`not an error for a person: ${error}`);
  return `${error.name}: ${error.message} ${error.remedy}`;
}

describe('connecting', () => {
  it('names host, port, database and user where nothing listens', async () => {
    const said = await refusal({ url: 'postgres://ann:s3cret@127.0.0.1:1/shop' });
    expect(said).toMatch(
      /^SourceUnavailable: PostgreSQL at 127\.0\.0\.1:1, database "shop", as "ann": nothing listens/,
    );
    expect(said).not.toContain('s3cret');
  });

  it('says that a host does not resolve', async () => {
    expect(await refusal({ url: 'postgres://ann@nowhere.invalid/shop' })).toMatch(
      /^SourceUnavailable: .*nowhere\.invalid:5432.*does not resolve/,
    );
  });

  it('gives up on a host that does not answer', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const said = await refusal({ url: `postgres://ann@127.0.0.1:${port}/shop`, connectTimeoutSeconds: 0.2 });
    silent.close();
    expect(said).toMatch(/^SourceUnavailable: .*no answer/);
  });

  it('says what is there instead of PostgreSQL', async () => {
    const rude = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await new Promise((resolve) => rude.once('listening', resolve));
    const address = rude.address();
    const port = typeof address === 'object' ? address?.port : 0;
    expect(await refusal({ url: `postgres://ann@127.0.0.1:${port}/shop` })).toMatch(/^SourceUnavailable: /);
    rude.close();
  });

  it('says that a server has no TLS', async () => {
    const said = await refusal({ url: `${pglite().url}?sslmode=verify-full` });
    expect(said).toMatch(/^SourceRefused: .*TLS failed.*sslrootcert.*sslmode=disable/);
  });

  it.each([
    ['mysql://a:s3cret@b/c', /does not begin with postgres:\/\//],
    ['postgres://a:s3cret@b:port/c', /cannot be used/],
    ['postgres://a:s3cret@b/c?sslmode=verify-full&sslrootcert=/no/such/file', /\/no\/such\/file/],
  ])('refuses the URL %s as configuration, without its password', async (url, why) => {
    const said = await refusal({ url });
    expect(said).toMatch(/^InvalidConfiguration: /);
    expect(said).toMatch(why);
    expect(said).not.toContain('s3cret');
  });

  it('never says a password, whatever the driver says', () => {
    const at = { host: 'h', port: 1, database: 'd', user: 'u' };
    const codes = fc.constantFrom('28P01', '28000', '3D000', 'ECONNREFUSED', 'XX000', '57014', 'EPROTO', undefined);
    const secret = fc.string({ minLength: 6, unit: 'binary' }).filter((s) => !/^[\w\s.,:"]+$/.test(s));
    fc.assert(
      fc.property(secret, fc.string(), codes, (password, text, code) => {
        const thrown = Object.assign(new Error(`${text}${password} ${encodeURIComponent(password)}`), {
          code,
        });
        const error = sourceError(thrown, at, password);
        expect(`${error.message} ${error.remedy}`).not.toContain(password);
      }),
    );
  });

  it('identifies a source by where it is', () => {
    expect(identity('postgresql://ann:s3cret@db.example.com/shop?sslmode=disable')).toBe(
      'postgres://db.example.com:5432/shop',
    );
    expect(identity('postgres://ann@[::1]:6543/a%20b')).toBe('postgres://[::1]:6543/a%20b');
  });
});

describe.each(targets())('a session for reading on $name', (target) => {
  it('reads one snapshot, can write nothing, and leaves nothing behind', async () => {
    await withDatabase(target, async ({ url, schema, run }) => {
      await run('create table t as select 1 as a');
      const session = await openReadSession({ url, statementTimeoutSeconds: 7, lockTimeoutSeconds: 3 });
      const show = async (name: string) => (await session.client.query(`show ${name}`)).rows[0]?.[name];
      expect(await show('transaction_isolation')).toBe('repeatable read');
      expect(await show('statement_timeout')).toBe('7s');
      expect(await show('lock_timeout')).toBe('3s');
      expect(await show('client_encoding')).toBe('UTF8');
      if (target.name === 'postgres') {
        expect(await show('application_name')).toBe('loadproof');
        await run('insert into t values (2)');
        expect((await session.client.query(`select count(*)::int as n from "${schema}".t`)).rows).toEqual([{ n: 1 }]);
      }
      await expect(session.client.query(`insert into "${schema}".t values (3)`)).rejects.toMatchObject({
        code: '25006',
      });
      await session.close();
      expect((await run('show statement_timeout')).rows).toEqual([{ statement_timeout: '0' }]);
    });
  });
});

const server = realServer();
if (server) {
  describe('a real server', () => {
    it('says that the password is wrong, and takes one given apart', async () => {
      await withDatabase(server, async ({ url, schema, run }) => {
        await run(`create role "${schema}" login password 's3cret'`);
        const as = (password: string) => {
          const changed = new URL(url);
          changed.username = schema;
          changed.password = password;
          return changed.href;
        };
        expect(await refusal({ url: as('wrong-one') })).toMatch(/^SourceRefused: .*the password is wrong/);
        expect(await refusal({ url: as('wrong-one') })).not.toContain('wrong-one');
        await (await connect({ url: as('wrong-one'), password: 's3cret' })).end();
        await run(`drop role "${schema}"`);
      });
    });

    it('says that there is no such database', async () => {
      const url = new URL(server.url);
      url.pathname = '/no such';
      expect(await refusal({ url: url.href })).toMatch(
        /^SourceRefused: .*database "no such".*there is no such database/,
      );
    });

    it('refuses a certificate file that is none', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
      const said = await refusal({ url: `${server.url}?sslmode=verify-full&sslrootcert=${folder}` });
      await rm(folder, { recursive: true });
      expect(said).toMatch(/^InvalidConfiguration: .*EISDIR/);
    });
  });
}
