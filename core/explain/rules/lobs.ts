import { at, inSettings, PAGES, type Rule } from '../rule.ts';
import { familyOf, type Subject } from '../subject.ts';

/** Large objects: the columns that DMS calls BLOB, CLOB and NCLOB. PostgreSQL's text, json, jsonb, bytea and arrays are among them. */

/** LobMaxSize has this bound. */
const MOST_KB = 102_400;

const isLob = (subject: Subject): string =>
  familyOf(subject.source?.values.engine) === 'postgres'
    ? ' On PostgreSQL text, json, jsonb, xml, bytea and arrays are among them.'
    : '';

export const lobRules: readonly Rule[] = [
  {
    id: 'lob-limited',
    severity: 'medium',
    title: 'Large objects are cut at a size',
    about: 'task settings',
    source: PAGES.lobs,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'TargetMetadata', 'LobMaxSize', ({ lobMode, lobMaxSizeKb }) => {
        if (lobMode !== 'limited') return null;
        const fails = subject.source?.values.failTasksOnLobTruncation === true;
        if (fails) return null;
        const family = familyOf(subject.source?.values.engine);
        const failing =
          family === 'postgres' || family === 'oracle'
            ? ' FailTasksOnLobTruncation on the source endpoint makes the task fail instead of cutting.'
            : '';
        const most = lobMaxSizeKb >= MOST_KB;
        return {
          why: `A value of more than ${lobMaxSizeKb} KB is cut there; the log has a warning, and the task goes on.${isLob(subject)}`,
          mend: `${
            most
              ? 'It is the most that DMS allows: look for longer values, and bring them over in another way.'
              : `Measure the longest value, and set LobMaxSize above it (${MOST_KB} at most).`
          }${failing} Loadproof counts the values that were cut.`,
          ...(most ? { severity: 'low' as const } : {}),
        };
      }),
  },
  {
    id: 'lob-full-mode',
    severity: 'high',
    title: 'Full LOB mode does not work with S3',
    about: 'task settings',
    source: PAGES.s3Limits,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'TargetMetadata', 'FullLobMode', ({ lobMode, inlineLobMaxSizeKb }) =>
        lobMode === 'full' && inlineLobMaxSizeKb === 0
          ? {
              why: 'FullLobMode is true, which DMS does not support for an S3 target: what becomes of large objects is not documented.',
              mend: 'Turn it off, and LimitedSizeLobMode on, with a LobMaxSize above the longest value.',
              write: false,
            }
          : null,
      ),
  },
  {
    id: 'lob-inline',
    severity: 'high',
    title: 'Inline LOB mode does not work with S3',
    about: 'task settings',
    source: PAGES.lobs,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'TargetMetadata', 'InlineLobMaxSize', ({ inlineLobMaxSizeKb }) =>
        inlineLobMaxSizeKb > 0
          ? {
              why: `InlineLobMaxSize is ${inlineLobMaxSizeKb}: longer values need full LOB mode, which S3 targets do not have.`,
              mend: 'Set it to 0, and use LimitedSizeLobMode with a LobMaxSize above the longest value.',
              write: 0,
            }
          : null,
      ),
  },
  {
    id: 'lobs-off',
    severity: 'high',
    title: 'Columns of large objects are left out',
    about: 'task settings',
    source: PAGES.lobs,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'TargetMetadata', 'SupportLobs', ({ supportLobs }) =>
        supportLobs
          ? null
          : {
              why: `SupportLobs is false: such columns are not in the lake at all, and in CSV the columns behind them move.${isLob(subject)}`,
              mend: 'Set it to true, with LimitedSizeLobMode and a LobMaxSize; or remove the columns by name, so that it is seen.',
              write: true,
            },
      ),
  },
  {
    id: 'lobs-off-by-update-policy',
    severity: 'high',
    title: 'UPDATE_RECORD turns large objects off',
    about: 'task settings',
    source: PAGES.errors,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'ErrorBehavior', 'ApplyErrorUpdatePolicy', ({ applyErrorUpdatePolicy }) =>
        applyErrorUpdatePolicy === 'UPDATE_RECORD'
          ? {
              why: 'ApplyErrorUpdatePolicy is UPDATE_RECORD: DMS disables columns of large objects for the whole task.',
              mend: 'Set it to LOG_ERROR: an S3 target has no rows that an update could miss.',
              write: 'LOG_ERROR',
            }
          : null,
      ),
  },
  {
    id: 'table-lob-unlimited',
    severity: 'high',
    title: "A table's unlimited LOB mode does not work with S3",
    about: 'table mappings',
    source: PAGES.tableSettings,
    confidence: 'confirmed',
    applies: ({ mappings }) =>
      (mappings?.rules ?? [])
        .filter((rule) => rule.lob?.mode === 'unlimited')
        .map((rule) => ({
          at: at(rule.place, 'lob-settings', 'mode'),
          why: `The large objects of ${rule.schema}.${rule.table} are to be read in full LOB mode, which S3 targets do not have.`,
          mend: 'Write limited, with a bulk-max-size in KB above the longest value.',
          write: { 'lob-settings': { mode: 'limited', 'bulk-max-size': 102_400 } },
        })),
  },
  {
    id: 'table-lob-limited',
    severity: 'medium',
    title: "A table's large objects are cut at a size of its own, or left out",
    about: 'table mappings',
    source: PAGES.tableSettings,
    confidence: 'confirmed',
    applies: ({ mappings }) =>
      (mappings?.rules ?? [])
        .filter((rule) => rule.lob?.mode === 'limited' || rule.lob?.mode === 'none')
        .map((rule) => ({
          at: at(rule.place, 'lob-settings'),
          why:
            rule.lob?.mode === 'none'
              ? `The columns of large objects of ${rule.schema}.${rule.table} are not in the lake.`
              : `In ${rule.schema}.${rule.table} a large object is cut at ${rule.lob?.bulkMaxSizeKb ?? "the task's LobMaxSize in"} KB, whatever the task says.`,
          mend: 'Measure the longest value, and set bulk-max-size above it.',
          write: null,
          ...(rule.lob?.mode === 'none' ? { severity: 'high' as const } : {}),
        })),
  },
];
