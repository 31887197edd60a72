import { defined } from '../../domain/defined';
import type { Misunderstanding } from '../../words/receipts';
import type { Answer } from './answers';
import { isOrder, isRemark, saysNothing, tellsOfCheck, type Signer } from './beside';
import { mentionsMeasureDone } from './measures';
import {
  asks,
  courtesies,
  isCourtesy,
  objects,
  reserves,
  saysDone,
  saysNotYet,
  withoutAssent,
} from '../message/phrases';
import {
  claim,
  decidedBy,
  extension,
  found,
  inspected,
  isCriterion,
  piecesOf,
  plan,
  report,
  saysHow,
  asOneText,
  tellsOfInspection,
} from './readings';
import { isSignedBelow } from './signature';
import { endOfSpeaker, endsOfName } from './speaker';
import { beginningMadeOf, isMadeOf, phrasesOf, type Phrases } from '../message/vocabulary';

/** What a part says, its lines in half width and without tag, greeting and empty lines. */
export type HeardPart = {
  readonly keyword: string;
  readonly lines: readonly string[];
} & (
  | {
      readonly answer: Answer;
      /** What is said beside the answer, and goes along with it. */
      readonly remark?: string;
      readonly hint?: Misunderstanding;
    }
  | { readonly problem: Misunderstanding }
);

/** What outside the part may affect the answer, and who the sender is. */
export interface Context {
  /** A line that concerns all parts and may hold something back. */
  readonly held: string | undefined;
  readonly signer: Signer;
  /** How many answers may still follow in this part. */
  readonly further?: number;
}

/**
 * What a part says: an answer if its first line begins with a keyword, otherwise free text. An answer that claims,
 * confirms, checks or approves must take its whole line, so that no word before or after it can reverse it. The only
 * other lines allowed are those that belong to it, those that say nothing (`saysNothing`), and remarks that limit
 * nothing. Beside an acknowledgement or 无变化 anything may stand: it goes along, and further answers are heard.
 */
export function hearParts(lines: readonly string[], context: Context): readonly HeardPart[] {
  const [first = '', ...below] = lines;
  if (isHeading(first) && leadsOn(below[0])) return hearParts(below, context);
  // Whose word it is may stand on a line of its own above it.
  if (endOfSpeaker(first, context.signer) === first.length && isKeyword(below[0] ?? ''))
    return hearParts(below, context);
  const met = keywordIn(first) ?? spokenBy(first, context.signer) ?? askedAfterReason(first);
  if (met === undefined) return [hearFreeText(lines)];
  const { entry, keyword, rest } = met;
  const matter: Matter = { keyword, rest, below, lines, ...context };
  if (entry.kind === 'acknowledge') return acknowledged(matter);
  if (entry.kind === 'no-change') return unchanged(matter);
  const reading = entry.takes === undefined ? entry.read(matter) : weigh(matter, entry.takes, entry.read);
  if (reading === undefined) return [hearFreeText(lines)];
  if ('problem' in reading) return [{ keyword, lines, problem: reading.problem }];
  return [defined<HeardPart>({ keyword, lines, ...reading, hint: reading.hint ?? unticked(reading.answer) })];
}

/** 圈阅, or 审定意见: above the answer. */
function isHeading(line: string): boolean {
  return line.length > 1 && isMadeOf(line, headings);
}

const headings = phrasesOf(
  '圈阅 已圈阅 已阅 已审阅 已审 已阅知 意见 审定意见 审核意见 审批意见 批示意见 批示 答复 答复意见 核查结果 核查结论 核查意见 核实结果 检查结果 检查结论 结论'.split(
    ' ',
  ),
);

/** Whether a line begins with an answer that may have something before it on its line. */
function leadsOn(line = ''): boolean {
  return keywordIn(line)?.entry.lead === considered;
}

/** Whether a line begins with a keyword. */
export function isKeyword(line: string): boolean {
  return keywordIn(line) !== undefined;
}

/** What a keyword is read from. */
interface Matter extends Context {
  readonly keyword: string;
  /** The rest of its line. */
  readonly rest: string;
  /** The lines below it. */
  readonly below: readonly string[];
  /** All lines of the part. */
  readonly lines: readonly string[];
}

type Reading =
  | { readonly answer: Answer; readonly remark?: string; readonly hint?: Misunderstanding }
  | { readonly problem: Misunderstanding }
  /** It is free text after all. */
  | undefined;

interface Keyword {
  readonly pattern: RegExp;
  /** What may stand before the keyword on its line. */
  readonly lead?: Phrases;
  readonly kind?: 'acknowledge' | 'no-change' | 'extension';
  /** For answers of weight: the labelled lines that belong to it. */
  readonly takes?: (line: string) => boolean;
  readonly read: (matter: Matter) => Reading;
}

interface Met {
  readonly entry: Keyword;
  readonly keyword: string;
  readonly rest: string;
}

/** The keyword that a line begins with, the one that reaches farthest: 收到，同意 is an agreement. */
function keywordIn(line: string): Met | undefined {
  let farthest: (Met & { readonly end: number }) | undefined;
  for (const entry of keywords) {
    const lead = entry.lead === undefined ? 0 : beginningMadeOf(line, entry.lead);
    const [start, match] =
      [0, lead, ...clausesWithin(line, lead)]
        .map((from) => [from, entry.pattern.exec(line.slice(from))?.[0]] as const)
        .find(([, one]) => one !== undefined) ?? [];
    if (start === undefined || match === undefined) continue;
    const end = start + match.length;
    if (farthest !== undefined && farthest.end >= end) continue;
    const rest = line.slice(end).replace(/^[\s:,;.!~。、-]+/, '');
    farthest = { entry, keyword: match, rest, end };
  }
  return farthest;
}

/** Where clauses begin in what may stand before a keyword: 收悉 is a courtesy there, and in 您好，已收悉 the answer. */
function clausesWithin(line: string, end: number): readonly number[] {
  return [...line.slice(0, end).matchAll(/[,。;!]\s?/g)].map(({ 0: sign, index }) => index + sign.length);
}

/** A keyword behind the name of whose word it is: 张某签收, 市自然资源局：同意. Anybody's name may stand before 签收. */
function spokenBy(line: string, signer: Signer): Met | undefined {
  const end = endOfSpeaker(line, signer);
  const met = end === 0 ? undefined : keywordIn(line.slice(end));
  if (met !== undefined) return met;
  return endsOfName(line, signer)
    .map((from) => keywordIn(line.slice(from).replace(/^[\s:,]{1,3}/, '')))
    .find((one) => one?.entry.kind === 'acknowledge');
}

/** A request to extend behind its reason: 因雨季影响，申请延期至2027年6月30日. The reason goes along. */
function askedAfterReason(line: string): Met | undefined {
  if (!givesReason.test(line)) return undefined;
  for (const { index } of line.slice(0, LONGEST_REASON).matchAll(/[,;。]/g)) {
    const met = keywordIn(line.slice(index + 1).trim());
    if (met?.entry.kind !== 'extension') continue;
    return { ...met, rest: `${met.rest} 理由:${line.slice(0, index)}` };
  }
  return undefined;
}

const givesReason = /^(?:因|由于|鉴于|受|考虑到|原定|原(?:整改)?(?:时限|期限|计划)|because\b|due to\b|owing to\b)/i;
const LONGEST_REASON = 300;

/** A keyword ends at the end of its line or with punctuation, never within a word and never with a question mark. */
function anchored(words: string): RegExp {
  return new RegExp(`^(?:${words})(?=$|[\\s:,;.!~。、(-])`, 'i');
}

/** What may stand before an answer of weight: how it came about, who says it. Nothing of it can turn the answer round. */
const considered = phrasesOf(
  (
    '经研究 经研究决定 经局党组会议研究 经党组会议研究 经党委会议研究 经局务会议研究 经办公会议研究 方案可行 材料齐全 资料齐全 手续齐全 符合要求 符合规定 符合条件 符合销号条件 符合销号标准 达到销号标准 达到整改要求 经审核 经审阅 经审查 经审定 经核实 经核查 经现场核查 经实地核查 经督查核实 经查 经集体研究 经会议研究 经班子研究 经党组研究 经办公会研究 经局长办公会研究 ' +
    '批示 圈阅 已圈阅 妥 可行 经核 经局党组研究 经局务会研究 经党委研究 经党委会研究 经局党委研究 我 意见 审定意见 审核意见 审批意见 答复 答复意见 没问题 没有问题 ok 各位领导好 领导好 予以 ' +
    '已阅 已审阅 已审 已阅知 阅 收到 已收到 收悉 来函收悉 知悉 已知悉 无异议 没有异议 无意见 没有意见 没意见 好 好的 可以 行 您好 你好 ' +
    '我局 我委 我办 我单位 我组 我们 本人 本局 本单位 本组 完全 一致 均 都 一并 情况属实 属实 现 现已 嗯 嗯嗯 对 是 是的 好嘞 知道了 了解 明白 核查结果 核查结论 核查意见 核实结果 检查结果 检查结论 结论 结果 现场核查 现场检查 经现场检查 经检查 经实地检查'
  )
    .split(' ')
    .concat(
      'yes|okay|fine|sure|i|we|hereby|noted|thanks|thank you|no objection|no objections|no comments|reviewed|read and|noted and|reviewed and|read|and|all good|understood'.split(
        '|',
      ),
    ),
);

/** What may stand before 无变化. */
const period = phrasesOf(
  `${courtesies} 本期 本月 本周 本旬 本季度 目前 当前 近期 截至目前 截止目前 我局 我委 我办 我单位 本局 本单位 整改情况 进展情况 整改进展 工作进展 该问题 该项`.split(
    ' ',
  ),
);

/** What may stand before an acknowledgement. */
const received = phrasesOf(
  `${courtesies} ok okay yes hello hi we i have hereby well duly receipt 嗯嗯 好嘞 领导好 领导您好 各位领导好 各位领导您好 回执 签收回执 确认 確認 文件 该问题 两项 三项 各项任务 两项任务 来函 来函收悉 来函已收悉 来文 来文收悉 通知 交办通知 函件 现 现已 已 均 均已 都已 都 全部 全部事项 全部已 所有 所有事项 各项 各项事项 以上 以上事项 上述 上述事项 我局 我委 我办 我单位 我们 本局 本单位`.split(
    ' ',
  ),
);

/** Longer keywords come before shorter ones that they begin with. */
const keywords: readonly Keyword[] = [
  {
    pattern: anchored('(?:现|特)?(?:申请|请求|恳请|建议)(?:调整|变更|更换)(?:责任|牵头)?(?:分工|单位)|decline'),
    lead: considered,
    read: ({ rest, below }) => ({ answer: { says: 'decline', reason: asOneText(rest, below) } }),
  },
  {
    pattern: anchored('(?:现|特)?申请(?:予以)?销号|claim'),
    lead: considered,
    takes: isCriterion,
    read: ({ below }) => ({ answer: claim(below) }),
  },
  {
    pattern:
      /^(?:现|特)?(?:申请|恳请|请求|请)(?:将(?:该|此|本)?(?:项|问题|事项)?的?(?:整改|完成)?(?:时限|期限|时间))?(?=(?:由|从)[^,;。]{6,24}?(?:延期|延长|延|顺延|推迟)(?:至|到))|^(?:现|特)?(?:(?:申请|恳请|请求|请予|请准予|(?:恳请|敬请|请)(?:各位|上级)?(?:领导|贵办|整改办)?(?:予以)?批准)(?:将|予以)?(?:(?:该|此|本)(?:项|问题|事项)?的?)?(?:整改)?(?:时限|期限|完成时间)?)?(?:延期|延长|顺延|推迟|延(?=[至到]))(?:整改)?(?:时限|期限)?(?:申请)?(?:(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})个?(?:半月|月|周|星期|天|日|工作日|年)(?=[至到]))?(?:至|到)?(?=$|[\s:,;.。\d(]|二[〇○零])|^(?:please |kindly |would like to )?(?:extend|extension|(?:request(?:ing)?|ask(?:ing)? for|apply(?:ing)? for) (?:an |the )?extension)(?: of the (?:deadline|time))?(?: (?:to|until|till))?(?=$|[\s:,;.\d(])/i,
    lead: considered,
    kind: 'extension',
    read: ({ keyword, rest, below }) => extension(keyword, asOneText(rest, below)),
  },
  {
    pattern: anchored(
      '(?:全部|均|都|统一|一并|同意)?已?(?:予以)?(?:签收|簽收|收到|收悉|(?<=已)收(?=$|[,。;.!])){1,2}(?:了|啦|哈|哦|嘞|咯|喽|呀|确认|无误)?(?:(?:该|此|本|来|贵)?(?:件|函|文|文件|来文|来函|通知|交办通知|督办通知|交办函|督办函))?|签收人(?= ?: ?[^\\s:])|acknowledged?(?: (?:the )?receipt(?: of (?:the|your|this) (?:letter|notice|message|e-?mail|assignment))?)?|received',
    ),
    lead: received,
    kind: 'acknowledge',
    read: () => undefined,
  },
  {
    pattern: anchored(
      '(?:较|与)上[期次](?:相比)?(?:无变化|相同|一致)|暂?无(?:新)?变化|没有(?:新)?变化|同上期|(?:暂?无|没有)新(?:的)?进展|no changes?(?: since (?:the |our |my )?last (?:report|time|period))?',
    ),
    lead: period,
    kind: 'no-change',
    read: () => undefined,
  },
  {
    pattern: anchored('(?:整改|工作)?进展(?:情况)?(?:如下)?|progress'),
    read: ({ rest, below }) => ({ answer: { says: 'progress', ...report([rest, ...below]) } }),
  },
  {
    pattern: anchored('(?:整改)?方案(?:如下)?|plan'),
    read: ({ rest, below, signer }) => plan([rest, ...below.filter((line) => !saysNothing(line, signer))]),
  },
  {
    pattern: anchored('回复|reply'),
    read: ({ rest, below }) => ({ answer: { says: 'reply', text: asOneText(rest, below) } }),
  },
  {
    pattern: anchored(
      '(?:(?:以上|上述|所报)(?:内容|情况|材料)?)?(?:现|已|现已|予以)?确认(?:无误|属实)?(?:了|啦|的|哈)?|confirm(?:ed)?',
    ),
    lead: considered,
    takes: nothing,
    read: () => ({ answer: { says: 'confirm' } }),
  },
  {
    pattern: anchored('已整改(?:到位|完成|完毕)?|rectified'),
    lead: considered,
    takes: saysHow,
    read: ({ below }) => found('rectified', below),
  },
  {
    pattern: anchored('(?:(?:整改)?进展|节点|情况)?属实|(?:progress )?verified'),
    lead: considered,
    read: (matter) => verifiedBy(matter),
  },
  {
    pattern: anchored('(?:督查)?发现不足|(?:进展|情况)?不属实|(?:found )?lacking'),
    read: ({ rest, below, lines, signer }) => inspected('lacking', said(rest, below, signer), lines.join('\n')),
  },
  {
    // With anything behind it, it leads to another answer: 已核实，同意.
    pattern: /^(?:已核实|checked)(?=[.。!]?$)/i,
    read: ({ below, lines, signer }) => inspected('checked', said('', below, signer), lines.join('\n')),
  },
  {
    pattern: /^(?:(?:我的|查询|查看)?待办(?:事项)?|status)(?=[.。!]?$)/i,
    read: ({ rest, below, signer }) =>
      [rest, ...below].every((line) => line === '' || saysNothing(line, signer))
        ? { answer: { says: 'status' } }
        : undefined,
  },
  { pattern: anchored('持续整改|continuing'), read: ({ rest, below }) => found('continuing', [rest, ...below]) },
  { pattern: anchored('未整改|not rectified'), read: ({ rest, below }) => found('not-rectified', [rest, ...below]) },
  {
    pattern: anchored('不同意(?:方案|延期|销号)?|disagree|rejected?'),
    lead: considered,
    read: ({ keyword, rest, below }) => ({
      answer: { says: 'disagree', ...decidedBy(keyword), why: asOneText(rest, below) },
    }),
  },
  {
    pattern: anchored(
      '同意(?:(?:该|此|所报|上述)?(?:整改)?方案|(?:该|此)?延期(?:申请)?|(?:(?:对)?(?:该|此|本)(?:项|个|条)?(?:问题|事项)?|予以|准予|按(?:程序|规定|要求)|依(?:程序|规定|规))?销号(?:申请)?|按(?:程序|规定|要求)(?:办理|报批|上报|执行)|通过|上报|办理|办结)?(?:了|啦|的|哈|哦|哟|呀|滴)?|(?:准予|予以|批准|核准|准许|可以)销号(?:申请)?|批准|照准|准予办理|agreed?|approved?',
    ),
    lead: considered,
    takes: nothing,
    read: ({ keyword }) => ({ answer: { says: 'agree', ...decidedBy(keyword) } }),
  },
];

/** What was seen, without what says nothing. */
function said(rest: string, below: readonly string[], signer: Signer): readonly string[] {
  return [rest, ...below]
    .filter((line) => tellsOfInspection(line) || (line !== '' && !saysNothing(line, signer)))
    .flatMap((line) => (saysHow(line) ? piecesOf(line) : [line]));
}

/** 进展属实 holds unless a line beside it says otherwise: then its author is asked. */
function verifiedBy({ keyword, rest, below, lines, held, signer }: Matter): Reading {
  const seen = said(rest, below, signer);
  const against = seen.find((line) => contradicts.test(line) || (onTheWhole.test(line) && reserves(line))) ?? held;
  return against === undefined
    ? inspected('verified', seen, lines.join('\n'))
    : { problem: { code: 'held-back', keyword, line: against, by: 'beside-answer' } };
}

const contradicts =
  /但(?!凡)|不过(?!关)|然而|不属实|不实|(?:发现|存在|尚有)[^,;。]{0,12}(?:问题|不足)|未(?:能)?(?:完成|落实|达到|到位)|除(?!险)[^,;。]{1,20}外|\b(?:but|however|except|unless|lacking|not (?:done|finished|complete))\b/i;
const onTheWhole = /^(?:以上|上述|前述|the above)/i;

function nothing(): boolean {
  return false;
}

function weigh(matter: Matter, takes: (line: string) => boolean, read: Keyword['read']): Reading {
  const { keyword, rest, below, held, signer } = matter;
  const labelled = takes(rest);
  const remarks = (line: string): boolean =>
    isRemark(line) || (takes === nothing && isOrder(line)) || (takes === saysHow && tellsOfCheck(line));
  if (!labelled && !saysNothing(rest, signer) && !remarks(rest)) return { problem: { code: 'not-alone', keyword } };
  const all = rest === '' ? below : [rest, ...below];
  const written = all.filter((one, index) => index === 0 || !isSignedBelow(one, all[index - 1] ?? ''));
  const lines = written.flatMap((line) => (takes(line) ? piecesOf(line) : [line]));
  const counts = (line: string): boolean =>
    takes(line) ? saysNotYet(line) : !saysNothing(line, signer) && !remarks(line);
  const line = lines.find(counts) ?? held;
  if (line !== undefined) {
    const by = takes !== isCriterion ? 'beside-answer' : takes(line) ? 'evidence' : 'beside-evidence';
    return { problem: { code: 'held-back', keyword, line, by } };
  }
  const reading = read({ ...matter, below: lines.filter(takes) });
  const beside = lines.filter((one) => !takes(one) && !saysNothing(one, signer));
  return reading === undefined || 'problem' in reading || beside.length === 0
    ? reading
    : { ...reading, remark: beside.join('\n') };
}

/**
 * An acknowledgement with what stands beside it. Whoever objects to the division of work has not acknowledged: his words
 * are kept, and he is told both forms.
 */
function acknowledged({ keyword, rest, below, lines, ...context }: Matter): readonly HeardPart[] {
  const { beside, others } = parted([rest, ...below], context);
  const declines = others.some((other) => 'answer' in other && other.answer.says === 'decline');
  if (declines) return others;
  const text = beside.join('\n');
  if (objects(text)) return [{ ...hearFreeText(lines), hint: { code: 'objection' } }];
  if (others.length === 0 && reserves(withoutAssent(rest))) return [hearFreeText(lines)];
  const again = others.filter((other) => !('answer' in other && other.answer.says === 'acknowledge'));
  const answer: HeardPart = defined<HeardPart>({
    keyword,
    lines,
    answer: { says: 'acknowledge' },
    remark: text === '' ? undefined : text,
  });
  return [answer, ...again];
}

/** 无变化 alone is a report without text. With a word of its own it is a report of that word, never 无变化 alone. */
function unchanged({ keyword, rest, below, lines, ...context }: Matter): readonly HeardPart[] {
  const { beside, others } = parted([rest, ...below], context);
  if (others.length === 0 && rest !== '' && !isCourtesy(rest)) return [hearFreeText(lines)];
  const answer: Answer =
    beside.length === 0
      ? { says: 'no-change' }
      : { says: 'progress', ...report(beside), text: [keyword, ...beside].join('\n') };
  return [defined<HeardPart>({ keyword, lines, answer, hint: unticked(answer) }), ...others];
}

/** What stands beside a short answer: what says something, as far as the next keyword, and the answers from there on. */
function parted(
  beside: readonly string[],
  context: Context,
): { readonly beside: readonly string[]; readonly others: readonly HeardPart[] } {
  const lines = beside.filter((line) => line !== '');
  const { further = MOST_ANSWERS } = context;
  const next = further === 0 ? -1 : lines.findIndex(isKeyword);
  const before = next === -1 ? lines : lines.slice(0, next);
  return {
    beside: before.filter((line) => !saysNothing(line, context.signer)),
    others: next === -1 ? [] : hearParts(lines.slice(next), { ...context, further: further - 1 }).map(unlessOfWeight),
  };
}

/** Nobody gives so many answers about one finding. What comes after them is text. */
const MOST_ANSWERS = 12;

/** An answer of weight stands first, or it is none. */
function unlessOfWeight(heard: HeardPart): HeardPart {
  const { keyword, lines } = heard;
  return 'answer' in heard && weighty.has(heard.answer.says)
    ? { keyword, lines, problem: { code: 'not-alone', keyword } }
    : heard;
}

const weighty: ReadonlySet<Answer['says']> = new Set(['claim', 'confirm', 'rectified', 'agree', 'inspected']);

function hearFreeText(lines: readonly string[]): HeardPart {
  const text = lines.join('\n');
  const keyword = text.length > SHOWN ? `${text.slice(0, SHOWN).replaceAll('\n', ' ')}…` : text.replaceAll('\n', ' ');
  if (!/[\p{L}\p{N}]/u.test(text) || lines.every(isCourtesy)) {
    return { keyword, lines, problem: { code: 'unknown-keyword' } };
  }
  if (asks(text))
    return { keyword, lines, answer: asksWhatIsOwed(text) ? { says: 'status' } : { says: 'question', text } };
  const answer: Answer = { says: 'free-text', ...report(lines) };
  const meant = text.length <= SHORT ? meantBy(text) : undefined;
  const hint: Misunderstanding | undefined =
    answer.measuresDone.length > 0
      ? undefined
      : (unticked(answer) ??
        (saysDone(text)
          ? { code: 'claim-misunderstood' }
          : meant === undefined
            ? undefined
            : declines.test(text)
              ? { code: 'objection' }
              : { code: 'keyword-not-first', keyword: meant }));
  return defined<HeardPart>({ keyword, lines, answer, hint });
}

/** Whether a short question asks what its author owes: 我们单位还有哪些待办？ */
function asksWhatIsOwed(text: string): boolean {
  return text.length <= SHORT && owed.test(text);
}

const owed =
  /(?:哪些|什么|多少|几项|查)[^,。;\n]{0,12}待办|待办[^,。;\n]{0,8}(?:哪些|什么|多少|几项)|\bwhat (?:do i|do we|is|are)\b[^.\n]{0,20}\b(?:owe|due|outstanding)\b/i;

/** A report that speaks of a measure done and ticks none is told how to. */
function unticked(answer: Answer): Misunderstanding | undefined {
  if (!('measuresDone' in answer) || answer.measuresDone.length > 0) return undefined;
  return mentionsMeasureDone(answer.text) ? { code: 'no-measure-ticked' } : undefined;
}

/** The answer that a short free text may have been meant for. */
function meantBy(text: string): string | undefined {
  return almost.exec(text)?.[0] ?? (movesDate.test(text) ? '延期' : undefined);
}

const almost =
  /签收|申请销号|销号|延期|确认|不同意|同意|已整改|申请(?:调整|变更)(?:责任|牵头)|\b(?:acknowledge|claim|extension|extend|confirm|agree|approve|decline)/i;
const movesDate = /延[至到长]|推迟|顺延|(?:时限|期限|时间)[^,。;]{0,30}(?:调整|变更|改)[为到至]/;
const declines = /申请(?:调整|变更)(?:责任|牵头)|\bdecline/i;

/** How many characters of free text a receipt shows. */
const SHOWN = 30;
/** A longer text is a report, whatever words are in it. */
const SHORT = 60;
