/**
 * What the Action needs of its runner. `main.ts` implements it with @actions/core, tests with a plain object. Texts may
 * hold what databases and files hold: whoever implements it makes each of them one harmless line.
 */
export interface Runner {
  input(name: string): string;
  output(name: string, value: string): void;
  info(line: string): void;
  warning(line: string): void;
  /** An error that the job's page shows. Fails nothing by itself. */
  error(line: string): void;
  /** Marks a line of a file, on the job's page and in the pull request. Fails nothing by itself. */
  annotate(annotation: Annotation): void;
  /** Adds Markdown to the step's summary. */
  summary(markdown: string): Promise<void>;
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** In the repository. */
  readonly file: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly title: string;
  readonly message: string;
}

export interface Clock {
  /** Milliseconds, from any start. */
  now(): number;
  /** Resolves after so many milliseconds, or when the signal is aborted: never rejects. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}
