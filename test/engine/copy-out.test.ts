import fc from 'fast-check';
import type pg from 'pg';
import type { Sink } from '../../local/engine/conduit.ts';
import { CopyOut } from '../../local/engine/copy-out.ts';

/** A sink that keeps what it is given and takes it when told. */
class Kept implements Sink {
  readonly chunks: Buffer[] = [];
  readonly takes: (() => void)[] = [];
  atOnce = true;
  write(bytes: Uint8Array): Promise<void> {
    const keep = () => void this.chunks.push(Buffer.from(bytes));
    if (this.atOnce) return Promise.resolve().then(keep);
    return new Promise((resolve) => {
      this.takes.push(() => {
        keep();
        resolve();
      });
    });
  }
  async end(): Promise<void> {}
  destroy(): void {}
}

/** The driver's connection, as far as a query sees it: it notes whether it is made to wait. */
class Wire {
  waits = false;
  text = '';
  readonly stream = {
    pause: () => {
      this.waits = true;
    },
    resume: () => {
      this.waits = false;
    },
  };
  query(text: string): void {
    this.text = text;
  }
}

function submitted(sink: Sink): { copy: CopyOut; wire: Wire } {
  const copy = new CopyOut('select 1 -- all', sink);
  const wire = new Wire();
  copy.submit(wire as unknown as pg.Connection);
  return { copy, wire };
}

function feed(copy: CopyOut, messages: readonly Buffer[], announced: number | null): void {
  for (const chunk of messages) copy.handleCopyData({ chunk });
  if (announced !== null) copy.handleCommandComplete({ text: `COPY ${announced}` });
  copy.handleReadyForQuery();
}

const rows = (texts: readonly string[]) => texts.map((text) => Buffer.from(`${text}\n`));

it('passes every byte on, in order, whatever the rows and their sizes', async () => {
  const row = fc.tuple(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 90_000 }));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (parts) => {
      const messages = rows(
        parts.map(([text, times]) => `${text.replaceAll('\n', ' ')}${'é☃\u{1F600}'.repeat(times / 9)}`),
      );
      const sink = new Kept();
      const { copy } = submitted(sink);
      feed(copy, messages, messages.length);
      expect(await copy.finished).toBe(messages.length);
      expect(Buffer.concat(sink.chunks).equals(Buffer.concat(messages))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('asks for text in UTF-8, the query on lines of its own', () => {
  expect(submitted(new Kept()).wire.text).toBe(`copy (select 1 -- all\n) to stdout (format text, encoding 'UTF8')`);
});

it.each([
  ['fewer rows than announced', rows(['a', 'b']), 3],
  ['more rows than announced', rows(['a', 'b']), 1],
  ['no announcement', rows(['a', 'b']), null],
  ['a last row without its end', [...rows(['a']), Buffer.from('b')], 2],
])('takes %s for an incomplete read', async (_, messages, announced) => {
  const { copy } = submitted(new Kept());
  feed(copy, messages, announced);
  await expect(copy.finished).rejects.toMatchObject({ name: 'IncompleteRead' });
});

it('counts a row that comes in several messages once', async () => {
  const { copy } = submitted(new Kept());
  feed(copy, [Buffer.from('a'), Buffer.from('b\n')], 1);
  expect(await copy.finished).toBe(1);
});

it.each([[[0xff]], [[0xc3]], [[0xe2, 0x98]], [[0xed, 0xa0, 0x80]], [[0x80]]])(
  'refuses %j: not UTF-8',
  async (bytes) => {
    const sink = new Kept();
    const { copy } = submitted(sink);
    feed(copy, [Buffer.from('good\n'), Buffer.from([...bytes, 10])], 2);
    await expect(copy.finished).rejects.toMatchObject({
      name: 'QueryFailed',
      message: expect.stringMatching(/not UTF-8/),
    });
    expect(sink.chunks).toEqual([]);
  },
);

it('makes the source wait while the sink is slow, and holds little meanwhile', async () => {
  const sink = new Kept();
  sink.atOnce = false;
  const { copy, wire } = submitted(sink);
  const megabyte = Buffer.from(`${'x'.repeat(1 << 20)}\n`);
  copy.handleCopyData({ chunk: megabyte });
  expect(wire.waits).toBe(true);
  expect(sink.chunks).toEqual([]);
  copy.handleCommandComplete({ text: 'COPY 1' });
  copy.handleReadyForQuery();
  for (const take of sink.takes) take();
  expect(await copy.finished).toBe(1);
  expect(wire.waits).toBe(false);
  expect(Buffer.concat(sink.chunks).equals(megabyte)).toBe(true);
});

it('tells the first error: of the driver, or of the sink', async () => {
  const sink = new Kept();
  sink.write = () => Promise.reject(Object.assign(new Error('nobody reads'), { code: 'EPIPE' }));
  const { copy } = submitted(sink);
  copy.handleCopyData({ chunk: Buffer.alloc(600_000, 'x') });
  await expect(copy.finished).rejects.toMatchObject({ code: 'EPIPE' });
  const other = submitted(new Kept()).copy;
  other.handleError(new Error('first'));
  other.handleError(new Error('second'));
  await expect(other.finished).rejects.toThrow('first');
});
