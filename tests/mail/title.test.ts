import { titleLines } from '../../mail/letter/formal-docx';
import { wordsFor } from '../../words';

const { formalLetters } = wordsFor('zh-CN');

describe('the title of a formal letter', () => {
  it('is one line where it fits', () => {
    expect(titleLines(formalLetters.title('supervision-letter', '绿色矿山'))).toEqual([
      '关于“绿色矿山”整改事项的督办函',
    ]);
  });

  it.each([
    ['talk', '关于“矿区道路扬尘综合治理”整改事项的', '约谈通知'],
    ['supervision-letter', '关于“矿区道路扬尘综合治理”整改事项的', '督办函'],
    ['circular', '关于“矿区道路扬尘综合治理”整改工作情况的', '通报'],
  ] as const)('breaks before the kind of letter where it does not fit: %s', (letter, ...lines) => {
    expect(titleLines(formalLetters.title(letter, '矿区道路扬尘综合治理'))).toEqual(lines);
  });
});
