import type { Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { recordOf } from '../client/record';
import { habitOf, behaviourOf } from '../rehearsal/behaving';
import type { Behaviours } from '../config/behaviours-file';
import { isOfFinding } from '../domain/campaign/line';
import type { Entry } from '../domain/finding/entry';
import type { Finding, LetterKind, Stage } from '../domain/finding/finding';
import type { Colour } from '../domain/light/light-reason';
import { colourOf } from '../domain/light/light';
import type { Moment } from '../domain/calendar/moment';
import { letterSent } from '../mail/letter/letters-sent';
import { actedMessages } from '../mail/inbox/outcomes';
import { resultIn, type MessageResult } from '../mail/reply/said';
import type { EventKind, ExpectationKind, PostCount } from '../words/demo';
import type { FindingRun } from '../workflows/messages';
import { eventOf } from './events';

/** How one finding ended. */
export interface Ending {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage;
  readonly light: Colour;
  /** What happened to it, with how often. */
  readonly course: ReadonlyMap<EventKind, number>;
  /** What the behaviours promised, and whether the record shows it. */
  readonly expectations: readonly { readonly kind: ExpectationKind; readonly happened: boolean }[];
}

/** How a campaign ended, finding by finding. */
export interface DemoOutcome {
  readonly endings: readonly Ending[];
  /** Findings that did not say how they stand. */
  readonly unanswered: readonly string[];
}

/** Times that a finding is asked how it ended. */
const ATTEMPTS = 3;

/**
 * How every finding of the campaign ended, by its whole record.
 * @param troubled hears what kept one from answering
 */
export async function outcomeOf(
  duban: Duban,
  campaign: { readonly id: string; readonly roster: readonly string[] },
  { behaviours, archive, at }: { readonly behaviours: Behaviours; readonly archive: Archive; readonly at: Moment },
  troubled: (finding: string, error: unknown) => void,
): Promise<DemoOutcome> {
  const endings = await Promise.all(
    campaign.roster.map(async (id) => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        try {
          const run = await duban.show(campaign.id, id);
          return endingOf(run, (await recordOf(run, archive)).entries, behaviours, at);
        } catch (error) {
          troubled(id, error);
        }
      }
      return undefined;
    }),
  );
  return {
    endings: endings.filter((one) => one !== undefined),
    unanswered: campaign.roster.filter((_, index) => endings[index] === undefined),
  };
}

function endingOf(
  { finding, terms }: FindingRun,
  entries: readonly Entry[],
  behaviours: Behaviours,
  at: Moment,
): Ending {
  const { id, title } = finding.subject;
  const light = colourOf(finding, terms, at);
  const expectations = expectationsOf(finding, light, entries, behaviours);
  return { id, title, stage: finding.standing.stage, light, course: courseOf(entries), expectations };
}

function courseOf(entries: readonly Entry[]): ReadonlyMap<EventKind, number> {
  const course = new Map<EventKind, number>();
  for (const entry of entries) {
    const kind = eventOf(entry);
    if (kind !== undefined) course.set(kind, (course.get(kind) ?? 0) + 1);
  }
  return course;
}

/** Each promise of the behaviours, held against the record: a demo that did not show it has failed. */
function expectationsOf(
  finding: Finding,
  light: Colour,
  entries: readonly Entry[],
  behaviours: Behaviours,
): Ending['expectations'] {
  const { stage } = finding.standing;
  const behaviour = behaviourOf(finding, behaviours);
  const { claimsTooEarly, onHold, asksExtension, recurs } = behaviour;
  const { how } = habitOf('unit/any/contact', behaviour, behaviours);
  const saw = (kind: EventKind): boolean => entries.some((entry) => eventOf(entry) === kind);
  const decided = asksExtension?.decided === 'agreed' ? 'extension-agreed' : 'extension-refused';
  const special = claimsTooEarly === true || onHold !== undefined || asksExtension !== undefined || recurs === true;
  const promised: readonly (readonly [ExpectationKind, boolean, boolean])[] = [
    ['sent-back', claimsTooEarly === true, saw('sent-back')],
    ['held', onHold !== undefined, saw('held') && saw('resumed')],
    [decided, asksExtension !== undefined, saw(decided)],
    ['recurred', recurs === true, saw('recurred') && finding.recurrences > 0],
    ['red-with-drafts', how === 'silent', light === 'red' && entries.some(({ what }) => what === 'draft-opened')],
    ['chased', how === 'late', entries.some(({ letters = [] }) => letters.some((key) => key.includes('/chase')))],
    ['closed', how === 'prompt' && !special, stage === 'closed' || stage === 'archived'],
    ['by-mail', how !== 'silent', answersCameByMail(entries)],
  ];
  return promised.flatMap(([kind, expected, happened]) => (expected ? [{ kind, happened }] : []));
}

/** Whatever was said of a finding, but for the office's own commands, came by mail. */
function answersCameByMail(entries: readonly Entry[]): boolean {
  const answers = entries.filter(({ command }) => command?.by.positions.every((one) => !one.startsWith('office/')));
  return answers.length > 0 && answers.every(({ via }) => via === 'mail');
}

/** What the couriers sent and the inbox answered. */
export interface DemoPost {
  readonly matters: ReadonlyMap<LetterKind, number>;
  readonly count: PostCount;
}

/** Counts the post in the archive. @param receipts as delivered */
export async function postIn(archive: Archive, receipts: number): Promise<DemoPost> {
  const letters = await Promise.all((await archive.namesOf('letters')).map((name) => letterSent(archive, name)));
  const lines = letters.flatMap((letter) => letter?.lines ?? []);
  const matters = new Map<LetterKind, number>();
  for (const { letter } of lines.filter(isOfFinding)) matters.set(letter, (matters.get(letter) ?? 0) + 1);
  const acted = await actedMessages(archive);
  const said = await Promise.all(acted.map(({ result }) => resultIn(archive, result)));
  const results = said.flatMap(({ lines: answers }) => answers.map(({ result }) => result));
  const of = (result: MessageResult['lines'][number]['result']): number =>
    results.filter((one) => one === result).length;
  return {
    matters,
    count: {
      letters: letters.length,
      matters: lines.length,
      answers: said.length,
      receipts,
      ...{ understood: of('understood'), refused: of('refused'), unclear: of('unclear') },
    },
  };
}
