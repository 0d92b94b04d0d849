import { z } from 'zod';
import { ConfigError } from '../../core/config/errors.ts';
import { mapBounded } from '../../handlers/bounded.ts';
import { LoadproofError } from '../../handlers/errors.ts';
import { causeOfFailure, runFailure } from '../../handlers/failure.ts';
import { taskError, taskHandler } from '../../handlers/task.ts';

/** The error as Lambda reports it, and Step Functions hands it to a Catch. */
function throughLambda(error: Error) {
  const { name, message, stack = '' } = error;
  return { Error: name, Cause: JSON.stringify({ errorType: name, errorMessage: message, trace: stack.split('\n') }) };
}

describe('an error on its way through the state machine', () => {
  const cause = { code: 'SourceRefused', message: 'no SELECT on "a\nb"', remedy: 'GRANT it' };
  const thrown = new LoadproofError('SourceRefused', cause.message, cause.remedy);

  test.each([
    ['as Lambda reports it', throughLambda(taskError(thrown))],
    ['as a bare message', { Error: 'SourceRefused', Cause: taskError(thrown).message }],
  ])('keeps its words, %s', (_, failure) => {
    expect(causeOfFailure(failure)).toEqual(cause);
  });

  test('keeps its words where it is one of the core’s', () => {
    const error = new ConfigError([{ path: 'lake', line: 3, message: 'is not there' }], 'a.yaml');
    expect(causeOfFailure(throughLambda(taskError(error)))).toEqual({
      code: 'InvalidConfiguration',
      message: 'a.yaml:3: lake: is not there',
      remedy: error.remedy,
    });
  });

  test('has no stack, and a bounded length', () => {
    const found = causeOfFailure(throughLambda(taskError(new TypeError('x'.repeat(100_000)))));
    expect(found.code).toBe('TypeError');
    expect(found.message.length).toBeLessThan(5000);
    expect(JSON.stringify(found)).not.toContain('task.test.ts');
  });

  test.each([
    [{ Error: 'States.Timeout' }, /did not end in its time/],
    [{ Error: 'Sandbox.Timedout', Cause: '{"errorMessage":"RequestId: 1 Error: Task timed out"}' }, /did not end/],
    [{ Error: 'Runtime.ExitError', Cause: '{"errorType":"Runtime.ExitError","errorMessage":"exit"}' }, /memory/],
    [{ Error: 'Error', Cause: 'not { JSON' }, /^not { JSON$/],
    [{ Error: 'TypeError', Cause: '{"errorType":"TypeError","errorMessage":"x is undefined"}' }, /^x is undefined$/],
    [{ Error: '', Cause: '' }, /without a message/],
  ])('has words where nobody gave it any: %j', (failure, message) => {
    const found = causeOfFailure(failure);
    expect(found.message).toMatch(message);
    expect(found.code).not.toBe('');
    expect(found.remedy).not.toBe('');
  });

  test('of the run itself says how it ended', () => {
    expect(causeOfFailure(runFailure('Interrupted', null))).toMatchObject({
      code: 'Interrupted',
      message: 'The run was stopped before it ended.',
    });
    expect(causeOfFailure(runFailure('RunFailed', 'States.Runtime: no path')).message).toBe(
      'The run itself failed: States.Runtime: no path',
    );
  });
});

test('a function refuses an input that is not what it must be, and names what is wrong', async () => {
  const run = taskHandler('Plan', z.object({ runId: z.string(), n: z.number() }), async (input) => input.n);
  await expect(run({ runId: 'a', n: 1 })).resolves.toBe(1);
  const error = await run({ runId: 7 }).catch((e: Error) => e);
  expect(error).toMatchObject({ name: 'InvalidConfiguration' });
  expect((error as Error).message).toMatch(/The input of Plan.*runId: .*string.*n: /);
});

describe('mapBounded', () => {
  test('keeps the order, and the bound', async () => {
    let [now, peak] = [0, 0];
    const results = await mapBounded([...Array(20).keys()], 3, async (n) => {
      peak = Math.max(peak, ++now);
      await new Promise((resolve) => setTimeout(resolve, (20 - n) % 4));
      now--;
      return n * 2;
    });
    expect(results).toEqual([...Array(20).keys()].map((n) => n * 2));
    expect(peak).toBe(3);
  });

  test('starts nothing after a failure', async () => {
    const started: number[] = [];
    const work = mapBounded([...Array(20).keys()], 2, async (n) => {
      started.push(n);
      await new Promise((resolve) => setImmediate(resolve));
      if (n === 3) throw new Error('three');
    });
    await expect(work).rejects.toThrow('three');
    const after = started.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(started.length).toBe(after);
    expect(after).toBeLessThan(8);
  });

  test('of nothing is nothing', async () => {
    expect(await mapBounded([], 4, async () => 1)).toEqual([]);
  });
});
