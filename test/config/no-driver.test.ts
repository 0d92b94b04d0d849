import { configSchema } from '../../core/config/schema.ts';
import { makeLocalPorts } from '../../local/ports.ts';

const config = (source: object, more: object = {}) => ({
  ...{ source, lake: { path: '/lake' }, tables: { include: ['a.b'] } },
  ...more,
});
const catalogs = {
  url: 'http://trino:8080',
  source: { catalog: 'erp' },
  lake: { catalog: 'lake', location: 's3://l' },
};

describe.each([
  ['oracle', 'Oracle', 'oracle://db:1521/erp'],
  ['sqlserver', 'SQL Server', 'sqlserver://db:1433'],
])('a source of %s', (kind, product, url) => {
  test('is read by Trino, and needs no address', () => {
    const parsed = configSchema.safeParse(config({ kind }, { engine: 'trino', trino: catalogs }));
    expect(parsed.error).toBeUndefined();
    expect(parsed.data?.source.kind).toBe(kind);
  });

  test('is refused where nothing else reads it, with what to write', () => {
    const { error } = configSchema.safeParse(config({ kind }));
    expect(error?.issues).toEqual([
      expect.objectContaining({
        path: ['source', 'kind'],
        message: expect.stringMatching(
          new RegExp(`^is ${product}, which .* no driver for: write engine: trino, .*deploy the stack`),
        ),
      }),
    ]);
  });

  test('is refused by this machine even with an address', async () => {
    const loaded = {
      config: configSchema.parse(config({ kind, url })),
      file: 'f',
      digest: '',
      descriptions: null,
      located: (e: never) => e,
    };
    await expect(makeLocalPorts(loaded)).rejects.toThrow(/source.kind: is .* no driver for/);
  });

  test('has filters of its own quotes alone', () => {
    const filter = (where: string) => ({ where, reason: 'r', owner: 'o', expires: '2099-01-01' });
    const issues = (where: string) =>
      configSchema
        .safeParse(
          config(
            { kind },
            { engine: 'trino', trino: catalogs, compare: { tables: [{ table: 'a.b', filters: [filter(where)] }] } },
          ),
        )
        .error?.issues.map(({ message }) => message) ?? [];
    expect(issues("NAME = 'it''s'")).toEqual([]);
    if (kind === 'oracle') expect(issues("NAME = q'[x' OR 1 = 1 OR 'y]'")[0]).toMatch(/own quotes/);
    else {
      expect(issues('[a b] = 1')).toEqual([]);
      expect(issues('"a" = 1')[0]).toMatch(/QUOTED_IDENTIFIER/);
      expect(issues("[a'] = 1 OR x = 'b'")[0]).toMatch(/brackets|quote/);
    }
  });
});
