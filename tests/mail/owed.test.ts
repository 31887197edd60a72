import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import type { Reading } from '../../client/reading';
import { actOn, type AnsweringDependencies } from '../../mail/inbox/answering';
import { openMessage, readOwnText } from '../../mail/inbox/bounded';
import { whatIsOwed } from '../../mail/inbox/owed';
import { hear } from '../../mail/reply/answers';
import { at, opened, people, termsWith, told, uptoRectifying } from '../support/commands';
import { findingInHand } from '../support/finding-in-hand';

const terms = termsWith({ language: 'zh-CN' });
const heard = (own: string) =>
  hear({ own, within: '' }, 'WH', ['张某']).map((one) => ('answer' in one ? one.answer.says : one.problem.code));

describe('待办', () => {
  it.each(['待办', '您好，\n待办', '我的待办。\n张某', 'Status', 'status\nthanks'])('asks what is owed: %s', (text) => {
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

  it('names each duty of the person with its finding, by when, and whether it is late, the earliest first', async () => {
    const lines = whatIsOwed(await read(), people.contact, '待办', moment);
    expect(lines.map(({ finding, text }) => `${finding ?? ''}${text}`)).toEqual([
      'WH-012应于7月31日17:30前报送整改进展，已超期',
      'WH-012应于8月31日17:30前完成整改措施节点，已超期',
      'WH-012请于9月28日17:30前完成整改措施节点',
      'WH-012请于10月20日17:30前完成整改',
    ]);
  });

  it('says so where nothing is owed', async () => {
    expect(whatIsOwed(await read(), people.sponsor, '待办', moment)).toEqual([
      { keyword: '待办', result: 'understood', text: '您目前没有待办事项。' },
    ]);
  });
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
