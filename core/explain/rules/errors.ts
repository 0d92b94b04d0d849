import { inSettings, PAGES, type Rule } from '../rule.ts';
import { captures, familyOf } from '../subject.ts';

/** What DMS does about rows and tables that it cannot write. */

const DROPS = ['LOG_ERROR', 'IGNORE_RECORD'];
const quiet = (policy: string): string =>
  policy === 'IGNORE_RECORD' ? 'without a word' : 'and written to the log of the task';

export const errorRules: readonly Rule[] = [
  {
    id: 'rows-dropped-on-error',
    severity: 'medium',
    title: 'A row with an error is left out, and the task ends well',
    about: 'task settings',
    source: PAGES.errors,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'ErrorBehavior', 'DataErrorPolicy', (values) =>
        DROPS.includes(values.dataErrorPolicy)
          ? {
              why: `DataErrorPolicy is ${values.dataErrorPolicy}: a row that cannot be converted is left out, ${quiet(values.dataErrorPolicy)}${
                values.dataErrorEscalationCount === 0 ? '; no number of such rows makes it stop' : ''
              }. The task still says that its load has finished.`,
              mend: 'Use STOP_TASK or SUSPEND_TABLE; or set DataErrorEscalationCount, and compare after each load.',
              write: 'STOP_TASK',
              ...(values.dataErrorPolicy === 'IGNORE_RECORD' ? { severity: 'high' as const } : {}),
            }
          : null,
      ),
  },
  {
    id: 'truncation-drops-rows',
    severity: 'medium',
    title: 'A value that is too long is cut, or its row left out',
    about: 'task settings',
    source: PAGES.errors,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'ErrorBehavior', 'DataTruncationErrorPolicy', ({ dataTruncationErrorPolicy: policy }) =>
        DROPS.includes(policy)
          ? {
              why: `DataTruncationErrorPolicy is ${policy}: the task goes on ${
                policy === 'IGNORE_RECORD' ? 'without the row' : 'with a line in its log'
              }.`,
              mend: 'Use STOP_TASK.',
              write: 'STOP_TASK',
              ...(policy === 'IGNORE_RECORD' ? { severity: 'high' as const } : {}),
            }
          : null,
      ),
  },
  {
    id: 'table-frozen-on-error',
    severity: 'medium',
    title: 'A table with an error is frozen while the task goes on',
    about: 'task settings',
    source: PAGES.errors,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'ErrorBehavior', 'TableErrorPolicy', ({ tableErrorPolicy }) =>
        tableErrorPolicy === 'SUSPEND_TABLE'
          ? {
              why: 'TableErrorPolicy is SUSPEND_TABLE: the table stays as it was, half loaded or behind, while the task is "running" or ends well.',
              mend: 'Use STOP_TASK; or watch the table states (aws dms describe-table-statistics), as a report of Loadproof does.',
              write: 'STOP_TASK',
            }
          : null,
      ),
  },
  {
    id: 'unmasked-on-error',
    severity: 'high',
    title: 'Where a mask fails, the value is written without it',
    about: 'task settings',
    source: PAGES.errors,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'ErrorBehavior', 'DataMaskingErrorPolicy', ({ dataMaskingErrorPolicy: policy }) => {
        const masks = (subject.mappings?.rules ?? []).some((rule) => rule.action.startsWith('data-masking'));
        if (!masks || (policy !== 'LOG_ERROR' && policy !== 'IGNORE_RECORD')) return null;
        const leaks = policy === 'LOG_ERROR';
        return {
          why: leaks
            ? 'DataMaskingErrorPolicy is LOG_ERROR: a value that cannot be masked goes into the lake as it is, and only the log says so.'
            : 'DataMaskingErrorPolicy is IGNORE_RECORD: a row whose value cannot be masked is left out.',
          mend: 'Use STOP_TASK, which is the default.',
          write: 'STOP_TASK',
          ...(leaks ? {} : { severity: 'medium' as const }),
        };
      }),
  },
  {
    id: 'open-transactions-missed',
    severity: 'medium',
    title: 'Transactions that are open at the start may be missed',
    about: 'task settings',
    source: PAGES.errors,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'ErrorBehavior', 'FailOnTransactionConsistencyBreached', (values) =>
        captures(subject) &&
        familyOf(subject.source?.values.engine) === 'oracle' &&
        !values.failOnTransactionConsistencyBreached
          ? {
              why: `FailOnTransactionConsistencyBreached is false: a transaction of Oracle that is still open ${values.transactionConsistencyTimeoutSeconds} seconds after the start is left out, and nothing fails.`,
              mend: 'Set it to true.',
              write: true,
            }
          : null,
      ),
  },
  {
    id: 'nothing-selected-passes',
    severity: 'medium',
    title: 'Mappings that match no table pass',
    about: 'task settings',
    source: PAGES.errors,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'ErrorBehavior', 'FailOnNoTablesCaptured', ({ failOnNoTablesCaptured }) =>
        failOnNoTablesCaptured
          ? null
          : {
              why: 'FailOnNoTablesCaptured is false: a name in the wrong case selects nothing, and the task ends well over an empty lake.',
              mend: 'Set it to true.',
              write: true,
            },
      ),
  },
  {
    id: 'errors-not-logged',
    severity: 'medium',
    title: 'Errors are to be logged, and logging is off',
    about: 'task settings',
    source: PAGES.logging,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'Logging', 'EnableLogging', (values) =>
        !values.loggingEnabled && values.given && values.dataErrorPolicy === 'LOG_ERROR'
          ? {
              why: 'Logging is off: which rows DMS left out, and which values it cut, nobody can look up.',
              mend: 'Turn it on.',
              write: true,
            }
          : null,
      ),
  },
];
