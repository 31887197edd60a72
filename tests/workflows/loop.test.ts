import { mailOnServer, type MailOnServer, type Taken } from '../support/mail-on-server';

const receiver = 'mx.example.org';
const mailboxes = { here: 'here@one.example.org', there: 'there@two.example.com' } as const;

/** More rounds than two that answer each other without end would ever need to be found out. */
const ENOUGH = 40;

describe('two Dubans that have each other in their directories', () => {
  let here: MailOnServer;
  let there: MailOnServer;
  beforeAll(async () => {
    here = await mailOnServer('here', { mailbox: mailboxes.here, trustedReceiver: receiver });
    there = await mailOnServer('there', { mailbox: mailboxes.there, trustedReceiver: receiver });
    await knows(here, mailboxes.there);
    await knows(there, mailboxes.here);
  });
  afterAll(async () => {
    await here.stop();
    await there.stop();
  });

  async function knows({ duban, campaign }: MailOnServer, address: string): Promise<void> {
    const { directory, id } = campaign;
    const people = directory.people.map((person) => (person.code === 'water' ? { ...person, address } : person));
    await duban.amendDirectory(id, { ...directory, people });
  }

  /** What a receiving server makes of it: it vouches for the sender, and may take fields away. */
  function carried({ raw }: Taken, from: string, taken: RegExp | undefined): string {
    const kept = taken === undefined ? raw : raw.replaceAll(taken, '');
    const domain = from.slice(from.indexOf('@') + 1);
    return `Authentication-Results: ${receiver}; dmarc=pass header.from=${domain}\r\n${kept}`;
  }

  /** Carries every receipt to the other side until nobody says anything more; answers with how many there were. */
  async function talk(subject: string, taken?: RegExp): Promise<number> {
    const before = here.received.length + there.received.length;
    const first = [
      `Authentication-Results: ${receiver}; dmarc=pass header.from=two.example.com`,
      `From: ${mailboxes.there}`,
      `To: ${mailboxes.here}`,
      `Date: ${new Date().toUTCString()}`,
      `Subject: ${subject}`,
      '',
      '无变化',
      '',
    ].join('\r\n');
    let carriedHere = here.received.length;
    let carriedThere = there.received.length;
    await here.fetch(first);
    for (let round = 0; round < ENOUGH; round += 1) {
      const outgoing = here.received.slice(carriedHere);
      const incoming = there.received.slice(carriedThere);
      if (outgoing.length + incoming.length === 0) break;
      carriedHere += outgoing.length;
      carriedThere += incoming.length;
      for (const mail of outgoing) await there.fetch(carried(mail, mailboxes.here, taken));
      for (const mail of incoming) await here.fetch(carried(mail, mailboxes.there, taken));
    }
    return here.received.length + there.received.length - before;
  }

  it('say one thing: the first receipt is known for what it is', async () => {
    expect(await talk('good morning')).toBe(1);
  });

  it('fall silent even where the way between them takes every mark away', async () => {
    const exchanged = await talk('good evening', /^(X-Duban-Letter|Auto-Submitted):.*\r\n/gm);
    expect(exchanged).toBeGreaterThan(1);
    // Five a day to one address, on either side; one was said before.
    expect(exchanged).toBeLessThanOrEqual(9);
  });
});
