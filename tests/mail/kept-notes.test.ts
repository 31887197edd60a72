import { mkdtempSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { damagedIn } from '../../archive/damaged';
import type { LetterLine } from '../../domain/letter';
import { kept } from '../../mail/kept';
import { keepLetter, letterSent, type LetterContent } from '../../mail/letters-sent';
import { meantBefore, meantNow } from '../../mail/meant';
import { mayHaveReceipt } from '../../mail/receipts-given';
import { decideOn, decisionOn, waitingIn } from '../../mail/waiting';

describe('what is written down once', () => {
  const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-archive-')));

  describe('a letter', () => {
    const name = { campaign: 'wuhai', recipient: 'forestry', number: 7 };
    const line = (finding: string) => ({ finding, key: `${finding}/key`, position: 'office' }) as unknown as LetterLine;
    const letter = (...lines: readonly LetterLine[]): LetterContent => ({
      ...{ to: 'forestry', subject: 's', text: `about ${lines.length}`, html: '', files: [] },
      lines,
    });

    it('is found by its Message-ID, and tried again as it was stays one', async () => {
      await keepLetter(archive, 'a@example.org', name, letter(line('WH-001')));
      await keepLetter(archive, 'a@example.org', name, letter(line('WH-001')));
      expect(await letterSent(archive, 'a@example.org')).toMatchObject({ ...name, text: 'about 1' });
      expect(await archive.namesOf('retried')).toEqual([]);
    });

    it('that says less when it is tried again is the one last tried', async () => {
      const [both, one] = [letter(line('WH-001'), line('WH-002')), letter(line('WH-002'))];
      await keepLetter(archive, 'b@example.org', name, both);
      for (let again = 0; again < 2; again += 1) await keepLetter(archive, 'b@example.org', name, one);
      expect(await letterSent(archive, 'b@example.org')).toMatchObject({ lines: one.lines, text: 'about 1' });
      await keepLetter(archive, 'b@example.org', name, letter());
      expect(await letterSent(archive, 'b@example.org')).toMatchObject({ lines: [] });
      expect((await archive.namesOf('letters')).filter((id) => id.startsWith('b@'))).toEqual(['b@example.org']);
    });

    it('that was never sent is unknown', async () => {
      expect(await letterSent(archive, 'c@example.org')).toBeUndefined();
    });
  });

  it('a file that two make at once is the first of them', async () => {
    const make = (text: string) => kept(archive, 'draft', 'draft.docx', () => Promise.resolve(Buffer.from(text)));
    const [one, another] = await Promise.all([make('one'), make('another')]);
    expect(one).toEqual(another);
    expect(await make('a third')).toEqual(one);
  });

  it('the command that a part was taken for is that of who came first', async () => {
    const by = { person: 'wang', positions: ['office/director'], units: [] } as const;
    const first = { name: 'note', by, via: 'mail', text: 'first', files: [] } as const;
    expect(await meantBefore(archive, 'part')).toBeUndefined();
    expect(await meantNow(archive, 'part', first)).toEqual(first);
    expect(await meantNow(archive, 'part', { ...first, text: 'second' })).toEqual(first);
    expect(await meantBefore(archive, 'part')).toEqual(first);
  });

  it('a command that this version does not know is not carried out', async () => {
    await archive.note('meant', 'foreign', { name: 'abolish', by: { person: 'wang', positions: [] }, via: 'mail' });
    await expect(meantBefore(archive, 'foreign')).rejects.toMatchObject({ code: 'foreign-note' });
  });

  it('a receipt is given or withheld once, whatever the limit is later', async () => {
    const asked = { day: '2023-08-01', person: 'wang', identity: 'message', most: 0 };
    expect(await mayHaveReceipt(archive, asked)).toBe(false);
    expect(await mayHaveReceipt(archive, { ...asked, most: 5 })).toBe(false);
  });

  it('a decision of the office stands, and who decides second is told', async () => {
    const decision = { decided: 'accepted', as: 'wang', operator: 'zhao', at: 1 } as const;
    await decideOn(archive, 'message', decision);
    const second = decideOn(archive, 'message', { decided: 'dismissed', why: 'spam', operator: 'li', at: 2 });
    await expect(second).rejects.toMatchObject({ code: 'note-differs' });
    expect(await decisionOn(archive, 'message')).toEqual(decision);
  });

  it('messages that wait are listed beside one whose note was cut short, which is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duban-archive-'));
    const inbox = openArchive(folder);
    for (const [since, digest] of ['aa', 'bb', 'cc'].entries()) {
      const note = { digest, why: 'unknown', from: 'x@elsewhere.example.com', subject: digest, since };
      await inbox.note('waiting', digest, note);
    }
    truncateSync(join(folder, 'waiting', 'bb.json'), 40);
    const { messages, errors } = await waitingIn(inbox);
    expect(messages.map(({ digest }) => digest)).toEqual(['aa', 'cc']);
    expect(errors).toMatchObject([{ code: 'corrupt-note', subject: 'waiting/bb' }]);
    expect((await damagedIn(folder, 20)).damaged).toContain(join('waiting', 'bb.json'));
  });
});
