import { Trouble } from '../client/errors';
import { readMailFile } from '../config/mail-file';
import { logIn } from '../worker/log';
import { openPages } from '../worker/pages';
import { readStackFile, webUiOf } from '../worker/stack-file';
import { letterServer } from './letter-server';
import { dataOf, onCampaign } from './on-server';
import { numberGiven } from './options';
import { print } from './print';
import { aborted, toldToStop } from './told-to-stop';
import type { Verb } from './verb';

const HOST = '127.0.0.1';
const PORT = 18_085;
const LARGEST_PORT = 65_535;

/** `duban web`: the pages as a process of their own, until it is told to stop. */
export const web: Verb = {
  async act(given, words) {
    const data = dataOf(given);
    const stack = readStackFile(data);
    const port = numberGiven(
      given,
      'port',
      stack?.ports.pages ?? PORT,
      (number) => Number.isInteger(number) && number >= 1 && number <= LARGEST_PORT,
    );
    const signal = toldToStop();
    await onCampaign(given, async (duban, campaign) => {
      const log = await logIn(data);
      const smtp = letterServer(data, await readMailFile(data));
      const pages = await openPages({
        ...{ data, host: HOST, port, campaign, duban, smtp, log },
        webUi: stack && webUiOf(stack),
      }).catch((error: unknown) => {
        const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
        throw taken ? new Trouble('port-taken', String(port), ['--port …']) : error;
      });
      print(words.cli.pagesReady(pages.firstLink));
      await aborted(signal);
      await pages.stop();
    });
  },
};
