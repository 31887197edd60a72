import { markWords as english } from '../words/en/ledger-marks';
import { markWords as chinese } from '../words/zh-cn/ledger-marks';
import { isNothing } from './nothing';

/** Where a text stands: what would be prose in a cell of a table is a mark in a title, and more so in a name. */
export type TextPlace = 'cell' | 'title' | 'name';

/** Longer texts are prose. */
const LONGEST = 200;

/** The mark of secrecy that a text is or bears, line by line; undefined if it has none. */
export function markIn(text: string, standing: TextPlace): string | undefined {
  if (!mayBeMark.test(text)) return undefined;
  return text
    .split('\n', 50)
    .find((line) => line.length <= LONGEST && isMarked(line.normalize('NFKC').trim(), standing));
}

/** Whether a label of the mark stands alone, so that the mark is in the cell beside it. */
export function isMarkLabel(text: string): boolean {
  const bare = squeezed(text.normalize('NFKC')).replace(/:$/, '');
  return labels.some((label) => squeezed(label) === bare);
}

/** Whether a cell of 密级 says that there is none. */
export function saysNoMark(text: string): boolean {
  const bare = text.normalize('NFKC').trim().toLowerCase();
  return isNothing(bare) || none.has(bare);
}

/** A sign or word that every mark has one of. */
const mayBeMark =
  /[密内外公]|secret|confiden|classif|restrict|internal|official|distrib|release|publication|sensitive|noforn|fouo|cui|marking|tlp/i;

const labels = [...chinese.labels, ...english.labels];
const none: ReadonlySet<string> = new Set([...chinese.none, ...english.none]);

const degrees = chinese.degrees.join('|');
const starred = new RegExp(`(?:${degrees})[★☆※*]`);
const leading = new RegExp(`^[★☆※*]*(?:${degrees})`);
const named = new RegExp(`(?<!${chinese.ofOthers.join('|')})(?:${degrees})`);
const englishNamed = new RegExp(`(^|[^a-z])(${english.inNames.join('|')})([^a-z]|$)`);

function isMarked(line: string, standing: TextPlace): boolean {
  const [chineseOnly, lower] = [squeezed(line), line.toLowerCase()];
  // 机密★1年 is a mark wherever it stands.
  if (starred.test(chineseOnly)) return true;
  if (isWhole(line) || labelled(lower) || inBrackets(line).some(isWhole)) return true;
  if (standing === 'cell') return false;
  if (parts(line).some((part) => isWhole(part) || isWholeInTitle(part))) return true;
  if (leading.test(chineseOnly)) return true;
  if (
    /(^|[^A-Za-z])(SECRET|CONFIDENTIAL|RESTRICTED|CLASSIFIED)([^A-Za-z]|$)/.test(line) &&
    /[a-z]|\p{Script=Han}/u.test(line)
  ) {
    return true;
  }
  if (standing !== 'name') return false;
  return (
    named.test(chineseOnly) || chinese.inNames.some((words) => chineseOnly.includes(words)) || englishNamed.test(lower)
  );
}

/** 密级：秘密, Classification: Confidential. */
function labelled(line: string): boolean {
  return labels.some((label) => {
    const at = line.indexOf(`${label}:`);
    if (at < 0) return false;
    const said = line.slice(at + label.length + 1).trim();
    return (
      said !== '' &&
      !saysNoMark(said.split(/[\s,;,。;]/, 1)[0] ?? '') &&
      (isWhole(said.split(/[,;,。;]/, 1)[0] ?? '') || label.includes('密'))
    );
  });
}

/** Whether nothing else stands there than words of a mark. */
function isWhole(text: string): boolean {
  const letters = squeezed(text).replaceAll(/[^\p{L}]/gu, '');
  if (letters === '') return false;
  if (/^\p{Script=Han}+$/u.test(letters)) return without(letters, chinese.marks, chinese.beside);
  const words = text
    .toLowerCase()
    .replaceAll(/[^a-z\s-]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (words.length < letters.length) return false;
  return (
    without(words, english.marks, english.beside) ||
    (isCapital(text) && without(words, english.inTitles, english.beside))
  );
}

function isWholeInTitle(text: string): boolean {
  const words = text.toLowerCase().trim();
  return /^[a-z\s-]+$/.test(words) && without(words, english.inTitles, english.beside);
}

/** Whether the text is used up by these words, of which at least one is a mark. */
function without(text: string, marks: readonly string[], beside: readonly string[]): boolean {
  const unmarked = marks.reduce((left, mark) => left.replaceAll(mark, ' '), text);
  if (unmarked === text) return false;
  return beside.reduce((left, word) => left.replaceAll(word, ' '), unmarked).replaceAll(/[\s-]/g, '') === '';
}

function inBrackets(line: string): readonly string[] {
  return line
    .split(/[([【〔{]/)
    .slice(1)
    .map((piece) => piece.split(/[)\]】〕}]/, 1)[0] ?? '');
}

/** The parts of a title between dashes, colons and blanks of Chinese. */
function parts(line: string): readonly string[] {
  const sections = line.split(/[-–—|:;,/()[\]【】〔〕,、。]/);
  return /\p{Script=Han}/u.test(line) ? sections.flatMap((section) => section.split(/\s/)) : sections;
}

function squeezed(text: string): string {
  return text.replaceAll(/\s/g, '');
}

function isCapital(text: string): boolean {
  return text === text.toUpperCase();
}
