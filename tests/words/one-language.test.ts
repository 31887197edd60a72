import type { LetterLine } from '../../domain/notices/letter';
import type { LetterKind, NewsKind } from '../../domain/finding/finding';
import { stages } from '../../domain/finding/finding';
import { dutyKinds, languages, type FormalLetter, type Language } from '../../domain/policy/policy';
import { composeLetter } from '../../mail/letter/letter';
import { lookupIn } from '../../mail/letter/letter-frame';
import { wordsFor } from '../../words';
import type { FormalMatter } from '../../words/formal-letters';
import { frameIn, scenes } from '../support/letters';

const formalLetters = [
  'supervision-letter',
  'warning',
  'talk',
  'circular',
  'submission',
] as const satisfies readonly FormalLetter[];

/** Numbers of findings, drafts and letters, and kinds of files: the same in every language. */
const tags = /WH(-\d+)?|\b[DLN]\d+\b|xlsx|docx|\.eml/g;
const names =
  /(campaign|org|policy|data\/mail)\.yaml|\.txt|--yes|--ledger-counts|bash|zsh|fish|zh-CN|SMTP|Temporal|Node\.js|Web UI|JSON|Ctrl-C|Word|worker|duban|Duban|aliases/g;
/** Verbs of the command line, where a sentence lists them. */
const verbs =
  /\b(show|people|add|settle|undo|import|export|lacking|propose|decide|result|report|amend|renew|archive|letters|test|receive|read|list|accept|dismiss|agenda|draft|sign-off|edit-draft|postpone-draft|move-date)\b/g;
const chinese = /[\u3400-\u9fff\u3000-\u303f\uff01-\uff5e]/;
const latin = /[A-Za-z]{2,}/;

function strays(text: string, language: Language): readonly string[] {
  const pattern = language === 'en' ? chinese : latin;
  return text
    .replaceAll(tags, '')
    .split('\n')
    .filter((line) => pattern.test(line));
}

/** Every letter that a line can become: a duty's at each step, and every piece of news. */
function everyLine(language: Language): readonly LetterLine[] {
  const assigned = scenes.find((scene) => scene.language === language && scene.name === 'assignment-of-one')?.lines[0];
  if (assigned?.duty === undefined) throw new Error('no line with a duty');
  const { duty, ...rest } = assigned;
  const letters: readonly LetterKind[] = ['opening', 'remind', 'chase'];
  const about = { commit: 'claimCompletion', 'mend-address': 'unit/natural-resources/contact', milestone: '2' };
  const ofDuties = dutyKinds.flatMap((kind) =>
    letters.flatMap((letter) =>
      [true, false].map((copy): LetterLine => {
        const known = kind in about ? { about: about[kind as keyof typeof about] } : {};
        return { ...assigned, letter, copy, duty: { ...duty, kind, ...known } };
      }),
    ),
  );
  const ofNews = (Object.keys(wordsFor(language).news) as NewsKind[]).map((what): LetterLine => ({
    ...rest,
    letter: 'news',
    news: { what, lacking: [{ number: 1 }] },
  }));
  return [...ofDuties, ...ofNews];
}

describe.each(languages)('in %s nothing is said in another language', (language) => {
  const frame = frameIn(language, 0);
  const words = wordsFor(language);

  it('in the letters of the gallery', () => {
    for (const { lines } of scenes.filter((scene) => scene.language === language)) {
      const { subject, text } = composeLetter(lines, frame);
      expect(strays(`${subject}\n${text}`, language)).toEqual([]);
    }
  });

  it('in any letter of any duty or news', () => {
    for (const line of everyLine(language)) {
      const { subject, text } = composeLetter([line], frame);
      expect(strays(`${subject}\n${text}`, language)).toEqual([]);
    }
  });

  it('in formal letters, whatever the cause and the stage', () => {
    const [first] = everyLine(language);
    if (first === undefined) throw new Error('no line');
    for (const letter of formalLetters) {
      for (const [index, cause] of dutyKinds.entries()) {
        const line = { ...first, stage: stages[index % stages.length] ?? first.stage };
        const facts = { letter, cause, id: 'D1', openedAt: first.at };
        const { campaign, directory } = frame;
        const matter: FormalMatter = { items: [{ line, facts }], campaign, office: directory.office };
        const text = words.formalLetters.text(matter, lookupIn(frame));
        expect(strays(Object.values(text).flat(3).map(pieceText).join('\n'), language)).toEqual([]);
      }
    }
  });

  it('in anything that is said as it stands', () => {
    const said = stringsOf({ ...words, language: '', cli: { ...words.cli, options: {}, examples: {} } });
    expect(
      said.filter((text) => strays(text.replaceAll(names, '').replaceAll(verbs, ''), language).length > 0),
    ).toEqual([]);
  });

  it('in what each option is for', () => {
    const own = language === 'en' ? (text: string) => !chinese.test(text) : (text: string) => chinese.test(text);
    const codes = new Set(['light', 'stage']);
    const said = Object.entries(words.cli.options).filter(([name]) => !codes.has(name));
    expect(said.filter(([, text]) => !own(text))).toEqual([]);
  });
});

function pieceText(piece: string | { readonly blank: string }): string {
  return typeof piece === 'string' ? piece : piece.blank;
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
