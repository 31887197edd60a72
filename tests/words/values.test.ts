import { namesOf, valueMeant } from '../../cli/choices';
import { givenBy, optionNamed } from '../../cli/options';
import { Trouble } from '../../client/errors';
import { wordsFor } from '../../words';

const outcomes = ['rectified', 'continuing', 'not-rectified'] as const;
const given = (values: Record<string, unknown>) =>
  givenBy(values, () => Promise.reject(new Error('no archive')), wordsFor('zh-CN'));

describe('the values of options', () => {
  it.each([
    ['已整改', 'rectified'],
    ['持续整改', 'continuing'],
    ['未整改', 'not-rectified'],
    ['rectified', 'rectified'],
    ['not rectified', 'not-rectified'],
    ['完成', undefined],
  ])('may be written as people call them: %s', (written, value) => {
    expect(valueMeant(written, outcomes)).toBe(value);
  });

  it('are listed as the reader calls them, in one word each', () => {
    expect(namesOf(outcomes, wordsFor('zh-CN'))).toEqual(['已整改', '持续整改', '未整改']);
    expect(namesOf(outcomes, wordsFor('en'))).toEqual(['rectified', 'continuing', 'not-rectified']);
    expect(optionNamed('decision', wordsFor('zh-CN')).argChoices).toEqual(['同意', '不同意']);
  });

  it('are read from the command line, several with any comma between', () => {
    expect(given({ outcome: '已整改' }).oneOf('outcome', outcomes)).toBe('rectified');
    expect(
      given({ method: '实地查看、查阅资料\uff0cinterview' }).eachOf('method', ['documents', 'site', 'interview']),
    ).toEqual(['site', 'documents', 'interview']);
  });

  it('that will not do are answered with those that would', () => {
    const misread = (): unknown => given({ outcome: '办结' }).oneOf('outcome', outcomes);
    expect(misread).toThrow(Trouble);
    expect(misread).toThrow('--outcome 办结');
  });
});
