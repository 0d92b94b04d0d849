import { z } from 'zod';
import { tableGlobProblem } from '../core/config/globs.ts';
import { didYouMean } from '../core/config/nearest.ts';
import { SEVERITIES } from '../core/explain/rule.ts';
import { ActionError } from './errors.ts';
import { parsePathRules } from './paths.ts';
import { COMMENT_MODES, FAIL_ON } from './types.ts';

/** The inputs of action.yml: one schema. An absent input is an empty text to the runner, and its default here. */

const MACHINE = /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:stateMachine:[A-Za-z0-9-_]+$/;

/** A task's, or a serverless replication's. */
const TASK = /^arn:aws[a-z-]*:dms:[a-z0-9-]+:\d{12}:[a-z-]+:[A-Za-z0-9-]+$/;

const optional = z.string().optional();
/** A text that a check finds no problem with; the problem is the message. */
const checked = (problem: (text: string) => string | null) =>
  z.string().superRefine((text, context) => {
    const message = problem(text);
    if (message !== null) context.addIssue({ code: 'custom', message, input: text });
  });
const choice = <const T extends readonly [string, ...string[]]>(options: T) =>
  z.enum(options, {
    error: ({ input }) =>
      `is '${String(input)}': write ${options.join(' or ')}.${didYouMean(String(input), [...options])}`,
  });
// YAML 1.2's booleans, as the toolkit takes them.
const flag = checked((text) =>
  /^(?:true|True|TRUE|false|False|FALSE)$/.test(text) ? null : `is '${text}': write true or false`,
).transform((text) => text.toLowerCase() === 'true');

export const DEFAULT_CHANGED_FILES = [
  '**/*.sql => sql',
  '**/*.json => dms',
  '**/package*.json => none',
  '**/tsconfig*.json => none',
].join('\n');

const inputsSchema = z.object({
  'state-machine-arn': checked((text) =>
    MACHINE.test(text)
      ? null
      : `is '${text}', which is no ARN of a state machine: write arn:aws:states:<region>:<account>:stateMachine:<name>`,
  ).optional(),
  tables: z
    .string()
    .transform((text) => lines(text))
    .superRefine((globs, context) => {
      if (isChanged(globs)) return;
      for (const glob of globs) {
        const message = tableGlobProblem(glob);
        if (message !== null) context.addIssue({ code: 'custom', message, input: glob });
      }
    })
    .optional(),
  'changed-files': z
    .string()
    .default(DEFAULT_CHANGED_FILES)
    .transform((text, context) => {
      const { rules, problems } = parsePathRules(text);
      for (const message of problems) context.addIssue({ code: 'custom', message, input: text });
      return rules;
    }),
  'unreadable-change': choice(['all', 'fail']).default('all'),
  task: optional,
  'fail-on': choice(FAIL_ON).default('unproven'),
  'timeout-minutes': checked((text) =>
    /^\d+(?:\.\d+)?$/.test(text) && Number(text) > 0 && Number(text) <= 1440
      ? null
      : `is '${text}': write a number of minutes above 0, and 1440 at most`,
  )
    .default('60')
    .transform(Number),
  wait: flag.default(true),
  comment: choice(COMMENT_MODES).default('always'),
  label: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,49}$/u, {
      error: ({ input }) =>
        `is '${String(input)}': write 1 to 50 letters, digits, spaces, hyphens, underscores, dots and slashes`,
    })
    .default('loadproof'),
  'check-run': flag.default(true),
  'github-token': optional,
  config: z
    .string()
    .refine((path) => !path.startsWith('/') && !path.split('/').includes('..'), {
      error: ({ input }) => `is '${String(input)}': write a path inside of the repository`,
    })
    .default('loadproof.yaml'),
  report: optional,
  baseline: optional,
  explain: z
    .string()
    .transform((text) => lines(text))
    .optional(),
  'explain-fail-on': choice([...SEVERITIES, 'never']).default('high'),
});

export type Inputs = z.output<typeof inputsSchema>;

export const INPUT_NAMES = Object.keys(inputsSchema.shape) as (keyof Inputs)[];

/** Whether `tables` asks for the tables of the change. */
export const isChanged = (globs: readonly string[] | undefined): boolean =>
  globs?.length === 1 && globs[0] === 'changed';

/**
 * Reads and checks every input. Throws an {@link ActionError} that lists everything that is wrong, each with the name of
 * its input and what to write instead.
 */
export function readInputs(getInput: (name: string) => string): Inputs {
  const raw = INPUT_NAMES.flatMap((name) => {
    const text = getInput(name).trim();
    return text === '' ? [] : [[name, text] as const];
  });
  const parsed = inputsSchema.safeParse(Object.fromEntries(raw));
  if (!parsed.success) throw wrong(parsed.error.issues.map((i) => `${String(i.path[0])}: ${i.message}`));
  const { report, 'state-machine-arn': machine, tables, explain } = parsed.data;
  if (explain !== undefined) {
    const other = (['state-machine-arn', 'report', 'tables', 'baseline'] as const).find(
      (name) => parsed.data[name] !== undefined,
    );
    if (other !== undefined) throw wrong([`explain: is given together with ${other}: use a step of its own for each`]);
    return parsed.data;
  }
  if (report === undefined && machine === undefined)
    throw wrong([
      'state-machine-arn: is missing: write the ARN of the state machine, or give report: the path of a report.json, or explain: globs of DMS files',
    ]);
  if (report !== undefined && machine !== undefined)
    throw wrong(['report: is given together with state-machine-arn: write one of them']);
  if (machine !== undefined && parsed.data.task !== undefined && !TASK.test(parsed.data.task))
    throw wrong([
      `task: is '${parsed.data.task}', which is no ARN of DMS: write arn:aws:dms:<region>:<account>:task:<name>`,
    ]);
  if (report !== undefined && tables !== undefined)
    throw wrong(['tables: has no meaning with report: narrow the run that makes the report, and leave it out here']);
  return parsed.data;
}

function wrong(problems: readonly string[]): ActionError {
  return new ActionError(problems.join('; '), 'Correct the inputs (`with:`) of this step.', { exitCode: 64 });
}

/** Items of a list that is written one per line, or with commas; comments left out. A comma in quotes is the name's. */
function lines(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .flatMap((line) => line.match(/(?:"(?:[^"]|"")*"|[^,"])+/g) ?? [])
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
