import { CancellationScope, condition, setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import { nextMoment } from '../domain/schedule/advance';
import { decide } from '../domain/commands/decide';
import { saidByCampaign } from '../domain/commands/amending';
import { defined } from '../domain/defined';
import { gist, recorded, type Recorded } from '../domain/finding/entry';
import { recordMailReport } from '../domain/notices/mail-trouble';
import { refuse } from '../domain/commands/refusal';
import { commandNames } from '../domain/commands/command-facts';
import type { CommandName } from '../domain/commands/commands';
import type { Finding } from '../domain/finding/finding';
import type { MailReport } from '../domain/notices/mail-trouble';
import type { Moment } from '../domain/calendar/moment';
import type { Terms } from '../domain/policy/policy';
import type { RecordedClock } from './clock';
import { answerLooks } from './look';
import {
  campaignArchived,
  findingRun,
  mailReported,
  renew,
  termsAmended,
  updatesOf,
  type AmendedTerms,
  type FindingRun,
  type Obeyed,
  type Said,
  type Stamped,
} from './messages';
import { amendedTermsShape, mailReportShape, saidShapes } from './message-shapes';
import type { OpenRecord } from './open-record';
import { onSignal, read, refuseIfAhead } from './parsed';
import { orFailure } from './refused';
import type { Remembered } from './remembered';

/** What a finding's run works on. */
export interface FindingLife {
  finding: Finding;
  terms: Terms;
  archived: boolean;
  renewed: boolean;
  /** How the addresses of pages begin, where people can open them. */
  pages: string | undefined;
  /** Messages that changed something: by it the run sees whether somebody spoke while it waited. */
  spoken: number;
  readonly clock: RecordedClock;
  readonly record: OpenRecord;
  readonly processed: Remembered<Obeyed>;
}

/** Takes a change of the finding, with its lines of the record. */
export function take(life: FindingLife, { finding, entries }: Recorded, updateId?: string): void {
  life.finding = finding;
  life.record.add(entries, updateId);
}

/** Everything that a finding hears. Called before the first wait, so that nothing is missed. */
export function hearMessages(life: FindingLife): void {
  for (const command of commandNames) hearCommand(life, command);
  answerLooks(findingRun, () => runOf(life));
  const dropped = (why: string): void => {
    life.spoken += 1;
    take(life, recorded(life.finding, { at: life.clock.now(), what: 'message-dropped', outcome: gist(why) }));
  };
  onSignal(
    mailReported,
    mailReportShape,
    (report) => {
      mailWasReported(life, report);
    },
    dropped,
  );
  onSignal(
    termsAmended,
    amendedTermsShape,
    (amended) => {
      termsWereAmended(life, amended);
    },
    dropped,
  );
  setHandler(renew, () => {
    life.renewed = true;
    life.spoken += 1;
  });
  setHandler(campaignArchived, () => {
    life.archived = true;
    life.spoken += 1;
  });
  setDefaultSignalHandler((name) => {
    dropped(`${name}: unknown`);
  });
  // Whoever sees the Web UI can press Cancel.
  void CancellationScope.current().cancelRequested.catch(() => {
    life.spoken += 1;
    take(life, recorded(life.finding, { at: life.clock.now(), what: 'cancel-ignored' }));
  });
}

/** The state that is handed to the next run, and returned to a look. */
export function runOf({ finding, terms, archived, pages, record: written, processed, clock }: FindingLife): FindingRun {
  return defined<FindingRun>({
    ...{ finding, terms, archived, pages, processed: processed.all(), known: clock.now(), ...written.soFar() },
  });
}

/** A command is obeyed under its own name alone; a repetition is answered as the first time. */
function hearCommand(life: FindingLife, command: CommandName): void {
  const validator = (argument: unknown): void => {
    orFailure(() => {
      const said = read(saidShapes[command], argument);
      if (life.processed.has(said.updateId)) return;
      // Its last letters go out now: what it accepted would be told to nobody.
      if (life.archived) refuse({ code: 'campaign-archived' });
      refuseIfAhead(said);
      decided(life, said);
    });
  };
  const obey = async (said: Said): Promise<Obeyed> => {
    while (!life.record.hasRoom()) await condition(life.record.hasRoom);
    const before = life.processed.get(said.updateId);
    if (before !== undefined) return before;
    const { recorded: outcome, terms, moment } = orFailure(() => decided(life, said));
    life.clock.reached(moment);
    life.spoken += 1;
    life.terms = terms;
    take(life, outcome, said.updateId);
    const obeyed: Obeyed = { seq: life.finding.seq, stage: life.finding.standing.stage };
    life.processed.keep(said.updateId, obeyed);
    return obeyed;
  };
  for (const update of updatesOf(command)) setHandler(update, obey, { validator });
}

/** What the command comes to at the moment it was sent, tried out: what comes next can be computed from it. */
function decided(
  { finding, terms, clock }: FindingLife,
  { command, sentAt }: Said,
): { readonly recorded: Recorded; readonly terms: Terms; readonly moment: Moment } {
  const moment = clock.momentOf(sentAt);
  const outcome = decide(finding, terms, command, moment);
  const termsAfter = command.name === 'amendTerms' ? command.terms : terms;
  nextMoment(outcome.finding, termsAfter, moment);
  return { recorded: outcome, terms: termsAfter, moment };
}

function mailWasReported(life: FindingLife, { sentAt, ...report }: MailReport & Stamped): void {
  const moment = life.clock.momentOf(sentAt);
  const outcome = recordMailReport(life.finding, report, life.terms, moment);
  life.clock.reached(moment);
  life.spoken += 1;
  take(life, outcome);
}

/** The same terms may come twice: those that it holds already, or older ones, change nothing. */
function termsWereAmended(life: FindingLife, { terms, sentAt }: AmendedTerms): void {
  if (terms.revision <= life.terms.revision) return;
  const moment = life.clock.momentOf(sentAt);
  const outcome = decide(life.finding, life.terms, saidByCampaign(terms), moment);
  nextMoment(outcome.finding, terms, moment);
  life.clock.reached(moment);
  life.spoken += 1;
  life.terms = terms;
  take(life, outcome);
}
