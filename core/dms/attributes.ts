/**
 * Extra connection attributes: `name=value;name=value`, the older way to give an endpoint's settings. Names are those of
 * the API in another case, and are told apart without it.
 */
export interface Attribute {
  /** Lower case. */
  readonly name: string;
  /** As it is written: white space may be a delimiter. */
  readonly value: string;
}

/** What stands in a text of attributes; a piece without an equals sign is none. The last of a name counts. */
export function parseAttributes(text: string): readonly Attribute[] {
  const pieces = text.split(';');
  return pieces.flatMap((piece, i) => {
    const equals = piece.indexOf('=');
    if (equals < 0) return [];
    const name = piece.slice(0, equals).trim().toLowerCase();
    const value = piece.slice(equals + 1);
    // A semicolon may be a value, and ends one too: `csvDelimiter=;;`.
    const semicolon = name === 'csvdelimiter' && value === '' && pieces[i + 1] === '';
    return [{ name, value: semicolon ? ';' : value }];
  });
}

/** What DMS takes for true and false in an attribute; null for any other text. */
export function flagOf(value: string): boolean | null {
  const text = value.trim();
  if (/^(?:true|1|yes|y)$/i.test(text)) return true;
  if (/^(?:false|0|no|n)$/i.test(text)) return false;
  return null;
}
