import { isLetterItem, type LetterItem } from '../../domain/campaign/formal-letters';
import type { CampaignMatter } from '../../domain/campaign/state';
import type { LetterLine } from '../../domain/notices/letter';
import {
  dutyKinds,
  languages,
  rungLetters,
  isFormal,
  type FormalLetter,
  type Language,
  type Policy,
} from '../../domain/policy/policy';
import { defaultPolicy } from '../../config/default-policy';
import { composeLetter } from '../../mail/letter/letter';
import type { LetterFrame } from '../../mail/letter/letter-frame';
import { wordsFor } from '../../words';
import { describeApproved, section } from '../support/approved';
import { campaignDocumentsIn, campaignLettersOf, moment } from '../support/every-campaign-letter';
import { formalLettersIn, itemsOfFormalLetter } from '../support/every-formal-letter';
import { samplesIn, type Sample } from '../support/every-letter';
import { receiptsIn } from '../support/every-receipt';
import { frameIn, scenesIn, type Scene } from '../support/letters';

const samples: Readonly<Record<Language, readonly Sample[]>> = { 'zh-CN': samplesIn('zh-CN'), en: samplesIn('en') };

const disclosures = ['number-only', 'full'] as const;
const scenesOf = (language: Language): Readonly<Record<Policy['disclosure'], readonly Scene[]>> => ({
  'number-only': scenesIn(language),
  full: scenesIn(language, { disclosure: 'full' }),
});
const scenes = { 'zh-CN': scenesOf('zh-CN'), en: scenesOf('en') };

/** Every text, by the name of its file. */
const texts = new Map<string, () => string | Promise<string>>();
for (const language of languages) {
  const add = (name: string, write: () => string | Promise<string>): void => {
    texts.set(`${language}/${name}.txt`, write);
  };
  for (const kind of new Set(samples[language].map((one) => one.kind))) add(kind, () => lettersOf(kind, language));
  for (const name of ['assignment', 'digest', 'issued-with-reply'])
    add(`several-${name}`, () => several(name, language));
  add('several-for-sign-off', () => severalForSignOff(language));
  for (const letter of rungLetters.filter(isFormal)) add(`formal-${letter}`, () => formal(letter, language));
  for (const what of Object.keys(wordsFor('en').campaign.matters) as CampaignMatter['what'][]) {
    add(`campaign-${what}`, () => campaignLettersOf(what, frameIn(language, moment), itemsIn(language).slice(0, 1)));
  }
  for (const [name, text] of campaignDocumentsIn(frameIn(language, moment))) add(`document-${name}`, () => text);
  for (const [name, said] of Object.entries(receiptsIn(language))) add(`receipt-${name}`, () => said.join('\n'));
}

describe('what people are written', () => {
  describeApproved(texts);

  it('is there for every news and for every letter of every duty’s ladder', () => {
    const kinds = samples.en.map(({ kind, variant }) => `${kind} ${variant}`);
    const has = (kind: string, variant = ''): boolean => kinds.some((one) => one.startsWith(`${kind} ${variant}`));
    const news = Object.keys(wordsFor('en').news).filter((what) => what !== 'issued-letter' && !has(`news-${what}`));
    const rungs = dutyKinds.flatMap((kind) =>
      [...new Set(defaultPolicy.duties[kind].ladder.map(({ letter }) => letter))]
        .filter((letter) => !isFormal(letter) && !has(kind === 'sign-off' ? kind : `duty-${kind}`, letter))
        .map((letter) => `${kind} ${letter}`),
    );
    // The campaign tells of these by letters of its own.
    expect([...news, ...rungs]).toEqual(
      ['update-calendar', 'follow-up', 'timetable'].flatMap((kind) => [`${kind} remind`, `${kind} chase`]),
    );
  });
});

/** The letters of a kind, with the texts that only some mailboxes may be shown where that makes a difference. */
function lettersOf(kind: string, language: Language): string {
  return samples[language]
    .filter((one) => one.kind === kind)
    .map(({ variant, numberOnly, full }) => {
      const [outside, inside] = [written([numberOnly], language), written([full], language)];
      const more = inside === outside ? [] : [section(`${variant}, where the texts may be shown`, inside)];
      return [section(variant, outside), ...more].join('\n');
    })
    .join('\n');
}

function several(name: string, language: Language): string {
  return disclosures
    .map((disclosure) => {
      const scene = scenes[language][disclosure].find((one) => one.name === name);
      return section(disclosure, written(scene?.lines ?? [], language));
    })
    .join('\n');
}

/** What waits for the director's sign-off, together in one mail. */
function severalForSignOff(language: Language): string {
  const items = itemsIn(language);
  return written([...items, ...items.slice(0, 1).map((item) => ({ ...item, finding: 'WH-020' }))], language);
}

function formal(letter: FormalLetter, language: Language): string {
  const [outside = [], inside = []] = (['numberOnly', 'full'] as const).map((disclosure) => {
    const items = itemsIn(language, disclosure);
    return formalLettersIn(letter, items, frameAt(items, language));
  });
  const letters = outside.map(([how, text], index) => {
    const whole = inside[index]?.[1] ?? '';
    const more = whole === text ? [] : [section(`${how}, where the texts may be shown`, whole)];
    return [section(how, text), ...more].join('\n');
  });
  const items = itemsIn(language);
  const beside = itemsOfFormalLetter(letter, items, frameAt(items, language)).join('\n\n');
  return [...letters, section('beside the draft, and its files', beside)].join('\n');
}

/** The drafts that wait for their sign-off, one of each kind. */
function itemsIn(language: Language, disclosure: 'numberOnly' | 'full' = 'numberOnly'): readonly LetterItem[] {
  return samples[language]
    .filter(({ kind, variant }) => kind === 'sign-off' && variant.startsWith('draft-waiting'))
    .map((one) => one[disclosure])
    .filter(isLetterItem);
}

function written(lines: readonly LetterLine[], language: Language): string {
  const { subject, text } = composeLetter(lines, frameAt(lines, language));
  return `${subject}\n\n${text}`;
}

function frameAt(lines: readonly LetterLine[], language: Language): LetterFrame {
  const frame = frameIn(language, Math.max(...lines.map(({ at }) => at)));
  const energy = { code: 'energy', name: language === 'en' ? 'Energy' : '市能源局', aliases: [] };
  return { ...frame, directory: { ...frame.directory, units: [...frame.directory.units, energy] } };
}
