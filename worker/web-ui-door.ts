import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as listener, type AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { onThisMachine, strayStatus, straysInto } from '../board/own-site';
import type { Words } from '../words/words';

/** An address of this machine that no page can guess. */
export interface HiddenPlace {
  readonly host: string;
  readonly port: number;
}

const HOST = '127.0.0.1';

/** One of millions of addresses that lead to this machine, where it has them, and a port that is free there. */
export async function hiddenPlace(): Promise<HiddenPlace> {
  const host =
    process.platform === 'linux' ? `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}` : HOST;
  const probe = listener().listen(0, host);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return { host, port };
}

/**
 * The door to Temporal Web UI, which itself answers under any name: a page of elsewhere whose name leads to this machine
 * (DNS rebinding) could end workflows by it. Only who asks for this machine by name comes through.
 * @returns how to close it
 */
export async function openWebUiDoor(port: number, behind: HiddenPlace, words: Words): Promise<() => Promise<void>> {
  const sentences = { host: words.pages.foreignHost, origin: words.web.foreignForm };
  const door = createServer((request, response) => {
    const { method = 'GET', headers } = request;
    const stray = straysInto(onThisMachine, { method, host: headers.host, origin: headers.origin });
    if (stray === undefined) passOn(request, response, behind);
    else response.writeHead(strayStatus[stray], { 'Content-Type': 'text/plain; charset=utf-8' }).end(sentences[stray]);
  });
  door.listen(port, HOST);
  await once(door, 'listening');
  return async () => {
    const closed = new Promise((done) => door.close(done));
    // A page that is still open in a browser keeps its connection.
    door.closeAllConnections();
    await closed;
  };
}

/**
 * What is said to the next server alone and not passed on (RFC 9110, 7.6.1). Announced trailers, which never come here,
 * would end the process.
 */
const ofOneConnection = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade']);

function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofOneConnection.has(name)));
}

function passOn(request: IncomingMessage, response: ServerResponse, { host, port }: HiddenPlace): void {
  const { method, url } = request;
  const asked = ask({ host, port, method, path: url, headers: passedOn(request.headers) }, (answer) => {
    const { 'transfer-encoding': _, ...headers } = passedOn(answer.headers);
    response.writeHead(answer.statusCode ?? 502, headers);
    pipeline(answer, response, () => undefined);
  });
  // Not there yet, or just starting again.
  asked.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  });
  // Who goes away waits for nothing.
  response.on('close', () => asked.destroy());
  pipeline(request, asked, () => undefined);
}
