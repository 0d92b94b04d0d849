/**
 * What DMS writes at the end of a full load below a table's folder: `LOAD00000001.parquet`, `.csv` or `.csv.gz` (an
 * upper-case hexadecimal counter), `SEGMENT1_LOAD00000001.parquet` for unnamed ranges of a parallel load, and either of them one folder deeper
 * for named ones. Source: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html
 */
const LOAD_FILE = /^(?:SEGMENT\d+_)?LOAD[0-9A-F]{8}\.(?:parquet|csv|csv\.gz)$/;
const LOAD_OTHER_FORMAT = /^(?:SEGMENT\d+_)?LOAD[0-9A-Fa-f]{8}\./;
const CDC_FILE = /^\d{8}-\d{9,10}\./;

/** Null for a data file of a full load, else why the file is not read. `depth` is 0 in the table's own folder. */
export function whyNotRead(name: string, depth: number): string | null {
  if (LOAD_FILE.test(name)) {
    return depth <= 1 ? null : 'a full-load file deeper in the folder than DMS writes it';
  }
  if (isHidden(name)) return 'a hidden or temporary file';
  if (CDC_FILE.test(name)) return 'changes captured after the full load; only full loads are compared';
  if (LOAD_OTHER_FORMAT.test(name)) return 'a full-load file that is neither Parquet nor CSV by its name';
  return 'not a name that DMS gives to a file of a full load';
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
