import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openArchive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { findingsOf, letterNow, lettersIn, signOffOf } from '../client/formal-letters';
import { inBatches } from '../client/in-batches';
import { Trouble } from '../client/errors';
import { isoDate, dayOf } from '../domain/calendar/calendar';
import type { WaitingLetter } from '../domain/campaign/formal-letters';
import type { CommandOf, Commands } from '../domain/commands/commands';
import { defined } from '../domain/defined';
import { Refusal } from '../domain/commands/refusal';
import { frameOf } from '../mail/letter/letter-frame';
import { waitingDocx } from '../mail/letter/formal-letters';
import type { Words } from '../words/words';
import type { Campaign } from '../workflows/messages';
import { inColumns } from './columns';
import { draftMeant } from './commands';
import { unitName } from '../words/names';
import { dataOf, onCampaign } from './on-server';
import type { Given } from './options';
import { print, progressed } from './print';
import { namingPeople, said, sayingBy } from './say';
import { tellUnreadable } from './unreadable';
import type { Verb } from './verb';
import { speakerOf } from './who';

/** `duban campaign letters`: the formal letters that wait for their sign-off, each with the findings that ask for it. */
export const lettersWaiting: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      const reading = await service.read(id, progressed);
      const { directory, terms } = reading.campaign;
      const letters = lettersIn(reading);
      if (given.is('json')) {
        print(JSON.stringify(letters.map(inShort), undefined, 2));
        return;
      }
      tellUnreadable(reading.unreadable, words);
      const rows = letters.map(({ id: name, letter, unit, items, due }) => [
        name,
        words.formal[letter],
        unit === undefined ? '' : unitName(directory, unit),
        due === undefined ? '' : isoDate(dayOf(terms.calendar, due)),
        items.map(({ finding }) => finding).join(words.campaignCli.between),
      ]);
      print(rows.length === 0 ? words.cli.none : inColumns(rows).join('\n'));
    });
  },
};

function inShort({ id, letter, unit, due, items }: WaitingLetter): object {
  return defined({ id, letter, unit, due, items: items.map(({ finding, draft }) => ({ finding, draft: draft.id })) });
}

/** `duban draft`: the letter that a finding's draft belongs to, with all its items, as a Word file. */
export const draft: Verb = {
  async act(given, words, finding) {
    const out = given.text('out');
    await onCampaign(given, async (service, id) => {
      const { campaign, letter } = await letterMeant(service, id, finding, given);
      const archive = openArchive(join(dataOf(given), 'archive'));
      const { file } = letter;
      const written =
        file === undefined ? waitingDocx(letter, frameOf(campaign, letter.openedAt)) : archive.get(file.digest);
      await writeFile(out, await written);
      print(words.cli.draftWritten(nameOf(letter), words.formal[letter.letter], out));
    });
  },
};

/**
 * `duban sign-off`: the whole letter that the finding's draft belongs to is issued.
 * @throws Refusal; Trouble
 */
export async function signLetter(finding: string, given: Given, words: Words): Promise<void> {
  const as = given.text('as');
  await onCampaign(given, async (service, id) => {
    const { campaign, letter } = await letterMeant(service, id, finding, given);
    const signed = signOffOf(
      letter,
      defined({
        number: given.text('number'),
        signer: given.text('signer'),
        urgent: given.is('urgent') ? (true as const) : undefined,
        by: speakerOf(as, campaign),
        via: 'cli' as const,
      }),
    );
    await service.signLetterOff(id, signed).catch((error: unknown) => {
      throw namingPeople(error, campaign);
    });
    print(words.cli.obeyedAboutDraft(nameOf(letter)));
  });
}

/**
 * `duban edit-draft`: the office's own file takes the place of the generated one, for all items of the letter.
 * @throws Refusal; Trouble not-all where a finding did not take it
 */
export async function editLetter(finding: string, given: Given, words: Words): Promise<void> {
  const as = given.text('as');
  await onCampaign(given, async (service, id) => {
    const { campaign, letter } = await letterMeant(service, id, finding, given);
    const [file] = await given.files('file');
    if (file === undefined) throw new Trouble('missing-option', '--file');
    const saying = sayingBy(as, 'editDraft', given, campaign);
    const findings = findingsOf(letter);
    const together = findings.length === 1 ? undefined : findings;
    const refused = await inBatches(letter.items, async (item) => {
      const facts = defined<Commands['editDraft']>({ draft: item.draft.id, file, together });
      const command: CommandOf<'editDraft'> = { ...facts, name: 'editDraft', by: saying.by, via: 'cli' };
      return said(service, command, saying, item.finding).then(
        () => [],
        (error: unknown) => [error],
      );
    });
    const [first] = refused.flat();
    if (first !== undefined) throw first as Error;
    print(words.cli.obeyedAboutDraft(nameOf(letter)));
  });
}

/**
 * The letter that has the finding's draft, each of its items as its finding says it stands now.
 * @throws Refusal unknown-draft; Trouble
 */
async function letterMeant(
  service: Duban,
  id: string,
  finding: string,
  given: Given,
): Promise<{ readonly campaign: Campaign; readonly letter: WaitingLetter }> {
  const asked = await service.show(id, finding);
  const wanted = draftMeant(given, asked);
  const reading = await service.read(id, progressed);
  const letter = await letterNow(service, reading, { finding, draft: wanted }, asked);
  if (letter === undefined) throw new Refusal({ code: 'unknown-draft', draft: wanted });
  return { campaign: reading.campaign, letter };
}

/** A letter as it is told of: by its name, and the findings in it. */
function nameOf(letter: WaitingLetter): string {
  const findings = findingsOf(letter);
  return findings.length === 1 ? letter.id : `${letter.id} (${findings.join(' ')})`;
}
