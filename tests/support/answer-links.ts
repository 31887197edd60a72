import type { Archive } from '../../archive/archive';
import { dutiesOf } from '../../domain/duties/duties';
import type { Finding } from '../../domain/finding/finding';
import type { Moment } from '../../domain/calendar/moment';
import type { DutyKind, Terms } from '../../domain/policy/policy';
import type { Position } from '../../domain/organisation/positions';
import { keepLetter } from '../../mail/letter/letters-sent';
import { namesBy } from '../../mail/letter/message-id';
import { answerLink } from '../../web/answer/link';
import type { LetterLine } from '../../domain/notices/letter';

interface Linked {
  readonly archive: Archive;
  readonly secret: string;
  readonly campaign: { readonly id: string; readonly mailbox: string };
  readonly person: string;
  readonly until: Moment;
  /** What the letter asks for, finding by finding, through which position: all that is owed, or only this. */
  readonly asked: readonly {
    readonly finding: Finding;
    readonly terms: Terms;
    readonly position: Position;
    readonly only?: DutyKind;
  }[];
}

let letters = 0;

/** The path that the link in a letter opens, with the letter in the archive as a courier keeps it. */
export async function linkInLetter({ archive, secret, campaign, person, until, asked }: Linked): Promise<string> {
  const lines = asked.flatMap(({ finding, terms, position, only }) =>
    dutiesOf(finding, terms)
      .filter(({ holder, kind }) => holder === position && (only === undefined || kind === only))
      .map((duty): LetterLine => {
        const line = { finding: finding.subject.id, title: finding.subject.title, key: `${duty.id}/opening` };
        return {
          ...line,
          duty: { ...duty, daysLeft: 1 },
          position,
          copy: false,
          ...{ letter: 'opening', at: duty.since, atOnce: false, stage: finding.standing.stage },
          ...{ coUnits: [], openMeasures: [], criteria: [] },
        };
      }),
  );
  const name = { campaign: campaign.id, recipient: person, number: (letters += 1) };
  const messageId = namesBy(secret)(campaign).letter(person, name.number);
  await keepLetter(archive, messageId, name, { to: person, lines, subject: '', text: '', html: '', files: [] });
  return `/answer/${answerLink(secret, { ...name, person, until })}`;
}
