import type { Position } from '../config/errors.ts';
import { type Places, placesOf, positionAt } from './places.ts';
import { type Rule, SEVERITIES, type Severity } from './rule.ts';
import { RULES } from './rules/index.ts';
import type { ExplainedTask, ExplainFinding, Explanation } from './schema.ts';
import type { Place, Subject } from './subject.ts';
import { type SourceFile, subjectsOf } from './subjects.ts';
import { writesOf } from './writes.ts';

/**
 * Says what the tasks that files describe will write, and what they can lose. Needs no database and no AWS, and refuses
 * nothing: a file that a run could not read is a problem of the result.
 */
export function explain(
  files: readonly SourceFile[],
  toolVersion: string,
  rules: readonly Rule[] = RULES,
): Explanation {
  const { subjects, problems, others } = subjectsOf(files);
  const positions = positionsIn(files);
  const tasks = subjects.map((subject) => explained(subject, rules, positions));
  const found = unique(tasks.flatMap(({ findings }) => findings));
  const count = (severity: Severity) => found.filter((finding) => finding.severity === severity).length;
  const counts = { high: count('high') + problems.length, medium: count('medium'), low: count('low') };
  return {
    version: 1,
    toolVersion,
    worst: SEVERITIES.find((severity) => counts[severity] > 0) ?? null,
    counts,
    tasks,
    problems: problems.map(({ place, message }) => ({ ...place, ...positions(place), message })),
    others: [...others],
  };
}

/** Findings of several tasks that share an endpoint, each once. */
export function unique(findings: readonly ExplainFinding[]): ExplainFinding[] {
  const byText = new Map(findings.map((one) => [JSON.stringify([one.rule, one.file, one.pointer, one.why]), one]));
  return [...byText.values()];
}

/** Whether a result is as bad as `failOn`, or worse. */
export function failsAt({ worst }: Pick<Explanation, 'worst'>, failOn: Severity | 'never'): boolean {
  return failOn !== 'never' && worst !== null && SEVERITIES.indexOf(worst) <= SEVERITIES.indexOf(failOn);
}

function explained(subject: Subject, rules: readonly Rule[], positions: (place: Place) => Position): ExplainedTask {
  const { facts, tables } = writesOf(subject);
  return {
    name: subject.name,
    files: [...subject.files],
    serverless: subject.serverless,
    migrationType: subject.migrationType,
    engine: subject.source?.values.engine ?? null,
    writes: { facts: [...facts], tables: tables.map((table) => ({ ...table, remarks: [...table.remarks] })) },
    findings: findingsOf(subject, rules, positions),
  };
}

function findingsOf(subject: Subject, rules: readonly Rule[], positions: (place: Place) => Position): ExplainFinding[] {
  const found = rules.flatMap(({ id, severity, title, source, confidence, applies }) =>
    applies(subject).map(
      (draft): ExplainFinding => ({
        rule: id,
        severity: draft.severity ?? severity,
        title,
        ...draft.at,
        ...positions(draft.at),
        why: draft.why,
        mend: draft.mend,
        write: draft.write as ExplainFinding['write'],
        source,
        confidence,
      }),
    ),
  );
  const order = (finding: ExplainFinding) => SEVERITIES.indexOf(finding.severity);
  return found.sort((a, b) => order(a) - order(b));
}

/** Finds the line of a place. A file is scanned once, and when it is asked for. */
function positionsIn(files: readonly SourceFile[]): (place: Place) => Position {
  const byName = new Map(files.map((file) => [file.name, file.text]));
  const scanned = new Map<string, Places>();
  return ({ file, pointer }) => {
    const text = byName.get(file);
    if (text === undefined) return { line: 1, column: 1 };
    let places = scanned.get(file);
    if (places === undefined) {
      places = isJsonText(text) ? placesOf(text) : { offsets: new Map(), lines: [0] };
      scanned.set(file, places);
    }
    return positionAt(places, pointer);
  };
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
