import { personOf, type Directory } from '../domain/directory';
import { halfWidth } from '../domain/half-width';
import type { Actor } from '../domain/positions';
import { isCourtesy, reserves } from './phrases';

/** The names with which a person may sign: his own, those of his units and groups, and the office's. */
export function signaturesOf(directory: Directory, { person, units, positions }: Actor): readonly string[] {
  const places = new Set(positions.map((position) => position.split('/')[1]));
  const named = [...directory.workingGroups, ...directory.supervisionGroups, ...directory.leaders];
  return [
    personOf(directory, person)?.name ?? '',
    ...directory.units.filter(({ code }) => units.includes(code)).flatMap(({ name, aliases }) => [name, ...aliases]),
    ...named.filter(({ code }) => places.has(code)).map(({ name }) => name),
    directory.office.name,
  ];
}

/**
 * Whether a line beside an answer of weight says nothing: a courtesy, a greeting or a signature. Without names, posts,
 * dates, times and telephone numbers, only polite words and commas may be left of it. Any other word makes the line
 * count.
 * @param line in half width
 * @param signatures the names with which its sender may sign
 */
export function saysNothing(line: string, signatures: readonly string[]): boolean {
  const rest = withoutNames(line, signatures).replaceAll(formal, ' ').replaceAll(separators, ' ').trim();
  return rest === '' || (isCourtesy(rest) && !reserves(rest));
}

/** Whether a line only introduces the answers after it, or a sheet with them: 各项情况如下, the sheet is attached. */
export function leadsToAnswers(line: string, signatures: readonly string[]): boolean {
  return line.split(/[,.。;:!]/).every((clause) => introduction.test(clause.trim()) || saysNothing(clause, signatures));
}

function withoutNames(line: string, names: readonly string[]): string {
  const longestFirst = names
    .map((name) => halfWidth(name).trim())
    .filter((name) => name.length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return line;
  const any = longestFirst.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)).join('|');
  return line.replaceAll(new RegExp(`(?<![a-z])(?:${any})(?![a-z])`, 'gi'), ' ');
}

/** A shorter name could be part of a word. */
const SHORTEST_NAME = 2;

const post =
  '(?:常务)?副?(?:主任|局长|科长|处长|股长|县长|区长|镇长|市长|秘书长|组长|书记|所长|站长|主席)|主要负责人|分管负责人|负责人|联络员|联系人|经办人|填报人|签字人|签字|签名|单位|日期|时间|(?:联系)?电话|手机|' +
  '\\b(?:(?:deputy )?(?:director|head|mayor|secretary)|contact(?: person)?|signed|date|tel|telephone|phone|mobile)\\b';
const greeting =
  '尊敬的?|各位|领导|老师|同志们?|督查室|督办室|整改办|(?:上午|中午|下午|晚上)好|\\b(?:dear|all|sir|madam|colleagues?|team|supervision office|good (?:morning|afternoon|day|evening))\\b';
const date =
  '(?<!\\d)\\d{4} ?[-年/.] ?\\d{1,2} ?[-月/.] ?\\d{1,2}(?!\\d)日?|(?<!\\d)\\d{1,2}月\\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|星期[一二三四五六日天]|周[一二三四五六日]';
const time = '(?:上午|下午|晚上)?(?<!\\d)\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)';
const telephone =
  '(?<!\\d)(?:\\+?86[- ]?)?1[3-9]\\d(?:[- ]?\\d{4}){2}(?!\\d)|(?<!\\d)(?:\\(?0\\d{2,3}\\)?[- ]?)?[2-9]\\d{6,7}(?!\\d)';
const formal = new RegExp([post, greeting, date, time, telephone].join('|'), 'gi');

/** No question mark, cross, tick or smile, because those may mean something. */
const separators = /[\s,.!~、。:;()【】[\]<>《》"“”/|·_*=—–-]+/g;

const introduction =
  /^(?:现将|以下(?:是|为))?(?:我(?:单位|局|委|办))?(?:对)?(?:各项|各条|有关|上述)?(?:情况|事项)?的?(?:答复|回复|办理情况|报告|汇报)?如下$|^(?:已)?(?:填好|填写)?的?(?:答复)?表格?(?:详?见|在|如)附件$|^请(?:查收|审阅|查阅)(?:附件)?$|^(?:the |my |our )?(?:answers?|repl(?:y|ies))(?: are)?(?: as follows| below)?$|^(?:the |our )?(?:filled[- ]in |completed )?(?:answer )?sheet(?: is)? attached$|^please (?:find|see) (?:the )?(?:answer )?(?:sheet )?attached$/i;
