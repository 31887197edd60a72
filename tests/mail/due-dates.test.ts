import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import type { PostedLine } from '../../domain/campaign/line';
import { DAY } from '../../domain/calendar/moment';
import { withoutTexts } from '../../domain/notices/disclosure';
import type { LetterLine } from '../../domain/notices/letter';
import { attachmentsOf } from '../../mail/letter/attachments';
import { dueDatesFile } from '../../mail/letter/due-dates';
import { frameOf } from '../../mail/letter/letter-frame';
import { sortAttachments } from '../../mail/message/evidence';
import { calendar, day, termsWith } from '../support/commands';
import { directory } from '../support/finding-in-hand';
import { frameIn, scenes } from '../support/letters';

const linesOf = (name: string): readonly LetterLine[] =>
  scenes.find((scene) => scene.name === name && scene.language === 'zh-CN')?.lines ?? [];

/** The calendar file of a letter; undefined where it has none. */
async function fileOf(lines: readonly PostedLine[], calendarFile = true): Promise<Buffer | undefined> {
  const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-test-')));
  const frame = { ...frameIn('zh-CN', Math.max(...lines.map(({ at }) => at))), calendarFile };
  const attachments = await attachmentsOf(lines, frame, archive, 'letter@example.org');
  const file = attachments.find(({ name }) => name === '办理时限.ics');
  if (file !== undefined) expect(file.contentType).toBe('text/calendar; charset=utf-8; method=PUBLISH');
  return file?.content;
}

/** What its entries say, by RFC 5545: folded lines joined, a property a line, characters given back. */
function entriesIn(file: Buffer | undefined): readonly Readonly<Record<string, string>>[] {
  const [, ...entries] = (file?.toString() ?? '').replaceAll(/\r\n[ \t]/g, '').split('BEGIN:VEVENT\r\n');
  return entries.map((entry) =>
    Object.fromEntries(
      entry.split('\r\n').flatMap((line) => {
        const [, name = '', value = ''] = /^([\w-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
        return name === '' ? [] : [[name, value.replaceAll(/\\([,;\\])/g, '$1')]];
      }),
    ),
  );
}

describe('the dates of a letter as a file for calendar programs', () => {
  it('has what the reader is asked to do as a whole day, without the title where no texts are shown', async () => {
    const [reminder] = linesOf('reminder');
    if (reminder === undefined) throw new Error('no such letter');
    const [entry, ...others] = entriesIn(await fileOf([withoutTexts(reminder)]));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ DTSTART: '20231020', TRANSP: 'TRANSPARENT' });
    expect(entry?.['SUMMARY']).toBe('[WH-012] 完成整改');
    expect(entry?.['DESCRIPTION']).toBe('2023年10月20日（星期五）17:30前');
    const [shown] = entriesIn(await fileOf([{ ...reminder, problem: '矿区道路扬尘' }]));
    expect(shown?.['SUMMARY']).toBe('[WH-012] 完成整改：再生水利用设施');
  });

  it('has one for each duty of a letter about several, the earliest first', async () => {
    const [line] = linesOf('reminder');
    if (line?.duty === undefined) throw new Error('no such letter');
    const { duty } = line;
    const milestone = { ...duty, id: 'milestone/0.2/0/0', kind: 'milestone', about: '2', due: duty.due - DAY } as const;
    const nudge = { key: 'news/nudge.1', news: { what: 'nudge', answerBy: duty.due + DAY } } as const;
    const { duty: _, ...told } = line;
    const lines = [
      { ...line, finding: 'WH-013' },
      line,
      { ...line, letter: 'opening' as const, key: `${duty.id}/opening` },
      { ...line, key: `${milestone.id}/opening`, duty: milestone },
      { ...told, ...nudge },
    ];
    expect(entriesIn(await fileOf(lines)).map((entry) => [entry['DTSTART'], entry['SUMMARY']])).toEqual([
      ['20231019', '[WH-012] 完成整改措施节点（第2项措施）'],
      ['20231020', '[WH-013] 完成整改'],
      ['20231020', '[WH-012] 完成整改'],
      ['20231021', '[WH-012] 请尽快办理本事项'],
    ]);
  });

  it('names the same thing the same and counts a later letter as newer, whatever its date has become', async () => {
    const [line] = linesOf('reminder');
    if (line?.duty === undefined) throw new Error('no such letter');
    const extended = {
      ...line.duty,
      id: line.duty.id.replace(/\/\d+\/(\d+)$/, '/1/$1'),
      due: line.duty.due + 30 * DAY,
    };
    const [before] = entriesIn(await fileOf([line]));
    const [after] = entriesIn(await fileOf([{ ...line, at: line.at + DAY, duty: extended }]));
    expect(after?.['UID']).toBe(before?.['UID']);
    expect(after?.['DTSTART']).not.toBe(before?.['DTSTART']);
    expect(Number(after?.['SEQUENCE'])).toBeGreaterThan(Number(before?.['SEQUENCE']));
  });

  it('is whole whatever the campaign is called', () => {
    const date = { id: 'wh.WH-012.rectify.0', day: day('2023-10-20'), summary: 'a\r\nb', description: 'c' };
    const file = dueDatesFile([date], { at: 0, campaign: '集中整改\r\nATTENDEE:mailto:a@example.org, 2023; again\n' });
    const lines = file.toString().split('\r\n');
    expect(lines.filter((line) => line.startsWith('NAME:'))).toEqual([
      'NAME:集中整改 ATTENDEE:mailto:a@example.org\\, 2023\\; again',
    ]);
    expect(lines.filter((line) => /^ATTENDEE|^$|\n/.test(line))).toEqual([]);
    expect(lines).toContain('SUMMARY:a\\nb');
  });

  it('is the very same however often the letter is tried', async () => {
    const lines = linesOf('reminder');
    expect(await fileOf(lines)).toEqual(await fileOf(lines));
  });

  it('goes with no letter that asks for nothing by a day still to come, nor where the policy does not have it', async () => {
    const [line] = linesOf('reminder');
    if (line?.duty === undefined) throw new Error('no such letter');
    expect(await fileOf([{ ...line, copy: true }])).toBeUndefined();
    expect(await fileOf([{ ...line, at: line.duty.due + DAY }])).toBeUndefined();
    expect(await fileOf(linesOf('outcome-closed'))).toBeUndefined();
    expect(await fileOf([line], false)).toBeUndefined();
  });

  it('tells what the campaign itself asks of the reader', async () => {
    const duty = { kind: 'update-calendar', holder: 'office/staff', since: 0, due: 0, about: '2027' } as const;
    const [line] = linesOf('reminder');
    const at = line?.at ?? 0;
    const owed = { ...duty, id: 'update-calendar/2027/0/0', since: at, due: at + 3 * DAY };
    const matter = { what: 'calendar', letter: 'opening', year: 2027, duty: owed } as const;
    const posted = { key: 'calendar', at, position: 'office/staff', matter } as const;
    const [entry] = entriesIn(await fileOf([posted]));
    expect(entry?.['SUMMARY']).toBe('[WH] 节假日安排待录入');
    expect(await fileOf([{ ...posted, position: 'office/director' }])).toBeUndefined();
  });

  it('follows the policy of the campaign', () => {
    const campaign = (terms = termsWith()) => ({
      ...{
        id: 'wh',
        name: '集中整改',
        prefix: 'WH',
        mailbox: 'office@example.org',
        directory,
        terms,
        plusAddressing: false,
      },
      phase: { start: 0, end: 1 },
    });
    expect(frameOf(campaign(), 0).calendarFile).toBe(false);
    expect(frameOf(campaign({ ...termsWith({ calendarFile: true }), calendar }), 0).calendarFile).toBe(true);
  });
});

describe('a calendar file that comes back', () => {
  const attached = (name: string, text: string | Buffer) => [{ name, bytes: Buffer.from(text), shownInText: false }];
  const answer = (method: string) =>
    `BEGIN:VCALENDAR\r\nPRODID:-//example//mail//ZH\r\nMETHOD:${method}\r\nEND:VCALENDAR\r\n`;

  it('is no evidence where it is ours, whatever it is called now', async () => {
    const ours = (await fileOf(linesOf('reminder'))) ?? Buffer.alloc(0);
    for (const name of ['办理时限.ics', 'attachment.bin']) {
      expect(sortAttachments(attached(name, ours))).toEqual({ fit: [], unfit: [] });
    }
  });

  it('is none either where a program answers an invitation by it', () => {
    expect(sortAttachments(attached('invite.ics', answer('REPLY')))).toEqual({ fit: [], unfit: [] });
    expect(sortAttachments(attached('会议通知.ics', answer('REQUEST'))).fit).toHaveLength(1);
  });
});
