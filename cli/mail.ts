import { join } from 'node:path';
import { destination, pino } from 'pino';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import { mailFileIn, readMailFile, readMailFileFor } from '../config/mail-file';
import { defined } from '../domain/defined';
import { tryAccount } from '../mail/smtp/try-account';
import type { Words } from '../words/words';
import { receiveAnswers } from '../worker/receiver';
import { dataOf, onCampaign } from './on-server';
import { numberGiven, type Given } from './options';
import { aborted, toldToStop } from './told-to-stop';
import type { Verb } from './verb';

/** Seconds for which a letter to oneself is waited for. */
const PATIENCE = 60;

/** `duban mail test`. */
export const mailTest: Verb = { act: tryMail };

/** `duban mail receive`. */
export const mailReceive: Verb = {
  act: (given, words) => onCampaign(given, (service, id) => receiveMail(service, id, given, words)),
};

/** Tries the account of the data folder, one sentence each. @throws Trouble no-mail-file, mail-fails; BadFiles */
async function tryMail(given: Given, words: Words): Promise<void> {
  const data = dataOf(given);
  const account = await readMailFile(data);
  if (account === undefined) throw new Trouble('no-mail-file', mailFileIn(data));
  const patience = numberGiven(given, 'patience', PATIENCE, (seconds) => seconds > 0 && seconds <= 3_600) * 1_000;
  let fails = false;
  for await (const tried of tryAccount(account, {
    subject: words.mail.subject,
    patience,
    ...given.textAs('to', 'to'),
  })) {
    // Only a convenience: answers are recognised without.
    const needed = tried.trial !== 'plus';
    if (needed && !tried.works) fails = true;
    process.stdout.write(`${tried.works ? '✓' : needed ? '✗' : '–'} ${words.mail.tried(tried)}\n`);
  }
  if (fails) throw new Trouble('mail-fails', account.address);
}

/**
 * Takes answers in for a campaign, as a process of its own, until it is told to stop.
 * @throws Trouble no-mail-file, missing-option where neither IMAP nor a port is given; BadFiles
 */
async function receiveMail(duban: Duban, campaign: string, given: Given, words: Words): Promise<void> {
  const data = dataOf(given);
  const { id, mailbox } = await duban.campaign(campaign);
  const mail = await readMailFileFor(mailbox, data);
  if (mail === undefined) throw new Trouble('no-mail-file', mailFileIn(data));
  const port = numberGiven(given, 'port', 0, (number) => Number.isInteger(number) && number >= 1 && number <= 65_535);
  if (port === 0 && mail.imap === undefined) throw new Trouble('missing-option', '--port');
  const log = pino({ level: 'info' }, destination({ dest: join(data, 'inbox.log'), sync: false }));
  const door = port === 0 ? undefined : { host: '127.0.0.1', port };
  const stopping = toldToStop();
  const stop = receiveAnswers(defined({ data, duban, campaign: { id, mailbox }, mail, door, log }));
  process.stdout.write(`${words.mail.receiving}\n`);
  await aborted(stopping);
  await stop();
}
