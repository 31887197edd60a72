import { halfWidth } from '../../domain/text/half-width';
import { isMadeOf, phrasesOf } from './vocabulary';

/** A line in half width without blanks around it, for keywords and dates. */
export function plainLine(line: string): string {
  return halfWidth(line).trim();
}

/**
 * A line in half width without what only adorns a short one: a tick or a smile before or after it, marks of stress, or
 * brackets around the whole. A cross, an empty box or a question mark says something and stays.
 */
export function undecorated(line: string): string {
  const text = plainLine(line);
  if (text.length > LONGEST_ADORNED) return text;
  const bare = unspaced(text.replace(adornedBefore, '').replace(adornedAfter, '').trim());
  return (
    /^(?:【([^【】]+)】|\[([^[\]\d]+)\]|“([^“”]+)”|"([^"]+)"|「([^「」]+)」|\*{1,3}([^*]+)\*{1,3})$/
      .exec(bare)
      ?.slice(1)
      .find(Boolean)
      ?.trim() ?? (bare === '' ? text : bare)
  );
}

/** Without the spaces between characters that are spread over a line: 同 意. */
function unspaced(line: string): string {
  return /^[\u4e00-\u9fff](?: {1,4}[\u4e00-\u9fff]){1,7}[。.!]?$/.test(line) ? line.replaceAll(' ', '') : line;
}

const LONGEST_ADORNED = 60;
/** Pictures that chat programs write as a word in brackets. */
const sticker = '\\[(?:抱拳|合十|玫瑰|强|微笑|愉快|握手|爱心|鼓掌|点赞|赞|OK|ok|好的|收到|敬礼)\\]';
/** Ticks, hearts, thumbs, hands, a rose, smiles; the colours of hands; the sign that asks for a picture; blanks. */
const adornment = `(?:[\\u2705\\u2611\\u2714\\u221A\\u263A\\u2764\\u{1F44D}\\u{1F44C}\\u{1F64F}\\u{1F91D}\\u{1F44F}\\u{1F4AF}\\u{1F339}\\u{1F642}\\u{1F60A}\\u{1F600}-\\u{1F604}\\u{1F197}]|[\\u{1F3FB}-\\u{1F3FF}]|\\uFE0F|${sticker}|\\s)`;
const adornedBefore = new RegExp(`^${adornment}{1,12}`, 'u');
const adornedAfter = new RegExp(`${adornment}{1,12}$`, 'u');

/** Whether a line is nothing but pictures of a chat program: [微笑]. */
export function isStickers(line: string): boolean {
  return new RegExp(`^(?:${sticker}\\s?){1,8}$`).test(line);
}

/** Whether the words are only polite: neither an answer nor a report. */
export function isCourtesy(line: string): boolean {
  return line !== '' && isMadeOf(line, polite);
}

/** Whether a line makes a reservation, so that an agreement or a finding of fact beside it does not count. */
export function reserves(line: string): boolean {
  return reservation.test(line) || notYet.test(line);
}

/**
 * Whether a line could limit an answer of weight in any way: a reservation, a condition, an exception, an order of
 * things, or a number that may mean one of several. What is said in remarks is judged by this.
 */
export function limitsAnswer(line: string): boolean {
  return reserves(line) || limitation.test(line);
}

/** Whether a line says that something is not done, or not yet. Evidence that says so proves nothing. */
export function saysNotYet(line: string): boolean {
  return notYet.test(line) || partly.test(line) || goesOn.test(line) || countsFewer(line);
}

/** Whether a line counts fewer that are done than there are: 三处已清两处, 12个路口中10个已硬化, two of three heaps. */
function countsFewer(line: string): boolean {
  return [...line.matchAll(counted)].some(
    ({ groups: { all, some, few, many } = {} }) => (all ?? many) !== (some ?? few),
  );
}

const number = '\\d{1,5}|[一二两三四五六七八九十百]{1,4}';
const numberWord = '\\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const counted = new RegExp(
  `(?<all>${number})(?<unit>[处个条项家栋座户台亩米口块段])[^,;。]{0,8}(?:中|已|只|仅|完成)[^,;。]{0,8}?(?<some>${number})\\k<unit>(?=$|[,;。已均])|\\b(?<few>${numberWord}) (?:out )?of (?:the |all )?(?<many>${numberWord})\\b`,
  'gi',
);

/** Whether a text means that the matter is done. It is a report, but its author may have meant to claim. */
export function saysDone(text: string): boolean {
  return done.test(text);
}

/** Whether a text asks something. A question is not a report. */
export function asks(text: string): boolean {
  return /\?[)\]\s]*$|(?:吗|呢|么)[.。!]?$/.test(plainLine(text));
}

/** Whether a text objects to the division of work: the matter is said to be somebody else's. */
export function objects(text: string): boolean {
  return objection.test(text) || sendsAway.test(text) || text.split(/[,;。!?\n]/).some(leavesOpenWhose);
}

/** Whether a clause speaks of whose the matter is, and does not take it on. */
function leavesOpenWhose(clause: string): boolean {
  const said = withoutAssent(clause);
  return whose.test(said) && (!takesOn.test(said) || doubts.test(said));
}

/** A text without the words that nothing is objected to. */
export function withoutAssent(text: string): string {
  return text.replaceAll(/(?:无|没有|没)(?:任何|不同|其他)?(?:异议|意见|争议|疑问)/g, '');
}

const whose =
  /牵头|主责|主管(?:单位|部门|机关|局)|归口(?:单位|部门)|责任(?:单位|部门|主体|划分|分工|归属|界定)|承办|主办|协办|权属|归属|职责|职能|事权|管辖|辖区|分工|配合单位|任务分解|争议|异议|分歧/;
const takesOn =
  /(?:我|本)(?:单位|局|委|办|部门|区|县|旗|市|科|处|们)|已|将|按|认真|抓好|落实|履行|立即|马上|组织|^[^局委办厅府]{0,20}[科股]/;
const doubts =
  /[不未无非没疑错误需请应宜待另仅只再]|(?<![整立即])改|争议|异议|分歧|建议|申请|恳请|协商|会商|商定|重新|调整|变更|模糊|交叉|重叠/;

/** Words of courtesy. They may follow one another in any order. */
export const courtesies =
  '好 好的 行 可以 嗯 哦 对 是 是的 您好 你好 多谢 感谢 谢谢 多谢您 感谢您 谢谢您 多谢你 感谢你 谢谢你 辛苦 辛苦了 您辛苦 您辛苦了 你辛苦 你辛苦了 ' +
  '麻烦了 知道了 了解 明白 已阅 知悉 已知悉 收悉 祝好 此致 敬礼 顺祝商祺';
const foreignCourtesies =
  'hello|hi|ok|okay|thank|thanks|thank you|many thanks|with thanks|with many thanks|thanks a lot|thank you very much|thanks very much|thank you so much|much appreciated|appreciated|thanks for your work|thank you for your work|thanks for your help|thank you for your help|many thanks for your work|noted|got it|fine|yes|best regards|kind regards|regards|best wishes';
/** What may stand beside an answer of weight: courtesies that deny nothing. */
export const polite = phrasesOf([...courtesies.split(' '), ...foreignCourtesies.split('|'), 'no']);
export const politeAlone = phrasesOf([...courtesies.split(' '), ...foreignCourtesies.split('|')]);

const reservation =
  /但|不过|然而|除(?:了|非|外)|前提|如果|假如|若|(?<![接招])待|未(?!成年)|不(?!动产)|没|否|仍|还需|需要|暂|再|撤|取消|\b(?:but|however|except|unless|if|only|not|no|after|(?<!at )once|until|provided|subject to|still|pending|later|withdraw|cancel)|n't\b/i;

const notYet =
  /未(?:能|全部|全|全面|达到|达标|整改|办结|落实|到位|销号)?完成|未(?:能|达|具备|到位|落实|整改|办结)|没有?(?:能|全部)?(?:完成|做完|整改|到位|落实)|尚(?:未|不|需|待|有|在|缺|差|没|无)|还没|仍未|仍有|不(?:具备|符合|满足|达标|能|申请|予)|暂(?:不|缓|未|时)|(?:基本|部分|阶段性|大部分?|初步)(?:已)?(?:完成|整改|到位)|正在(?:整改|推进|办理|实施|施工|制定|修订|落实|协调|抓紧)|推进中|预计|计划(?:于|在)|拟(?:于|在)|即将|撤回|取消|延期|延后|推迟|\bnot (?:yet|been|fully|completely|complete|completed|done|finished|rectified|ready|fixed)|n't\b|\b(?:almost|partly|partially|nearly|mostly|pending|unfinished|incomplete|unrectified|in progress|will be|to be done|withdraw|cancel|postpone|extend)/i;

/** What is left, still runs, is planned or is a part of the whole, though it need not say that it is not done. */
const partly =
  /(?:剩|尚余|还余|余下|还差|还缺|还有)(?![^,;。]{0,12}(?:已|均|全部))|(?<![其之集空手心市档案库文卷册程])中(?=[,;。.)]|$)|(?:完成|进度|整改|清运|办理)[^,;。\d]{0,8}(?!100(?:\.0{1,3})? ?%)\d{1,3}(?:\.\d{1,3})? ?%|除(?!险)[^,;。]{1,20}外|计划(?=[\d于在年本下今明])|(?<![接招期])待(?!遇)|(?:无|没有)(?:新)?(?:进展|变化)|同上[期次]|(?:基本|大体|大致|大部分?|多数)(?!农田|公共|医)|过半|(?:一|大)半|\b(?:remain(?:s|ing)?|left|part|under way|ongoing|planned)\b|(?<![\d.])(?!100)\d{1,2} ?% (?:done|complete)/i;

/** What stands against what was said before, is still to come, could not be done, or goes on. */
const goesOn =
  /(?<![不非])但(?!凡)|不过(?!关)|然而|只是|[收扫]尾(?!工程已)|下(?:个|一)?(?:周|月|旬|季度|阶段)|下一?步(?!,?[将要]?(?:继续)?(?:加强|强化|巩固|常态))|明(?:天|日|年)|力争|争取(?!到|了|资金|项目|上级|专项)|(?:^|[,;。])除(?![险尘草雪垢锈臭污名去此以])|无法|不能(?!再|够再)|难以|(?:未|没|不)(?:予)?(?:通过|合格|达标)|正(?=组织|准备|安排|开展|报[批送]|走|联系|协[调商]|申[报请]|招标|办理|清运|拆除|修复|补[种植]|建设|施工|验收|履行|筹)|(?<![误偏温落时相])[差缺](?=[一二两三四五六七八九十几半\d]|资料|照片|手续|材料|验收)|(?:继续|加快|抓紧|加紧)(?:推进|整改|施工|清运|办理|实施|建设|拆除)|持续(?:推进|整改)|\b(?:but|however|still|half|awaiting|about to|except|soon|next (?:week|month|year|quarter)|tomorrow|to follow|cannot|unable|fail(?:s|ed)?|expected|hope(?:s|d)? to|aim(?:s|ed)? to)\b/i;

const limitation =
  /仅|只|限于|为准|为限|部分|个别|一半|差|缺|漏|空白|例外|原则|修改|完善|调整|更正|补|第|\d|先|另行|之后|以后|完成后|后方|方可|才|重新|退|驳|反对|异议|拒|保留|延|缓|停|改由|转|(?:继续|抓紧|加快|尽快|持续|进一步|严格[^,。;]{0,6})整改|[收扫]尾|剩余|遗留|余下|\b(?:first|before|when|where|unclear|exclud|missing|lack|without|fail|wait|partly|some|most|instead|reject|refus|object|amend|change|correct|revis|return)/i;

const objection =
  /(?:非|不|并非)(?:是|属于?|归|在|应?由)?(?:我|本)(?:单位|局|委|办|部门|区|县|旗|市|科室|处)|(?:不|非)(?:属于?|归)(?!地)|属于?(?!我|本)[^,。;!?\n]{1,20}(?:职责|职能|职权|管辖|事权|业务)|(?:非|不在|不是|不属于?)(?:我|本)[^,。;!?\n]{0,6}(?:辖区|境内|范围|管辖)|(?:我|本)(?:单位|局|委|办|部门|区|县|旗)(?:无|没有|不具备|只是|仅是|仅为|并无)[^,。;!?\n]{0,8}(?:权|配合单位|职责|职能)|由其(?:整改|负责|办理|牵头|承担)|建议(?:改)?由(?!我|本|两|各)[^,。;!?\n联共]{1,20}(?:牵头|负责|承担|整改)|(?:应|须|宜)该?由(?!我|本)[^,。;!?\n]{1,20}(?:负责|承担|牵头|办理|查处|整改|承办|主办)|(?:一直|历来|向来|始终|原本?|现|目前)(?:都|均)?由(?!我|本)[^,。;!?\n]{1,16}(?:局|委|厅|政府|公司|街道|管委会|中心|部门)(?:负责|承担|牵头|管理|主管)|(?:申请|请求|要求|建议)退出|(?:缺乏|没有|无)(?:法律|政策|法定)?依据|与(?:我|本)(?:单位|局|委|办|部门)无关|(?:职责|职能|职权)(?:不|划分|交叉|之外|以外)|(?:请|建议|申请|要求|恳请)[^,。;!?\n]{0,10}(?:(?:调整|变更|更换)(?!(?:整改|完成|办结)?(?:时限|期限|时间))|重新(?:明确|确定|划分|指定)|改派|改由|转交|转办|移交|另行(?:交办|指定|安排))|(?<!没)有(?:不同)?异议|不(?:认可|接受|同意|签收)|无此(?:项)?(?:职责|职能)|归(?!我|本|口|档|还|集|类|并|零|纳|来|队|案)[^,。;!?\n]{1,12}(?:局|委|办|部门|单位|政府|街道|管委会|厅|院|处|管|负责)|重新(?:分解|分配|分派|分办|交办|安排|下达|认领|派)|另(?:行)?(?:派|选|找|请|定|明确|分办)(?=[^,。;!?\n]{0,6}(?:单位|部门|局|委|家|人))|(?:仅|只)(?:(?:是|为|能|负责|承担|参与)?(?:配合|协助|协办)|负责(?!人))|(?:划归|划入|划给|划转|并入)(?!我|本)|改(?:为|成|作|列|由)[^,。;!?\n]{0,6}(?:配合|协办|牵头|责任|承办)|(?:请|建议|应|须|宜)(?:将?(?:此|该|来)?(?:件|文|函|事项?|问题))?转(?:交|办|送|给|至|由)?(?![告达发述变化])[^,。;!?\n]{1,20}(?:局|委|办|部门|单位|公司|政府|厅|院|支队|大队|街道|管委会)|(?:此|该|来|原)?(?:件|文|函|通知|任务)[^,。;!?\n]{0,4}退回|退(?:件|文)(?![^,。;]{0,4}后)|保留(?:意见|态度)|有所?保留|(?:请|请予|须|待|先|应)(?:贵办|再|重新|进一步)?(?:核实|明确|再定|商定|研究|核对)[^,。;!?\n]{0,6}(?:责任|牵头|承办|主办)(?:单位|部门)|(?:责任|牵头|承办|主办)(?:单位|部门)(?:有误|不对|错|存疑|待定|不是|不应)|(?:发|送|派|转)错|(?:错|误)(?:发|送|派)|(?:没有|无)(?:相关|该项?)?(?:职责|职能|职权|权限)|\bnot (?:ours|our|within our|in our|for us|under our|mine)\b|\b(?:belongs? to|wrong (?:unit|department|office)|another (?:unit|department|bureau)|should (?:go|be assigned|be sent|be passed) to|object|reassign|wrongly (?:sent|addressed)|with reservations?|under protest|disput(?:e|es|ed)|contest(?:s|ed)?|disagree|(?:only|merely) (?:assist|support|co-?operate|help)|please (?:assign|allocate|give|hand|send|move|route|pass) (?:it|this|the [a-z]{1,12}) (?:over |on |back )?to|should be (?:handled|led|done|taken|dealt with|answered) by|(?:responsibility|job|remit|duty|task) of (?!our|the undersigned)|unclear who|who is (?:responsible|in charge)|please (?:forward|redirect|pass|transfer|refer|return) (?:this|it)|(?:forward|redirect|pass|transfer|refer)(?:ed|ing)? (?:this|it) to)/i;

/** The matter is handed to somebody else, or an appeal is announced. */
const sendsAway = new RegExp(
  [
    '(?:是|属于?)(?!我|本)[^,。;!?\\n]{1,12}的(?:事|活|职责)(?:情|儿)?(?=$|[,。;.!\\n])',
    '(?:应|请|须|该|要)(?:该|去)?(?:找|问|发|送|交|寄)[^,。;!?\\n我本]{1,14}(?:局|委|部门|单位|政府|街道|管委会|厅)',
    '(?:移交|移送|转交|转办|转给|转送|交由)[^,。;!?\\n我本]{1,14}(?:局|委|部门|政府|街道|管委会|厅|支队|大队)',
    '(?:找|弄|搞|写|寄|分)错',
    '(?:请|申请|予以|应|拟|建议)[^,。;!?\\n]{0,6}退回(?!的)',
    '(?:我|本)(?:单位|局|委|办|部门|区|县|旗|市)[^,。;!?\\n]{0,6}(?:配合|协助)(?:即可|就行|就可以|而已)',
    '(?:哪|谁)[^,。;!?\\n]{0,8}(?:负责|牵头|承担|主办|办理|管)',
    '保留[^,。;!?\\n]{0,6}权|复议|申诉|申辩',
    '\\b(?:this|it) is for (?!us\\b|our\\b)|\\bis an? [a-z]{2,20} (?:matter|issue|task|job)\\b',
    '(?<!\\bwe )\\bshould (?:do|handle|lead|take|own|answer|deal)\\b|\\bwrong (?:addressee|recipient|person|body|bureau|agency|authority)\\b',
    "\\b(?:cannot|can not|do not|will not|could not) (?:accept|take|lead)\\b|n['’]t (?:accept|take|lead)\\b|\\bwithout prejudice\\b|\\breserve (?:our|the|all)\\b|\\bappeal\\b",
  ].join('|'),
  'i',
);

const done =
  /^(?:已经?|基本|阶段性|全部|方案已|现已)?(?:完成|整改完毕|整改到位|办结)|销号|^(?:completed?|done|finished)\b|\bclaim/i;
