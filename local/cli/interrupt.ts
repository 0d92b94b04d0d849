import { EXIT_INTERRUPTED } from '../../core/verdict.ts';

export interface Interruption {
  readonly signal: AbortSignal;
  /** Leaves the signals to their defaults again. */
  forget(): void;
}

/** The first Ctrl-C (or SIGTERM) aborts the signal and is told; the second one ends the process at once. */
export function onInterrupt(tell: (text: string) => void): Interruption {
  const controller = new AbortController();
  const handle = () => {
    if (controller.signal.aborted) process.exit(EXIT_INTERRUPTED);
    tell('Stopping, and writing what is known. Press Ctrl-C again to stop at once.\n');
    controller.abort();
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  return {
    signal: controller.signal,
    forget: () => {
      process.off('SIGINT', handle);
      process.off('SIGTERM', handle);
    },
  };
}
