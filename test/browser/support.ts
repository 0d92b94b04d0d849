import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { marked } from 'marked';
import type { Browser } from 'playwright-core';
import { openPage } from '../support/browser.ts';

const css = readFileSync(join(process.cwd(), 'node_modules/github-markdown-css/github-markdown-light.css'), 'utf8');

/** The text of a comment is about 780 pixels wide in a window of 1280; the frame is ours. */
const WIDTH = 780;
const FRAME = `
  body { margin: 24px; font: 14px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #1f2328; }
  .box { width: ${WIDTH + 34}px; box-sizing: border-box; border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; }
  .box > header { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; }
  .box > header i { font: 11px sans-serif; border: 1px solid #d1d9e0; border-radius: 9px; padding: 1px 6px; }
  .markdown-body, .mail { padding: 16px; }
  .mail { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; }`;

const page = (header: string, body: string) => `<!doctype html><meta charset=utf-8><style>${css}${FRAME}</style>
    <div class=box><header>${header}</header>${body}</div>`;

function open(browser: Browser, folder: string, name: string, content: string) {
  const path = join(folder, `${name}.html`);
  writeFileSync(path, content);
  return openPage(browser, pathToFileURL(path).href, { viewport: { width: WIDTH + 82, height: 800 } });
}

/** Opens Markdown as GitHub shows it. */
export async function openMarkdown(browser: Browser, folder: string, name: string, header: string, markdown: string) {
  const body = await marked(markdown, { gfm: true });
  return open(browser, folder, name, page(header, `<article class=markdown-body>${body}</article>`));
}

/** Opens a plain text as a mail program shows it. */
export async function openMail(browser: Browser, folder: string, name: string, subject: string, text: string) {
  const escaped = (raw: string) => raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const header = `<b>AWS Notifications</b><br>${escaped(subject)}`;
  return open(browser, folder, name, page(header, `<div class=mail>${escaped(text)}</div>`));
}

/** What a reader would have to scroll sideways for. */
export const OVERFLOWING = `[...document.querySelectorAll('.markdown-body *, .mail')]
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && getComputedStyle(e).display !== 'inline')
  .map((e) => e.tagName + ' ' + e.scrollWidth + ' > ' + e.clientWidth)`;
