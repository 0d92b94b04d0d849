import { clip } from '../report/visible.ts';

/**
 * The custom notification of Amazon Q Developer in chat applications (formerly AWS Chatbot):
 * https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export interface SlackParts {
  readonly title: string;
  /** The task or run it is about. */
  readonly about: string;
  /** Notifications of one thread are shown together. */
  readonly thread: string;
  /** The verdict. */
  readonly event: string;
  readonly items: readonly { readonly name: string; readonly text: string }[];
  /** Items that are not listed. */
  readonly more: number;
  readonly steps: readonly string[];
  readonly links: { readonly report: string; readonly execution: string | null };
}

export function slackText(parts: SlackParts): string {
  const { title, items, more, links, steps } = parts;
  const listed = items.map(({ name, text }) => `• ${code(name)}: ${escaped(text)}`);
  const rest = more > 0 ? [`• and ${more} more`] : [];
  const see = [link(links.report, 'Report'), ...(links.execution === null ? [] : [link(links.execution, 'Run')])];
  return JSON.stringify({
    version: '1.0',
    source: 'custom',
    content: {
      textType: 'client-markdown',
      title: `${ICONS[parts.event] ?? ':x:'} ${escaped(clip(title, 200))}`,
      description: [...listed, ...rest, see.join(' · ')].join('\n'),
      ...(steps.length === 0 ? {} : { nextSteps: steps.map((step) => escaped(clip(step, 300))) }),
      keywords: ['loadproof', parts.event.toLowerCase().replaceAll(' ', '-')],
    },
    metadata: {
      threadId: clip(parts.thread, 200),
      summary: escaped(clip(title, 200)),
      eventType: parts.event,
      relatedResources: [clip(parts.about, 200)],
    },
  });
}

const ICONS: Readonly<Record<string, string>> = {
  MATCHED: ':white_check_mark:',
  MISMATCHED: ':x:',
  INCONCLUSIVE: ':warning:',
  ERRORED: ':octagonal_sign:',
};

/** The three characters that Slack reads: no name makes a mention or a link. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A name as code, so that no asterisk in it makes anything bold; a backtick would end the code. */
const code = (name: string): string => `\`${escaped(clip(name, 120)).replaceAll('`', "'")}\``;

const link = (url: string, text: string): string => `<${url.replace(/[<>|\s]/g, encodeURIComponent)}|${text}>`;
