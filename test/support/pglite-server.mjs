// PGlite as a PostgreSQL server in a process of its own: Jest's sandbox cannot load it. Prints {"url": …} when it takes
// connections, and ends when its standard input does, which is when the process that started it has ended, however.
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const db = await PGlite.create();
const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 8 });
await server.start();
console.log(JSON.stringify({ url: `postgres://postgres@${server.getServerConn()}/postgres` }));

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
