import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Archive } from '../archive/archive';
import { keepPostedLines, findLines } from '../archive/posted-lines';
import { sha256 } from '../archive/sha256';
import { inBatches } from '../client/in-batches';
import { unlessGone } from '../client/unless-gone';
import { dayOf } from '../domain/calendar/calendar';
import { isLetterItem } from '../domain/campaign/formal-letters';
import { dutyOf, isOfCampaign, isOfFinding, lineName, type KeptLines, type PostedLine } from '../domain/campaign/line';
import { domainMoment } from '../domain/calendar/clock';
import { defined } from '../domain/defined';
import { forMailbox } from '../domain/notices/disclosure';
import { holderOf, personOf, readerOf, standInFor } from '../domain/organisation/directory';
import { byNumber } from '../domain/finding/finding-ids';
import { groupedBy } from '../domain/grouped';
import { DAY, type Moment } from '../domain/calendar/moment';
import { ANSWER_LINK_DAYS } from '../domain/policy/policy';
import type { PersonCode } from '../domain/organisation/positions';
import { attachmentsOf, hasItsFiles } from '../mail/letter/attachments';
import { campaignPart } from '../mail/letter/campaign-letters';
import { composeLetter } from '../mail/letter/letter';
import { frameOf, type LetterFrame } from '../mail/letter/letter-frame';
import { isWritten, keepLetter, lastLetter, letterSent, type SentLetter } from '../mail/letter/letters-sent';
import type { LetterNames } from '../mail/letter/message-id';
import type { Outbound } from '../mail/smtp/outbound';
import { plusAddress } from '../mail/letter/plus-address';
import { campaignWorkflowId, findingWorkflowId } from '../workflows/ids';
import { mailReported, type Campaign } from '../workflows/messages';
import type { CourierPorts, NamedLetter, Sending } from '../workflows/ports';
import type { CampaignLookup } from './campaigns';
import type { Couriers } from './couriers';
import { trueAmong } from './still-owed';
import { lettersWith } from './waiting-letters';

interface CourierDependencies {
  readonly client: Client;
  readonly archive: Archive;
  readonly outbound: Outbound;
  readonly names: (campaign: Campaign) => LetterNames;
  readonly campaigns: CampaignLookup;
  readonly couriers: Couriers;
  readonly answerPage: AnswerPage | undefined;
}

/** Where the reader of a letter answers on a page. The same letter has the same address, however often it is tried. */
export type AnswerPage = (letter: {
  readonly campaign: string;
  readonly person: PersonCode;
  readonly recipient: string;
  readonly number: number;
  /** By the campaign's clock. */
  readonly until: Moment;
}) => string;

/** What couriers ask of the outside, carried out. */
export function courierActivities(dependencies: CourierDependencies): CourierPorts {
  const { client, archive, outbound, names, campaigns, couriers, answerPage } = dependencies;

  return {
    lettersSoFar: (campaign, recipient) => lastLetter(archive, campaign, recipient),

    keepLines: (lines, kept) => keepPostedLines(archive, lines, kept),

    async sendLetter({ lines, kept, ...letter }) {
      const found = await findLines(archive, { lines, kept });
      const { missing: unsendable = [], ...sending } = await send(letter, found.lines, found.missing.length === 0);
      const missing = [...found.missing, ...unsendable];
      return missing.length === 0 ? sending : { ...sending, missing };
    },

    async reportTrouble(campaign, post, trouble) {
      const byPoster = groupedBy((await findLines(archive, post)).lines, (line) =>
        isOfFinding(line) ? findingWorkflowId(campaign, line.finding) : campaignWorkflowId(campaign),
      );
      await inBatches([...byPoster], async ([workflowId, mine]) => {
        Context.current().heartbeat();
        for (const [position, his] of groupedBy(mine, (line) => line.position)) {
          const duties = his.flatMap((line) => dutyOf(line)?.id ?? []);
          await client.workflow
            .getHandle(workflowId)
            .signal(mailReported, { position, trouble, duties, sentAt: Date.now() })
            .catch(unlessGone);
        }
      });
    },

    async postToStandIn(campaignId, reader, post) {
      const campaign = await campaigns.of(campaignId);
      const { lines } = await findLines(archive, post);
      const byStandIn = groupedBy(lines, ({ position }) => standInFor(campaign.directory, reader, position)?.code);
      for (const [standIn, mine] of byStandIn) {
        if (standIn !== undefined) await couriers.handTo(campaign, standIn, mine);
      }
    },
  };

  /**
   * Sends what is still owed of these lines; those whose files are lost are kept aside.
   * @param isWhole whether these are all lines of the letter
   */
  async function send(
    { campaign: id, recipient, number }: NamedLetter,
    told: readonly PostedLine[],
    isWhole: boolean,
  ): Promise<Sending> {
    const campaign = await campaigns.of(id);
    const messageId = names(campaign).letter(recipient, number);
    const before = await letterSent(archive, messageId);
    if (before !== undefined && isWhole && isAnother(before, told)) return { outcome: 'number-used' };
    const toSay = before === undefined ? told : saidIn(before, told);
    const now = domainMoment(campaign.terms.clock, Date.now());
    const owed = await trueAmong(client, campaign, toSay, now);
    // By the findings' numbers, in whatever order their lines came.
    const findingLines = owed.filter(isOfFinding).toSorted((a, b) => byNumber({ id: a.finding }, { id: b.finding }));
    const lines = [...findingLines, ...owed.filter(isOfCampaign)];
    if (await areHandedOn(campaign, recipient, lines)) return withoutLetter(messageId);
    const { terms, directory, mailbox, plusAddressing } = campaign;
    const today = dayOf(terms.calendar, now);
    const reader = readerOf(directory, recipient, today);
    if (reader?.address === undefined) return { outcome: 'no-address' };
    const { address } = reader;
    const token = plusAddressing ? names(campaign).token(recipient, number) : undefined;
    const answersTo = token === undefined ? mailbox : plusAddress(mailbox, token);
    const latest = lines.reduce((so, { at }) => Math.max(so, at), 0);
    const until = latest + (terms.policy.answerLinkDays ?? ANSWER_LINK_DAYS) * DAY;
    const page = answerPage?.({ campaign: id, person: reader.code, recipient, number, until });
    const frame = defined<LetterFrame>({ ...frameOf(campaign, latest), mailbox: answersTo, page });
    const all = lines.map((line) => (isOfFinding(line) ? forMailbox(line, address, terms.policy) : line));
    const canGo = await Promise.all(all.map((line) => hasItsFiles(line, frame, archive)));
    const lost = await keptAside(lines.filter((_, index) => canGo[index] === false));
    const shown = all.filter((_, index) => canGo[index]);
    if (shown.length === 0) return { ...(await withoutLetter(messageId)), missing: lost };
    const ofFindings = shown.filter(isOfFinding);
    const ofCampaign = shown.filter(isOfCampaign);
    const waiting = await lettersWith(client, campaign, ofFindings.filter(isLetterItem), address);
    const composed = composeLetter(ofFindings, frame, await campaignPart(ofCampaign, frame, archive), waiting);
    const findings = [...new Set(ofFindings.map(({ finding }) => finding))];
    const [only, another] = findings;
    const ofOne = only !== undefined && another === undefined && ofCampaign.length === 0;
    const thread = ofOne ? [names(campaign).thread(only)] : [];
    const attachments = await attachmentsOf(shown, frame, archive, messageId, waiting);
    const files = attachments.map(({ name, content }) => ({ name, digest: sha256(content) }));
    const content = { ...composed, to: reader.code, lines: shown, files };
    await keepLetter(archive, messageId, { campaign: id, recipient, number }, content);
    const { outcome } = await outbound.send(
      defined({
        ...composed,
        attachments,
        from: { name: directory.office.name, address: mailbox },
        to: { name: reader.name, address },
        replyTo: token === undefined ? undefined : answersTo,
        messageId,
        references: thread,
        date: Date.now(),
      }),
    );
    return { outcome, missing: lost };
  }

  async function keptAside(lines: readonly PostedLine[]): Promise<readonly KeptLines[]> {
    return lines.length === 0 ? [] : [{ digest: await keepPostedLines(archive, lines), count: lines.length }];
  }

  /**
   * What waits for somebody who left, or for a position that was vacant, goes on to whoever holds each line's position
   * now.
   * @returns whether nothing is left to be sent
   */
  async function areHandedOn(campaign: Campaign, recipient: string, lines: readonly PostedLine[]): Promise<boolean> {
    const { directory } = campaign;
    const known = personOf(directory, recipient);
    if (known !== undefined && known.successor === undefined) return lines.length === 0;
    const byHolder = groupedBy(lines, ({ position }) => holderOf(directory, position)?.code ?? recipient);
    for (const [holder, theirs] of byHolder) {
      if (holder !== recipient) await couriers.handTo(campaign, holder, theirs);
    }
    return !byHolder.has(recipient);
  }

  async function withoutLetter(messageId: string): Promise<Sending> {
    return { outcome: (await isWritten(archive, messageId)) ? 'lapsed' : 'unused' };
  }
}

/**
 * Whether the letter that was written under a number is another one: it says what is not to be said now. The server has
 * gone back in time then, to a copy that is older than the archive.
 */
function isAnother(before: SentLetter, lines: readonly PostedLine[]): boolean {
  const told = new Set(lines.map(lineName));
  return before.lines.some((line) => !told.has(lineName(line)));
}

/** A Message-ID stands for one letter: a later try may leave out what was discharged, and says nothing more. */
function saidIn(before: SentLetter, lines: readonly PostedLine[]): readonly PostedLine[] {
  const said = new Set(before.lines.map(lineName));
  return lines.filter((line) => said.has(lineName(line)));
}
