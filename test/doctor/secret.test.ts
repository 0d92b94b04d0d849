import fc from 'fast-check';
import { judgeSecret } from '../../core/doctor/secret.ts';

const expected = { secret: 'loadproof/shop', host: 'db.example.com', port: 5432 };
const of = (data: unknown) => judgeSecret(typeof data === 'string' ? data : JSON.stringify(data), expected);

test('username and password are enough; host and port may say the same', () => {
  const login = { username: 'reader', password: 'geheim' };
  expect(of(login)).toMatchObject([{ status: 'ok' }]);
  expect(of({ ...login, host: 'db.example.com', port: '5432' })).toMatchObject([{ status: 'ok' }]);
});

test.each([
  [{ user: 'reader', password: 'geheim' }, 'has no username (it has user, password)'],
  [{ username: '', password: 'geheim' }, 'has no username'],
  [{ username: 'reader' }, 'has no password'],
  [{}, 'has no username and no password (it has nothing)'],
  ['geheim', 'is not a JSON object'],
  ['["geheim"]', 'is not a JSON object'],
])('a secret of %j fails, with the command that mends it', (data, message) => {
  expect(of(data)).toMatchObject([
    { status: 'failed', detail: expect.stringContaining(message), remedy: expect.stringContaining('put-secret-value') },
  ]);
});

test('a secret of another database is told of', () => {
  const [, other] = of({ username: 'reader', password: 'geheim', host: 'else.example.com', port: 3306 });
  expect(other).toMatchObject({ status: 'warning' });
  expect(other?.detail).toContain('host else.example.com, and the configuration db.example.com; port 3306');
});

test('no value of the login is ever repeated', () => {
  const marked = fc.string({ minLength: 3 }).map((text) => `§${text}§`);
  fc.assert(
    fc.property(marked, marked, (username, password) => {
      const said = JSON.stringify(of({ username, password, host: 'x' })) + JSON.stringify(of({ username: password }));
      expect(said).not.toContain('§');
    }),
  );
});
