/**
 * What Loadproof makes of each setting, as data: `docs/dms.md` is generated from it. Each record has every key of the
 * settings that are read, so that none can be added and left unsaid.
 */

export interface SettingFact {
  /** As DMS spells it. */
  readonly name: string;
  /** What holds where nothing is said, for a person. */
  readonly default: string;
  /**
   * - `verified`: the lake is held against what it says;
   * - `named`: what it touches is a limit of the table, or is left out, by name;
   * - `explained`: a run sees its effect as differences; `loadproof explain` says why beforehand;
   * - `harmless`: it changes no row and no value.
   */
  readonly effect: 'verified' | 'named' | 'explained' | 'harmless';
  /** One sentence. */
  readonly how: string;
  /** `assumed`: DMS's documents leave its default or its effect open, or contradict each other. */
  readonly confidence: 'confirmed' | 'assumed';
}

/** A fact, in one line. */
export const fact = (
  name: string,
  byDefault: string,
  effect: SettingFact['effect'],
  how: string,
  confidence: SettingFact['confidence'] = 'confirmed',
): SettingFact => ({ name, default: byDefault, effect, how, confidence });
