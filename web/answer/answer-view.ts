import { letterSent } from '../../mail/letter/letters-sent';
import { namesBy } from '../../mail/letter/message-id';
import { inBatches } from '../../client/in-batches';
import { todayOf } from '../../client/now';
import { actionsFor, answersOf } from '../../domain/commands/actions';
import { isOfFinding } from '../../domain/campaign/line';
import { domainMoment } from '../../domain/calendar/clock';
import type { CommandName } from '../../domain/commands/commands';
import { actorOf, personOf, type Person } from '../../domain/organisation/directory';
import { isJudged, maySeeTexts } from '../../domain/notices/disclosure';
import { dutiesOf } from '../../domain/duties/duties';
import type { Duty } from '../../domain/finding/finding';
import { groupedBy } from '../../domain/grouped';
import { holds, type Actor } from '../../domain/organisation/positions';
import { sightOf, type Sight } from '../../domain/organisation/sight';
import type { Campaign } from '../../workflows/messages';
import type { WebDependencies } from '../dependencies';
import { findingView } from '../finding/finding-view';
import { forms } from '../finding/forms';
import { look, type SeenFinding } from '../finding/seen';
import { answerFacts, type AnswerFacts } from './link';
import { withoutTexts } from './neutral';

/** What one letter asked of its reader about one finding, as far as it is still asked of him. */
export interface AnswerItem {
  readonly seen: SeenFinding;
  /** The finding as this page may show it: whole, or without its texts. */
  readonly shown: Pick<SeenFinding, 'finding' | 'view'>;
  readonly sight: Sight;
  /** Most pressing first. */
  readonly duties: readonly Duty[];
  /** What can be said here, the usual answer first. */
  readonly answers: readonly CommandName[];
  /** His answer rests on texts that this page may not show. */
  readonly mustSignIn: boolean;
}

/** What the link in a letter opens. */
export type Opened = { readonly state: 'foreign' | 'expired' | 'left'; readonly campaign: Campaign } | OpenLetter;

export interface OpenLetter {
  readonly state: 'open';
  readonly campaign: Campaign;
  readonly facts: AnswerFacts;
  /** Without brackets. */
  readonly messageId: string;
  readonly person: Person;
  readonly actor: Actor;
  readonly items: readonly AnswerItem[];
  /** Findings about which nothing is asked of him any more. */
  readonly done: readonly string[];
}

/**
 * Reads a link: it is good for what its letter asked of its reader, while he still owes it.
 * @param isSignedIn whether the reader has signed in besides: then he is shown what his mailbox may not be sent
 * @param only the one finding that is looked at, where one is
 */
export async function openLetter(
  link: string,
  dependencies: WebDependencies,
  isSignedIn: (person: string, campaign: Campaign) => boolean,
  only?: string,
): Promise<Opened> {
  const { readings, archive, secret, now } = dependencies;
  const { campaign } = await readings.now();
  const facts = answerFacts(secret, link);
  if (facts?.campaign !== campaign.id) return { state: 'foreign', campaign };
  const { directory, terms } = campaign;
  if (domainMoment(terms.clock, now()) > facts.until) return { state: 'expired', campaign };
  const actor = actorOf(directory, facts.person, todayOf(campaign, now()));
  const person = personOf(directory, facts.person);
  if (actor === undefined || person === undefined) return { state: 'left', campaign };
  const messageId = namesBy(secret)(campaign).letter(facts.recipient, facts.number);
  const letter = await letterSent(archive, messageId);
  if (letter === undefined) return { state: 'foreign', campaign };

  const asked = groupedBy(
    letter.lines.filter(isOfFinding).filter(({ duty, copy }) => duty !== undefined && !copy),
    ({ finding }) => finding,
  );
  const whole = isSignedIn(person.code, campaign) || maySeeTexts(person.address ?? '', terms.policy);
  const findings = [...asked].filter(([finding]) => only === undefined || finding === only);
  const items = await inBatches(findings, async ([finding, lines]) => {
    const ids = new Set(lines.flatMap(({ duty }) => duty?.id ?? []));
    return { finding, item: await itemOf(finding, ids) };
  });
  return {
    ...{ state: 'open', campaign, facts, messageId, person, actor },
    items: items
      .flatMap(({ item }) => item ?? [])
      .toSorted((a, b) => (a.duties[0]?.due ?? 0) - (b.duties[0]?.due ?? 0)),
    done: items.filter(({ item }) => item === undefined).map(({ finding }) => finding),
  };

  /** Undefined where nothing of it is his to do any more. */
  async function itemOf(finding: string, ids: ReadonlySet<string>): Promise<AnswerItem | undefined> {
    const seen = await look(campaign, finding, dependencies);
    const his = actor as Actor;
    const duties = dutiesOf(seen.finding, seen.terms)
      .filter(({ id, holder }) => ids.has(id) && holds(his, holder))
      .toSorted((a, b) => a.due - b.due);
    if (duties.length === 0) return undefined;
    const sight = whole && sightOf(his, seen.finding) === 'whole' ? 'whole' : 'neutral';
    const offered = actionsFor(seen.finding, seen.terms, his);
    const answers = [...new Set(duties.flatMap(({ kind }) => answersOf[kind]))].filter(
      (name) => name in forms && offered.includes(name),
    );
    return {
      ...{ seen, sight, duties, answers },
      shown: sight === 'whole' ? seen : neutral(seen),
      mustSignIn: sight === 'neutral' && duties.some(({ kind }) => isJudged(kind)),
    };
  }

  function neutral({ finding, terms: held }: SeenFinding): Pick<SeenFinding, 'finding' | 'view'> {
    const plain = withoutTexts(finding, dependencies.words.web.answer);
    const moment = domainMoment(held.clock, now());
    // Without its texts a claim would look as if nothing had been said.
    const { claim: _, ...view } = findingView(plain, held, directory, { entries: [], whole: false }, moment);
    return { finding: plain, view };
  }
}

/** Findings of a letter that only need to be acknowledged, and now can be. */
export function acknowledgeable({ items }: OpenLetter): readonly AnswerItem[] {
  return items.filter(({ answers, seen }) => seen.answers && answers.includes('acknowledge'));
}
