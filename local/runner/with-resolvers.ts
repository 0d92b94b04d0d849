/**
 * `Promise.withResolvers` for Node 20, which has not got it: aws-local-stepfunctions needs it when a Task runs.
 * To be called before the package is imported.
 */
export function ensureWithResolvers(): void {
  if (Reflect.has(Promise, 'withResolvers')) return;
  Object.defineProperty(Promise, 'withResolvers', { configurable: true, writable: true, value: withResolvers });
}

function withResolvers<T>(): {
  promise: Promise<T>;
  resolve: (value: T | PromiseLike<T>) => void;
  reject: (reason: unknown) => void;
} {
  let resolve: (value: T | PromiseLike<T>) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  // The executor runs before the constructor returns.
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
