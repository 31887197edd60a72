import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import type { SurveyRow } from '../../domain/campaign/survey';
import type { LetterLine } from '../../domain/notices/letter';
import { surveyBefore } from '../../mail/letter/campaign-survey';
import { kept } from '../../mail/letter/kept';
import { keepLetter, letterSent, type LetterContent } from '../../mail/letter/letters-sent';
import { turnOfReceipt } from '../../mail/inbox/receipts-given';
import { keepResult, resultIn } from '../../mail/reply/said';
import { actedOn, copiesNamed, endOf, recordActed, recordEnd } from '../../mail/inbox/outcomes';

describe('what is written down once', () => {
  const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-archive-')));

  describe('a letter', () => {
    const name = { campaign: 'wuhai', recipient: 'forestry', number: 7 };
    const line = (finding: string): LetterLine => ({
      ...{ finding, key: `${finding}/key`, position: 'unit/forestry/contact', title: finding, at: 0, letter: 'news' },
      ...{ atOnce: true, copy: false, stage: 'rectifying', coUnits: [], openMeasures: [], criteria: [] },
    });
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

    it('whose lines are none is not read', async () => {
      const { stage: _, ...cut } = line('WH-003');
      await keepLetter(archive, 'd@example.org', name, letter(cut as LetterLine));
      await expect(letterSent(archive, 'd@example.org')).rejects.toThrow('stage');
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

  it('a survey is read as it was seen, and one of another build is lost', async () => {
    const row: SurveyRow = {
      ...{ id: 'WH-001', title: 't', track: 'dated', keyItem: false, stage: 'rectifying', light: 'yellow' },
      ...{ reasons: [{ code: 'near-deadline', day: 19_600 }], extensions: 0, missed: 0, deadline: 19_600 },
      ...{ owed: [], drafts: [], stuck: [], needs: [{ code: 'superior-consent', to: 19_700 }] },
    };
    const keep = (rows: readonly unknown[]) => archive.put(JSON.stringify({ at: 1, rows, unanswered: [] }));
    expect(await surveyBefore(archive, await keep([row]))).toEqual({ at: 1, rows: [row], unanswered: [] });
    expect(await surveyBefore(archive, await keep([{ ...row, reasons: [{ code: 'near-deadline' }] }]))).toBe('lost');
    expect(await surveyBefore(archive, await keep([{ ...row, light: 'blue' }]))).toBe('lost');
  });

  it('what was done on a message is read as it was said, and no remark that is none', async () => {
    const said = { lines: [], remarks: [{ about: 'file-unfit', name: 'a.exe', why: 'executable' } as const] };
    expect(await resultIn(archive, await keepResult(archive, said))).toEqual(said);
    const other = await archive.put(JSON.stringify({ lines: [], remarks: [{ about: 'file-unfit', name: 'a.exe' }] }));
    await expect(resultIn(archive, other)).rejects.toThrow('why');
  });

  describe('a receipt', () => {
    const asked = { person: 'wang', result: 'a'.repeat(64), lacking: false };
    const now = { besides: [] };

    it('is given or withheld once, whatever the limit is later', async () => {
      const message = { ...asked, day: '2023-08-01', identity: 'message' };
      expect(await turnOfReceipt(archive, { ...message, most: 0 })).toBe('withheld');
      expect(await turnOfReceipt(archive, { ...message, most: 5 })).toBe('withheld');
    });

    it('is given as often as the day’s limit says, and a repeated try counts once', async () => {
      const turn = (identity: string) => turnOfReceipt(archive, { ...asked, day: '2023-08-02', identity, most: 2 });
      expect([await turn('a'), await turn('a'), await turn('b'), await turn('c')]).toEqual([now, now, now, 'withheld']);
    });

    it('that tells of a refusal comes on the next day, one for all that were refused beyond the limit', async () => {
      const turn = (day: string, identity: string) =>
        turnOfReceipt(archive, { ...asked, day, identity, result: identity.repeat(64), lacking: true, most: 1 });
      expect(await turn('2023-08-03', 'd')).toEqual(now);
      expect([await turn('2023-08-03', 'e'), await turn('2023-08-03', 'f')]).toEqual(['next-day', 'withheld']);
      expect(await turn('2023-08-03', 'e')).toBe('next-day');
      expect(await turn('2023-08-04', 'e')).toEqual({ besides: ['f'.repeat(64)] });
    });
  });

  describe('what became of a message', () => {
    const answered = { outcome: 'answered', by: 'wang', campaign: 'wuhai', result: 'r', at: 1 } as const;

    it('is what was done on the copy that was acted on first', async () => {
      await recordActed(archive, 'message', { ...answered, arrival: 'one' });
      expect(await recordActed(archive, 'message', { ...answered, arrival: 'two' })).toMatchObject({ arrival: 'one' });
      expect(await actedOn(archive, 'message')).toMatchObject({ arrival: 'one' });
    });

    it('ends one copy, and leaves another to be acted on', async () => {
      const [forged, true_] = [
        { identity: 'other', arrival: 'forged' },
        { identity: 'other', arrival: 'true' },
      ];
      await recordEnd(archive, forged, { outcome: 'dismissed', why: 'spam', operator: 'zhao', at: 1 });
      expect(await endOf(archive, forged)).toMatchObject({ outcome: 'dismissed', why: 'spam' });
      expect([await endOf(archive, true_), await actedOn(archive, 'other')]).toEqual([undefined, undefined]);
    });

    it('is found by the beginning of its name', async () => {
      expect(await copiesNamed(archive, 'oth')).toEqual([{ identity: 'other', arrival: 'forged' }]);
      expect(await copiesNamed(archive, 'mess')).toEqual([{ identity: 'message', arrival: 'one' }]);
    });
  });
});
