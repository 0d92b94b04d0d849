/** One thing that is wrong in the configuration or in a task description. */
export interface ConfigIssue {
  /** Where in the document: `accept[0].expires`; the name of an option or a file where it is not in a document. */
  readonly path: string;
  /** Line in the file, from 1; null where it is not known. */
  readonly line: number | null;
  /** Column in the line, from 1; absent where the line is unknown. */
  readonly column?: number;
  /** What is wrong, and what to write instead. */
  readonly message: string;
}

/** A place in a text file, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * The user's own mistake: in `loadproof.yaml`, in an option, in a task or endpoint description. It has the name that the
 * state machine never retries. Its message is complete for a person; a stack trace adds nothing.
 */
export class ConfigError extends Error {
  readonly issues: readonly ConfigIssue[];
  /** The file it is about; null where that is not known (yet). */
  readonly file: string | null;
  readonly remedy = 'Correct what is named above, then run again.';

  constructor(issues: readonly ConfigIssue[], file: string | null = null) {
    super(issues.map((issue) => issueText(issue, file)).join('\n'));
    this.name = 'InvalidConfiguration';
    this.issues = issues;
    this.file = file;
  }

  /** The same error with the positions of its paths filled in, for a document that was read from a file. */
  located(file: string, locate: (path: string) => Position | null): ConfigError {
    const issues = this.issues.map((issue) =>
      issue.line === null ? { ...issue, ...(locate(issue.path) ?? {}) } : issue,
    );
    return new ConfigError(issues, file);
  }
}

/** An error of one issue without a position. */
export function configError(path: string, message: string, file: string | null = null): ConfigError {
  return new ConfigError([{ path, line: null, message }], file);
}

/** `file:line:column: path: message`, of which each part but the message may be absent. */
function issueText(issue: ConfigIssue, file: string | null): string {
  const position = issue.line === null ? '' : `:${issue.line}${issue.column === undefined ? '' : `:${issue.column}`}`;
  const place = file === null ? position.slice(1) : `${file}${position}`;
  return [place, issue.path, issue.message].filter((part) => part !== '').join(': ');
}

/** `['accept', 0, 'expires']` as `accept[0].expires`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
