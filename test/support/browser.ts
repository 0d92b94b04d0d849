import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** A real browser for the tests of pages: the Chromium that LOADPROOF_TEST_CHROMIUM names. */

/** Flags that keep it from talking to anybody by itself. */
const QUIET = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions'],
];

/** Milliseconds: a machine that does other things as well starts a browser slowly. */
const PATIENCE = 120_000;

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.LOADPROOF_TEST_CHROMIUM;
  if (!executablePath) throw new Error('the tests of pages need LOADPROOF_TEST_CHROMIUM');
  return chromium.launch({ executablePath, args: QUIET, timeout: PATIENCE });
}

export interface Opened {
  readonly page: Page;
  /** Addresses of every request that the page made but the first; and what its console and its scripts complained of. */
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** A page of its own, as wide as asked; light, unless asked for dark. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url, { waitUntil: 'load' });
  requests.shift();
  return { page, requests, complaints, close: () => context.close() };
}

/** Takes the picture; with UPDATE_IMAGES it is kept in docs/images. */
export async function picture(page: Page, name: string, fullPage = false): Promise<Buffer> {
  const image = await page.screenshot({ fullPage });
  if (process.env.UPDATE_IMAGES) writeFileSync(join(process.cwd(), 'docs/images', `${name}.png`), image);
  return image;
}
