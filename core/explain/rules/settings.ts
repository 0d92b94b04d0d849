import { at, inSettings, PAGES, type Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

/** What else a task's settings do to values and folders. */

/** Schemas that the selection rules name, or `%`. */
const schemasOf = ({ mappings }: Subject): string[] => [
  ...new Set(
    (mappings?.rules ?? []).flatMap((rule) =>
      rule.type === 'selection' && rule.action !== 'exclude' && rule.schema !== '' ? [rule.schema] : [],
    ),
  ),
];

export const settingRules: readonly Rule[] = [
  {
    id: 'schemas-merged',
    severity: 'high',
    title: 'Tables of several schemas share one folder',
    about: 'task settings',
    source: PAGES.targetMetadata,
    confidence: 'assumed',
    applies: (subject) =>
      inSettings(subject, 'TargetMetadata', 'TargetSchema', ({ targetSchema }) => {
        const schemas = schemasOf(subject);
        if (targetSchema === null || (schemas.length < 2 && !schemas.some((name) => /[%_[]/.test(name)))) return null;
        return {
          why: `TargetSchema is ${targetSchema}, and tables of ${schemas.join(', ')} are selected: two that are called alike are written into the same files.`,
          mend: 'Leave TargetSchema empty, or use a task for each schema.',
          write: '',
        };
      }),
  },
  {
    id: 'target-schema-and-rename',
    severity: 'low',
    title: 'The schema is set twice',
    about: 'task settings',
    source: PAGES.targetMetadata,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'TargetMetadata', 'TargetSchema', ({ targetSchema }) =>
        targetSchema !== null && (subject.mappings?.rules ?? []).some((rule) => rule.target === 'schema')
          ? {
              why: `TargetSchema is ${targetSchema}, and a rule renames schemas, too: the rule has precedence.`,
              mend: 'Keep one of them.',
              write: '',
            }
          : null,
      ),
  },
  {
    id: 'characters-replaced',
    severity: 'medium',
    title: 'Characters of texts are replaced',
    about: 'task settings',
    source: PAGES.characters,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'CharacterSetSettings', 'CharacterReplacements', ({ characterReplacements }) =>
        characterReplacements.length > 0
          ? {
              why: `Texts are not written as they are: ${characterReplacements
                .slice(0, 5)
                .map(({ from, to }) => `code point ${from} ${to === 0 ? 'is left out' : `becomes ${to}`}`)
                .join(
                  ', ',
                )}${characterReplacements.length > 5 ? ', …' : ''}. Replaced characters cannot be told from those that were there. DMS does not list S3 among the targets that it does this for.`,
              mend: 'Remove CharacterReplacements: Parquet and CSV hold every character of Unicode.',
              write: [],
            }
          : null,
      ),
  },
  {
    id: 'characters-outside-set',
    severity: 'medium',
    title: 'Characters outside of a character set are replaced',
    about: 'task settings',
    source: PAGES.characters,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'CharacterSetSettings', 'CharacterSetSupport', ({ characterSetSupport: set }) =>
        set !== null
          ? {
              why: `What ${set.characterSet} does not have is ${set.replaceWith === 0 ? 'left out' : `written as code point ${set.replaceWith}`}; by DMS's own example that may be every character beyond the basic plane, emoji among them.`,
              mend: 'Remove CharacterSetSupport.',
            }
          : null,
      ),
  },
  {
    id: 'before-image-on-s3',
    severity: 'low',
    title: 'Before images are for streams',
    about: 'task settings',
    source: PAGES.beforeImage,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'BeforeImageSettings', 'EnableBeforeImage', ({ beforeImage }) =>
        beforeImage !== null
          ? {
              why: 'BeforeImageSettings are documented for Kinesis and Kafka: what they add to files on S3 is not.',
              mend: 'Turn them off, and use rules (add-before-image-columns) for columns that are needed.',
              write: false,
            }
          : null,
      ),
  },
  {
    id: 'writes-nothing',
    severity: 'high',
    title: 'The task only validates, and writes nothing',
    about: 'task settings',
    source: PAGES.s3Validation,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'ValidationSettings', 'ValidationOnly', ({ validationOnly }) =>
        validationOnly
          ? {
              why: 'ValidationOnly is true: the task compares, and no file of the lake is its.',
              mend: 'Compare the task that loads; or set it to false.',
              write: false,
            }
          : null,
      ),
  },
  {
    id: 'validation-cannot-see',
    severity: 'low',
    title: "DMS's own validation does not look here",
    about: 'task settings',
    source: PAGES.s3Validation,
    confidence: 'confirmed',
    applies: (subject) =>
      inSettings(subject, 'ValidationSettings', 'EnableValidation', ({ validationEnabled }) => {
        const csv = subject.target?.values.dataFormat === 'csv';
        if (validationEnabled && !csv) return null;
        return {
          why: validationEnabled
            ? 'Validation is on and the target is CSV, which DMS validates nothing of.'
            : 'Validation is off: DMS never compares what it wrote with the source.',
          mend: 'Compare after each load: loadproof run.',
        };
      }),
  },
];

export const descriptionRules: readonly Rule[] = [
  {
    id: 'settings-not-described',
    severity: 'low',
    title: "The task's settings are not in the files",
    about: 'description',
    source: PAGES.tasks,
    confidence: 'confirmed',
    applies: (subject) =>
      subject.migrationType !== null && subject.settings === null
        ? [
            {
              at: subject.place,
              why: 'What happens to large objects, to errors and to old files stands in the settings, and nothing was said of them here.',
              mend: 'Describe the task with its settings: aws dms describe-replication-tasks, without --without-settings.',
              write: null,
            },
          ]
        : [],
  },
  {
    id: 'target-not-s3',
    severity: 'low',
    title: 'The task does not write to S3',
    about: 'description',
    source: PAGES.tasks,
    confidence: 'confirmed',
    applies: (subject) =>
      subject.targetEngine !== null && subject.target === null
        ? [
            {
              at: at(subject.place, 'TargetEndpointArn'),
              why: `It writes to ${subject.targetEngine}: what is said here of large objects, files and changes is said of S3, and need not hold.`,
              mend: 'Nothing: leave the task out.',
              write: null,
            },
          ]
        : [],
  },
  {
    id: 'target-not-described',
    severity: 'low',
    title: 'The target endpoint is not in the files',
    about: 'description',
    source: PAGES.s3Api,
    confidence: 'confirmed',
    applies: (subject) =>
      subject.migrationType !== null && subject.targetEngine === null
        ? [
            {
              at: at(subject.place, 'TargetEndpointArn'),
              why: 'Format, null text, columns and files of changes are settings of the endpoint, and nothing was said of them here.',
              mend: 'Add --endpoints <file>, written with: aws dms describe-endpoints',
              write: null,
            },
          ]
        : [],
  },
];
