import { FUNCTIONS } from '../../../handlers/functions.ts';
import type { RunInput } from '../../../handlers/plan.ts';
import { loadConfig } from '../../../local/config/load.ts';
import { makeLocalPorts } from '../../../local/ports.ts';
import type { Functions } from '../../../local/runner/call.ts';
import { runStateMachine } from '../../../local/runner/runner.ts';
import type { End, Work } from './sfn-server.ts';

/** Executions that are real runs: the state machine's own file, over PostgreSQL, Parquet and DuckDB. */
export function localMachine(config: string): Work {
  return async (input, stopped): Promise<End> => {
    const local = await makeLocalPorts(await loadConfig(config, {}));
    // The output of an execution is Conclude's.
    let output: unknown;
    const functions: Functions = {
      ...FUNCTIONS,
      Conclude: (ports) => {
        const conclude = FUNCTIONS.Conclude(ports);
        return async (event) => {
          output = await conclude(event);
          return output;
        };
      },
    };
    try {
      const report = await runStateMachine(local.ports, JSON.parse(input) as RunInput, { functions, signal: stopped });
      // What the machine could not bear is a failed execution there, even if a report is made of what there is.
      if (report.cause !== null) return { status: 'FAILED', error: report.cause.code, cause: report.cause.message };
      return { status: 'SUCCEEDED', output: JSON.stringify(output) };
    } catch (error) {
      return failedAs(error);
    } finally {
      await local.close();
    }
  };
}

/** As Lambda tells Step Functions of a function's error. */
function failedAs(error: unknown): End {
  const { name, message, remedy } = error as Error & { remedy?: string };
  const errorMessage = JSON.stringify({ code: name, message, remedy: remedy ?? '' });
  return { status: 'FAILED', error: name, cause: JSON.stringify({ errorType: name, errorMessage, trace: [] }) };
}
