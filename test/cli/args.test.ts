import { COMMANDS, parseCommand } from '../../local/cli/args.ts';
import { helpText } from '../../local/cli/help.ts';

const file = { config: 'loadproof.yaml', engine: null, tables: [] };
const run = { command: 'run', ...file, out: null, json: false, showValues: false, failed: null };
const demo = {
  command: 'demo',
  clean: false,
  out: './loadproof-out',
  json: false,
  postgres: null,
  mysql: null,
  trino: null,
};
const cluster = { url: 'http://t', sourceCatalog: 'postgresql', lakeCatalog: 'hive', lakeSchema: 'loadproof' };

describe('command lines', () => {
  test.each([
    ['run', run],
    ['run --json --show-values', { ...run, json: true, showValues: true }],
    ['run -c a.yaml -o out -t a.b', { ...run, config: 'a.yaml', out: 'out', tables: ['a.b'] }],
    ['run --config=-odd.yaml', { ...run, config: '-odd.yaml' }],
    ['run --tables a.b,c.* --tables d.e', { ...run, tables: ['a.b', 'c.*', 'd.e'] }],
    ['run --tables "x,y".t,a.b', { ...run, tables: ['"x,y".t', 'a.b'] }],
    ['--json run', { ...run, json: true }],
    ['plan --sql', { command: 'plan', ...file, sql: true }],
    ['demo --clean', { ...demo, clean: true }],
    ['demo --out x --json', { ...demo, out: 'x', json: true }],
    ['demo --postgres p', { ...demo, postgres: 'p' }],
    ['demo --mysql m', { ...demo, mysql: 'm' }],
    [
      'demo --trino http://t --postgres p --lake-location s3://b',
      { ...demo, postgres: 'p', trino: { ...cluster, location: 's3://b' } },
    ],
    [
      'demo --trino http://t --mysql m --lake-location s3://b',
      { ...demo, mysql: 'm', trino: { ...cluster, sourceCatalog: 'mysql', location: 's3://b' } },
    ],
    [
      'demo --engine trino --trino http://t --postgres p --lake-location l --source-catalog a --lake-catalog b --lake-schema c',
      {
        ...demo,
        postgres: 'p',
        trino: { url: 'http://t', sourceCatalog: 'a', lakeCatalog: 'b', lakeSchema: 'c', location: 'l' },
      },
    ],
    ['run --engine trino', { ...run, engine: 'trino' }],
    ['report', { command: 'report', run: 'latest', form: 'txt', from: './loadproof-out', to: null }],
    ['report r --as junit --from f --to t', { command: 'report', run: 'r', form: 'junit', from: 'f', to: 't' }],
    ['run --failed r', { ...run, failed: 'r' }],
    ['history', { command: 'history', tables: null, from: './loadproof-out', json: false }],
    ['history a.* --json --from f', { command: 'history', tables: 'a.*', from: 'f', json: true }],
    ['preview alert', { command: 'preview', run: 'latest', from: './loadproof-out' }],
    ['preview alert r --from f', { command: 'preview', run: 'r', from: 'f' }],
    ['--version', { command: 'version' }],
    ['run -V', { command: 'version' }],
    ['', { command: 'help', topic: null, asked: false }],
    ['help', { command: 'help', topic: null, asked: true }],
    ['-h', { command: 'help', topic: null, asked: true }],
    ['help plan', { command: 'help', topic: 'plan', asked: true }],
    ['demo --help', { command: 'help', topic: 'demo', asked: true }],
  ])('loadproof %s', (line, expected) => {
    expect(parseCommand(line.split(' ').filter((word) => word !== ''))).toEqual(expected);
  });

  test.each([
    ['runn', /^runn: is not a command of loadproof\. Did you mean run\?$/],
    ['toString', /^toString: is not a command/],
    ['help pln', /^pln: is not a command .* plan\?$/],
    ['run --tabels x', /^--tabels: is not an option of loadproof run\. Did you mean --tables\?$/],
    ['run --sql', /^--sql: is not an option of loadproof run\. .*--config/],
    ['plan --json', /^--json: is not an option of loadproof plan/],
    ['-x', /^-x: is not an option of loadproof\./],
    ['run --failed r -t a.b', /^--failed: takes the tables of that run/],
    ['history a b', /^b: loadproof history takes one glob/],
    ['run --config', /^--config: needs a value: write --config <value>$/],
    ['run --config --json', /^--config: needs a value/],
    ['run --config=', /^--config: needs a value/],
    ['run --json=yes', /^--json: takes no value, and has 'yes'$/],
    ['run --out a --out b', /^--out: is given twice$/],
    ['report --out x', /^--out: is not an option of loadproof report\. .*--to/],
    ['preview alrt', /^alrt: is not what can be previewed: write loadproof preview alert$/],
    ['preview', /^preview: is not what can be previewed/],
    ['demo --mysql m --postgres p', /^--mysql: is of use alone/],
    ['demo --engine trin', /^--engine: 'trin' is no engine: .*Did you mean trino\?$/],
    ['demo --engine trino --postgres p', /^--trino: is missing: .*--trino https/],
    ['demo --trino http://t', /^--postgres: is missing/],
    ['demo --trino http://t --postgres p', /^--lake-location: is missing/],
    ['demo --lake-schema x', /^--lake-schema: is of use on Trino only/],
    ['run public.orders', /^public\.orders: loadproof run takes options only; tables go into --tables$/],
  ])('loadproof %s is refused', (line, message) => {
    expect(() => parseCommand(line.split(' '))).toThrow(message);
  });

  test.each(Object.entries(COMMANDS))('the help of %s tells every option', (command, options) => {
    for (const option of options) expect(helpText(command)).toContain(`--${option}`);
  });

  test('the help tells every command', () => {
    for (const command of Object.keys(COMMANDS)) expect(helpText(null)).toContain(`loadproof ${command}`);
  });
});
