import { parseArgs } from 'node:util';
import { configError } from '../../core/config/errors.ts';
import { didYouMean } from '../../core/config/nearest.ts';
import { DEMO_TRINO_OPTIONS, type DemoTrino, demoPlaces } from './demo-args.ts';
import { type ExplainArgs, explainArgs } from './explain-args.ts';

/** A command line, understood. */
export type Command =
  | {
      readonly command: 'run';
      readonly config: string;
      /** Instead of the configuration's; null for that. */
      readonly engine: string | null;
      readonly tables: readonly string[];
      readonly out: string | null;
      readonly json: boolean;
      readonly showValues: boolean;
      /** A run whose tables that were not matched are run again; null for all. */
      readonly failed: string | null;
    }
  | {
      readonly command: 'plan';
      readonly config: string;
      readonly engine: string | null;
      readonly tables: readonly string[];
      readonly sql: boolean;
    }
  | {
      readonly command: 'doctor';
      readonly config: string;
      /** Looks at a deployed stack of this name instead of a configuration. */
      readonly stack: string | null;
      readonly region: string | null;
      readonly json: boolean;
    }
  | {
      readonly command: 'demo';
      readonly clean: boolean;
      readonly out: string;
      readonly json: boolean;
      /** A database to load the demo's data into, instead of one of its own. */
      readonly postgres: string | null;
      /** A MariaDB or MySQL server to load it into. */
      readonly mysql: string | null;
      /** A cluster to run on, instead of the embedded engine. */
      readonly trino: DemoTrino | null;
    }
  /** `run` is an identifier, a path, or `latest`; `from` the folder that holds `runs`; `to` a file, or standard output. */
  | {
      readonly command: 'report';
      readonly run: string;
      readonly form: ReportForm;
      readonly from: string;
      readonly to: string | null;
    }
  /** `tables` is a glob; `from` the folder that holds `runs`. */
  | { readonly command: 'history'; readonly tables: string | null; readonly from: string; readonly json: boolean }
  | { readonly command: 'preview'; readonly run: string; readonly from: string }
  | ExplainArgs
  | { readonly command: 'version' }
  /** `topic` is a command; null for the overview. `asked` is false where nothing was asked for at all. */
  | { readonly command: 'help'; readonly topic: string | null; readonly asked: boolean };

/** What a stored report can be rendered as. */
export const REPORT_FORMS = ['html', 'md', 'txt', 'json', 'junit', 'email', 'slack'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

/** Options of each command; `help` and `version` are everywhere. */
export const COMMANDS = {
  run: ['config', 'engine', 'tables', 'failed', 'out', 'json', 'show-values'],
  plan: ['config', 'engine', 'tables', 'sql'],
  doctor: ['config', 'stack', 'region', 'json'],
  report: ['as', 'from', 'to'],
  history: ['from', 'json'],
  preview: ['from'],
  explain: ['endpoints', 'format', 'fail-on'],
  demo: ['clean', 'out', 'json', 'postgres', 'mysql', 'engine', ...DEMO_TRINO_OPTIONS],
  help: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const everywhere = ['help', 'version'];
const withValue = new Set([
  'config',
  'tables',
  'failed',
  'out',
  'stack',
  'region',
  'as',
  'from',
  'to',
  'engine',
  'endpoints',
  'format',
  'fail-on',
  'postgres',
  'mysql',
  ...DEMO_TRINO_OPTIONS,
]);

const options = {
  config: { type: 'string', short: 'c' },
  tables: { type: 'string', short: 't', multiple: true },
  failed: { type: 'string' },
  out: { type: 'string', short: 'o' },
  engine: { type: 'string' },
  endpoints: { type: 'string', multiple: true },
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  postgres: { type: 'string' },
  mysql: { type: 'string' },
  trino: { type: 'string' },
  'source-catalog': { type: 'string' },
  'lake-catalog': { type: 'string' },
  'lake-schema': { type: 'string' },
  'lake-location': { type: 'string' },
  json: { type: 'boolean' },
  'show-values': { type: 'boolean' },
  sql: { type: 'boolean' },
  stack: { type: 'string', short: 's' },
  region: { type: 'string' },
  as: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  clean: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/** Reads a command line. Throws a ConfigError that names what is not known, with the nearest that is. */
export function parseCommand(argv: readonly string[]): Command {
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const name = words[0];
  const known = isCommand(name) ? name : undefined;
  if (name !== undefined && known === undefined) throw unknownCommand(name);
  const values = optionValues(known, given);
  if (values.has('version')) return { command: 'version' };
  if (known === undefined) return { command: 'help', topic: null, asked: values.has('help') };
  if (known === 'help' || values.has('help')) return help(known, words);
  if (known === 'report' || known === 'preview') return buildReport(known, words.slice(1), values);
  if (known === 'history') return buildHistory(words.slice(1), values);
  if (known === 'explain') return explainArgs(words.slice(1), values);
  if (words.length > 1)
    throw configError(words[1] ?? '', `loadproof ${known} takes options only; tables go into --tables`);
  return build(known, values);
}

type CommandName = keyof typeof COMMANDS;

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function isCommand(name: string | undefined): name is CommandName {
  return name !== undefined && Object.hasOwn(COMMANDS, name);
}

function unknownCommand(name: string): Error {
  const hint = didYouMean(name, Object.keys(COMMANDS)) || ' See loadproof help.';
  return configError(name, `is not a command of loadproof.${hint}`);
}

function help(command: CommandName, words: readonly string[]): Command {
  const topic = command === 'help' ? words[1] : command;
  if (topic !== undefined && !isCommand(topic)) throw unknownCommand(topic);
  return { command: 'help', topic: topic ?? null, asked: true };
}

function optionValues(command: CommandName | undefined, given: readonly OptionToken[]): Map<string, string[]> {
  const allowed: readonly string[] = [...(command === undefined ? [] : COMMANDS[command]), ...everywhere];
  const values = new Map<string, string[]>();
  for (const token of given) {
    if (!allowed.includes(token.name)) throw unknownOption(command, token, allowed);
    checkValue(token);
    const before = values.get(token.name) ?? [];
    if (before.length > 0 && token.name !== 'tables' && token.name !== 'endpoints')
      throw configError(token.rawName, 'is given twice');
    values.set(token.name, [...before, token.value ?? '']);
  }
  return values;
}

function unknownOption(command: CommandName | undefined, token: OptionToken, allowed: readonly string[]): Error {
  const hint = didYouMean(
    token.rawName,
    allowed.map((name) => `--${name}`),
  );
  const known = ` Known: ${allowed.map((name) => `--${name}`).join(', ')}`;
  return configError(token.rawName, `is not an option of loadproof${command ? ` ${command}` : ''}.${hint || known}`);
}

function checkValue(token: OptionToken): void {
  if (!withValue.has(token.name)) {
    if (token.value !== undefined) throw configError(token.rawName, `takes no value, and has '${token.value}'`);
    return;
  }
  // `--config --json` is an option without its value, not a file called --json.
  const swallowed = token.inlineValue !== true && token.value?.startsWith('-');
  if (token.value === undefined || token.value === '' || swallowed)
    throw configError(token.rawName, `needs a value: write ${token.rawName} <value>`);
}

type Values = ReadonlyMap<string, readonly string[]>;

/** `report <run>` and `preview alert <run>`; without a run, the one that was stored last. */
function buildReport(command: 'report' | 'preview', words: readonly string[], values: Values): Command {
  const from = values.get('from')?.[0] ?? './loadproof-out';
  const [what, ...runs] = command === 'preview' ? words : [null, ...words];
  if (command === 'preview' && what !== 'alert')
    throw configError(what ?? 'preview', 'is not what can be previewed: write loadproof preview alert');
  if (runs.length > 1) throw configError(runs[1] ?? '', `loadproof ${command} takes one run`);
  const run = runs[0] ?? 'latest';
  if (command === 'preview') return { command, run, from };
  const as = values.get('as')?.[0] ?? 'txt';
  const form = REPORT_FORMS.find((known) => known === as);
  if (form === undefined)
    throw configError(
      '--as',
      `'${as}' is no form of a report.${didYouMean(as, REPORT_FORMS) || ` Known: ${REPORT_FORMS.join(', ')}`}`,
    );
  return { command, run, form, from, to: values.get('to')?.[0] ?? null };
}

/** `history <glob>`; without one, every table. */
function buildHistory(words: readonly string[], values: Values): Command {
  if (words.length > 1) throw configError(words[1] ?? '', 'loadproof history takes one glob of tables');
  const from = values.get('from')?.[0] ?? './loadproof-out';
  return { command: 'history', tables: words[0] ?? null, from, json: values.has('json') };
}

function build(
  command: Exclude<CommandName, 'help' | 'report' | 'preview' | 'history' | 'explain'>,
  values: Values,
): Command {
  const text = (name: string) => values.get(name)?.[0] ?? null;
  const config = text('config') ?? 'loadproof.yaml';
  const tables = (values.get('tables') ?? []).flatMap(splitGlobs);
  switch (command) {
    case 'run':
      if (values.has('failed') && tables.length > 0)
        throw configError('--failed', 'takes the tables of that run: leave --tables out');
      return {
        command,
        config,
        engine: text('engine'),
        tables,
        out: text('out'),
        json: values.has('json'),
        showValues: values.has('show-values'),
        failed: text('failed'),
      };
    case 'plan':
      return { command, config, engine: text('engine'), tables, sql: values.has('sql') };
    case 'doctor':
      return buildDoctor(config, text('stack'), text('region'), values.has('json'));
    case 'demo':
      return {
        command,
        clean: values.has('clean'),
        out: text('out') ?? './loadproof-out',
        json: values.has('json'),
        ...demoPlaces(text),
      };
  }
}

function buildDoctor(config: string, stack: string | null, region: string | null, json: boolean): Command {
  if (region !== null && stack === null)
    throw configError('--region', 'is of use only with --stack <name>: a deployed stack');
  // It becomes the name of a function, and an argument of the AWS CLI.
  if (stack !== null && !/^[a-z][a-z0-9-]{0,31}$/.test(stack))
    throw configError('--stack', `'${stack}' is not the name of a stack: write stack.name of its loadproof.yaml`);
  return { command: 'doctor', config, stack, region, json };
}

/** `a.b,"x,y".*` as its globs: a comma inside of quotes is part of a name. */
function splitGlobs(text: string): string[] {
  const globs = text.match(/(?:"(?:[^"]|"")*"|[^,])+/g) ?? [];
  return globs.map((glob) => glob.trim()).filter((glob) => glob !== '');
}
