// An engine in a process of its own, for process.test.ts: says "flowing" when the query is under way, then its rows,
// then the most memory that the process had, in MB.
import { EmbeddedEngine } from '../../local/engine/embedded-engine.ts';

const task = JSON.parse(process.argv[2] ?? '');
const { sql, native, url, temporary, memoryBytes } = task;
const engine = await EmbeddedEngine.open({ source: { url }, temporary, memoryBytes, checkMilliseconds: 20 });
const id = await engine.start({
  statement: { engine: 'duckdb', sql, native },
  token: 'one',
  storeAt: null,
  label: 'child',
});

let status = await engine.check(id);
while (status.state === 'running' && native !== null && !status.sourceRows) status = await engine.check(id);
console.log(JSON.stringify('flowing'));
if (task.exitWhenFlowing) process.exit(7);
while (status.state === 'running') status = await engine.check(id);
if (status.error) console.log(JSON.stringify(status.error));
else console.log(JSON.stringify(await engine.results(id)));
console.log(JSON.stringify(Math.round(process.resourceUsage().maxRSS / 1024)));
await engine.close();
