import type { z } from 'zod';
import { type Cause, causeSchema } from '../core/report/schema.ts';
import { causeOf, LoadproofError } from './errors.ts';

/**
 * The frame of every function of the state machine: its input is checked by a schema, and what it throws carries its
 * cause through Step Functions, which passes on no more of an error than a name and one string.
 */

/** What Lambda, or the local runner, calls with the payload of a Task. */
export type TaskHandler<Output> = (event: unknown) => Promise<Output>;

/** Characters of a message that travel through the state machine, which cuts a `Cause` at 32,768. */
const MAX_TEXT = 4_000;

export function taskHandler<Schema extends z.ZodType, Output>(
  name: string,
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<Output>,
): TaskHandler<Output> {
  return async (event) => {
    try {
      return await run(checkedInput(name, schema, event));
    } catch (error) {
      throw taskError(error);
    }
  };
}

function checkedInput<Schema extends z.ZodType>(name: string, schema: Schema, event: unknown): z.output<Schema> {
  const parsed = schema.safeParse(event);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((i) => `${i.path.map(String).join('.') || 'the input'}: ${i.message}`);
  throw new LoadproofError(
    'InvalidConfiguration',
    `The input of ${name} is not what it must be: ${issues.join('; ')}`,
    'Start the state machine with the input that docs/local-runner.md describes, and deploy its definition and functions together.',
  );
}

/** The error as it travels: the name for `Retry` and `Catch`, the cause as JSON in the message; the error itself as cause. */
export function taskError(error: unknown): Error {
  const { code, message, remedy } = causeOf(error);
  const travelling = new Error(JSON.stringify({ code, message: cut(message), remedy: cut(remedy) }), { cause: error });
  travelling.name = code;
  return travelling;
}

const cut = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)} …` : text);

/** The cause that {@link taskError} packed into a message; null where the message is not one of those. */
export function unpackCause(message: string): Cause | null {
  const parsed = causeSchema.safeParse(parseJson(message));
  return parsed.success ? parsed.data : null;
}

/** Undefined for what is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
