import { inSettings, PAGES, type Rule } from '../rule.ts';
import { captures, loads } from '../subject.ts';

/** How a full load begins and ends. */
export const fullLoadRules: readonly Rule[] = [
  {
    id: 'stale-files',
    severity: 'medium',
    title: 'Files of an earlier load stay',
    about: 'task settings',
    source: PAGES.fullLoad,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'FullLoadSettings', 'TargetTablePrepMode', ({ targetTablePrepMode }) =>
        targetTablePrepMode === 'DO_NOTHING' && subject.migrationType !== 'cdc'
          ? {
              why: 'TargetTablePrepMode is DO_NOTHING: a load overwrites LOAD00000001 and on, and what an earlier, longer load wrote behind its last file stays beside the new rows. A load that is stopped and resumed may write rows twice.',
              mend: 'Use DROP_AND_CREATE, which empties the folder of a table before its load; or empty the folders yourself.',
              write: 'DROP_AND_CREATE',
            }
          : null,
      ),
  },
  {
    id: 'history-dropped',
    severity: 'low',
    title: 'A new load deletes the files of changes, too',
    about: 'task settings',
    source: PAGES.fullLoad,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'FullLoadSettings', 'TargetTablePrepMode', ({ targetTablePrepMode }) =>
        targetTablePrepMode !== 'DO_NOTHING' && subject.migrationType === 'full-load-and-cdc'
          ? {
              why: `TargetTablePrepMode is ${targetTablePrepMode}: when the task is started afresh, or a table is reloaded, the folder is emptied with all changes in it.`,
              mend: 'Copy the history elsewhere before a reload, if somebody needs it: bucket versions do not work with DMS.',
            }
          : null,
      ),
  },
  {
    id: 'cached-changes-left-out',
    severity: 'high',
    title: 'Changes made during the load are not in the lake',
    about: 'task settings',
    source: PAGES.fullLoad,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'FullLoadSettings', 'StopTaskCachedChangesNotApplied', (values) =>
        values.stopTaskCachedChangesNotApplied
          ? {
              why: 'StopTaskCachedChangesNotApplied is true: the task stops after its load, and what was written in the source meanwhile is missing until it is resumed.',
              mend: 'Use StopTaskCachedChangesApplied instead: the stop is then a safe moment to compare at.',
              write: false,
            }
          : null,
      ),
  },
  {
    id: 'stop-settings-twice',
    severity: 'low',
    title: 'Two ways to stop after the load are set',
    about: 'task settings',
    source: PAGES.fullLoad,
    confidence: 'assumed',
    applies: (subject) =>
      inSettings(subject, 'FullLoadSettings', 'StopTaskCachedChangesApplied', (values) =>
        values.stopTaskCachedChangesApplied && values.stopTaskCachedChangesNotApplied
          ? {
              why: 'StopTaskCachedChangesApplied and StopTaskCachedChangesNotApplied are both true: which of them counts is not documented.',
              mend: 'Keep StopTaskCachedChangesApplied.',
              write: true,
            }
          : null,
      ),
  },
  {
    id: 'load-end-unsaid',
    severity: 'low',
    title: 'The end of the load is no event',
    about: 'task settings',
    source: PAGES.events,
    confidence: 'assumed',
    applies: (subject) =>
      inSettings(subject, 'FullLoadSettings', 'StopTaskCachedChangesApplied', (values) =>
        subject.migrationType === 'full-load-and-cdc' &&
        !values.stopTaskCachedChangesApplied &&
        !values.stopTaskCachedChangesNotApplied
          ? {
              why: 'The task goes on with changes after its load, and DMS sends no event in between: nothing that waits for one sees the load end.',
              mend: 'Nothing, if a sweep or a schedule compares it (a stack of Loadproof has both); or stop after the load, with the cached changes applied, and resume.',
              write: true,
            }
          : null,
      ),
  },
  {
    id: 'tables-at-different-times',
    severity: 'low',
    title: 'Tables are read at different moments',
    about: 'task settings',
    source: PAGES.fullLoad,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'FullLoadSettings', 'MaxFullLoadSubTasks', ({ maxFullLoadSubTasks }) =>
        loads(subject) && !captures(subject)
          ? {
              why: `Up to ${maxFullLoadSubTasks} tables are read at a time, each when its turn comes: rows that belong together may be of different moments while the source is written to.`,
              mend: 'Load while nobody writes, or go on with changes (full-load-and-cdc).',
            }
          : null,
      ),
  },
];
