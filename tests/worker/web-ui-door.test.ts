import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { hiddenPlace, openWebUiDoor } from '../../worker/web-ui-door';
import { wordsFor } from '../../words';

/** Stands for Temporal Web UI: says by which headers it was asked. */
async function webUi(host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume();
    response.end(JSON.stringify(request.headers));
  });
  server.on('upgrade', (_, socket) => {
    socket.destroy();
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

/** Everything that comes back for what is written to a port. */
async function told(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (part) => {
    answer += part.toString();
  });
  socket.write([...lines, `Host: localhost:${port}`, 'Connection: close', '', ''].join('\r\n'));
  await once(socket, 'close');
  return answer;
}

describe('the door to Temporal Web UI', () => {
  it.each([
    ['trailers', ['Trailer: x-sum']],
    ['an upgrade', ['Connection: Upgrade', 'Upgrade: websocket']],
    ['what is for one connection alone', ['TE: trailers', 'Keep-Alive: 5', 'Proxy-Connection: keep-alive']],
  ])('answers a request with %s as any other', async (_, headers) => {
    const behind = await hiddenPlace();
    const ui = await webUi(behind.host, behind.port);
    const free = await hiddenPlace();
    const close = await openWebUiDoor(free.port, behind, wordsFor('en'));
    const answer = await told(free.port, ['GET / HTTP/1.1', ...headers]);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).not.toMatch(/"(?:trailer|upgrade|te|keep-alive|proxy-connection)":/);
    await close();
    ui.closeAllConnections();
    ui.close();
  });
});
