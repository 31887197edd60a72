import type { Option } from 'commander';
import { Trouble } from '../../client/errors';
import { program } from '../../cli/program';
import { languages, type Language } from '../../domain/policy/policy';
import { wordsFor } from '../../words';

/** An option of a command as the help in that language has it. */
function optionOf(command: string, name: string, language: Language): Option {
  const found = program(wordsFor(language))
    .commands.find((one) => one.name() === command)
    ?.options.find(({ long }) => long === `--${name}`);
  if (found === undefined) throw new Error(`${command} has no --${name}`);
  return found;
}

function read(command: string, name: string, written: string, language: Language = 'en'): unknown {
  const parse = optionOf(command, name, language).parseArg as ((written: string) => unknown) | undefined;
  return parse?.(written);
}

describe('a value that is chosen', () => {
  it.each([
    ['decide-extension', 'decision', '同意', 'agree'],
    ['decide-withdrawal', 'decision', '不同意', 'refuse'],
    ['record-check', 'outcome', '持续整改', 'continuing'],
    ['record-check', 'method', '查阅资料、实地查看', 'documents,site'],
    ['record-superior', 'outcome', '上级退回', 'returned'],
    ['record-look-back', 'outcome', '问题反弹', 'recurred'],
    ['raise-light', 'light', '红灯', 'red'],
    ['amend-subject', 'key-item', '是', 'yes'],
    ['confirm-for-unit', 'what', '延期申请', 'requestExtension'],
    ['list', 'stage', '拟销号', 'awaiting-check'],
    ['list', 'light', '黄', 'yellow'],
  ])('may be written in Chinese: %s --%s %s', (command, name, written, code) => {
    for (const language of languages) expect(read(command, name, written, language)).toBe(code);
    expect(read(command, name, code)).toBe(code);
  });

  it('is listed in the help, in its language', () => {
    expect(optionOf('record-check', 'outcome', 'zh-CN').description).toBe(
      '结果：已整改（rectified）、持续整改（continuing）、未整改（not-rectified）',
    );
    expect(optionOf('record-superior', 'outcome', 'en').description).toBe('what came out: accepted, returned');
  });

  it('is refused with those that would do, where it is another command’s', () => {
    const wanted = (): readonly string[] => {
      try {
        read('record-look-back', 'outcome', '已整改', 'zh-CN');
      } catch (error) {
        if (error instanceof Trouble) return error.wanted;
      }
      return [];
    };
    expect(wanted()).toEqual(['保持良好（held）', '问题反弹（recurred）']);
  });
});

describe('a command over several findings', () => {
  const options = (command: string): readonly (string | undefined)[] =>
    program(wordsFor('en'))
      .commands.find((one) => one.name() === command)
      ?.options.map(({ long }) => long) ?? [];

  it('is chosen by filters, or for all', () => {
    expect(options('nudge')).toEqual(
      expect.arrayContaining(['--unit', '--group', '--light', '--stage', '--due-within', '--all', '--yes']),
    );
  });

  it('is none that commits a unit or judges what one person was shown', () => {
    for (const command of ['claim-completion', 'submit-plan', 'record-check', 'approve-closure', 'confirm-for-unit']) {
      expect(options(command)).not.toContain('--all');
    }
  });
});
