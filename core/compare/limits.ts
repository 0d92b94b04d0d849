import { z } from 'zod';

/**
 * Limits: what a proof could not see. A limit makes its table INCONCLUSIVE until the configuration accepts it by kind,
 * with reason, owner and expiry.
 */
export const LIMIT_KINDS = [
  /** A column was left out by the configuration, or because no lossless rendering of its pair of types is known. */
  'excludedColumn',
  /** The configuration or a mapping rule restricts the rows compared. */
  'rowFilter',
  /** Rows may be hidden from our role in the source: a row policy, a view's condition. */
  'hiddenRows',
  /** DMS is configured to lose something; the count says how many source values it changed. */
  'expectedLoss',
  /** The lake holds a column that the source has not. */
  'extraLakeColumn',
  /** The source's column is absent from the lake, and holds no value that could have been lost. */
  'absentColumn',
  /** Some files of the folder lack a column that others have. */
  'schemaDrift',
  /** A file in the table's folder that is not in the layout of a load or of changes, or of a kind that was not read. */
  'unreadFile',
  /** A file that was written before the task's load began: of an earlier load, over which the task wrote. */
  'staleFile',
  /** Changes of one key that nothing orders, and that say different things: which of them is the last is not known. */
  'changeOrder',
  /** Rows of the lake that the source has not, in a lake to which deletes are not written. */
  'noDeletes',
  /** Rows of the source that the lake has not, in a lake of changes alone, without the load before them. */
  'noBaseline',
  /** The task stopped before it wrote changes that it had captured. */
  'behindSource',
  /** A CSV file contradicts the endpoint's settings: a header that is there or not, gzip, a byte order mark. */
  'settingMismatch',
  /** Rows of the source whose CSV records cannot be told apart from others, by the settings or by the engine. */
  'ambiguousRecords',
  /** A rule or setting of the task whose effect Loadproof does not model. */
  'unmodelledRule',
  /** Differences that were seen in one read and were others in the next. */
  'doesNotHoldStill',
  /** Every row was seen equal, but never all of them at one moment: the lake follows a source that is written to. */
  'seenEqualByKey',
  /** Keys that the source changed after the load, by its own evidence: what the load wrote of them is not known. */
  'laterChange',
  /** Rows differ that somebody has seen, and accepts one by one. Made with its consent; no rule accepts it by kind. */
  'acceptedDifferences',
  /** No row on either side: nothing was proven. */
  'nothingRead',
] as const;

/** The kinds that `accept` may name. */
export const ACCEPTABLE_KINDS = LIMIT_KINDS.filter((kind) => kind !== 'acceptedDifferences');

export type LimitKind = (typeof LIMIT_KINDS)[number];

/** Consent: why, who answers for it, and until when (a date; after it the consent is void). */
export const consentSchema = z.strictObject({
  reason: z.string().trim().min(1),
  owner: z.string().trim().min(1),
  expires: z.iso.date(),
});
export type Consent = z.infer<typeof consentSchema>;

export const limitSchema = z.strictObject({
  kind: z.enum(LIMIT_KINDS),
  /** The column it is about; null for the whole table. */
  column: z.string().nullable(),
  /** One sentence for a person: what could not be seen, and why. */
  detail: z.string(),
  /** How many values or rows it is about; null where that has no meaning. */
  count: z.number().int().nonnegative().nullable(),
  /** The consent that accepts it, with the expiry it had; null where nobody has. */
  accepted: consentSchema.nullable(),
});
export type Limit = z.infer<typeof limitSchema>;

/** A new limit that nobody has accepted yet. */
export function limit(kind: LimitKind, detail: string, about: { column?: string; count?: number } = {}): Limit {
  return { kind, column: about.column ?? null, detail, count: about.count ?? null, accepted: null };
}
