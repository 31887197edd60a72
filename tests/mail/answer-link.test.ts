import { languages } from '../../domain/policy/policy';
import { composeLetter } from '../../mail/letter/letter';
import { askedIn } from '../../mail/reply/letter-asks';
import { newText } from '../../mail/message/new-text';
import { fingerprintsOf } from '../../mail/message/sent-lines';
import { frameIn, scenes } from '../support/letters';
import { isKeyword } from '../../mail/reply/keywords';

const page = 'https://duban.example.org/answer/eyJjYW1wYWlnbiI6InduIn0.c2VhbA';
const scene = (name: string, language: string) => {
  const found = scenes.find((one) => one.name === name && one.language === language);
  if (found === undefined) throw new Error(name);
  return found;
};
const letterOf = (name: string, language: (typeof languages)[number]) => {
  const { lines } = scene(name, language);
  return composeLetter(lines, { ...frameIn(language, Math.max(...lines.map(({ at }) => at))), page });
};

describe.each(languages)('a letter that can be answered on a page, in %s', (language) => {
  it.each(['assignment', 'assignment-of-one', 'reminder', 'chase'])('carries its address once: %s', (name) => {
    const { text, html } = letterOf(name, language);
    expect(text.split('\n').filter((line) => line.endsWith(page))).toHaveLength(1);
    expect(html.split(`href="${page}"`)).toHaveLength(2);
  });

  it('still tells what it asks by its text alone', () => {
    const { lines } = scene('reminder', language);
    const plain = composeLetter(lines, frameIn(language, lines[0]?.at ?? 0));
    expect(askedIn(letterOf('reminder', language).text)).toEqual(askedIn(plain.text));
  });

  it('is known again in an answer that quotes its button with the address', () => {
    const { text, html } = letterOf('reminder', language);
    const label =
      text
        .split('\n')
        .find((line) => line.endsWith(page))
        ?.replace(/[:：] ?https.*$/, '') ?? '';
    const answer = ['ok', '', `${label}<${page}>`].join('\n');
    const { own } = newText({ bodies: [{ text: answer }] }, fingerprintsOf([{ text, html }]), isKeyword);
    expect(own).toBe('ok');
  });
});

it('no letter that asks nothing of its reader carries the address of a page', () => {
  const outcome = scenes.find(({ lines }) => lines.every(({ duty }) => duty === undefined));
  const { text } = composeLetter(outcome?.lines ?? [], { ...frameIn('en', 0), page });
  expect(text).not.toContain(page);
});
