import type { LetterLine } from '../../domain/notices/letter';
import { languages } from '../../domain/policy/policy';
import { hear } from '../../mail/reply/answers';
import { composeLetter } from '../../mail/letter/letter';
import { lookupIn } from '../../mail/letter/letter-frame';
import { wordsFor } from '../../words';
import { frameIn, scenes, scenesIn } from '../support/letters';

const composed = scenes.map((scene) => {
  const frame = frameIn(scene.language, Math.max(...scene.lines.map(({ at }) => at)));
  return { ...scene, ...composeLetter(scene.lines, frame) };
});

/** What a reader sees of the HTML, and what its buttons send. */
function seen(html: string): string {
  const sent = [...html.matchAll(/body=([^"&]*)"/g)].map(([, body = '']) => decodeURIComponent(body));
  const shown = html
    .replaceAll(/<(style|title)>.*?<\/\1>/gs, '')
    .replaceAll(/<br>/g, '\n')
    .replaceAll(/<[^>]+>/g, ' ');
  const plain = [shown, ...sent].join('\n');
  return plain
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Words and numbers, without what stands between them. */
function facts(text: string): ReadonlySet<string> {
  return new Set(text.split(/[\s·→/（）()：:“”，,；;]+/).filter((word) => word !== '' && word !== '=='));
}

describe('composeLetter', () => {
  it.each(composed)('says the same in text and in HTML ($name, $language)', ({ text, html, lines, language }) => {
    const inHtml = facts(seen(html));
    const { letters } = wordsFor(language);
    const lookup = lookupIn(frameIn(language, 0));
    // In a table the title stands in a column of its own.
    const said =
      lines.length === 1
        ? text
        : lines.reduce((all, line) => all.replace(letters.asks(line, lookup), letters.inShort(line, lookup)), text);
    expect([...facts(said)].filter((fact) => !inHtml.has(fact))).toEqual([]);
  });

  it.each(composed)('begins with what is asked, by when and how ($name, $language)', ({ text, language, lines }) => {
    const [asked = '', ...rest] = text.split('\n').slice(0, 3);
    const words = language === 'en' ? { by: /\bby\b/i, how: /^How: /m } : { by: /时限：/, how: /^办理方式：/m };
    expect(asked).not.toBe('');
    expect([asked, ...rest].join('\n')).toMatch(words.by);
    expect([asked, ...rest].join('\n')).toMatch(words.how);
    if (lines.length === 1) expect(asked).toContain(lines[0]?.title);
  });

  it.each(composed)('styles every element by itself and loads nothing ($name, $language)', ({ html }) => {
    expect(html.match(/<(td|th|a)\b(?! class="[rb]")(?![^>]*style=)[^>]*>/g)).toBeNull();
    expect(html).not.toMatch(/<(script|img|link|iframe|form)|url\(|src=/);
  });

  it('takes the due hour from the policy', () => {
    const [scene] = scenesIn('zh-CN', { dueHour: 12 * 60 });
    const { text } = composeLetter(scene?.lines ?? [], frameIn('zh-CN', scene?.lines[0]?.at ?? 0));
    expect(text).toContain('2023年7月25日（星期二）12:00前');
    expect(text).not.toContain('17:30');
  });

  it('shows measures and defects as numbers and dates, and no problem, to mailboxes outside', () => {
    const everything = composed.map(({ text, html }) => text + html).join('\n');
    for (const secret of ['南侧路口', 'southern junction', 'Pave 12 junctions', '请抓紧整改，月底前报结果']) {
      expect(everything).not.toContain(secret);
    }
  });

  it('shows them in full where the policy calls the mail server an approved one', () => {
    const all = scenesIn('zh-CN', { disclosure: 'full' }).map(
      ({ lines }) => composeLetter(lines, frameIn('zh-CN', 0)).text,
    );
    for (const text of ['1．南侧路口尚未硬化；2．监测数据缺两个月', 'Pave 12 junctions', '请抓紧整改']) {
      expect(all.join('\n')).toContain(text);
    }
  });

  it('lists several findings by number', () => {
    const [, scene] = scenes;
    const [line] = scene?.lines ?? [];
    if (line === undefined) throw new Error('no line');
    const lines = ['WH-1000', 'WH-999', 'WH-100'].map((finding) => ({ ...line, finding }));
    const { text } = composeLetter(lines, frameIn('zh-CN', 0));
    expect([...new Set(text.match(/WH-\d+/g))]).toEqual(['WH-100', 'WH-999', 'WH-1000']);
  });

  it('escapes what people wrote', () => {
    const [, scene] = scenes;
    const lines = (scene?.lines ?? []).map((line) => ({ ...line, title: '<img src=x onerror=alert(1)>"' }));
    const { html } = composeLetter(lines, frameIn('zh-CN', 0));
    expect(html).not.toContain('<img');
  });

  it('counts what a unit leads and joins', () => {
    expect(composed.find(({ name }) => name === 'assignment')?.subject).toBe('[WH] 交办通知：你单位牵头2项，配合1项');
  });

  it('has the title of an issued letter for its subject, not a count of what is to do', () => {
    const subjects = composed.filter(({ name }) => name.startsWith('issued')).map(({ subject }) => subject);
    expect(subjects).toEqual([
      '[WH-012] 关于“再生水利用设施”整改事项的督办函',
      '[WH-012] 关于“再生水利用设施”整改事项的督办函',
      '[WH-012] Supervision letter about “Reclaimed water works”',
      '[WH-012] Supervision letter about “Reclaimed water works”',
    ]);
  });

  it('says beside an issued letter’s title what else there is to do', () => {
    const lines = scenes.filter(
      ({ name, language }) => language === 'zh-CN' && /^(issued-with-reply|reminder)$/.test(name),
    );
    const { subject } = composeLetter(
      lines.flatMap((scene) => scene.lines),
      frameIn('zh-CN', 0),
    );
    expect(subject).toBe('[WH-012] 关于“再生水利用设施”整改事项的督办函（另有1项待办事项）');
  });

  it('asks in a nudge for an answer by a day, alone and among others', () => {
    const nudge = composed.find(({ name }) => name === 'nudge');
    expect(nudge?.text).toContain('时限：请于2023年8月14日（星期一）17:30前回复');
    expect(nudge?.text).not.toContain('不必回复');
    const [line] = nudge?.lines ?? [];
    if (line === undefined) throw new Error('no nudge');
    const several = composeLetter([line, { ...line, finding: 'WH-020' }], frameIn('zh-CN', line.at));
    expect(several.subject).toBe('[WH] 2项待办事项');
    expect(several.text).toContain('请办理2项，最早一项时限：2023年8月14日（星期一）17:30前');
  });

  it('asks only the lead unit for what only it can do', () => {
    const [line] = composed.find(({ name }) => name === 'outcome-lacking')?.lines ?? [];
    if (line === undefined) throw new Error('no outcome');
    const textTo = (position: LetterLine['position']): string =>
      composeLetter([{ ...line, position }], frameIn('zh-CN', line.at)).text;
    expect(textTo('unit/natural-resources/head')).toContain('重新回复“申请销号”');
    for (const other of ['leader/a/contact', 'unit/ecology/contact', 'group/1/contact'] as const) {
      expect(textTo(other)).toContain('告知事项，不必回复');
      expect(textTo(other)).not.toContain('申请销号');
    }
  });

  it('names the day before the next rung as the last to send what is late', () => {
    const chase = composed.find(({ name }) => name === 'chase');
    expect(chase?.text).toContain('请于2023年8月10日（星期四）17:30前办结');
    expect(chase?.text).toContain('提请签发督办函');
  });

  it('says of an outcome who checked, how, who approved and when it is looked back at', () => {
    const { text = '' } = composed.find(({ name }) => name === 'outcome-closed') ?? {};
    for (const fact of ['第3督查组，2023年8月30日（星期三），实地查看', '组长甲', '计划于2023年12月1日']) {
      expect(text).toContain(fact);
    }
  });
});

/** What each ready answer is to be heard as, in the order in which a duty offers them. */
const meant = {
  acknowledge: ['acknowledge', 'decline'],
  plan: ['plan'],
  'accept-plan': ['agree', 'disagree'],
  report: ['no-change', 'progress'],
  milestone: ['progress'],
  rectify: ['claim', 'extension'],
  commit: ['confirm'],
  reply: ['reply'],
  'talk-report': ['reply'],
  instruction: ['reply'],
  'decide-extension': ['agree', 'disagree'],
  check: ['rectified', 'continuing', 'not-rectified'],
  approve: ['agree', 'disagree'],
  'look-back': ['rectified', 'not-rectified'],
  'long-term-check': ['rectified', 'not-rectified'],
} as const;

describe.each(languages)('ready answers in %s', (language) => {
  const line = scenes[1]?.lines[0];
  if (line?.duty === undefined) throw new Error('no line with a duty');
  const { duty } = line;

  it.each(Object.entries(meant))('are heard as meant: %s', (kind, says) => {
    const asked = { ...line, duty: { ...duty, kind: kind as keyof typeof meant } };
    const ready = wordsFor(language).letters.answers(asked);
    const heard = ready.map(({ body }) => {
      // The reader fills in the dates, and the words at the end of what ends with a colon.
      const filled = body.replaceAll(/年-月-日|yyyy-mm-dd/g, '2023-11-30').replace(/([:：]) ?$/, '$1 filled in');
      return hear({ own: `[WH-012] ${filled}`, within: '' }, 'WH');
    });
    expect(heard.map((parts) => parts.map((part) => ('answer' in part ? part.answer.says : part.problem)))).toEqual(
      says.map((one) => [one]),
    );
  });

  it('carry the date and the reason of an extension', () => {
    const asked = { ...line, duty: { ...duty, kind: 'rectify' as const } };
    const body = wordsFor(language).letters.answers(asked)[1]?.body ?? '';
    const [heard] = hear(
      { own: `${body.replace(/年-月-日|yyyy-mm-dd/, '2023-11-30')}late delivery`, within: '' },
      'WH',
    );
    expect(heard).toMatchObject({ answer: { says: 'extension', reason: 'late delivery' } });
  });
});
