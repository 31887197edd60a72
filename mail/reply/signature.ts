import { limitsAnswer } from '../message/phrases';
import { isMadeOf, phrasesOf, type Phrases } from '../message/vocabulary';

/** Posts and the labels of a signature's lines. */
const chinesePosts =
  '主任 局长 科长 处长 股长 县长 区长 镇长 市长 旗长 秘书长 组长 书记 所长 站长 主席 部长 厅长 队长 院长 校长 经理 董事长 总经理 总工程师 调研员 科员 干事 秘书 专员 主任科员 一级主任科员 二级主任科员 三级主任科员 四级主任科员 一级调研员 二级调研员 三级调研员 四级调研员';
const ranks = ['', '副', '常务副', '正', '代'];
const labels =
  '拜上 顿首 服务热线 监督电话 举报电话 值班电话 咨询电话 热线 热线电话 敬上 谨上 敬启 谨启 敬呈 发件人 发信人 回复人 审定人 审批人 批准人 签批人 承办人 报送人 填表人 复核人 官方网站 门户网站 网站 官方微信 官微 微博 主要负责人 分管负责人 负责人 联络员 联系人 经办人 填报人 签字人 签发人 审核人 签字 签名 签章 盖章 公章 单位 单位名称 部门 姓名 职务 日期 时间 电话 联系电话 办公电话 座机 手机 手机号 移动电话 ' +
  '邮箱 电子邮箱 电子邮件 邮件 邮编 邮政编码 网址 官网 传真 地址 通讯地址 办公地址 单位地址 联系方式 微信 微信号 微信同号 手机同微信 电话同微信 手机同号 公众号 图片 表情';
const foreignLabels =
  'he|him|his|she|her|hers|they|them|mr|mrs|ms|dr|prof|phd|msc|mba|t|m|e|w|f|p|ext|direct line|director|deputy director|head|deputy head|mayor|secretary|manager|engineer|contact|contact person|signed|date|telephone|phone|mobile|mob|tel|fax|email|e-mail|mail|address|addr|web|website|www|qq|wechat|office|department|cell|direct|image|cid';
export const posts: Phrases = phrasesOf([
  ...['党组', '党委', '党工委', '党支部', '支部', '党总支'].flatMap((body) =>
    ['书记', '副书记', '成员', '委员'].map((post) => `${body}${post}`),
  ),
  ...chinesePosts.split(' ').flatMap((post) => ranks.map((rank) => `${rank}${post}`)),
  ...labels.split(' '),
  ...foreignLabels.split('|'),
]);

/**
 * A line without the dates, times, telephone numbers and addresses in it: what a signature has besides names. An
 * address of a street counts only where it stands on a line of its own with its label.
 */
export function withoutContacts(line: string): string {
  if (street.test(line) && !unsettled.test(line)) return '';
  return line.replaceAll(pictogram, ' ').replaceAll(contact, ' ');
}

/** A telephone, an envelope, a house, a pin, a globe. */
const pictogram = /[\u260E\u2706\u2709\u{1F4DE}\u{1F4E0}\u{1F4E7}\u{1F4F1}\u{1F4CD}\u{1F310}\u{1F3E2}]/gu;
const contact = new RegExp(
  [
    // Mailboxes and pages.
    '(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6}',
    '(?<!\\w)(?:https?://|www\\.)[\\w.-]{3,100}(?:/[\\w./?%&=~-]{0,100})?',
    // Dates and times.
    '(?<!\\d)\\d{4} ?[-年/.] ?\\d{1,2} ?[-月/.] ?\\d{1,2}(?!\\d)日?(?: ?[早晚]$)?',
    '(?<!\\d)\\d{1,2}月\\d{1,2}日',
    // Behind a name, as leaders date what they sign: 张某 10.20.
    '(?<=[\\u4e00-\\u9fff]{2} ?)(?:1[0-2]|0?[1-9])[./](?:3[01]|[12]\\d|0?[1-9])$',
    '[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日',
    '(?:星期|周)[一二三四五六日天]',
    '(?:上午|下午|晚上)?(?<!\\d)\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)',
    // Telephones, with an extension.
    '\\+\\d{1,3}(?:[ ()-]{1,2}\\d{1,5}){2,6}(?: ?ext\\.? ?\\d{1,5})?',
    '(?<!\\d)(?:\\+?86[- ]?)?1[3-9]\\d(?:[- ]?\\d{4}){2}(?!\\d)',
    '(?<!\\d)(?:\\+?86[- ]?)?(?:\\(?0?\\d{2,3}\\)?[- ]?)?[2-9]\\d{6,7}(?!\\d)(?:(?:转|-| ?ext\\.? ?)\\d{1,5})?',
    '(?<=热线 ?:? ?)\\d{5}(?!\\d)',
    '(?<=(?:QQ|qq|微信|微信号|wechat|邮编|邮政编码) ?:? ?)(?!\\d{1,3}(?!\\d))[\\w-]{5,20}',
  ].join('|'),
  'gi',
);

const street =
  /^(?:(?:办公|单位|联系|通讯|通信)?地址|办公(?:地点|场所|室)|addr(?:ess)?)(?: ?: ?| )[^,.。;:!?]{2,60}(?:[路街道巷号楼层室座栋院]|\b(?:street|st|road|rd|avenue|building|floor|room))[^,.。;:!?]{0,30}$/i;
/** Words by which a line would say more than where somebody sits. */
const unsettled =
  /[不未没无非否别勿暂缓仅只除但应须待等再另改转才先后]|以.{0,10}为准|第[一二三四五六七八九十\d]+[项条处]/;

/**
 * Whether every clause of a line has the form of a signature: a body of the administration, a department, a person's
 * name with or without a post.
 * @param names by which the sender is known
 */
export function isSignature(line: string, names: Phrases): boolean {
  const clauses = line.split(/[\s,.、。:;()【】[\]<>《》"“”/|·_*=—–-]+/).filter((clause) => clause !== '');
  if (clauses.length === 0 || clauses.length > MOST_CLAUSES) return false;
  const others = clauses.filter((clause) => !signs(clause, names));
  // A department of any name may stand beside its body.
  return others.length === 0 || (clauses.some((clause) => isBody(clause, names)) && others.every(isDepartment));
}

const MOST_CLAUSES = 12;

/**
 * Whether a line of Latin letters has the form of a signature: a post, a department or a firm, an address, or the hours
 * of an office, and nothing that could limit an answer.
 * @param names by which the sender is known
 */
export function isForeignSignature(line: string, names: Phrases): boolean {
  const text = line.trim();
  if (text.length > LONGEST_SIGNATURE || /[\u2E80-\u9FFF]/.test(text)) return false;
  if (limitsAnswer(text.replaceAll(/\d+/g, ' ')) || denies.test(text)) return false;
  if (address.test(text) || hours.test(text)) return true;
  const pieces = text.split(/[|,·•/]|\s[–—-]\s/).map((piece) => piece.trim());
  return pieces.some(Boolean) && pieces.every((piece) => isMadeOf(piece, names, posts) || isPost(piece));
}

/** Whether a line below a closing formula is a name in Latin letters, which no directory need know. */
export function isSignedBelow(line: string, above: string): boolean {
  return closing.test(above.trim()) && latinName.test(line) && !limitsAnswer(line) && !denies.test(line);
}

const closing =
  /^(?:(?:with )?(?:my |our )?(?:best|kind|kindest|warm|warmest)(?: (?:regards|wishes))?|regards|yours(?: sincerely| faithfully| truly)?|sincerely(?: yours)?|respectfully(?: yours)?|cheers|(?:many )?thanks(?: and (?:best |kind )?regards)?|thank you)[,.!]?$/i;
const latinName = /^[A-Z][a-z'’-]{1,20}(?: (?:[A-Z][a-z'’-]{1,20}|[A-Z]\.?)){0,3}$/;

const LONGEST_SIGNATURE = 120;
const denies = /disagree|disput|oppos|\bden(?:y|ies|ied)\b|\bwrong\b|declin/i;

function isPost(piece: string): boolean {
  return post.test(piece) || organisation.test(piece);
}

/** As titles are written, with a capital; in a sentence of one's own they have none. */
const titled = (words: string): string =>
  `(?:${words
    .split(' ')
    .map((word) => (word.length <= 3 ? word.toUpperCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join('|')})`;
const rank = titled(
  'senior deputy assistant associate chief principal acting vice executive managing lead junior general regional district municipal technical project',
);
const role = titled(
  'director head manager engineer officer secretary general president chair chairman chairwoman commissioner inspector advisor adviser specialist analyst coordinator administrator clerk superintendent supervisor planner auditor controller treasurer mayor ceo cfo coo cto',
);
const proper = "(?:[A-Z][A-Za-z'’.-]{0,30}|of|and|the|for|&)";
const post = new RegExp(`^(?:${rank} ){0,3}${role}(?: ${role})?(?: (?:of|for)(?: ${proper}){1,6})?$`);
const organisation = new RegExp(
  `^(?:${proper} ){0,6}(?:Department|Ministry|Office|Bureau|Agency|Authority|Council|Ltd|Limited|Inc|LLC|GmbH|Company|Corporation|Division|Directorate|Commission|Municipality)\\.?(?: of(?: ${proper}){1,6})?$`,
);
const address =
  /^\d{1,5}[A-Za-z]? (?:[A-Z][a-z'’.-]{1,20} ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Boulevard|Blvd|Way|Place)\b\.?(?:,? [A-Z0-9][A-Za-z0-9'’.-]{1,20}){0,6}$/;
const hours = /^(?:office|working|opening) hours ?:? ?[\w :,.–-]{1,50}$/i;

function signs(clause: string, names: Phrases): boolean {
  return isMadeOf(clause, names, posts) || isPerson(clause) || isBody(clause, names);
}

/** 张某, 张某某, 联络员张某, 张某主任, 张主任 */
export function isPerson(clause: string): boolean {
  if (person.test(clause) && !wordsLikeNames.has(clause)) return true;
  for (let length = 1; length <= 3 && length < clause.length; length += 1) {
    const [start, rest] = [clause.slice(0, length), clause.slice(length)];
    if (isMadeOf(rest, posts) && (person.test(start) || (length === 1 && surname.test(start)))) return true;
    const [before, end] = [clause.slice(0, -length), clause.slice(-length)];
    if (isMadeOf(before, posts) && person.test(end)) return true;
  }
  return false;
}

/** Surnames of most people, without those that also begin a word of reservation (方可, 何时, 单列, 应改, 尚缺, 时限). */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤庞';
const surname = new RegExp(`^[${surnames}]$`);
/** Characters by which a clause says something. No name has one. */
const telling =
  '不未没无非否别勿暂缓由归属在请转但仅只除应须待等再另先后同意可能要会对于与及其本此该各全有是以为到向从被把将已还仍都也就才又或且若如因所这那哪几每第项条处改补差缺退驳拒撤延停过完成负责移了吗呢么的地得';
const nameSign = `[^\\x00-\\u2E7F${telling}]`;
const person = new RegExp(`^[${surnames}]${nameSign}{1,2}$`);
/** Words with the form of a name. */
const wordsLikeNames: ReadonlySet<string> = new Set(
  '高度 高标准 高质量 严格 严重 严禁 金额 程序 周期 周边 任务 任何 任意 马上 江河 石料 石场 田地 田间 段落 范围 许多 许久 余量 余下 丁点 武断 莫名 熊猫 毛病 钟点 龙头 史料 顾虑 陆续 陈述 江水 雷同 谢绝 徐缓 黄牌 黄灯 高危 严惩 严查 严控 高效 高兴 周一 周二 周三 周四 周五 周六 周日 周天 周末 周内 周初 周中'.split(
    ' ',
  ),
);

/** 乌海市自然资源局矿产科, 区水务局办公室: places, a body by its name or its field of work, a department. */
function isBody(clause: string, names: Phrases): boolean {
  return placesIn(clause).some((end) => {
    const rest = clause.slice(end);
    return rest !== '' && isMadeOf(withoutDepartment(rest), names, bodies, departments, posts);
  });
}

/** Where the names of places at the beginning may end: 0, and after each 省, 市, 区, 县 … */
function placesIn(clause: string): readonly number[] {
  const ends = [...clause.slice(0, LONGEST_PLACE).matchAll(/[省市盟区县旗镇乡道]/g)].map(({ index }) => index + 1);
  return [0, ...ends.filter((end) => places.test(clause.slice(0, end)))];
}

const LONGEST_PLACE = 16;
const places = new RegExp(`^(?:${nameSign}{0,5}(?:省|市|自治区|盟|区|县|旗|镇|乡|街道)){1,3}$`);

const fields =
  '自然资源 生态环境 水务 水利 农牧 农业农村 农业 林业和草原 林业 草原 林草 住房和城乡建设 住建 城市管理 城管 综合执法 行政执法 城市管理综合执法 工业和信息化 工信 发展和改革 发改 财政 教育 教体 体育 民政 民族事务 ' +
  '交通运输 交通 卫生健康 卫健 应急管理 应急 市场监督管理 市场监管 文化和旅游 文旅 文体旅游广电 公安 司法 审计 统计 人社 人力资源和社会保障 医疗保障 医保 商务 能源 消防救援 信访 政务服务 国资 乡村振兴 气象 税务 ' +
  '环保 环境保护 国土资源 园林 市政 机关事务 督查 督办 整改 人民';
const kinds = '局 委 委员会 厅 办 办公室 中心 政府 管委会 管理局 管理委员会';
const bodies: Phrases = phrasesOf([
  ...fields.split(' ').flatMap((field) => kinds.split(' ').map((kind) => `${field}${kind}`)),
  ...'市委 区委 县委 旗委 市政府 区政府 县政府 旗政府 管委会 办公室 街道办事处 宣传部 组织部 统战部 政法委 纪委监委 市委办 市政府办 督查室 督办室 整改办'.split(
    ' ',
  ),
]);
const departments: Phrases = phrasesOf(
  '办公室 综合科 业务科 法规科 执法大队 执法支队 监察大队 秘书科 信息中心 服务中心'.split(' '),
);

function isDepartment(clause: string): boolean {
  return departmentAlone.test(clause);
}

const departmentAlone = new RegExp(`^${nameSign}{2,8}(?:科|股|大队|支队)$`);

/** Without a department at the end whose name may be any: 矿产科, 水政水资源股. */
function withoutDepartment(text: string): string {
  const match = department.exec(text);
  return match === null || match.index === 0 ? text : text.slice(0, match.index);
}

const department = new RegExp(
  `(?<=[局委厅办府部会])${nameSign}{2,8}(?:科|股|室|大队|支队|中心|所|站)(?:副?(?:科长|股长|主任|队长|大队长|支队长|所长|站长))?$`,
);
