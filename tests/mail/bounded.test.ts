import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { openMessage, readOwnText, readUnknownMessage, understand } from '../../mail/bounded';
import type { Received } from '../../mail/received';

const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-bounded-')));
const raw = (text: string, subject = 'Re: [WH-012] 到期提醒') =>
  Buffer.from(
    `From: 张某 <contact@example.org>\nSubject: ${subject}\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`,
  );

async function opened(text: string): Promise<Received> {
  const bytes = raw(text);
  const envelope = { door: 'smtp', from: 'contact@example.org' } as const;
  return { arrival: 'name', envelope, raw: bytes, ...(await openMessage(archive, 'name', bytes)) };
}

describe('a message read in a thread', () => {
  it('says what its bytes say', async () => {
    expect(await opened('签收')).toMatchObject({ readable: true, text: '签收\n', incoming: { attachments: [] } });
  });

  it('says what its sender wrote, and to which finding that is an answer', async () => {
    const message = await opened('较上期无变化');
    const own = await readOwnText(archive, message, [], 'WH');
    expect(own).toMatchObject({ text: { own: '较上期无变化' }, mayBeAPerson: false });
    const context = { prefix: 'WH', names: { own: [], others: [] }, letters: [], subject: '[WH-012]' };
    expect(await understand(archive, message, own.text, context)).toMatchObject({
      heard: [{ findings: ['WH-012'], answer: { says: 'no-change' } }],
      files: [],
      sheets: [],
    });
  });

  it('is read anew each time, however often its reading came to an end', async () => {
    for (let time = 0; time < 5; time += 1) expect((await opened('签收')).readable).toBe(true);
  });

  it('is not read once more where the process ended three times while it was', async () => {
    const bytes = raw('签收');
    for (let time = 0; time < 2; time += 1) await archive.begin('deadly');
    expect((await openMessage(archive, 'deadly', bytes)).readable).toBe(true);
    for (let time = 0; time < 3; time += 1) await archive.begin('deadly');
    const message = await openMessage(archive, 'deadly', bytes);
    expect(message).toMatchObject({ readable: false, unread: 'begun-too-often', text: '' });
    expect(message.fields.get('from')).toHaveLength(1);
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
