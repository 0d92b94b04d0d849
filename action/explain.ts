import { explain, failsAt, unique } from '../core/explain/explain.ts';
import { explainMarkdown } from '../core/explain/markdown.ts';
import type { Severity } from '../core/explain/rule.ts';
import type { ExplainFinding, Explanation } from '../core/explain/schema.ts';
import { countsText, hasMend, scopeText } from '../core/explain/words.ts';
import { plural } from '../core/report/words.ts';
import { ActionError } from './errors.ts';
import type { World } from './gate.ts';
import type { Inputs } from './inputs.ts';
import { pathMatches } from './paths.ts';
import type { Annotation, Runner } from './ports.ts';

/** The `explain` mode: lints DMS descriptions that lie in the repository. Uses no AWS, no database, and no token. */

/** A summary may have a megabyte. */
const SUMMARY_BYTES = 900_000;

/** Larger files are no description of a task. */
const MOST_BYTES = 16 * 1024 * 1024;

/** GitHub shows ten annotations of each level of a step. */
const SHOWN = 10;

/** Returns the exit code of the step. Throws an ActionError where no file fits the globs. */
export async function explainFiles(world: World, inputs: Inputs, version: string): Promise<number> {
  const { runner } = world;
  const files = matching(world, inputs.explain ?? []);
  const explanation = explain(files, version);
  if (explanation.tasks.length === 0 && explanation.problems.length === 0)
    throw new ActionError(
      `explain: none of the files that fit is about DMS: ${some(files.map(({ name }) => name))}`,
      'Name task descriptions, table mappings, task settings or endpoints.',
      { exitCode: 64 },
    );
  const hidden = annotate(runner, explanation);
  const fails = failsAt(explanation, inputs['explain-fail-on']);
  const title = `${fails ? 'DMS settings lose data' : 'Explained'}: ${countsText(explanation.counts)}: ${scopeText(explanation)}`;
  if (fails) runner.error(title);
  else if (explanation.worst === null) runner.info(title);
  else runner.warning(title);
  if (hidden > 0) runner.info(`${plural(hidden, 'finding')} more than GitHub annotates: see the summary of this step.`);
  const path = `${world.env.RUNNER_TEMP ?? '.'}/loadproof-explain.json`;
  world.writeFile(path, `${JSON.stringify(explanation, null, 2)}\n`);
  for (const [name, value] of Object.entries(outputsOf(explanation, fails, path))) runner.output(name, value);
  await runner.summary(explainMarkdown(explanation, { maxBytes: SUMMARY_BYTES }));
  return fails ? 1 : 0;
}

/** Nothing was verified, so that no verdict is better than INCONCLUSIVE. */
function outputsOf({ counts }: Explanation, fails: boolean, path: string): Record<string, string> {
  return {
    outcome: fails ? 'findings' : 'explained',
    verdict: 'INCONCLUSIVE',
    'execution-arn': '',
    'run-id': '',
    'mismatched-tables': '[]',
    'not-verified-tables': '[]',
    'report-url': '',
    'report-path': '',
    findings: JSON.stringify(counts),
    'explanation-path': path,
  };
}

function matching(world: World, globs: readonly string[]): { name: string; text: string }[] {
  const include = globs.filter((glob) => !glob.startsWith('!'));
  const exclude = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const found = world
    .listFiles()
    .filter(
      ({ path }) => include.some((glob) => pathMatches(glob, path)) && !exclude.some((glob) => pathMatches(glob, path)),
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const unread = include.filter((glob) => !found.some(({ path }) => pathMatches(glob, path)));
  if (unread.length > 0)
    throw new ActionError(
      `explain: no file of the repository fits ${unread.join(', ')}`,
      'Correct the glob, or check the repository out before this step (actions/checkout).',
      { exitCode: 64 },
    );
  const large = found.find(({ bytes }) => bytes > MOST_BYTES);
  if (large !== undefined)
    throw new ActionError(`explain: ${large.path} has more than 16 MB`, 'Narrow the glob.', { exitCode: 64 });
  const root = world.env.GITHUB_WORKSPACE ?? '.';
  return found.map(({ path }) => ({ name: path, text: world.readFile(`${root}/${path}`).replace(/^\uFEFF/, '') }));
}

const LEVELS: Readonly<Record<Severity, Annotation['level']>> = { high: 'error', medium: 'warning', low: 'notice' };

/** Annotates the lines, worst first, as many as GitHub shows; returns how many it would not. */
function annotate(runner: Runner, explanation: Explanation): number {
  const problems = explanation.problems.map(
    ({ file, line, column, message }): Annotation => ({
      level: 'error',
      file,
      line,
      column,
      title: 'Not readable',
      message,
    }),
  );
  const found = unique(explanation.tasks.flatMap(({ findings }) => findings)).map(annotationOf);
  let hidden = 0;
  for (const level of ['error', 'warning', 'notice'] as const) {
    const all = [...problems, ...found].filter((each) => each.level === level);
    for (const annotation of all.slice(0, SHOWN)) runner.annotate(annotation);
    hidden += Math.max(0, all.length - SHOWN);
  }
  return hidden;
}

function annotationOf(finding: ExplainFinding): Annotation {
  const { severity, file, line, column, title, rule, why, mend } = finding;
  const message = hasMend(finding) ? `${why} Mend: ${mend}` : why;
  return { level: LEVELS[severity], file, line, column, title: `${title} (${rule})`, message };
}

const some = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
