import { sqlTokens, type Token } from './sql-tokens.ts';

/**
 * The tables that a migration changes. Every statement must be understood: one that names its tables, or one that is
 * known to change no rows. Of any other the file says that it is not wholly read, and the caller takes every table.
 */

/** A table as the migration names it. */
export interface NamedTable {
  /** Its own name: the schema is not looked at, since a search path or a rename of a schema can make it another. */
  readonly name: string;
  /** Without quotes a database folds the case of a name, each its own way. */
  readonly quoted: boolean;
}

export interface SqlReading {
  readonly tables: readonly NamedTable[];
  /** Beginnings of the statements that were not understood. */
  readonly unread: readonly string[];
}

/** Statements that change no rows and no table, by their first words. */
const HARMLESS = [
  /^begin(?: (?:work|transaction|tran))?$/,
  /^end(?: (?:work|transaction))?$/,
  /^(?:start transaction|commit|rollback|savepoint|release|set|reset|show|use)\b/,
  /^(?:grant|revoke|comment|analyze|vacuum|lock|notify|listen|checkpoint|reindex|cluster)\b/,
  /^(?:create|drop)(?: or replace)? (?:sequence|type|domain|extension|schema|role|user|group|function|procedure)\b/,
  /^(?:create|drop)(?: or replace)?(?: constraint)? (?:view|materialized view|trigger|policy|rule|collation|aggregate)\b/,
  /^(?:create|drop|alter) (?:publication|subscription|server|statistics|tablespace|event trigger)\b/,
  /^(?:alter|drop) (?:index|sequence|view|materialized view|role|user|function|procedure|policy|extension)\b/,
  /^alter default privileges\b/,
];

/** … unless they do this: take away what columns and tables hang on. */
const NOT_HARMLESS = /^drop (?:type|domain|schema|extension)\b|^drop\b.*\bcascade\b/;

/** What moves rows between tables by a name that is not read here, or reaches tables that are not named. */
const FAR_REACHING = /^truncate\b.*\bcascade\b|^alter table\b.*\b(?:exchange|switch)\b/;

/** The beginning of another statement inside of one: SQL Server needs no semicolons. */
const INNER_CHANGE =
  /(?<= )(?:insert (?:ignore )?into|replace into|delete from|merge into|(?<!\b(?:on|for|do|key|or|after|before|then) |, )update (?:[^ ]+ ){1,7}set)\b/;
/** … where it is not read: one that stands behind a parenthesis may belong to a WITH clause, and is. */
const INNER_UNREAD_CHANGE = new RegExp(`(?<=[^()] )${INNER_CHANGE.source}`);
const INNER_OTHER =
  /(?<= )(?:truncate table|(?:create|alter|drop|rename) table|(?<!\b(?:row|statement|grant) |, )exec(?:ute)?)\b/;

const CHANGES_LINE = /^(?:insert|replace|update|delete|merge|with|copy|load)\b/;

/** Lines that end a statement for a tool of the database: SQL Server's GO, Oracle's slash. */
const BATCH_ENDS = /^[ \t]*(?:go(?:[ \t]+\d+)?|\/)[ \t]*\r?$/gim;

export function tablesOfSql(sql: string): SqlReading {
  const tables = new Map<string, NamedTable>();
  const temporary = new Set<string>();
  const unread: string[] = [];
  for (const tokens of statements(sqlTokens(sql.replace(BATCH_ENDS, ';')))) {
    const read = readStatement(tokens, temporary);
    if (read === null) unread.push(beginning(tokens));
    for (const table of read ?? [])
      if (!temporary.has(keyOf(table))) tables.set(`${table.quoted} ${table.name}`, table);
  }
  return { tables: [...tables.values()], unread };
}

const keyOf = (table: NamedTable): string => (table.quoted ? table.name : table.name.toLowerCase());

function statements(tokens: readonly Token[]): Token[][] {
  const all: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === ';') all.push([]);
    else all.at(-1)?.push(token);
  }
  return all.filter((statement) => statement.length > 0);
}

function beginning(tokens: readonly Token[]): string {
  const doubtful = tokens.find((t) => t.kind === 'doubt');
  const words = tokens.slice(0, 4).map((t) => ('text' in t ? t.text : '…'));
  return doubtful === undefined ? words.join(' ') : `${words.join(' ')} (${doubtful.why})`;
}

/** The tables of a statement; null where it is not understood. */
function readStatement(tokens: readonly Token[], temporary: Set<string>): NamedTable[] | null {
  if (tokens.some((t) => t.kind === 'doubt')) return null;
  const line = tokens
    .map((t) => (t.kind === 'word' ? t.text.toLowerCase() : t.kind === 'sign' ? t.text : "'"))
    .join(' ');
  const changes = CHANGES_LINE.test(line);
  const inner = changes ? INNER_UNREAD_CHANGE : INNER_CHANGE;
  if (inner.test(line) || INNER_OTHER.test(line) || FAR_REACHING.test(line)) return null;
  const ddl = DDL.find(({ head }) => head.test(line));
  if (ddl !== undefined) {
    const found = ddl.read(new Reader(tokens), line);
    const isTemporary = /^create (?:(?:global|local) )?temp(?:orary)?\b/.test(line);
    if (isTemporary && found !== null) for (const table of found) temporary.add(keyOf(table));
    return found;
  }
  if (HARMLESS.some((p) => p.test(line)) && !NOT_HARMLESS.test(line)) return [];
  return changes ? readChanges(tokens, line) : null;
}

interface Ddl {
  readonly head: RegExp;
  readonly read: (reader: Reader, line: string) => NamedTable[] | null;
}

const CREATE =
  /^create (?:or replace )?(?:(?:global|local) )?(?:temp|temporary|unlogged|foreign|external|transient)? ?table\b/;

const DDL: readonly Ddl[] = [
  {
    head: CREATE,
    read: (reader) => {
      const own = reader.after('table').skip('if', 'not', 'exists').name();
      // A partition's rows are its parent's, too.
      const parent = reader.find('partition', 'of') || reader.find('inherits', '(') ? reader.name() : undefined;
      return own === null || parent === null ? null : [own, ...(parent === undefined ? [] : [parent])];
    },
  },
  {
    head: /^alter (?:foreign )?table\b/,
    read: (reader, line) => {
      const own = reader.after('table').skip('if', 'exists').skip('only').name();
      if (own === null || /^alter table all\b/.test(line)) return null;
      const other =
        reader.find('rename', 'to') || reader.find('attach', 'partition') || reader.find('detach', 'partition');
      const next = other ? reader.name() : undefined;
      return next === null ? null : [own, ...(next === undefined ? [] : [next])];
    },
  },
  {
    head: /^drop (?:foreign |temporary )?table\b/,
    read: (reader) => reader.after('table').skip('if', 'exists').names(),
  },
  { head: /^rename table\b/, read: (reader) => reader.after('table').names('to') },
  { head: /^truncate\b/, read: (reader) => reader.after('truncate').skip('table').skip('only').names() },
  {
    head: /^create (?:unique |fulltext |spatial |clustered |nonclustered )*index\b/,
    read: (reader) => (reader.find('on') ? one(reader.skip('only').name()) : null),
  },
];

const one = (table: NamedTable | null): NamedTable[] | null => (table === null ? null : [table]);

/** Words that begin a change of rows, where they stand at the start, or in and after a WITH clause. */
const CHANGES = /^(?:insert|replace|update|delete|merge|copy|load)$/i;

function readChanges(tokens: readonly Token[], line: string): NamedTable[] | null {
  const found: NamedTable[] = [];
  let changes = 0;
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const begins = before === undefined || (before.kind === 'sign' && (before.text === '(' || before.text === ')'));
    if (token.kind !== 'word' || !begins || !CHANGES.test(token.text)) continue;
    // A function of such a name: replace(a, b).
    const after = tokens[at + 1];
    if (after?.kind === 'sign' && after.text === '(') continue;
    const table = readChange(new Reader(tokens, at), token.text.toLowerCase());
    if (table === null) return null;
    found.push(...table);
    changes++;
  }
  // WITH … SELECT may call functions that change anything; a COPY … TO writes a file.
  return changes > 0 || /^copy\b/.test(line) ? found : null;
}

function readChange(reader: Reader, verb: string): NamedTable[] | null {
  switch (verb) {
    case 'insert':
    case 'replace':
      reader.after(verb).skipAny('low_priority', 'delayed', 'high_priority', 'ignore');
      return afterInto(reader);
    case 'update':
      reader.after(verb).skipAny('low_priority', 'ignore', 'only');
      return reader.joined('set');
    case 'delete':
      reader.after(verb).skipAny('low_priority', 'quick', 'ignore');
      // MySQL's DELETE a, b FROM … names what it deletes from by aliases.
      return reader.at('from') ? one(reader.skip('from').skip('only').name()) : null;
    case 'load':
      return reader.find('into', 'table') ? one(reader.name()) : null;
    case 'copy':
      return one(reader.after(verb).name());
    default:
      return afterInto(reader.after(verb));
  }
}

/** Oracle's INSERT ALL has several INTOs; SQL Server can do without one. */
const afterInto = (reader: Reader): NamedTable[] | null => (reader.at('into') ? one(reader.skip('into').name()) : null);

/** Reads names out of a statement, from a place on. */
class Reader {
  readonly #tokens: readonly Token[];
  #at: number;

  constructor(tokens: readonly Token[], at = 0) {
    this.#tokens = tokens;
    this.#at = at;
  }

  /** Whether this word, or sign, stands here. */
  at(word: string, offset = 0): boolean {
    const token = this.#tokens[this.#at + offset];
    return (token?.kind === 'word' || token?.kind === 'sign') && token.text.toLowerCase() === word;
  }

  /** Goes behind the next such word. */
  after(word: string): this {
    while (this.#at < this.#tokens.length && !this.at(word)) this.#at++;
    this.#at++;
    return this;
  }

  /** Goes behind these words, where they stand here. */
  skip(...words: readonly string[]): this {
    if (words.every((word, offset) => this.at(word, offset))) this.#at += words.length;
    return this;
  }

  skipAny(...words: readonly string[]): this {
    while (words.some((word) => this.at(word))) this.#at++;
    return this;
  }

  /** Goes behind the next such sequence; false where there is none. */
  find(...words: readonly string[]): boolean {
    for (let at = this.#at; at < this.#tokens.length; at++) {
      const here = new Reader(this.#tokens, at);
      if (!words.every((word, offset) => here.at(word, offset))) continue;
      this.#at = at + words.length;
      return true;
    }
    return false;
  }

  /** A name of up to three parts, of which the last is the table's; null where none stands here. */
  name(): NamedTable | null {
    let last: NamedTable | null = null;
    for (let parts = 0; parts < 4; parts++) {
      const token = this.#tokens[this.#at];
      if (token?.kind !== 'word' && token?.kind !== 'name') return null;
      last = { name: token.text, quoted: token.kind === 'name' };
      this.#at++;
      if (!this.at('.')) break;
      this.#at++;
    }
    // A template's name: orders_${year}, or a name that a macro makes.
    const glued = this.at('$') || this.at('{') || this.at('%') || this.at(':') || this.at('.');
    return glued || last?.name === '' ? null : last;
  }

  /** Names separated by commas, or by a word. */
  names(separator = ','): NamedTable[] | null {
    const found: NamedTable[] = [];
    do {
      const name = this.skip('only').name();
      if (name === null) return null;
      found.push(name);
      this.skip('*');
    } while (this.#takes(',') || this.#takes(separator));
    return found;
  }

  /** The tables of UPDATE a, b JOIN c … up to a word: each may be changed. */
  joined(end: string): NamedTable[] | null {
    const found: NamedTable[] = [];
    do {
      if (this.at('(')) return null;
      const name = this.name();
      if (name === null) return null;
      found.push(name);
      while (this.#at < this.#tokens.length && !this.at(end) && !this.at(',') && !this.at('join')) this.#at++;
    } while (this.#takes(',') || this.#takes('join'));
    return this.at(end) ? found : null;
  }

  #takes(word: string): boolean {
    if (!this.at(word)) return false;
    this.#at++;
    return true;
  }
}
