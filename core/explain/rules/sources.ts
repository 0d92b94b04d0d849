import { at, type Draft, PAGES, type Rule } from '../rule.ts';
import { captures, familyOf, type Subject } from '../subject.ts';

/** What DMS makes of values of each kind of source. */

type Found = Omit<Draft, 'at' | 'write'> & { readonly name?: string; readonly write?: unknown };

/** A draft at the source endpoint, where it is of this family. */
function ofSource(
  subject: Subject,
  family: string,
  draft: (values: NonNullable<Subject['source']>['values']) => Found | null,
): Draft[] {
  if (subject.source === null || familyOf(subject.source.values.engine) !== family) return [];
  const found = draft(subject.source.values);
  if (found === null) return [];
  const { name, write = null, ...rest } = found;
  const section = SECTIONS[family] ?? '';
  return [
    {
      ...rest,
      at: at(subject.source.place, section, ...(name ? [name] : [])),
      write: name && write !== null ? { [section]: { [name]: write } } : null,
    },
  ];
}

const SECTIONS: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQLSettings',
  mysql: 'MySQLSettings',
  oracle: 'OracleSettings',
  sqlserver: 'MicrosoftSQLServerSettings',
};

export const sourceRules: readonly Rule[] = [
  {
    id: 'postgres-numeric-rounded',
    severity: 'medium',
    title: 'A numeric without a precision keeps six digits after the point',
    about: 'source endpoint',
    source: PAGES.postgres,
    confidence: 'confirmed',
    applies: (subject) =>
      ofSource(subject, 'postgres', () => ({
        why: 'PostgreSQL columns of type numeric, without (p,s), are read as NUMERIC(28,6): further digits are rounded away, and a number of more than 22 digits before the point does not fit. MapUnboundedNumericAsString works for PostgreSQL targets alone.',
        mend: 'Give such columns a precision in the source, or cast them to text in a view and load that. Loadproof counts the values that lose digits.',
      })),
  },
  {
    id: 'postgres-varchar-cut',
    severity: 'medium',
    title: 'A varchar without a length is cut at a size',
    about: 'source endpoint',
    source: PAGES.postgres,
    confidence: 'confirmed',
    applies: (subject) =>
      ofSource(subject, 'postgres', ({ unboundedVarcharMaxSize }) =>
        (unboundedVarcharMaxSize ?? 8000) < 10_485_760
          ? {
              name: 'unboundedVarcharMaxSize',
              why: `Columns of type varchar or character varying, without (n), hold at most ${unboundedVarcharMaxSize ?? 8000} bytes on the way.`,
              mend: 'Set the extra connection attribute unboundedVarcharMaxSize above the longest value (10485760 at most).',
            }
          : null,
      ),
  },
  {
    id: 'postgres-special-values',
    severity: 'low',
    title: 'Infinite dates become dates, and NaN may become 0',
    about: 'source endpoint',
    source: PAGES.postgres,
    confidence: 'assumed',
    applies: (subject) =>
      ofSource(subject, 'postgres', () => ({
        why: 'infinity is written as 9999-12-31 23:59:59 and -infinity as 4713-01-01 BC; what becomes of NaN in numeric is not documented.',
        mend: 'Use NULL for "no end" in the source, or read those dates back. Loadproof counts them.',
      })),
  },
  {
    id: 'postgres-deletes-hold-the-key',
    severity: 'low',
    title: 'A delete in the files holds the key alone',
    about: 'source endpoint',
    source: PAGES.postgres,
    confidence: 'confirmed',
    applies: (subject) =>
      ofSource(subject, 'postgres', () =>
        captures(subject)
          ? {
              why: 'With the default REPLICA IDENTITY a deleted row has its primary key, and NULL in every other column. A filter on another column does not see it at all.',
              mend: 'ALTER TABLE … REPLICA IDENTITY FULL (with the plugin test_decoding), if the last values matter.',
            }
          : null,
      ),
  },
  {
    id: 'postgres-ddl-not-captured',
    severity: 'medium',
    title: 'ALTER, DROP and TRUNCATE are not captured',
    about: 'source endpoint',
    source: PAGES.postgres,
    confidence: 'confirmed',
    applies: (subject) =>
      ofSource(subject, 'postgres', ({ captureDdls }) =>
        captures(subject) && !captureDdls
          ? {
              name: 'CaptureDdls',
              why: 'CaptureDdls is false: columns that are added, and tables that are emptied, in the source do not change the lake.',
              mend: 'Set it to true; or reload a table after such a change.',
              write: true,
            }
          : null,
      ),
  },
  {
    id: 'mysql-zero-dates',
    severity: 'medium',
    title: 'Zero dates become NULL',
    about: 'source endpoint',
    source: 'User Guide, AWS DMS release notes (3.5.3)',
    confidence: 'assumed',
    applies: (subject) =>
      ofSource(subject, 'mysql', () => ({
        why: "'0000-00-00' and dates with a zero part are no dates elsewhere: DMS writes NULL, since some version, and something else before.",
        mend: 'Look for them (where col = 0), and forbid them: sql_mode with NO_ZERO_DATE and NO_ZERO_IN_DATE. Loadproof counts them.',
      })),
  },
  {
    id: 'mysql-time-zone-set',
    severity: 'medium',
    title: 'Times are shifted by a zone of the endpoint',
    about: 'source endpoint',
    source: PAGES.mysql,
    confidence: 'confirmed',
    applies: (subject) =>
      ofSource(subject, 'mysql', ({ serverTimezone }) =>
        serverTimezone !== null && !['UTC', '+00:00'].includes(serverTimezone)
          ? {
              name: 'ServerTimezone',
              why: `ServerTimezone is ${serverTimezone}: TIMESTAMP columns are taken to be in it. If the server is in another zone, every one is off by hours; where its clock is set back, an hour is written twice.`,
              mend: 'Compare it with select @@global.time_zone, @@system_time_zone on the server.',
            }
          : null,
      ),
  },
  {
    id: 'mysql-changes-not-logged',
    severity: 'medium',
    title: 'Some changes are not in the binary log',
    about: 'source endpoint',
    source: PAGES.mysql,
    confidence: 'confirmed',
    applies: (subject) =>
      ofSource(subject, 'mysql', () =>
        captures(subject)
          ? {
              why: 'Rows that a foreign key deletes or updates by cascade, and values of generated columns, are not captured. binlog_row_image must be FULL, or an update lacks columns.',
              mend: 'Look for keys with ON DELETE CASCADE or ON UPDATE CASCADE (information_schema.referential_constraints), and set binlog_row_image to FULL.',
            }
          : null,
      ),
  },
  {
    id: 'oracle-number-rounded',
    severity: 'medium',
    title: 'A NUMBER without a precision loses digits',
    about: 'source endpoint',
    source: PAGES.oracle,
    confidence: 'confirmed',
    applies: (subject) =>
      ofSource(subject, 'oracle', ({ numberDataTypeScale: scale }) =>
        scale === -2
          ? null
          : {
              name: 'NumberDatatypeScale',
              why:
                scale === -1
                  ? 'NumberDatatypeScale is -1: NUMBER becomes a binary float, which holds about 15 digits of the 38 there may be.'
                  : `NUMBER, without (p,s), is read as NUMERIC(38,${scale}): further digits are rounded away, and a number of more than ${38 - scale} digits before the point does not fit.`,
              mend: 'Set NumberDatatypeScale to -2 to have such numbers as text, exactly; or give the columns a precision.',
              write: -2,
              ...(scale === -1 ? { severity: 'high' as const } : {}),
            },
      ),
  },
  {
    id: 'oracle-zones-as-text',
    severity: 'low',
    title: 'Timestamps with a zone are texts',
    about: 'source endpoint',
    source: PAGES.oracle,
    confidence: 'confirmed',
    applies: (subject) =>
      ofSource(subject, 'oracle', ({ convertTimestampWithZoneToUtc }) =>
        convertTimestampWithZoneToUtc
          ? null
          : {
              name: 'ConvertTimestampWithZoneToUTC',
              why: 'TIMESTAMP WITH TIME ZONE and WITH LOCAL TIME ZONE are written as text, in a form that depends on the session of DMS.',
              mend: 'Set it to true: they are then timestamps in UTC.',
              write: true,
            },
      ),
  },
  {
    id: 'oracle-empty-text-is-null',
    severity: 'low',
    title: 'The empty text is NULL in the source already',
    about: 'source endpoint',
    source: PAGES.oracle,
    confidence: 'confirmed',
    applies: (subject) =>
      ofSource(subject, 'oracle', () => ({
        why: "Oracle keeps '' as NULL, and DMS an empty CLOB or BLOB as NULL, too.",
        mend: 'Nothing: no reader of the lake can know more than Oracle does.',
      })),
  },
  {
    id: 'oracle-columns-not-logged',
    severity: 'medium',
    title: 'Changes need every column in the redo log',
    about: 'source endpoint',
    source: PAGES.oracle,
    confidence: 'confirmed',
    applies: (subject) =>
      ofSource(subject, 'oracle', () =>
        captures(subject)
          ? {
              why: 'For an S3 target DMS needs supplemental logging of ALL columns: with that of the primary key alone (AddSupplementalLogging) an update lacks the columns that it did not touch. Work without redo (NOLOGGING, direct path) is not captured at all.',
              mend: 'ALTER TABLE … ADD SUPPLEMENTAL LOG DATA (ALL) COLUMNS, for each table.',
            }
          : null,
      ),
  },
  {
    id: 'sqlserver-fractions-cut',
    severity: 'medium',
    title: 'The seventh digit of a datetime2 is lost',
    about: 'source endpoint',
    source: PAGES.sqlserver,
    confidence: 'assumed',
    applies: (subject) =>
      ofSource(subject, 'sqlserver', () => ({
        why: 'datetime2 and time have up to seven digits after the second, files have six: two values that differ in the last become equal. datetimeoffset is written as text.',
        mend: 'Declare datetime2(6), or take it as it is. Loadproof counts the values that lose a digit.',
      })),
  },
  {
    id: 'sqlserver-columns-not-captured',
    severity: 'medium',
    title: 'Computed columns and truncated tables are not captured',
    about: 'source endpoint',
    source: PAGES.sqlserver,
    confidence: 'confirmed',
    applies: (subject) =>
      ofSource(subject, 'sqlserver', () =>
        captures(subject)
          ? {
              why: 'A TRUNCATE and the values of computed columns are not in the log that DMS reads: rows stay, columns are empty.',
              mend: 'Use DELETE, and compute such columns where the lake is read.',
            }
          : null,
      ),
  },
  {
    id: 'char-blanks-trimmed',
    severity: 'low',
    title: 'Trailing blanks of CHAR are trimmed',
    about: 'source endpoint',
    source: PAGES.postgres,
    confidence: 'confirmed',
    applies: (subject) => {
      const family = familyOf(subject.source?.values.engine);
      if (family === null || family === 'mysql') return [];
      return ofSource(subject, family, ({ trimSpaceInChar }) =>
        trimSpaceInChar
          ? {
              name: 'TrimSpaceInChar',
              why: 'TrimSpaceInChar is true, its default: a blank that somebody stored at the end of a CHAR or NCHAR is not told from padding.',
              mend: 'Nothing, as a rule: the databases themselves compare CHAR without them. Set it to false to have the blanks.',
              write: false,
            }
          : null,
      );
    },
  },
];
