import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A stretch of network between a client and a server, that can be watched and cut. */
export interface Link {
  readonly port: number;
  /** Commands and data that went each way, as text. */
  readonly said: { client: string; server: string };
  /** Called before something goes on; it may cut, kill or freeze. */
  onPassing(watch: ((from: 'client' | 'server', text: string) => void) | undefined): void;
  /** Nothing passes any more and nobody is told: a half-open connection. New ones pass. */
  freeze(): void;
  /** Ends every connection, and what was on its way. */
  cut(): void;
  stop(): Promise<void>;
}

export async function linkTo(port: number): Promise<Link> {
  const said = { client: '', server: '' };
  let watch: ((from: 'client' | 'server', text: string) => void) | undefined;
  const sockets = new Set<Socket>();
  const frozen = new WeakSet<Socket>();

  const server = createServer((client) => {
    const onward = connect(port, '127.0.0.1');
    for (const [socket, other, from] of [
      [client, onward, 'client'],
      [onward, client, 'server'],
    ] as const) {
      sockets.add(socket);
      socket.on('data', (chunk: Buffer) => {
        if (frozen.has(socket)) return;
        const text = chunk.toString('latin1');
        said[from] += text;
        watch?.(from, text);
        other.write(chunk);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        if (!frozen.has(socket)) other.destroy();
      });
    }
  });
  function cut(): void {
    for (const socket of sockets) socket.destroy();
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    said,
    onPassing(watch_) {
      watch = watch_;
    },
    freeze() {
      for (const socket of sockets) frozen.add(socket);
    },
    cut,
    async stop() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
