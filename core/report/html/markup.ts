import { visible } from '../visible.ts';

/** Markup that cannot be forgotten to be escaped: what is not Html becomes harmless text. */

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Html | string | number | null | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute; control and direction characters are shown as glyphs. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

function write(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  return typeof part === 'object' ? part.map(write).join('') : escapeHtml(String(part));
}

/** A template whose strings and numbers are escaped, whose null is nothing, and whose arrays are joined. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(template.reduce((text, literal, i) => text + write(parts[i - 1] ?? null) + literal));
}

/** The markup where the condition holds, else nothing. */
export function when(condition: boolean, markup: () => Html | null): Html | null {
  return condition ? markup() : null;
}

/** A name, in the monospace face, and kept from turning its surroundings around. */
export function mono(text: string): Html {
  return text === '' ? html`<span class="badge">empty</span>` : html`<bdi class="mono">${text}</bdi>`;
}
