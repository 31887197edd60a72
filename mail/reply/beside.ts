import { personOf, type Directory } from '../../domain/organisation/directory';
import type { Actor } from '../../domain/organisation/positions';
import { plainLine, limitsAnswer, politeAlone } from '../message/phrases';
import { isForeignSignature, isSignature, posts, withoutContacts } from './signature';
import { isMadeOf, phrasesOf, type Phrases } from '../message/vocabulary';

/** The names that may stand beside what a person writes. */
export interface SigningNames {
  /** His own, and those for which he speaks: of his units and groups. */
  readonly self: readonly string[];
  /** The office's, which letters are addressed to and signed for, and that of a leader whose contact he is. */
  readonly office: readonly string[];
  /** Those of everybody else in the directory: a line with one of them is not the sender's signature. */
  readonly others: readonly string[];
}

/** The names that may stand beside what a person of the directory writes. */
export function signingNames(directory: Directory, { person, units, positions }: Actor): SigningNames {
  const own = personOf(directory, person)?.name;
  const { workingGroups, supervisionGroups, leaders } = directory;
  // A working group and a supervision group may have the same number.
  const isOf =
    (kind: 'group' | 'supervision' | 'leader') =>
    ({ code }: { readonly code: string }): boolean =>
      positions.some((position) => position.startsWith(`${kind}/${code}/`));
  const office = [directory.office.name];
  return {
    self: [
      own ?? '',
      ...directory.units.filter(({ code }) => units.includes(code)).flatMap(({ name, aliases }) => [name, ...aliases]),
      ...workingGroups.filter(isOf('group')).map(({ name }) => name),
      ...supervisionGroups.filter(isOf('supervision')).map(({ name }) => name),
      ...leaders.filter(({ code }) => positions.includes(`leader/${code}`)).map(({ name }) => name),
      ...(positions.some((position) => position.startsWith('office/')) ? office : []),
    ],
    office: [...office, ...leaders.filter(isOf('leader')).map(({ name }) => name)],
    others: directory.people.map(({ name }) => name).filter((name) => name !== own),
  };
}

/** Who may sign beside an answer of weight. */
export interface Signer {
  readonly known: Phrases;
  /** Names by which he says whose word it is. */
  readonly self: Phrases;
  /** Names that are somebody else's. */
  readonly others: readonly string[];
}

export function signerOf({ self, office, others }: SigningNames): Signer {
  return {
    known: phrasesOf(namesIn([...self, ...office])),
    self: phrasesOf(namesIn(self)),
    others: namesIn(others),
  };
}

/**
 * Whether a line beside an answer of weight says nothing: a courtesy, a greeting, a closing formula, a list of what is
 * attached, or a signature. Any other word makes the line count.
 * @param line in half width
 */
export function saysNothing(line: string, { known, others }: Signer): boolean {
  const rest = withoutContacts(line);
  if (isMadeOf(rest, known, politeAlone) || rule.test(line)) return true;
  // A letter or two alone, as before a number in a signature, may be the beginning of anything.
  if (lettersAlone.test(line.replaceAll(ornament, ' ').trim())) return false;
  if (isMadeOf(rest, known, politeAlone, formal, posts)) return true;
  if (listsFiles(line)) return true;
  return !others.some((name) => line.includes(name)) && (isSignature(rest, known) || isForeignSignature(rest, known));
}

const rule = /^[★☆※~*=_·•…—–+#<>|\s-]{1,200}$/;
const ornament = /[★☆※~*_=·•…—–+#<>|-]/g;
const lettersAlone = /^[a-z]{1,2}(?:[\s,.;:|]+[a-z]{1,2})*$/i;

/** Whether a line only introduces the answers after it, or a sheet with them: 各项情况如下, the sheet is attached. */
export function leadsToAnswers(line: string, signer: Signer): boolean {
  return line.split(/[,.。;:!]/).every((clause) => introduction.test(clause.trim()) || saysNothing(clause, signer));
}

/**
 * Whether a line is a remark that goes along with an answer of weight: it asks somebody to mind something, and in
 * nothing limits what it stands beside.
 */
export function isRemark(line: string): boolean {
  return line.length <= LONGEST_REMARK && remark.test(line) && !limitsAnswer(line);
}

/**
 * Whether a line beside a check's outcome only says who checked and when, or that what was looked at is as it should
 * be. A fact in words of its own may tell of something that is left, and so counts.
 */
export function tellsOfCheck(line: string): boolean {
  if (line.length > LONGEST_REMARK) return false;
  if (tellsWho(line)) return true;
  const [, labelled, found] = checkFound.exec(line) ?? [];
  const fact = labelled ?? found;
  return fact !== undefined && fact.split(/[,;。.、]/).every((clause) => clause.trim() === '' || isGood(clause.trim()));
}

/** Whether a line beside an agreement only tells others to go on with it: 按此办理, 请抓紧落实, please proceed. */
export function isOrder(line: string): boolean {
  return line.split(/[,.。;!]/).every((clause) => clause.trim() === '' || order.test(clause.trim()));
}

const order =
  /^请?(?:你们|各单位|各部门|贵办|整改办|办公室|综合科)?(?:督促)?(?:抓紧|尽快|认真|抓好|严格)?(?:(?:按照|依照|遵照|按|依|照)(?:此|程序|要求|规定|规|法|意见)?)?(?:办理|执行|落实|推进|跟进|办|报批|上报|归档|存档|备案|组织实施)$|^(?:予以|准予)销号$|^(?:please )?(?:proceed|go ahead|go on|carry on|arrange|file it)(?: (?:accordingly|as (?:proposed|planned|submitted)))?$|^as (?:proposed|submitted|planned)$/i;

/** Whether a line only says who checked, or when. */
export function tellsWho(line: string): boolean {
  const [, by, on] = checkedBy.exec(line) ?? [];
  const who = by ?? on;
  return who !== undefined && !limitsAnswer(withoutContacts(who).replaceAll(group, ' '));
}

const checkedBy =
  /^(?:现场)?(?:核查|核实|检查|督查|参加|参与|带队)(?:核查|核实|检查)?(?:人员?|组|组长|组组长|组成员|小组|单位|时间|日期)(?:姓名|签字|名单)? ?: ?([^:]{1,120})$|^(?:(?:checked|inspected|visited) (?:by|on) ?:?|(?:checkers?|inspectors?|inspection team|team|members|date|time) ?:) ?([^:]{1,120})$/i;
const group =
  /第?[一二三四五六七八九十\d]{1,3}(?:督查|核查|检查|工作)?组|\b(?:group|team) \d{1,2}\b|\b\d{1,2} [a-z]{3,9} \d{4}\b/gi;
const checkFound =
  /^(?:(?:现场|实地)?(?:核查|核实|检查|查看)(?:情况|结果|结论|意见)?|(?:销号)?标准 ?\d{1,2}) ?: ?(.{1,200})$|^(?:经)?(?:现场|实地)(?:核查|核实|检查|查看)(属实|到位|达标|合格|无误)$/;

function isGood(clause: string): boolean {
  return clause.length <= 30 && good.test(clause) && !limitsAnswer(clause);
}

const good =
  /(?:^|已|均已|全部|已全部|均|都已)(?:全部|全面|如期|按期|按要求|按标准)?(?:整改|完成|硬化|清理|清运|清除|拆除|恢复|修复|建成|安装|关停|治理|落实|整治|覆盖|补种|公布|公示|验收|更换|投用|投入使用|规范|消除|解决|制定|印发|出台|修订)(?:完成|完毕|到位|合格|完)?$|(?:齐全|到位|达标|合格|完好|良好|属实|符合(?:要求|标准|规定|销号标准)|达到(?:标准|要求|销号标准)?|通过验收|^(?:同意|建议|可以)(?:予以)?销号)$/;

const LONGEST_REMARK = 200;

const remark =
  /^(?:另外?|此外|同时|并)?[,: ]?(?:也|还)?(?:请|望|希望?|建议|盼)(?:你|您|贵|各|责任|牵头|有关)?(?:单位|局|委|办|们|部门)?(?:务必|认真|切实|继续|进一步|抓紧|尽快|加快|严格|按要求|按程序|按规定)?(?:注意|留意|关注|加强|做好|抓好|严格|督促|跟踪|巩固|把握|盯紧|确保|防止|及时|落实|高度重视|举一反三|按时|按期|妥善|支持|指导|配合)|^(?:ps|p\.s\.|remark|备注|附言) ?[:.,]|^(?:also,? )?please (?:also )?(?:note|mind|keep|watch|make sure|see to|continue|remember|ensure)\b/i;

function namesIn(names: readonly string[]): readonly string[] {
  return names.map((name) => plainLine(name)).filter((name) => name.length >= SHORTEST_NAME);
}

/** A shorter name could be part of a word. */
const SHORTEST_NAME = 2;

const greetings =
  '大家好 尊敬 尊敬的 各位 领导 老师 同志 同志们 督查室 督办室 整改办 办公室 上午好 中午好 下午好 晚上好 各位领导 上午 中午 下午 晚上';
const closings =
  '妥否 当否 妥否请批示 妥否请审批 请批示 请审批 请审核 请审阅 请审定 请审查 请核 请核准 请核实 请阅批 请领导阅示 请领导审阅 请领导批阅 呈阅 呈批 请批准 请查收 请查阅 请阅 请阅示 请示 请收 请指示 请予审核 请予审批 ' +
  '请予审定 请予批准 请予核准 请予销号 请予办理 请予支持 请领导审定 请领导批示 请上级审定 请领导小组审定 请整改办审核 请整改办审定 请整改办审批 请整改办批准 请贵办审定 请贵办审批 请贵办审核 恳请批准 恳请审核 恳请支持 敬请审核 敬请审定 敬请批准 敬请查收 ' +
  '特此申请 特此批复 特此报告 特此函复 特此函告 特此回复 特此答复 特此确认 特此说明 特此报送 特此函达 此复 此致 盼复 为盼 为荷 专此 请审示 妥否请审示 祝工作顺利 祝您工作顺利 工作顺利 工作愉快 祝工作愉快 祝您工作愉快 祝您身体健康 身体健康 祝安 顺颂时祺 顺颂 时祺 商祺 谨致 印章 公章 代章 无意见 没有意见 无其他意见 没有其他意见 无不同意见 无异议 没有异议 无其他异议 予以审核 请予查收 随函附上 随文附上 整改前后对比照片 以上 以上情况属实 情况属实 内容属实 属实 无误 准确无误 ' +
  '材料 资料 佐证材料 证明材料 相关材料 有关材料 销号材料 申请材料 整改材料 佐证资料 相关资料 申请表 销号申请表 扫描件 照片 佐证 见附件 详见附件 见附后 附后 附上 已附 已附上 已上传 在附件 如附件 请见附件 附件见邮件 见邮件附件 随信附上 ' +
  '致 礼 祝 收到请回复 收到请回 收到请告知 收到后请告知 收到请回执 请回复 盼回复 请知悉 请悉 请悉知 请惠存 此件不公开 此件公开 此件公开发布 此件主动公开 此件依申请公开 附件 ' +
  '公祺 政祺 台祺 文祺 春祺 夏祺 秋祺 冬祺 大安 即颂 顺祝 敬祝 敬颂 顺请 特复 顺颂公祺 请收到后回复 请确认收到 烦请查收 烦请审定 烦请审批 请领导知悉 ' +
  '见附件材料 一并报送 现报上 现报送 已盖章 已签字 已签字盖章 已加盖公章';
const foreign =
  'and|with|in advance|with best wishes|with kind regards|with best regards|with warm regards|all the best|kindest regards|thank you and|dear|all|sir|sirs|madam|or|colleague|colleagues|team|supervision office|good morning|good afternoon|good day|good evening|see attached|attached|please see attached|see the attachment|see attachment|for your approval|please approve|please review|for your information|submitted for approval|best|cheers|sincerely|yours|yours sincerely|yours faithfully|yours truly|warm regards|with regards|respectfully';
const formal: Phrases = phrasesOf([...greetings.split(' '), ...closings.split(' '), ...foreign.split('|')]);

/** 附件：1.验收单.pdf 2.照片.zip, each on a line of its own if need be. Every item must be named like a file or a document. */
function listsFiles(line: string): boolean {
  if (/^附件 ?\d{1,2} ?[个份]$/.test(line)) return true;
  const list = /^[[【(]?(?:详?见)?(?:附件?|附件清单|attachments?|enclosures?)(?: ?\d{1,2})? ?: ?(.{1,500})$/i
    .exec(line)?.[1]
    ?.replace(/[\]】)]$/, '');
  if (list === undefined) return file.test(line) && !limitsAnswer(line.replaceAll(/\d+/g, ''));
  const items = list.split(/[、,;\s]+|(?<![.\w])\d{1,2}[.)] ?/).filter((item) => item !== '');
  return items.length > 0 && items.every((item) => document.test(item) && !limitsAnswer(item.replace(/\d+/g, '')));
}

/** A line of a list of files. */
const file =
  /^(?:\d{1,2}[.、)] ?)?[^,.;:!?。、]{1,60}\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|jpe?g|png|gif|bmp|mp4|txt|csv)[.。;,]?$/i;
const document =
  /^《[^《》]{1,60}》(?:\d{1,2}份)?[.。]?$|^[^,.;:!?]{1,80}\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|jpe?g|png|gif|bmp|mp4|txt|csv)[.。]?$|^[^,.;:!?]{0,30}(?:申请表|意见表|审定表|审核表|审批表|统计表|验收单|验收表|验收报告|报告|材料|照片|函|扫描件|说明|清单|记录|证明|批复|文件|图纸|台账)(?:\d{1,2}[份张页])?[.。]?$/i;

const introduction =
  /^(?:现将|以下(?:是|为))?(?:我(?:单位|局|委|办))?(?:对)?(?:各项|各条|有关|上述)?(?:情况|事项)?的?(?:答复|回复|办理情况|报告|汇报)?如下$|^(?:已)?(?:填好|填写)?的?(?:(?:答复)?表格?|(?:督查)?(?:任务书|结果表))(?:详?见|在|如)附件$|^请(?:查收|审阅|查阅)(?:附件)?$|^(?:the |my |our )?(?:answers?|repl(?:y|ies))(?: are)?(?: as follows| below)?$|^(?:the |our )?(?:filled[- ]in |completed )?(?:answer |task )?sheet(?: is)? attached$|^please (?:find|see) (?:the )?(?:answer |task )?(?:sheet )?attached$/i;
