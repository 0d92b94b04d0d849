import type { Rule } from '../rule.ts';
import { changeRules } from './changes.ts';
import { errorRules } from './errors.ts';
import { formatRules } from './formats.ts';
import { fullLoadRules } from './full-load.ts';
import { lobRules } from './lobs.ts';
import { selectionRules } from './selection.ts';
import { descriptionRules, settingRules } from './settings.ts';
import { sourceRules } from './sources.ts';
import { targetRules } from './target.ts';
import { tableSettingsRules, transformationRules } from './transformations.ts';

/** Every rule of `loadproof explain`, in the order in which findings of one severity are told. */
export const RULES: readonly Rule[] = [
  ...targetRules,
  ...formatRules,
  ...lobRules,
  ...fullLoadRules,
  ...changeRules,
  ...errorRules,
  ...settingRules,
  ...selectionRules,
  ...transformationRules,
  ...tableSettingsRules,
  ...sourceRules,
  ...descriptionRules,
];
