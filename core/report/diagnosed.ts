import { diagnose } from '../compare/diagnosis.ts';
import type { RunReport } from './schema.ts';

/** The report with the likely causes of each table's differences. Before its values are masked; it changes no verdict. */
export function withDiagnoses(report: RunReport): RunReport {
  const tables = report.tables.map((table) => {
    const diagnoses = diagnose(table);
    return diagnoses.length === 0 ? table : { ...table, diagnoses };
  });
  return { ...report, tables };
}
