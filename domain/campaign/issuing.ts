import { isOffice } from '../commands/authority';
import { defined } from '../defined';
import { dueAfter, startAt } from '../duties/due';
import { gist } from '../finding/entry';
import type { Digest, FileRef } from '../finding/finding';
import { hasCopy } from '../notices/letter';
import type { Moment } from '../calendar/moment';
import type { FormalLetter, Terms } from '../policy/policy';
import type { Actor, Position, UnitCode, Via } from '../organisation/positions';
import { refuse } from '../commands/refusal';
import { entered, type CampaignStep } from './advance';
import type { CampaignAgenda, CampaignNotice } from './state';

/** 签发 of a formal letter: what the office says to the campaign, which tells the findings and the addressees. */
export interface LetterSignOff {
  /** The letter's id, by the first of its items. */
  readonly id: string;
  readonly letter: FormalLetter;
  readonly unit?: UnitCode;
  readonly items: readonly DraftNamed[];
  readonly number: string;
  readonly signer: string;
  readonly urgent?: boolean;
  /** The office's own file, in the place of the generated one. */
  readonly file?: FileRef;
  readonly by: Actor;
  readonly via: Via;
}

/** A finding's draft, by both their names. */
export interface DraftNamed {
  readonly finding: string;
  readonly draft: string;
}

/** A letter that is signed, of which its findings have still to be told. */
export interface Issuing extends LetterSignOff {
  readonly at: Moment;
}

/** What came of telling the findings. */
export interface Issued {
  /** Those that took it: what was done at the last moment is not in the letter. */
  readonly findings: readonly string[];
  /** The title of the first. */
  readonly title: string;
  /** Their items as they stood, in the archive; absent where none took it. */
  readonly items?: Digest;
  readonly to: readonly Position[];
}

/**
 * Takes a sign-off. That the letter's items still wait is known to the findings alone: they are told next.
 * @throws Refusal not-your-role, number-and-signer-needed, unknown-draft where one of them is being issued
 */
export function signLetterOff(before: CampaignAgenda, said: LetterSignOff, moment: Moment): CampaignStep {
  const { by, via, letter, number, signer, items, id } = said;
  if (!isOffice(by)) refuse({ code: 'not-your-role', command: 'signOff', needed: 'office' });
  if (number.trim() === '' || signer.trim() === '') refuse({ code: 'number-and-signer-needed' });
  const { issuing = [] } = before;
  const isTaken = items.some((item) =>
    issuing.some((other) => other.items.some((one) => one.finding === item.finding && one.draft === item.draft)),
  );
  if (items.length === 0 || isTaken) refuse({ code: 'unknown-draft', draft: id });
  const each = [...new Map(items.map((item) => [`${item.finding} ${item.draft}`, item])).values()];
  const agenda: CampaignAgenda = { ...before, issuing: [...issuing, { ...said, items: each, at: moment }] };
  const outcome = [letter, number, signer, ...each.map(({ finding }) => finding)].join(' ');
  return entered(
    { agenda, entries: [], notices: [] },
    defined({ at: moment, what: 'signOff', by: by.person, via, operator: by.operator, outcome: gist(outcome) }),
  );
}

/** The findings have been told of the first letter that was being issued: its addressees are told now, of one letter. */
export function letterIssued(before: CampaignAgenda, issued: Issued, terms: Terms, moment: Moment): CampaignStep {
  const { issuing: [first, ...others] = [], ...rest } = before;
  if (first === undefined) return { agenda: before, entries: [], notices: [] };
  const agenda: CampaignAgenda = others.length === 0 ? rest : { ...rest, issuing: others };
  const { id, letter, unit, number, signer, file, at } = first;
  const { findings, title, items, to } = issued;
  const key = `letter/${letter}/${id}`;
  if (items === undefined) {
    return entered(
      { agenda, entries: [], notices: [] },
      { at: moment, what: 'draft-lapsed', outcome: `${letter} ${id}` },
    );
  }
  // The office's own file speaks of all: it is not sent where one of them has dropped out.
  const isWhole = findings.length === new Set(first.items.map(({ finding }) => finding)).size;
  const notice: CampaignNotice = defined({
    ...{ key, at, to, what: 'letter', letter, unit, findings, title, items, number, signer },
    file: isWhole ? file : undefined,
    hasCopy: hasCopy(defined({ letter, file: isWhole ? file : undefined })) ? true : undefined,
    answerBy: answerBy(first, terms),
  });
  return entered({ agenda, entries: [], notices: [notice] }, { at: moment, what: 'letters', letters: [key] });
}

/** When a letter that is signed at that moment asks for its answer; nothing where it asks for none. */
export function answerBy(
  { letter, urgent, at }: Pick<Issuing, 'letter' | 'urgent' | 'at'>,
  terms: Terms,
): Moment | undefined {
  if (letter !== 'supervision-letter') return undefined;
  const { limit = { workingDays: 5 } } = terms.policy.duties.reply;
  return dueAfter(startAt(at), urgent === true ? terms.policy.urgentReply : limit, terms);
}
