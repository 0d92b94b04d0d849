/**
 * What DMS writes below a table's folder, by its name. A full load: `LOAD00000001.parquet`, `.csv` or `.csv.gz` (an
 * upper-case hexadecimal counter), `SEGMENT1_LOAD00000001.parquet` for unnamed ranges of a parallel load, and either of
 * them one folder deeper for named ones. Changes: `20260304-021745123.parquet`, by the time it was begun, below folders of
 * a date where the endpoint partitions them (DatePartitionEnabled).
 * Source: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html
 */
const LOAD_FILE = /^(?:SEGMENT\d+_)?LOAD[0-9A-F]{8}\.(?:parquet|csv|csv\.gz)$/;
const LOAD_OTHER_FORMAT = /^(?:SEGMENT\d+_)?LOAD[0-9A-Fa-f]{8}\./;
const CHANGES_FILE = /^(\d{8}-\d{9,10})\.(?:parquet|csv|csv\.gz)$/;
const CHANGES_OTHER_FORMAT = /^\d{8}-\d{9,10}\./;
/** With PreserveTransactions: the changes of all tables, in the order of their transactions, in the folder of CdcPath. */
const TRANSACTIONS_FILE = /^CDC_TXN-(\d{17,18})\.(?:csv|csv\.gz)$/;
const TRANSACTIONS_PREFIX = /^CDC_TXN-/;

/** The time in the name of a file of changes, which engines take from its path; see {@link changesTime}. */
export const CHANGES_TIME = '([0-9]{8}-[0-9]{9,10}|[0-9]{17,18})[.][a-z.]+$';

/**
 * Null for a data file, else why the file is not read. `folders` are those between the table's own folder and the file.
 */
export function whyNotRead(name: string, folders: readonly string[]): string | null {
  if (LOAD_FILE.test(name)) {
    return folders.length <= 1 ? null : 'a full-load file deeper in the folder than DMS writes it';
  }
  if (CHANGES_FILE.test(name)) {
    return isDatePartition(folders) ? null : 'a file of changes in a folder that is no date partition of DMS';
  }
  if (isHidden(name)) return 'a hidden or temporary file';
  if (TRANSACTIONS_PREFIX.test(name))
    return "changes of all tables in the order of their transactions (PreserveTransactions), which is read in the endpoint's CdcPath alone";
  if (CHANGES_OTHER_FORMAT.test(name)) return 'a file of changes that is neither Parquet nor CSV by its name';
  if (LOAD_OTHER_FORMAT.test(name)) return 'a full-load file that is neither Parquet nor CSV by its name';
  return 'not a name that DMS gives to a file of a full load or of changes';
}

const YEAR = '(?:19|20)\\d\\d';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';
const HOUR = '(?:[01]\\d|2[0-3])';

/** Every DatePartitionSequence. */
const SEQUENCES = [
  [YEAR, MONTH, DAY],
  [YEAR, MONTH, DAY, HOUR],
  [YEAR, MONTH],
  [MONTH, YEAR, DAY],
  [DAY, MONTH, YEAR],
];

/** DatePartitionDelimiter: SLASH, DASH, UNDERSCORE, NONE. */
const PARTITIONS = SEQUENCES.flatMap((parts) =>
  ['/', '-', '_', ''].map((delimiter) => new RegExp(`^${parts.join(delimiter)}$`)),
);

/** Whether the folders are those of a date, in a sequence and with a delimiter of DMS; none are. */
export function isDatePartition(folders: readonly string[]): boolean {
  const path = folders.join('/');
  return path === '' || PARTITIONS.some((pattern) => pattern.test(path));
}

/** The time in the name of a file of changes, whose texts order as the files were begun; null for any other file. */
export function changesTime(path: string): string | null {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  return (CHANGES_FILE.exec(name) ?? TRANSACTIONS_FILE.exec(name))?.[1]?.padEnd(19, '0') ?? null;
}

/** Whether a file holds the changes of all tables, by its name. */
export function isTransactionsFile(path: string): boolean {
  return TRANSACTIONS_FILE.test(path.split(/[\\/]/).at(-1) ?? '');
}

/** Null for a file of the folder of CdcPath that is read, else why it is not. */
export function whyNotTransactions(name: string): string | null {
  if (isTransactionsFile(name)) return null;
  return isHidden(name) ? 'a hidden or temporary file' : 'not a name that DMS gives to a file of transactions';
}

/** Whether a data file holds changes, by its name, and not rows of a full load. */
export function isChangesFile(path: string): boolean {
  return changesTime(path) !== null;
}

/** Whether a data file is CSV, by its name. */
export function isCsvFile(path: string): boolean {
  return /\.csv(?:\.gz)?$/.test(path);
}

/** Files that Athena and Spark pass over too: their names begin with `_` or `.`. */
export function isHidden(name: string): boolean {
  return name.startsWith('_') || name.startsWith('.');
}

/** Folders of DMS itself: control tables. */
export function isControlFolder(name: string): boolean {
  return name.toLowerCase().startsWith('awsdms_');
}
