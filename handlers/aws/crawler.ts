import { setTimeout as sleep } from 'node:timers/promises';
import { type Crawler, GetCrawlerCommand, type GlueClient, StartCrawlerCommand } from '@aws-sdk/client-glue';
import { LoadproofError } from '../errors.ts';
import { awsError, faultOf } from './errors.ts';

const OTHERWISE = {
  name: 'QueryFailed',
  remedy: 'See the crawler in the Glue console: it must exist, and its role must read the lake.',
} as const;

export interface CrawlPatience {
  readonly pollMilliseconds: number;
  readonly patience: number;
}

const PATIENCE: CrawlPatience = { pollMilliseconds: 5_000, patience: 720_000 };

/**
 * Runs a crawler and waits for its end. Somebody else's crawl that is under way may have listed the lake before the load
 * ended, so it is waited for, and then one of our own is started.
 */
export async function crawl(glue: GlueClient, name: string, limits: CrawlPatience = PATIENCE): Promise<void> {
  const { pollMilliseconds, patience } = limits;
  const previous = (await crawlerOf(glue, name)).LastCrawl?.StartTime ?? null;
  let seen = previous;
  let started = false;
  for (let waited = 0; waited <= patience; waited += pollMilliseconds) {
    if (!started) {
      // The crawl that counts is one that began after the last that was seen before ours was started.
      seen = (await crawlerOf(glue, name)).LastCrawl?.StartTime ?? seen;
      started = await start(glue, name);
    } else {
      const { State, LastCrawl } = await crawlerOf(glue, name);
      const isOurs = LastCrawl?.StartTime !== undefined && LastCrawl.StartTime.getTime() !== seen?.getTime();
      if (State === 'READY' && isOurs) return checkEnd(name, LastCrawl);
    }
    await sleep(pollMilliseconds);
  }
  throw new LoadproofError(
    'QueryTimedOut',
    `The crawler ${name} did not end in ${Math.round(patience / 60_000)} minutes.`,
    'Leave the crawler out (stack.lake.crawler): Loadproof declares its tables from the footers of the files.',
  );
}

/** False where a crawl is under way, or being stopped. */
async function start(glue: GlueClient, name: string): Promise<boolean> {
  try {
    await glue.send(new StartCrawlerCommand({ Name: name }));
    return true;
  } catch (error) {
    if (faultOf(error).name === 'CrawlerRunningException') return false;
    throw awsError(error, `Starting the crawler ${name}`, OTHERWISE);
  }
}

async function crawlerOf(glue: GlueClient, name: string): Promise<Crawler> {
  try {
    return (await glue.send(new GetCrawlerCommand({ Name: name }))).Crawler ?? {};
  } catch (error) {
    throw awsError(error, `Asking for the crawler ${name}`, OTHERWISE);
  }
}

function checkEnd(name: string, last: NonNullable<Crawler['LastCrawl']>): void {
  if (last.Status === 'SUCCEEDED') return;
  throw new LoadproofError(
    'QueryFailed',
    `The crawler ${name} ended as ${last.Status}: ${last.ErrorMessage ?? 'it said nothing'}`,
    OTHERWISE.remedy,
  );
}
