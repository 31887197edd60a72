import { defaultPolicy } from '../../config/default-policy';
import type { FormalLetter, Rung } from '../../domain/policy/policy';
import { hasCopy } from '../../domain/notices/letter';
import { wordsFor } from '../../words';
import type { FormalMatter } from '../../words/formal-letters';
import { lookupIn } from '../../mail/letter/letter-frame';
import { at, opened, termsWith, uptoPlanning, type Step } from '../support/commands';
import { frameIn, play } from '../support/letters';

const rung = (letter: Rung['letter'], offset: number): Rung => ({ letter, from: 'due', offset, to: ['director'] });
const ladder = [rung('remind', -1), rung('chase', 1), rung('warning', 3), rung('submission', 5)];
const terms = termsWith({ duties: { ...defaultPolicy.duties, plan: { limit: { workingDays: 10 }, ladder } } });

/** The draft of that kind for a plan that never came, and what is told once it is signed off. */
function signed(letter: FormalLetter) {
  const late = play(opened(), terms, uptoPlanning, at('2023-08-16 10:00'));
  const draft = late.finding.drafts.find((one) => one.letter === letter);
  const signOff: Step = [
    '2023-08-16 11:00',
    'office',
    'signOff',
    { draft: draft?.id, number: '7', signer: 'director' },
  ];
  const { lines } = play(opened(), terms, [...uptoPlanning, signOff], at('2023-08-16 11:01'));
  return lines.filter(({ issued }) => issued?.letter === letter);
}

function textOf(letter: FormalLetter): string {
  const [line] = signed(letter);
  if (line?.issued === undefined) throw new Error(`no ${letter}`);
  const frame = frameIn('zh-CN', line.at);
  const matter: FormalMatter = {
    items: [{ line, facts: line.issued }],
    campaign: frame.campaign,
    office: frame.directory.office,
  };
  const { title, addressee, body, closing } = wordsFor('zh-CN').formalLetters.text(matter, lookupIn(frame));
  return [title.join(''), ...addressee, ...body.flat(), closing]
    .filter((piece) => typeof piece === 'string')
    .join('\n');
}

describe('a ladder may draft', () => {
  it('a warning, to the unit', () => {
    expect(signed('warning').map(({ position }) => position)).toEqual([
      'unit/natural-resources/head',
      'unit/natural-resources/contact',
      'leader/a/contact',
    ]);
    const text = textOf('warning');
    for (const part of ['整改事项的警示函', '市自然资源局：', '由你单位牵头整改的', '予以警示', '特此警示。']) {
      expect(text).toContain(part);
    }
  });

  it('a submission to the leading group, which speaks of the unit by its name', () => {
    expect(signed('submission').map(({ position }) => position)).toEqual(['leading-group/contact']);
    const text = textOf('submission');
    for (const part of ['关于提请领导小组研究', '领导小组：', '由市自然资源局牵头整改的', '妥否，请批示。']) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('你单位');
  });

  it('both without a blank that only the office can fill, so that a copy may travel', () => {
    const kinds: readonly FormalLetter[] = ['supervision-letter', 'warning', 'talk', 'circular', 'submission'];
    expect(kinds.filter((letter) => hasCopy({ letter }))).toEqual(['supervision-letter', 'warning', 'submission']);
  });
});
