// Runs the bundled functions as Lambda does: in a process of their own, by JSON, errors by name and message.
const { join } = require('node:path');

const folder = process.argv[2];

process.on('message', async ({ id, entry, event }) => {
  try {
    const { handler } = require(join(folder, entry, 'index.cjs'));
    process.send({ id, result: (await handler(event, { awsRequestId: `request-${id}` })) ?? null });
  } catch (error) {
    process.send({ id, errorType: error.name, errorMessage: error.message });
  }
});
