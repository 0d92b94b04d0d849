/** What the command line writes to, and how much it may do there. */
export interface Terminal {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

type Env = Terminal['env'];

/** Colours: on a terminal, unless NO_COLOR or a dumb terminal asks for none (https://no-color.org). */
export function hasColor(stream: { readonly isTTY?: boolean }, env: Env): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}

/** Lines that are redrawn: where there is a terminal to redraw them on, and a person before it. */
export function isLive(stream: { readonly isTTY?: boolean }, env: Env): boolean {
  return hasColor(stream, env) && !env.CI;
}

/** Columns of the terminal; of a file, as many as a log viewer shows without wrapping. */
export function widthOf(stream: { readonly columns?: number }): number {
  return stream.columns ?? 120;
}
