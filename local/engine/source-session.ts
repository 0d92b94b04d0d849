import type { LoadproofError } from '../../handlers/errors.ts';
import { isMysqlUrl, openMysqlSession } from '../mysql/connection.ts';
import { RowStream } from '../mysql/row-stream.ts';
import { cancelSession, openReadSession, type PostgresSettings, type Queue } from '../postgres/connection.ts';
import type { Sink } from './conduit.ts';
import { CopyOut } from './copy-out.ts';

/** How to reach a source, of whatever product its URL names. */
export type SourceSettings = PostgresSettings;

/** A native query under way: its rows go into a sink as lines (`core/compare/line.ts`). */
export interface Sending {
  /** Rows that have come so far. */
  readonly rows: number;
  /** Resolves to their number when the source has said that there are no more, and the sink has taken them all. */
  readonly finished: Promise<number>;
}

/** A session that reads one snapshot of a source and can write nothing. */
export interface SourceSession {
  send(native: string, sink: Sink): Sending;
  /** An error of this session, as one that a person can act on. */
  explain(error: unknown): LoadproofError;
  /** Ends the transaction and the connection. Never rejects. */
  close(): Promise<void>;
  /** Drops the connection now, whatever is under way. */
  destroy(): void;
  /** Ends what the server runs for this session, from a second connection. Never rejects. */
  cancel(): Promise<void>;
}

/** Opens a session by the driver of the URL's product, when it has a place in the queue. */
export async function openSourceSession(settings: SourceSettings, queue?: Queue): Promise<SourceSession> {
  if (isMysqlUrl(settings.url)) {
    const session = await openMysqlSession(settings, queue);
    let rows: RowStream | null = null;
    const sendRows = (native: string, sink: Sink) => {
      rows = new RowStream(session.connection, native, sink);
      return rows;
    };
    const destroy = () => {
      session.destroy();
      rows?.abandon();
    };
    return { ...session, send: sendRows, destroy };
  }
  const session = await openReadSession(settings, queue);
  const send = (native: string, sink: Sink) => {
    const copy = new CopyOut(native, sink);
    session.client.query(copy);
    return copy;
  };
  return { ...session, send, cancel: () => cancelSession(settings, session.pid) };
}
