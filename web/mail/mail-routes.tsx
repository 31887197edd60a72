import { Hono, type Context } from 'hono';
import { ArchiveError } from '../../archive/errors';
import { Trouble } from '../../client/errors';
import { todayOf } from '../../client/now';
import { isoMinute } from '../../domain/calendar/calendar';
import { actorOf, personOf } from '../../domain/organisation/directory';
import { defined } from '../../domain/defined';
import { plain } from '../../domain/text/plain';
import { safeName } from '../../mail/message/evidence';
import { namesBy } from '../../mail/letter/message-id';
import { proposedReading } from '../../mail/inbox/proposed';
import {
  decisionOn,
  decisionSaid,
  isWaiting,
  messageOrDecided,
  undecidedMessage,
  type WaitingMessage,
} from '../../mail/inbox/queue';
import { receiptSentences } from '../../mail/inbox/receipt';
import { authorsOf, subjectOf } from '../../mail/message/header';
import { attachedTo, received, wholeTextOf, type Received } from '../../mail/inbox/received';
import { resultIn } from '../../mail/reply/said';
import { ReadingStopped } from '../../reading/stopped';
import type { Campaign } from '../../workflows/messages';
import { personName } from '../../words/names';
import { withoutLinks } from '../answer/link';
import { messagesQuery } from '../../client/query';
import { listPage, workflowPage } from '../../client/web-ui';
import { messageWorkflowId } from '../../workflows/ids';
import type { WebDependencies } from '../dependencies';
import { officeForm, onlyOffice } from '../desk/office';
import { sentencesOf } from '../sentences';
import { onlySignedIn, type SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';
import { messagePage, queuePage } from './mail-page';
import { asDownload } from '../download';

/** A message by its identity, whole. */
const IDENTITY = /^[0-9a-f]{10,64}$/;
/** Characters of a message's text that a page shows. */
const LONGEST_TEXT = 20_000;

/** `/mail`: the messages that wait for the office, each beside what would be done on it. */
export function mailRoutes(dependencies: WebDependencies): Hono<SignedIn> {
  const { duban, archive, readings, address, words, secret, webUi, now } = dependencies;
  const names = namesBy(secret);
  const app = new Hono<SignedIn>();
  app.use('/mail', onlySignedIn(dependencies), onlyOffice(dependencies));
  app.use('/mail/*', onlySignedIn(dependencies), onlyOffice(dependencies));

  app.get('/mail', async (context) => {
    const { viewer, campaign } = context.var;
    const messages = (await duban.waitingMessages(campaign.id)).filter(isWaiting);
    const workflow = webUi && listPage(webUi, messagesQuery(campaign.id));
    return context.html(queuePage({ site: siteOf(campaign, dependencies, viewer), campaign, messages, workflow }));
  });

  app.get('/mail/:identity', (context) => shown(context, context.req.query('as'), []));

  app.get('/mail/:identity/file/:place', async (context) => {
    const found = await openedMessage(context);
    const file = found && attachedTo(found.message)[Number(context.req.param('place'))];
    if (file === undefined) return context.notFound();
    return asDownload(context, file.bytes, safeName(file.name));
  });

  app.post('/mail/:identity/accept', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const { viewer, campaign } = context.var;
    const as = form.text('as');
    const spoken = actorOf(campaign.directory, as, todayOf(campaign, now()));
    if (spoken === undefined) return shown(context, undefined, [words.troubles['unknown-person'](as)], 409);
    try {
      const { workflowId } = await waiting(context);
      // The operator is who accepts it: what needs the person's own hand is refused for want of it.
      const { done, result, cause } = await duban.acceptMessage(workflowId, {
        ...spoken,
        operator: viewer.actor.person,
      });
      readings.forget();
      if (done) return context.redirect(`${address.base}/mail/${context.req.param('identity')}`, 303);
      const said = result === undefined ? [] : receiptSentences(await resultIn(archive, result), words.receipt);
      return await shown(context, as, [...said, ...(cause === undefined ? [] : [plain(cause)])], 409);
    } catch (error) {
      return shown(context, as, sentencesOf(error, campaign.directory, words), 409);
    }
  });

  app.post('/mail/:identity/dismiss', async (context) => {
    const form = await officeForm(context);
    if (form === undefined) return context.text(words.web.foreignForm, 403);
    const { viewer, campaign } = context.var;
    const why = form.text('why');
    if (why === '') {
      const { problems } = words.web.finding;
      return shown(context, undefined, [problems.missing(words.web.office.why)], 409);
    }
    try {
      const { workflowId } = await waiting(context);
      await duban.dismissMessage(workflowId, { why, operator: viewer.actor.person });
    } catch (error) {
      return shown(context, undefined, sentencesOf(error, campaign.directory, words), 409);
    }
    return context.redirect(`${address.base}/mail`, 303);
  });

  return app;

  function waiting(context: Context<SignedIn>): Promise<WaitingMessage> {
    return undecidedMessage(duban, context.var.campaign.id, archive, identityIn(context));
  }

  async function openedMessage(
    context: Context<SignedIn>,
  ): Promise<{ readonly message: Received; readonly waits: WaitingMessage | undefined } | undefined> {
    const identity = identityIn(context);
    const { message, copy } = await messageOrDecided(duban, context.var.campaign.id, archive, identity);
    // A copy of a campaign's message lies where all of them do; whose it is says the list alone.
    const opened = await received(archive, copy.arrival).catch((error: unknown) => {
      if (error instanceof ArchiveError) return undefined;
      throw error;
    });
    return opened && { message: opened, waits: message };
  }

  async function shown(
    context: Context<SignedIn>,
    as: string | undefined,
    problems: readonly string[],
    status: 200 | 409 = 200,
  ): Promise<Response> {
    const { viewer, campaign } = context.var;
    const found = await openedMessage(context);
    if (found === undefined) return context.notFound();
    const { message, waits } = found;
    const { arrival, identity } = message;
    const decision = waits === undefined ? await decisionOn(archive, { arrival, identity }) : undefined;
    // What nobody of the office decided on (an answer that was proven) is no matter of this page.
    if (waits === undefined && decision === undefined) return context.notFound();
    const speaker = waits === undefined ? undefined : personOf(campaign.directory, as ?? waits.waiting.person ?? '');
    const reading =
      speaker === undefined ? { proposed: [], unread: [] } : await readAs(message, speaker.code, campaign);
    return context.html(
      messagePage(
        defined({
          ...{ site: siteOf(campaign, dependencies, viewer), campaign, problems, speaker, message: waits },
          opened: {
            identity,
            subject: plain(subjectOf(message)),
            from: plain(authorsOf(message).join(', ')),
            text: withoutLinks(plain(wholeTextOf(message))).slice(0, LONGEST_TEXT),
            files: attachedTo(message).map(({ name, bytes }) => ({ name: safeName(name), size: bytes.length })),
          },
          ...reading,
          workflow: webUi && workflowPage(webUi, messageWorkflowId(campaign.id, identity)),
          decided: decision && {
            sentence: words.web.office.mail.decision(
              decisionSaid(decision, words, (person) => personName(campaign.directory, person)),
              personName(campaign.directory, decision.operator),
              isoMinute(campaign.terms.calendar, decision.at),
            ),
            done:
              decision.result === undefined
                ? []
                : receiptSentences(await resultIn(archive, decision.result), words.receipt),
          },
        }),
      ),
      status,
    );
  }

  /** What would be done on it as that person's word, as the sentences of its receipt; or why that cannot be told. */
  async function readAs(
    message: Received,
    person: string,
    campaign: Campaign,
  ): Promise<{ readonly proposed: readonly string[]; readonly unread: readonly string[] }> {
    const actor = actorOf(campaign.directory, person, todayOf(campaign, now()));
    if (actor === undefined) return { proposed: [], unread: [words.troubles['unknown-person'](person)] };
    try {
      // As the office would accept it: the operator stands in the record.
      const spoken = { ...actor, operator: person };
      const said = await proposedReading(message, spoken, campaign, { archive, duban, names: names(campaign), now });
      return { proposed: receiptSentences(said, words.receipt), unread: [] };
    } catch (error) {
      if (error instanceof ReadingStopped) return { proposed: [], unread: [words.inbox.reasons[error.because]] };
      return { proposed: [], unread: sentencesOf(error, campaign.directory, words) };
    }
  }
}

/** @throws Trouble unknown-message */
function identityIn(context: Context<SignedIn>): string {
  const identity = context.req.param('identity') ?? '';
  if (!IDENTITY.test(identity)) throw new Trouble('unknown-message', identity.slice(0, 64));
  return identity;
}
