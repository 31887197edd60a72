import { defined } from '../../domain/defined';
import type { InspectionOutcome } from '../../domain/batches/commands';
import { batchId } from '../../domain/batches/state';
import type { CheckMethod } from '../../domain/finding/finding';
import type { DayIndex } from '../../domain/calendar/moment';
import { isNodeMark } from '../../domain/text/node-mark';
import type { Misunderstanding } from '../../words/receipts';
import type { Answer, CheckFacts, Decided } from './answers';
import { tellsWho } from './beside';
import { dateIn, datesIn, numberOf } from './dates';
import { measuresDoneIn } from './measures';
import { isCourtesy } from '../message/phrases';

/** Whether the label of a line makes it the evidence for a criterion. */
export function isCriterion(line: string): boolean {
  return labelledCriterion.test(line) || numbered.test(line);
}

/** Whether a line says how or where something was checked. */
export function saysHow(line: string): boolean {
  return method.test(line) || place.test(line);
}

const ordinal = '\\d{1,2}|[一二三四五六七八九十]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten';
/** 标准1：, 标准一、, 销号标准（1）：, 第1条标准：, criterion no. 1: */
const labelledCriterion = new RegExp(
  `^(?:(?:销号)?标准|criteri(?:on|a)) ?(?:no\\.? ?|# ?)?[(]?(${ordinal})[)]? ?(?:[:、]|\\.(?!\\d)|[—–-]{1,2}|(?<=\\d)(?=已|均|全部)) ?(.*)$|^第(${ordinal})[条项](?:销号)?标准 ?[:、] ?(.*)$`,
  'i',
);
/** 1. 已完成, （二）已公布: in a claim a numbered line is about the criterion of that number. */
const numbered = new RegExp(`^(?:[(](${ordinal})[)][.、:]?|(${ordinal})(?:[、:)]|\\.(?!\\d))) ?(.+)$`, 'i');
const method = /^(?:核查|核实|检查|督查)?(?:方式|方法) ?: ?(.*)$|^methods? ?: ?(.*)$/i;
const place = /^(?:核查|核实|检查|督查)?(?:地点|地址) ?: ?(.*)$|^(?:place|site) ?: ?(.*)$/i;

/** The evidence for each criterion, from the lines with such a label. Other text is not evidence. */
export function claim(lines: readonly string[]): Answer {
  const evidence = new Map<number, string>();
  for (const line of lines) {
    const match = labelledCriterion.exec(line);
    const listed = match === null ? numbered.exec(line) : null;
    if (match !== null) evidence.set(ordinalOf(match[1] ?? match[3] ?? ''), (match[2] ?? match[4] ?? '').trim());
    else if (listed !== null) evidence.set(ordinalOf(listed[1] ?? listed[2] ?? ''), (listed[3] ?? '').trim());
  }
  return { says: 'claim', evidence };
}

const ordinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function ordinalOf(text: string): number {
  const named = ordinals.indexOf(text.toLowerCase());
  return named === -1 ? numberOf(text) : named + 1;
}

/** A line with several labels, in pieces: 标准1：已完成；标准2：已公布, 方式：实地查看；地点：矿区. */
export function piecesOf(line: string): readonly string[] {
  const pieces: string[] = [];
  for (const piece of line.split(/(?<=[;。,、. ])/)) {
    const label = piece.trim();
    if (pieces.length === 0 || labelledCriterion.test(label) || saysHow(label)) pieces.push(piece);
    else pieces.push(`${pieces.pop() ?? ''}${piece}`);
  }
  return pieces.map((piece, index) =>
    (index < pieces.length - 1 ? piece.trim().replace(/[;。,、.]$/, '') : piece).trim(),
  );
}

type Reading = { readonly answer: Answer } | { readonly problem: Misunderstanding };

/**
 * The extension that is asked for; undefined if the text takes a request back or says that none is needed. Of several
 * dates it is the one that the text extends to; where none is said to be that, it is asked.
 * @param keyword as it is written, with 至 or 到 if it ends with that
 */
export function extension(keyword: string, text: string): Reading | undefined {
  const request = text.split(/\n|理由|原因|因为|由于|because|reason/i)[0] ?? '';
  if (refusesExtension.test(`${keyword} ${request}`)) return undefined;
  const dates = datesIn(text);
  const offered = dates.filter(({ before }, index) => index > 0 && oneOrOther.test(before));
  if (offered.length > 0) return { problem: { code: 'which-date', dates: dates.map((one) => one.text) } };
  const asked = dates.filter(({ before }, index) => extendsTo.test(index === 0 ? `${keyword}${before}` : before));
  const first = dates.filter(
    ({ before, after }) => before.trim() === '' && !/^ ?(?:到期|才|前|起|后|开始|due)/.test(after),
  );
  const meant = [asked, first, dates].find((some) => some.length > 0) ?? [];
  const [date, ...others] = meant;
  if (date === undefined) return { problem: { code: 'date-unreadable', text } };
  if (others.some(({ day }) => day !== date.day)) {
    return { problem: { code: 'which-date', dates: meant.map((one) => one.text) } };
  }
  return { answer: { says: 'extension', to: date.day, reason: reasonIn(text, date.text) } };
}

const refusesExtension =
  /(?:不|无须|无需|毋需|不必|不用|不再|放弃|撤回|撤销|取消|收回|作废)[^,。;\n]{0,8}(?:延期|延长|顺延|推迟|申请)|(?:延期|延长|顺延|推迟|申请)[^,。;\n]{0,30}(?:作废|撤回|撤销|取消|收回|无效|(?:已|被|遭)退回|被?驳回|被否|被拒|暂缓|搁置|不?可能|不可行|不现实|不需要|不再|不必|不用|无需|无须)|(?:未|没有?|不)(?:获得?|得到|被|予|经|准)?(?:同意|批准|核准|通过|许可)|\b(?:not|no longer|never|withdraw\w{0,3}|cancel\w{0,4}|no need|don't|do not|void)\b/i;
const oneOrOther = /^ ?(?:或者?|还是|or\b|\/)/i;
const extendsTo =
  /(?:延期|延长|延|顺延|推迟|展期)(?:整改)?(?:时限|期限|时间)?(?:申请)? ?(?:至|到|为) ?$|\b(?:extend(?:ed)?|extension|postponed?)(?: [a-z]{1,12}){0,4} (?:to|until|till) ?$/i;

function reasonIn(text: string, date: string): string {
  const labelled = /(?:理由|原因|reason|because) ?:?\s{0,3}([^]{1,4000})$/i.exec(text)?.[1];
  const reason = labelled ?? text.replace(date, '');
  return reason.replace(/^[\s,.。;、:]+/, '').trim();
}

/** A report's text, and the measures that its lines say are done. */
export function report(lines: readonly string[]): { readonly text: string; readonly measuresDone: readonly number[] } {
  const said = lines.filter(Boolean);
  return { text: said.join('\n'), measuresDone: [...new Set(said.flatMap(measuresDoneIn))] };
}

export function plan(lines: readonly string[]): Reading {
  const measures: { text: string; due: DayIndex; node?: boolean }[] = [];
  const criteria: string[] = [];
  const further: string[] = [];
  for (const line of lines) {
    if (line === '' || isCourtesy(line)) continue;
    const another = /^(?:另加标准|further criterion) ?: ?(.+)$/i.exec(line)?.[1];
    const stated = /^(?:标准|criterion) ?\d{0,2} ?: ?(.+)$/i.exec(line)?.[1];
    const measure = /^(?:措施|measure) ?\d{0,2} ?: ?([^|]+)\| ?(.+)$/i.exec(line);
    const text = measure?.[1]?.trim() ?? '';
    if (another !== undefined) further.push(another.trim());
    else if (stated !== undefined) criteria.push(stated.trim());
    else if (measure === null || text === '') return { problem: { code: 'line-unreadable', line } };
    else {
      const [when = '', ...marks] = (measure[2] ?? '').split('|');
      const date = dateIn(when);
      if (date === undefined) return { problem: { code: 'date-unreadable', text: when } };
      const other = marks.find((mark) => !isNodeMark(mark));
      if (other !== undefined) return { problem: { code: 'line-unreadable', line } };
      measures.push(defined({ text, due: date.day, node: marks.length > 0 ? true : undefined }));
    }
  }
  return { answer: defined({ says: 'plan', measures, criteria, further: further.length === 0 ? undefined : further }) };
}

/** A check's outcome. Some lines say how and where; the others say what is lacking. */
export function found(outcome: 'rectified' | 'continuing' | 'not-rectified', lines: readonly string[]): Reading {
  const told = howAndWhere(lines);
  if ('problem' in told) return told;
  const { check, others } = told;
  return {
    answer:
      outcome === 'rectified'
        ? { says: outcome, check }
        : { says: outcome, check, lacking: others.filter(Boolean).join('\n') },
  };
}

/** An inspection's outcome. Some lines say how, where, when and of which measures; the others say what was seen. */
export function inspected(outcome: InspectionOutcome, lines: readonly string[], whole: string): Reading {
  const told = howAndWhere(lines);
  if ('problem' in told) return told;
  const seen: string[] = [];
  let measures: readonly number[] = [];
  let on: DayIndex | undefined;
  let batch: string | undefined;
  for (const line of told.others.filter(Boolean)) {
    const which = ofMeasures.exec(line)?.[1];
    const when = onDay.exec(line);
    const named = ofBatch.exec(line)?.[1];
    if (named !== undefined) batch = batchId(Number(named));
    else if (which !== undefined) measures = (which.match(/\d{1,2}/g) ?? []).map(Number);
    else if (when === null) seen.push(line);
    else {
      const written = when[1] ?? when[2] ?? '';
      on = dateIn(written)?.day;
      if (on === undefined) return { problem: { code: 'date-unreadable', text: written } };
    }
  }
  const { check } = told;
  return { answer: defined({ says: 'inspected', outcome, check, text: seen.join('\n'), measures, on, batch, whole }) };
}

/** 措施：1、2 in the result of an inspection: the nodes that were looked at. */
const ofMeasures = /^(?:节点)?(?:措施|measures?|nodes?) ?: ?(\d[\d、,和 ]{0,40})[。.]?$/i;
const ofBatch = /^(?:(?:督查)?批次|batch) ?: ?\D{0,12}(\d{1,9})[。.]?$/i;
const onDay = /^(?:督查|检查|核查)?日期 ?: ?(.+)$|^(?:date|day) ?: ?(.+)$/i;

/** Whether a line tells something of an inspection by a label: how, where, when, of which measures, in which batch. */
export function tellsOfInspection(line: string): boolean {
  return saysHow(line) || [ofMeasures, ofBatch, onDay].some((label) => label.test(line));
}

/** How and where something was looked at, and the lines that say anything else. */
function howAndWhere(
  lines: readonly string[],
): { readonly check: CheckFacts; readonly others: readonly string[] } | { readonly problem: Misunderstanding } {
  let how: readonly CheckMethod[] | undefined;
  let where: string | undefined;
  const others: string[] = [];
  for (const line of lines) {
    const byMethod = method.exec(line);
    const byPlace = place.exec(line);
    if (byMethod !== null) {
      how = methodsIn(byMethod[1] ?? byMethod[2] ?? '');
      if (how === undefined) return { problem: { code: 'method-unreadable', text: line } };
    } else if (byPlace === null) others.push(...(tellsWho(line) ? [] : [line]));
    else where = (byPlace[1] ?? byPlace[2] ?? '').trim();
  }
  return { check: defined({ methods: how, place: where }), others };
}

function methodsIn(text: string): readonly CheckMethod[] | undefined {
  const methods = text.split(/[、,;和及/]|\band\b/).flatMap((one) => {
    const name = one.replace(/[。.]$/, '').trim();
    return name === '' ? [] : [methodNames.find(([pattern]) => pattern.test(name))?.[1]];
  });
  const read = methods.filter((one) => one !== undefined);
  return read.length === 0 || read.length < methods.length ? undefined : [...new Set(read)];
}

const methodNames: readonly (readonly [RegExp, CheckMethod])[] = [
  [/^(?:查阅|审阅|核对)?(?:资料|材料|档案)$|^查阅$|^documents?\b/i, 'documents'],
  [/^(?:实地|现场)(?:查看|核查|察看|检查|勘查)?$|^(?:on[- ])?site\b/i, 'site'],
  [/^座谈(?:了解)?$|^访谈$|^询问$|^(?:interviews?|talks?)\b/i, 'interview'],
];

export function decidedBy(keyword: string): { readonly to?: Decided } {
  const to = ({ 方案: 'plan', 延期: 'extension', 销号: 'closure' } as const)[/方案|延期|销号/.exec(keyword)?.[0] ?? ''];
  return to === undefined ? {} : { to };
}

export function asOneText(rest: string, lines: readonly string[]): string {
  return [rest, ...lines].filter(Boolean).join('\n');
}
