import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { FolderStore } from '../../local/store/folder-store.ts';

let root: string;
let store: FolderStore;

beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'store-')), 'out');
  store = new FolderStore(root);
});
afterEach(() => rm(join(root, '..'), { recursive: true }));

describe('the store in a folder', () => {
  it('gives back what was put, the last time', async () => {
    await store.putText('runs/a/plan.json', 'one');
    await store.putText('runs/a/plan.json', 'zwei ☃\n');
    expect(await store.getText('runs/a/plan.json')).toBe('zwei ☃\n');
    expect(await readdir(join(root, 'runs/a'))).toEqual(['plan.json']);
  });

  it('knows nothing of what was not put', async () => {
    expect(await store.getText('runs/a/plan.json')).toBeNull();
    expect(await store.list('runs/')).toEqual([]);
  });

  it('lets nobody else read', async () => {
    await store.putText('runs/a/parts/1/result.json', '{}');
    const mode = async (path: string) => ((await stat(join(root, path))).mode & 0o777).toString(8);
    expect(await mode('runs/a/parts/1/result.json')).toBe('600');
    expect(await Promise.all(['.', 'runs', 'runs/a', 'runs/a/parts', 'runs/a/parts/1'].map(mode))).toEqual(
      Array(5).fill('700'),
    );
  });

  it('lists by prefix, in order, without files that are being written', async () => {
    for (const key of [
      'runs/a/parts/10/result.json',
      'runs/a/parts/2/result.json',
      'runs/ab/plan.json',
      'runs/a/plan.json',
    ])
      await store.putText(key, key);
    await writeFile(join(root, 'runs/a/plan.json.0.partial'), 'half');
    expect(await store.list('runs/a/')).toEqual([
      'runs/a/parts/10/result.json',
      'runs/a/parts/2/result.json',
      'runs/a/plan.json',
    ]);
    expect(await store.list('runs/a')).toHaveLength(4);
    expect(await store.list('runs/a/parts/1')).toEqual(['runs/a/parts/10/result.json']);
    expect(await store.list('')).toHaveLength(4);
  });

  it.each(['../x', 'runs/../../x', '/etc/passwd', 'runs//x', 'runs/a\\b', 'runs/\0', '', 'a b', '.'])(
    'refuses the key %j',
    async (key) => {
      await expect(store.putText(key, '')).rejects.toMatchObject({ name: 'InvalidConfiguration' });
      await expect(store.getText(key)).rejects.toMatchObject({ name: 'InvalidConfiguration' });
      expect(() => store.location(key)).toThrow(/is no key/);
    },
  );

  it('never leaves its folder', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('.', '..', '/', 'a', '\\', '%2e', ' ')).map((parts) => parts.join('')),
        (key) => {
          let location = root;
          try {
            location = store.location(key);
          } catch {
            return;
          }
          expect(location.startsWith(`${root}/`)).toBe(true);
        },
      ),
    );
  });
});
