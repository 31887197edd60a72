// Prints the first of so many free ports of this machine in a row. They lie below those that outgoing connections take.
const { createServer } = require('node:net');
const { once } = require('node:events');

const many = Number(process.argv[2]);
const [LOWEST, HIGHEST] = [15_000, 32_000];

async function isFree(port) {
  const probe = createServer();
  probe.listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
    return true;
  } catch {
    return false;
  }
}

async function main() {
  for (;;) {
    const first = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST - many));
    const row = await Promise.all(Array.from({ length: many }, (_, index) => isFree(first + index)));
    if (row.every(Boolean)) {
      process.stdout.write(`${first}`);
      return;
    }
  }
}

void main();
