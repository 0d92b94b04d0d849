/** The wide tables that the formats of a run need: each twice in the source, for a lake without a fault and one with all. */
import type { Format } from './formats.ts';
import { byLines, hasLineEnd, manyLineTypes, oneLineTypes } from './line-ends.ts';
import { ROW_FAULTS } from './row-faults.ts';
import type { Chosen, MatrixTable, PlantedTable } from './table.ts';
import type { MatrixType, MatrixValue } from './values.ts';
import { faithful, planted, type Zoo, zooOf } from './zoo.ts';

/** Of a table, the one that its faulty lake is held against. */
export const twin = (table: MatrixTable): MatrixTable => ({ ...table, name: `${table.name}_faulty` });

const id = (n: number): MatrixValue => ({ sql: String(n), lake: BigInt(n) });

export class WideTables {
  readonly #types: readonly MatrixType[];
  readonly #chosen: Chosen;
  readonly #zoos = new Map<string, Zoo>();

  constructor(types: readonly MatrixType[], chosen: Chosen) {
    this.#types = types;
    this.#chosen = chosen;
  }

  /** The tables of a format. */
  of(format: Format): readonly Zoo[] {
    const types = format.withoutExcluded ? this.#types.filter((t) => !t.mayBeExcluded) : this.#types;
    const bare = format.withoutExcluded ? '_bare' : '';
    if (!byLines(format)) return [this.#zoo(`zoo${bare}`, types, {})];
    const faults = ROW_FAULTS.filter(({ texts }) => !texts.flat().some((lake) => hasLineEnd({ lake })));
    return [
      this.#zoo(`zoo_lines${bare}`, oneLineTypes(types), { faults }),
      this.#zoo('zoo_line_ends', manyLineTypes(types), { faults: [], of: hasLineEnd }),
    ];
  }

  #zoo(name: string, types: readonly MatrixType[], options: Parameters<typeof zooOf>[4]): Zoo {
    const known = this.#zoos.get(name) ?? zooOf(name, types, id, this.#chosen, options);
    this.#zoos.set(name, known);
    return known;
  }
}

/** The lakes of a format's wide tables: without a fault, and with all. */
export const wideLakes = (zoos: readonly Zoo[], format: Format): PlantedTable[] =>
  zoos.flatMap((zoo) => [faithful(zoo.table, format), planted({ ...zoo, table: twin(zoo.table) }, format)]);
