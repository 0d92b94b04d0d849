/**
 * An independent splitter for tests: over a whole text at once, one field after the other, by regular expressions. It
 * shares nothing with the product's.
 */
export type ReferenceRecord =
  | { readonly kind: 'row'; readonly fields: readonly { readonly text: string; readonly quoted: boolean }[] }
  | { readonly kind: 'bad'; readonly line: number };

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

export function referenceRecords(
  text: string,
  format: { delimiter: string; rowDelimiter: string; quoted: boolean },
  columns: number,
): ReferenceRecord[] {
  const [d, r] = [literal(format.delimiter), literal(format.rowDelimiter)];
  const bare = format.quoted ? `(?:(?!${d}|${r})[^"])*` : `(?:(?!${d}|${r}).)*`;
  const field = format.quoted ? `(?:"((?:[^"]|"")*)"|(${bare}))` : `()(${bare})`;
  const step = new RegExp(`${field}(${d}|${r}|$)`, 'sy');
  const records: ReferenceRecord[] = [];
  for (let at = 0; at < text.length; ) {
    const line = text.slice(0, at).split('\n').length;
    const fields: { text: string; quoted: boolean }[] = [];
    const start = at;
    let end = '';
    let good = true;
    do {
      step.lastIndex = at;
      const found = step.exec(text);
      if (!found) {
        good = false;
        break;
      }
      const quoted = format.quoted && found[0].startsWith('"');
      fields.push({ text: quoted ? (found[1] ?? '').replaceAll('""', '"') : (found[2] ?? ''), quoted });
      end = found[3] ?? '';
      at = step.lastIndex;
    } while (end === format.delimiter);
    if (!good) at = resumeAfter(text, start, format);
    if (good && fields.length === columns) records.push({ kind: 'row', fields });
    else records.push({ kind: 'bad', line });
  }
  return records;
}

/** Where the next record begins after one that breaks: after the first row delimiter that follows what broke it. */
function resumeAfter(
  text: string,
  start: number,
  format: { delimiter: string; rowDelimiter: string; quoted: boolean },
): number {
  let inQuotes = false;
  let atStart = true;
  let broken = false;
  for (let i = start; i < text.length; ) {
    if (!broken && inQuotes) {
      if (text.startsWith('""', i)) i++;
      else if (text[i] === '"') {
        inQuotes = false;
        const after = text.slice(i + 1);
        if (!after.startsWith(format.delimiter) && !after.startsWith(format.rowDelimiter)) broken = true;
      }
      i++;
      continue;
    }
    if (text.startsWith(format.rowDelimiter, i)) return i + format.rowDelimiter.length;
    if (broken) i++;
    else if (text.startsWith(format.delimiter, i)) {
      i += format.delimiter.length;
      atStart = true;
    } else {
      if (format.quoted && text[i] === '"') {
        if (atStart) inQuotes = true;
        else broken = true;
      }
      atStart = false;
      i++;
    }
  }
  return text.length;
}
