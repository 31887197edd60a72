import { forMailbox, maySeeTexts, withoutTexts } from '../../domain/notices/disclosure';
import { languages, type Language } from '../../domain/policy/policy';
import { composeLetter } from '../../mail/letter/letter';
import { termsWith } from '../support/commands';
import { frameIn, scenesIn } from '../support/letters';

const internal = { disclosure: 'number-only', internalMail: ['inner.example.org'] } as const;
const { policy } = termsWith(internal);

const played = { 'zh-CN': scenesIn('zh-CN', internal), en: scenesIn('en', internal) };

/** A letter of the gallery as a mailbox gets it. */
function letterTo(address: string, name: string, language: Language = 'zh-CN'): string {
  const lines = played[language].find((scene) => scene.name === name)?.lines ?? [];
  const at = Math.max(...lines.map((line) => line.at));
  return composeLetter(
    lines.map((line) => forMailbox(line, address, policy)),
    frameIn(language, at),
  ).text;
}
const inside = 'head@inner.example.org';
const outside = 'head@example.org';

/** What each letter asks its reader to give his word for. */
const whole: readonly (readonly [scene: string, ...facts: string[]])[] = [
  [
    'confirm-plan',
    'Pave 12 junctions',
    '2023年8月31日',
    'Cleaning contract',
    '全部完成并通过现场验收',
    'Dust readings published monthly',
  ],
  ['confirm-extension', '申请延至：2023年11月30日', '设备合同已签，工期可以压缩'],
  [
    'confirm-claim',
    '标准1：Paved and accepted on site',
    '标准2：附件《readings.pdf》',
    'Dust readings published monthly',
  ],
  ['confirm-reply', '已召开专题会，倒排了工期。', '附件《readings.pdf》'],
  ['plan-review', 'Pave 12 junctions', 'Dust readings published monthly'],
  ['extension-request', '申请延至：2023年11月30日', '设备合同已签，工期可以压缩'],
  ['completeness', '标准1：Paved and accepted on site', '《readings.pdf》', '全部完成并通过现场验收'],
  ['check', '标准1：Paved and accepted on site', '《readings.pdf》', '全部完成并通过现场验收'],
  ['named-to-check', '标准1：Paved and accepted on site', '全部完成并通过现场验收'],
  ['approval', '标准1：Paved and accepted on site', '《readings.pdf》', '实地查看，已整改'],
];

describe('who is asked for his word', () => {
  it.each(whole)('is shown whole what it is about, in a mailbox of the house: %s', (scene, ...facts) => {
    const text = letterTo(inside, scene);
    for (const fact of facts) expect(text).toContain(fact);
    expect(text).not.toContain('不通过');
  });

  it.each(whole.map(([scene]) => scene))('is told outside where to read it, and shown no word of it: %s', (scene) => {
    const text = letterTo(outside, scene);
    for (const secret of ['Pave', 'Cleaning', 'Dust', 'Paved', 'readings', '现场验收', '合同', '专题会']) {
      expect(text).not.toContain(secret);
    }
    expect(text).toMatch(/先向整改办查阅|先在督办系统中查看/);
  });

  it('is told outside how much there is', () => {
    expect(letterTo(outside, 'approval')).toContain('销号佐证：标准1：有文字说明；标准2：附件1份');
    expect(letterTo(outside, 'confirm-extension')).toContain('申请延至：2023年11月30日');
    expect(letterTo(outside, 'confirm-plan')).toContain('第1项（2023年8月31日）；第2项（2023年9月28日）');
  });
});

describe('a line', () => {
  it.each(languages)('for a mailbox outside has what one has where no mailbox is internal (%s)', (language) => {
    const outsiders = played[language].map(({ lines }) => lines.map((line) => withoutTexts(line)));
    expect(outsiders).toEqual(scenesIn(language).map(({ lines }) => lines));
  });

  it('of a formal letter carries no texts, whoever reads it first, for it leaves the house', () => {
    const formal = played['zh-CN']
      .flatMap(({ lines }) => lines)
      .filter(({ draft, issued }) => draft !== undefined || issued !== undefined);
    expect(formal.length).toBeGreaterThan(3);
    expect(formal).toEqual(formal.map((line) => withoutTexts(line)));
  });
});

describe('a mailbox', () => {
  it.each([
    ['a@inner.example.org', true],
    ['A@INNER.example.org', true],
    ['a@example.org', false],
    ['a@evil-inner.example.org', false],
    ['a@sub.inner.example.org', false],
    ['a@inner.example.org.example.com', false],
    ['inner.example.org@example.com', false],
  ])('of a domain that the policy names is internal, and no other: %s', (address, is) => {
    expect(maySeeTexts(address, policy)).toBe(is);
  });

  it('may see texts anywhere where the policy discloses them', () => {
    expect(maySeeTexts('a@example.com', termsWith({ disclosure: 'full' }).policy)).toBe(true);
  });
});
