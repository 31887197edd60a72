import { sha256 } from '../../archive/sha256';
import type { Duban } from '../../client/duban';
import type { ListedMessage } from '../../client/incoming';
import { arrivalOf, inbound, type Envelope } from '../../mail/message/envelope';
import { received } from '../../mail/inbox/received';
import type { Actor } from '../../domain/organisation/positions';
import { at, opened, termsWith, told, uptoPlanning, uptoRectifying } from '../support/commands';
import { findingsInHand, type FindingsInHand } from '../support/findings-in-hand';
import { triedPages, type TriedPages } from '../support/pages';

const terms = termsWith();
const raw = Buffer.from(
  [
    'From: contact <nr-contact@example.org>',
    'To: office@example.org',
    'Subject: answer [WH-012]',
    'Message-ID: <1@example.org>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '[WH-012] 签收',
    '[WH-013] 签收',
    '<b>not shown as HTML</b>',
    '> https://duban.example.org/answer/eyJhIjoxfQ.c2lnbmVk',
  ].join('\r\n'),
);
const envelope: Envelope = { door: 'smtp' };

interface Tried {
  readonly all: FindingsInHand;
  readonly pages: TriedPages;
  readonly path: string;
  /** In whose name messages were accepted. */
  readonly accepted: Actor[];
  readonly dismissed: object[];
}

async function tried({ person, as = 'office' }: { person?: string; as?: string } = {}): Promise<Tried> {
  const now = (): number => at('2023-07-24 10:00');
  const all = findingsInHand(
    [
      told(opened({ id: 'WH-012' }), terms, uptoPlanning.slice(0, 1)),
      told(opened({ id: 'WH-013' }), terms, uptoRectifying),
    ],
    now,
  );
  const [accepted, dismissed]: [Actor[], object[]] = [[], []];
  const listed: ListedMessage[] = [];
  const messages: Partial<Duban> = {
    waitingMessages: () => Promise.resolve(listed),
    messagesNamed: (_, beginning) => Promise.resolve(listed.filter(({ identity }) => identity.startsWith(beginning))),
    acceptMessage: (_, actor) => Promise.resolve({ done: accepted.push(actor) > 1, cause: 'the check needs its scan' }),
    dismissMessage: (_, dismissal) => Promise.resolve(void dismissed.push(dismissal)),
  };
  const pages = triedPages({ language: 'en', read: all.read, now, duban: { ...all.duban, ...messages } });
  const arrival = arrivalOf(sha256(raw), envelope);
  await pages.archive.put(raw);
  await inbound.writeFirst(pages.archive, arrival, envelope);
  const { identity } = await received(pages.archive, arrival);
  const waiting = { arrival, campaign: 'wh', why: 'not-authenticated', refused: [] } as const;
  listed.push({
    ...{ workflowId: `wh/message/${identity}`, running: true, identity, since: at('2023-07-24 09:00') },
    ...{ from: 'nr-contact@example.org', subject: 'answer [WH-012]' },
    waiting: person === undefined ? waiting : { ...waiting, person },
  });
  await pages.signIn(as);
  return { all, pages, path: `/mail/${identity}`, accepted, dismissed };
}

async function tokenOn({ pages, path }: Tried): Promise<string> {
  const text = await (await pages.browse(path)).text();
  return /<main.*?name="form" value="([^"]*)"/s.exec(text)?.[1] ?? '';
}

describe('the queue of mail', () => {
  it('lists what waits, and why', async () => {
    const { pages, path } = await tried({ person: 'nr-contact' });
    const text = await (await pages.browse('/mail')).text();
    expect(text).toContain(path);
    expect(text).toContain('answer [WH-012]');
    expect(text).toContain('contact by name');
  });

  it('shows a message as text, beside what would be done on it', async () => {
    const { all, pages, path } = await tried({ person: 'nr-contact' });
    const text = await (await pages.browse(path)).text();
    expect(text).toContain('&lt;b&gt;not shown as HTML&lt;/b&gt;');
    const [, beside = ''] = text.split('As contact by name’s word this would be done');
    expect(beside).toContain('WH-012');
    // What the rules would refuse is told too.
    expect(beside).toContain('WH-013');
    expect(all.hand('WH-012').obeyed).toEqual([]);
  });

  it('does not hand on the link of a letter that the message quotes', async () => {
    const { pages, path } = await tried({ person: 'nr-contact' });
    const text = await (await pages.browse(path)).text();
    expect(text).toContain('duban.example.org/answer/…');
    expect(text).not.toContain('c2lnbmVk');
  });

  it('asks who wrote a message whose sender nobody knows', async () => {
    const { pages, path } = await tried();
    expect(await (await pages.browse(path)).text()).toContain('The directory does not know the sender');
    expect(await (await pages.browse(`${path}?as=nr-head`)).text()).toContain('As head by name’s word');
  });

  it('takes a message as somebody’s word, with who accepted it as the operator', async () => {
    const one = await tried({ person: 'nr-contact' });
    const form = { form: await tokenOn(one), as: 'nr-contact' };
    const refused = await one.pages.browse(`${one.path}/accept`, { form });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('the check needs its scan');
    expect((await one.pages.browse(`${one.path}/accept`, { form })).status).toBe(303);
    expect(one.accepted[1]).toMatchObject({ person: 'nr-contact', operator: 'office' });
  });

  it('dismisses a message with a reason only', async () => {
    const one = await tried();
    const form = await tokenOn(one);
    expect((await one.pages.browse(`${one.path}/dismiss`, { form: { form, why: ' ' } })).status).toBe(409);
    expect((await one.pages.browse(`${one.path}/dismiss`, { form: { form, why: 'Spam.' } })).status).toBe(303);
    expect(one.dismissed).toEqual([{ why: 'Spam.', operator: 'office' }]);
  });

  it('has no page for a message that nobody knows, nor for an entry that is made of it', async () => {
    const { pages } = await tried();
    for (const path of ['/mail/0123456789', '/registers/add/public-comment?message=0123456789']) {
      expect((await pages.browse(path)).status).toBe(404);
    }
  });

  it('is the office’s own', async () => {
    const { pages, path } = await tried({ as: 'nr-contact' });
    for (const page of ['/mail', path, `${path}/file/0`]) expect((await pages.browse(page)).status).toBe(403);
  });
});
