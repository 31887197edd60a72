import { advance, nextMoment } from '../../domain/schedule/advance';
import { lettersOf, letterWith, type LetterItem } from '../../domain/campaign/formal-letters';
import { letterIssued, signLetterOff, type LetterSignOff } from '../../domain/campaign/issuing';
import { openAgenda } from '../../domain/campaign/state';
import { decide } from '../../domain/commands/decide';
import { draftLine } from '../../domain/notices/letter-line';
import type { Finding } from '../../domain/finding/finding';
import {
  at,
  calendar,
  command,
  day,
  opened,
  people,
  reasonOf,
  termsWith,
  told,
  uptoPlanning,
} from '../support/commands';

const terms = termsWith();

/** A finding of the unit that nobody acknowledges: its 督办函 is asked for on 28 July. */
function unanswered(id: string): Finding {
  const one = opened();
  return told({ ...one, subject: { ...one.subject, id } }, terms, uptoPlanning.slice(0, 1));
}

function until(when: string, before: Finding): Finding {
  let finding = before;
  for (let next = nextMoment(finding, terms, 0); next !== undefined && next <= at(when);) {
    finding = advance(finding, terms, next).finding;
    const then = nextMoment(finding, terms, next);
    if (then === next) break;
    next = then;
  }
  return finding;
}

function items(...findings: readonly Finding[]): readonly LetterItem[] {
  return findings.flatMap((finding) => finding.drafts.map((draft) => draftLine(finding, terms, draft)));
}

const [first, second] = [until('2023-07-28', unanswered('WH-003')), until('2023-07-28', unanswered('WH-010'))];

/** The same finding, as if the letter had been asked for on that day. */
function askedOn(date: string, finding: Finding): Finding {
  return { ...finding, drafts: finding.drafts.map((draft) => ({ ...draft, openedAt: at(`${date} 09:00`) })) };
}

const numbers = (letters: ReturnType<typeof lettersOf>) =>
  letters.map((letter) => letter.items.map(({ finding }) => finding).join(' '));

describe('formal letters that wait', () => {
  it('are one for a unit and a kind, with an item for each finding', () => {
    const [letter, ...others] = lettersOf(items(second, first), calendar);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ letter: 'supervision-letter', unit: 'natural-resources' });
    expect(letter?.items.map(({ finding }) => finding)).toEqual(['WH-003', 'WH-010']);
  });

  it.each([
    ['2023-08-03', ['WH-003 WH-010']],
    ['2023-08-04', ['WH-003', 'WH-010']],
  ])('take in what is asked for within five working days: another on %s', (date, expected) => {
    expect(numbers(lettersOf(items(first, askedOn(date, second)), calendar))).toEqual(expected);
  });

  it('are apart for each unit', () => {
    const [one, other] = items(first, second);
    const letters = lettersOf([one as LetterItem, { ...(other as LetterItem), leadUnit: 'ecology' }], calendar);
    expect(letters.map(({ unit }) => unit)).toEqual(['natural-resources', 'ecology']);
  });

  it('lose an item that was done, and are none without items', () => {
    const done = (finding: Finding) =>
      decide(finding, terms, command('acknowledge', 'contact', {}), at('2023-07-28 11:00')).finding;
    expect(numbers(lettersOf(items(first, done(second)), calendar))).toEqual(['WH-003']);
    expect(lettersOf(items(done(first), done(second)), calendar)).toEqual([]);
  });

  it('lose an item that the office drops with a reason', () => {
    const [draft] = second.drafts;
    const drop = (why: string) => command('dropDraft', 'office', { draft: draft?.id ?? '', why });
    expect(reasonOf(() => decide(second, terms, drop(' '), at('2023-07-28 11:00')))).toMatchObject({
      code: 'reason-needed',
    });
    const dropped = decide(second, terms, drop('They rang'), at('2023-07-28 11:00')).finding;
    expect(numbers(lettersOf(items(first, dropped), calendar))).toEqual(['WH-003']);
    expect(dropped.news.at(-1)).toMatchObject({ what: 'called-off', to: ['office/director'] });
  });

  describe('once the office has put its own file in their place', () => {
    const file = { digest: 'a'.repeat(64), name: 'letter.docx', size: 1 };
    const edited = (finding: Finding) =>
      decide(
        finding,
        terms,
        command('editDraft', 'office', { draft: finding.drafts[0]?.id ?? '', file, together: ['WH-003', 'WH-010'] }),
        at('2023-07-28 11:00'),
      ).finding;

    it('have it as long as they are about the same findings', () => {
      expect(lettersOf(items(edited(first), edited(second)), calendar)).toMatchObject([{ file }]);
      expect(lettersOf(items(edited(first)), calendar)).toMatchObject([{ outdated: true }]);
    });

    it('take in nothing more', () => {
      const third = until('2023-07-28', unanswered('WH-020'));
      const letters = lettersOf(items(edited(first), edited(second), third), calendar);
      expect(numbers(letters)).toEqual(['WH-003 WH-010', 'WH-020']);
    });
  });

  it('are named by any of their items', () => {
    const letters = lettersOf(items(first, second), calendar);
    expect(letterWith(letters, 'WH-010', second.drafts[0]?.id ?? '')).toBe(letters[0]);
    expect(letterWith(letters, 'WH-010', 'D99')).toBeUndefined();
  });
});

describe('a formal letter that is signed off', () => {
  const agenda = openAgenda({ start: day('2023-07-21'), end: day('2023-10-21') }, terms, at('2023-07-21 10:00'));
  const now = at('2023-07-31 10:00');
  const said: LetterSignOff = {
    ...{ id: 'WH-003/D1', letter: 'supervision-letter', unit: 'natural-resources' },
    items: [
      { finding: 'WH-003', draft: 'D1' },
      { finding: 'WH-010', draft: 'D1' },
    ],
    ...{ number: 'No. 7', signer: 'The director', by: people.office, via: 'cli' },
  };
  const signed = signLetterOff(agenda, said, now).agenda;
  const taken = {
    findings: ['WH-003'],
    title: 'Dust',
    items: 'b'.repeat(64),
    to: ['unit/natural-resources/head'] as const,
  };

  it('waits for its findings to hear of it, and is told to the unit once, with those that took it', () => {
    const { notices, agenda: after } = letterIssued(signed, taken, terms, now);
    expect(notices).toMatchObject([
      { what: 'letter', findings: ['WH-003'], number: 'No. 7', answerBy: at('2023-08-07 17:30') },
    ]);
    expect(after.issuing).toBeUndefined();
  });

  it('is told to nobody where no finding took it: it lapses', () => {
    const { notices, entries } = letterIssued(signed, { findings: [], title: '', to: [] }, terms, now);
    expect(notices).toEqual([]);
    expect(entries).toMatchObject([{ what: 'draft-lapsed' }]);
  });

  it('goes with the generated text where the office’s own speaks of what dropped out', () => {
    const file = { digest: 'a'.repeat(64), name: 'letter.docx', size: 1 };
    const own = signLetterOff(agenda, { ...said, file }, now).agenda;
    expect(letterIssued(own, taken, terms, now).notices[0]).not.toHaveProperty('file');
    const all = { ...taken, findings: ['WH-003', 'WH-010'] };
    expect(letterIssued(own, all, terms, now).notices).toMatchObject([{ file }]);
  });

  it.each([
    ['by a unit', { ...said, by: people.contact }, 'not-your-role'],
    ['without a number', { ...said, number: ' ' }, 'number-and-signer-needed'],
    ['without items', { ...said, items: [] }, 'unknown-draft'],
  ] as const)('is refused %s', (_name, letter, code) => {
    expect(reasonOf(() => signLetterOff(agenda, letter, now))).toMatchObject({ code });
  });

  it('has an item once that was named twice', () => {
    const twice = signLetterOff(agenda, { ...said, items: [...said.items, ...said.items] }, now).agenda;
    expect(twice.issuing?.[0]?.items).toEqual(said.items);
  });

  it('is refused while one of its items is being issued', () => {
    expect(reasonOf(() => signLetterOff(signed, said, now))).toMatchObject({ code: 'unknown-draft' });
  });

  it('makes each finding owe its answer, without a letter of its own', () => {
    const draft = first.drafts[0]?.id ?? '';
    const command_ = command('signOff', 'office', {
      draft,
      number: 'No. 7',
      signer: 'The director',
      letter: 'WH-003/D1',
    });
    const { finding } = decide(first, terms, command_, now);
    expect(finding.obligations).toMatchObject([{ kind: 'reply', text: 'No. 7' }]);
    expect(finding.news.map(({ what }) => what)).not.toContain('issued-letter');
  });
});
