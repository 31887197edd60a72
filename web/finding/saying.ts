import { domainMoment } from '../../domain/calendar/clock';
import type { Command, CommandName } from '../../domain/commands/commands';
import { consequencesOf, type Consequences } from '../../domain/commands/consequences';
import { personOf } from '../../domain/organisation/directory';
import { placeIn } from '../../domain/organisation/names';
import type { Actor } from '../../domain/organisation/positions';
import { Refusal, type Reason } from '../../domain/commands/refusal';
import { commandFacts } from '../../domain/commands/command-facts';
import { todayOf } from '../../client/now';
import type { Campaign } from '../../workflows/messages';
import type { WebDependencies } from '../dependencies';
import { answersIn, type Filled } from './form';
import { forms, type FormContext } from './forms';
import { keptFiles, type KeptFiles } from './kept-files';
import type { RateLimit } from '../sign-in/limit';
import type { SeenFinding } from './seen';
import { somebodySpoke } from './spoken-since';
import { keptUploads } from './uploads';

/** A form that somebody sent: about which finding, for which command, and what he filled in. */
export interface SentForm {
  readonly campaign: Campaign;
  readonly seen: SeenFinding;
  readonly name: CommandName;
  readonly actor: Actor;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What became of a form: only `obeyed` did anything. */
export type FormOutcome =
  | (Returned & { readonly became: 'problems'; readonly title: string; readonly status: 409 | 422 })
  | (Returned & { readonly became: 'edited' })
  | (Returned & { readonly became: 'foreseen'; readonly consequences: Consequences })
  | { readonly became: 'obeyed'; readonly command: Command; readonly filled: Filled };

interface Returned {
  readonly filled: Filled;
  readonly kept: KeptFiles;
  readonly problems: readonly string[];
}

/**
 * Reads a form and does what its button says: shows what would come of it, goes back to it, or gives the command.
 * @param once does what comes under one key once
 * @param uploaded bytes of files by person, on whatever page
 */
export function sayer(
  dependencies: WebDependencies,
  once: (key: string, act: () => Promise<Command | 'changed'>) => Promise<Command | 'changed'>,
  uploaded: RateLimit,
): (sent: SentForm) => Promise<FormOutcome> {
  const { duban, archive, readings, words, secret, now } = dependencies;
  const { finding: said } = words.web;

  return async (sent) => {
    const { campaign, seen, name, actor, body } = sent;
    const filled = filledIn(body);
    const form = forms[name];
    const mark = { person: actor.person, finding: seen.finding.subject.id, name };
    const before = filled['discard'] === 'yes' ? [] : keptFiles.read(secret, mark, textIn(filled['kept']));
    const problems = (sentences: readonly string[], kept: KeptFiles, status: 409 | 422): FormOutcome => {
      const title = status === 422 ? said.badForm : said.notPossible;
      return { became: 'problems', title, status, filled, kept, problems: sentences };
    };
    if (form === undefined) return problems([said.noActions], before, 409);
    const uploads = await keptUploads(body, archive, before.length, (bytes) => uploaded.admits(actor.person, bytes));
    const kept = [...before, ...[...uploads.files].flatMap(([field, files]) => files.map((file) => ({ field, file })))];
    const unfit = uploads.problems.map((one) => said.fileProblems[one.code](one.name));
    if (filled['step'] === 'edit') return { became: 'edited', filled, kept, problems: unfit };

    const { answers, problems: lacking } = answersIn(filled, keptFiles.byField(kept));
    const facts = form.read(answers, formContext(seen, campaign, dependencies));
    if (lacking.length > 0) {
      const sentences = lacking.map(({ field, code }) => said.problems[code](said.fields[field]));
      return problems(sentences, kept, 422);
    }
    if (unfit.length > 0) return problems(unfit, kept, 422);
    const command = { ...facts, name, by: actor, via: 'page' } as unknown as Command;
    const key = `${actor.person} ${seen.finding.subject.id} ${name} ${textIn(filled['once'])}`;
    try {
      if (filled['step'] === 'preview') {
        if (somebodySpoke(seen.finding, Number(filled['seq']))) return problems([said.changedMeanwhile], kept, 409);
        const consequences = consequencesOf(seen.finding, seen.terms, command, domainMoment(seen.terms.clock, now()));
        return { became: 'foreseen', filled, kept, problems: [], consequences };
      }
      const outcome = await once(key, async () => {
        if (somebodySpoke(seen.finding, Number(filled['seq']))) return 'changed';
        await duban.obey(campaign.id, seen.finding.subject.id, command);
        return command;
      });
      if (outcome === 'changed') return problems([said.changedMeanwhile], kept, 409);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return problems([words.refusal(byName(error.reason, campaign))], kept, 409);
    }
    readings.forget();
    return { became: 'obeyed', command, filled };
  };
}

export function formContext(
  { finding, terms }: Pick<SeenFinding, 'finding' | 'terms'>,
  campaign: Campaign,
  { words, now }: Pick<WebDependencies, 'words' | 'now'>,
): FormContext {
  return { finding, campaign, today: todayOf({ terms }, now()), words };
}

export function commandIn(said: string | undefined): CommandName | undefined {
  return said !== undefined && Object.hasOwn(commandFacts, said) ? (said as CommandName) : undefined;
}

/** Texts only: a form without files has no others. */
export function filledIn(body: Readonly<Record<string, unknown>>): Filled {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter((one) => typeof one === 'string') : textIn(value),
    ]),
  );
}

export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A refusal with the names of the people and units that it speaks of by code. */
function byName(reason: Reason, { directory }: Campaign): Reason {
  if ('person' in reason) return { ...reason, person: personOf(directory, reason.person)?.name ?? reason.person };
  if ('unit' in reason) return { ...reason, unit: placeIn(directory, 'unit', reason.unit) };
  return reason;
}
