import { openMessage, readOwnText, readUnknownMessage, understand } from '../../mail/inbox/bounded';
import type { Received } from '../../mail/inbox/received';

const raw = (text: string, subject = 'Re: [WH-012] 到期提醒') =>
  Buffer.from(
    `From: 张某 <contact@example.org>\nSubject: ${subject}\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`,
  );

async function opened(text: string): Promise<Received> {
  const bytes = raw(text);
  const envelope = { door: 'smtp', from: 'contact@example.org' } as const;
  return { arrival: 'name', envelope, raw: bytes, ...(await openMessage('name', bytes)) };
}

describe('a message read in a thread', () => {
  it('says what its bytes say', async () => {
    expect(await opened('签收')).toMatchObject({ readable: true, text: '签收\n', incoming: { attachments: [] } });
  });

  it('says what its sender wrote, and to which finding that is an answer', async () => {
    const message = await opened('较上期无变化');
    const own = await readOwnText(message, [], 'WH');
    expect(own).toMatchObject({ text: { own: '较上期无变化' }, mayBeAPerson: false });
    const context = { prefix: 'WH', names: { self: [], office: [], others: [] }, letters: [], subject: '[WH-012]' };
    expect(await understand(message, own.text, context)).toMatchObject({
      heard: [{ findings: ['WH-012'], answer: { says: 'no-change' } }],
      files: [],
      sheets: [],
    });
  });

  it('is read anew each time, however often its reading came to an end', async () => {
    for (let time = 0; time < 5; time += 1) expect((await opened('签收')).readable).toBe(true);
  });

  it('is read without a campaign as `duban mail read` shows it', async () => {
    expect(await readUnknownMessage(raw('签收'), { language: 'en' })).toMatchObject({
      automatic: null,
      heard: [{ finding: 'WH-012', says: 'acknowledge' }],
    });
  });

  it('hears no more answers of one part than anybody gives', async () => {
    const { heard } = await readUnknownMessage(raw('签收\n无变化\n'.repeat(8_000)), { language: 'en' });
    expect(heard.length).toBeLessThan(20);
  });
});
