import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import type { Reading } from '../../client/reading';
import { decideBatches } from '../../domain/batches/decide';
import { civilOf, momentOf } from '../../domain/calendar/calendar';
import { openAgenda, type CampaignAgenda } from '../../domain/campaign/state';
import type { Actor, Position } from '../../domain/organisation/positions';
import { decideRegister } from '../../domain/registers/decide';
import { actOn, type AnsweringDependencies } from '../../mail/inbox/answering';
import { openMessage, readOwnText } from '../../mail/inbox/bounded';
import { whatIsOwed, type ReadForOwed } from '../../mail/inbox/owed';
import { hear } from '../../mail/reply/answers';
import { at, day, opened, people, termsWith, told, uptoRectifying } from '../support/commands';
import { directory, findingInHand } from '../support/finding-in-hand';

const terms = termsWith({ language: 'zh-CN' });
const known = { roster: ['WH-012'], directory };
const heard = (own: string) =>
  hear({ own, within: '' }, 'WH', ['张某']).map((one) => ('answer' in one ? one.answer.says : one.problem.code));

describe('待办', () => {
  it.each([
    '待办',
    '我们单位还有哪些待办？',
    'What do I owe?',
    '您好，\n待办',
    '我的待办。\n张某',
    'Status',
    'status\nthanks',
  ])('asks what is owed: %s', (text) => {
    expect(heard(text)).toEqual(['status']);
  });

  it.each(['待办：已清运两处', 'Status: two heaps removed', '待办事项较多，下周办理', 'status\ntwo heaps removed'])(
    'is a report where it says more: %s',
    (text) => {
      expect(heard(text)).toEqual(['free-text']);
    },
  );
});

describe('whatIsOwed', () => {
  const moment = at('2023-09-04 10:00');
  const { read } = findingInHand(told(opened(), terms, uptoRectifying), () => moment, undefined, terms);
  const phase = { start: day('2023-07-21'), end: day('2023-10-20') };
  const quiet = openAgenda(phase, terms, at('2023-07-21 09:00'));
  const asked = async (person: Actor, known: Partial<ReadForOwed> = {}) =>
    whatIsOwed({ ...(await read()), agenda: quiet, ...known }, person, '待办', moment).map(
      ({ finding, text }) => `${finding ?? ''}${text}`,
    );

  it('names each duty of the person with its finding, by when, and whether it is late, the earliest first', async () => {
    expect(await asked(people.contact)).toEqual([
      'WH-012应于7月31日17:30前报送整改进展，已超期',
      'WH-012应于8月31日17:30前完成第1项措施，已超期',
      'WH-012请于9月28日17:30前完成第2项措施',
      'WH-012请于10月20日17:30前完成整改',
    ]);
  });

  it('says so where nothing is owed', async () => {
    expect(await asked(people.sponsor)).toEqual(['您在“集中整改”中目前没有待办事项。']);
  });

  it('names what a register entry asks of the person, between what is due before and after it', async () => {
    expect(await asked(people.contact, { agenda: met('unit/natural-resources/contact') })).toEqual([
      'WH-012应于7月31日17:30前报送整改进展，已超期',
      'WH-012应于8月31日17:30前完成第1项措施，已超期',
      '应于9月1日17:30前落实议定事项（登记编号会议-001/1，涉及WH-012），已超期。',
      'WH-012请于9月28日17:30前完成第2项措施',
      'WH-012请于10月20日17:30前完成整改',
    ]);
    expect(await asked(people.sponsor, { agenda: met('unit/natural-resources/contact') })).toEqual([
      '您在“集中整改”中目前没有待办事项。',
    ]);
  });

  it('names the results that a supervision group owes of a batch', async () => {
    const dates = { from: day('2023-09-04'), to: day('2023-09-08'), methods: ['site'], sheet: 'a'.repeat(64) } as const;
    const task = { group: '3', people: ['supervisor'], findings: ['WH-012'], units: ['natural-resources'] };
    const decided = { ...dates, name: 'decideBatch', by: people.office, via: 'script', tasks: [task] } as const;
    const { agenda } = decideBatches(quiet, known, terms, decided, at('2023-09-01 10:00'));
    expect(await asked(people.supervisor, { agenda })).toEqual(['请于9月8日17:30前报齐批次-001督查结果（WH-012）。']);
  });

  it('names the circular that waits and the holidays that are not known', async () => {
    const draft = { id: 'circular-2023-08-31', period: day('2023-08-31'), openedAt: at('2023-08-31 18:00') };
    const agenda = { ...quiet, draft: { ...draft, survey: 'a'.repeat(64), postponements: 0 } };
    expect(await asked(people.director, { agenda })).toEqual([
      '应于9月1日17:30前签发截至2023年8月31日整改进展情况的通报，已超期。',
    ]);
    const undeclared = { ...quiet, reach: terms.calendar.declaredThrough + 1, began: moment };
    const year = civilOf(terms.calendar.declaredThrough + 1).year;
    const late = whatIsOwed(
      { ...(await read()), agenda: undeclared },
      people.office,
      '待办',
      momentOf(terms.calendar, terms.calendar.declaredThrough, 600),
    );
    expect(late.map(({ text }) => text).join()).toContain(`录入${year}年放假调休安排`);
  });

  it('names what could not be read, instead of saying that nothing is owed', async () => {
    const unreadable = [{ id: 'WH-003', cause: 'findings-gone' } as const];
    expect(await asked(people.sponsor, { unreadable })).toEqual([
      'WH-003目前无法读取，其中如有您的待办，未能列出，请向整改办询问。',
    ]);
    expect(await asked(people.contact, { unreadable })).toHaveLength(5);
    expect(await asked(people.sponsor, { agenda: 'unreadable' })).toEqual([
      '会议议定事项、督查任务等整改工作层面的待办目前无法读取，请向整改办询问。',
    ]);
  });

  it('tells of a finding that stands as it stood a while ago only who is concerned with it', async () => {
    const unreadable = [{ id: 'WH-012', cause: 'task-fails' } as const];
    expect(await asked(people.otherHead, { unreadable })).toEqual(['您在“集中整改”中目前没有待办事项。']);
    expect((await asked(people.contact, { unreadable })).at(-1)).toContain('WH-012目前无法读取');
  });

  it('owes nothing for a campaign that is archived', async () => {
    expect(await asked(people.sponsor, { agenda: 'ended' })).toEqual(['您在“集中整改”中目前没有待办事项。']);
  });

  /** A meeting that asked something of that position until 1 September. */
  function met(holder: Position): CampaignAgenda {
    const points = [{ text: '清运弃土', holder, due: day('2023-09-01') }];
    const facts = { register: 'meeting', on: day('2023-08-02'), who: '分管副市长', text: '议定一项' } as const;
    const entry = { ...facts, findings: ['WH-012'], points };
    const command = { name: 'addEntry', by: people.office, via: 'script', entry } as const;
    return decideRegister(quiet, known, terms, command, at('2023-08-03 10:00')).agenda;
  }
});

describe('a message that asks again and again what is owed', () => {
  const moment = at('2023-09-04 10:00');

  it('is told once, for one reading of the campaign', async () => {
    const hand = findingInHand(told(opened(), terms, uptoRectifying), () => moment, undefined, terms);
    const { campaign } = await hand.read();
    const asked = Array.from({ length: 150 }, (_, index) => `[WH-${String(index + 1).padStart(3, '0')}] 待办`);
    const raw = Buffer.from(`Content-Type: text/plain; charset=utf-8\n\n${asked.join('\n')}\n`);
    const message = { arrival: 'name', envelope: { door: 'smtp' }, raw, ...(await openMessage('name', raw)) } as const;
    const { text } = await readOwnText(message, [], 'WH');
    let readings = 0;
    const read = (): Promise<Reading> => {
      readings += 1;
      return hand.read();
    };
    const duban = { ...hand.duban, read } as AnsweringDependencies['duban'];
    const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-owed-')));
    const { lines } = await actOn(message, { letters: [], text }, people.contact, campaign, {
      ...{ archive, duban, sentAt: moment },
    });
    expect([readings, lines.length]).toEqual([1, 4]);
  });
});
