import { isStickers, reserves } from './phrases';

/** The lines that a person wrote, without those that his program, his house's server or a signing program added. */
export function withoutFooters(lines: readonly string[]): readonly string[] {
  const written: string[] = [];
  let goesOn = false;
  for (const line of withoutArmour(lines)) {
    const text = line.trim();
    const begins = isNotice(text);
    if (begins || (goesOn && text !== '' && !ofMatter.test(text) && !/^[-_=*—]{3,}$/.test(text))) {
      // A server may break its notice over several lines.
      goesOn = text.length >= WRAPPED && !/[。.!\uff01]$/.test(text);
      continue;
    }
    goesOn = false;
    if (!isSentFrom(text) && !picture.test(text) && !isStickers(text)) written.push(line);
  }
  return written;
}

/** A line this long and without a full stop goes on below. */
const WRAPPED = 30;

/** 从我的iPhone发送, 发自我的华为手机, Sent from Mail for Windows */
function isSentFrom(line: string): boolean {
  const bare = line.replaceAll(/^[-—_=*\s]{2,20}|[-—_=*\s]{2,20}$|<https?:[^<>\s]{1,60}>$/g, '');
  return line.length <= 120 && (sentFrom.test(bare) || sentBy.test(bare)) && !reserves(bare);
}

const device =
  '(?:iphone|ipad|mac|android|安卓|windows|鸿蒙|harmony|华为|huawei|荣耀|honor|小米|xiaomi|redmi|红米|oppo|vivo|一加|realme|魅族|三星|samsung|galaxy|pixel|手机|平板|移动设备|移动端|移动版|客户端|网易邮箱|qq邮箱|139邮箱|189邮箱|新浪邮箱|搜狐邮箱|阿里邮箱|企业邮箱|邮箱大师|企业微信|微信|钉钉|飞书|outlook|foxmail|gmail|wps|thunderbird|yahoo|proton|spark|灵犀办公|办公邮箱)';
const sentFrom = new RegExp(
  `^[(（【[]?(?:本|此)?(?:邮件|信息)?(?:发自|来自|发送自)\\s?(?:我的?)?[^，。；,;:：]{0,16}${device}[^，。；,;]{0,40}[)）】\\]]?[.。]?$|^(?:sent from|sent via|sent with|sent using|get outlook for|get the|获取 outlook for)\\s[^,;]{2,60}$|^签名由[^，。；]{1,20}(?:定制|提供|生成)$`,
  'i',
);
const sentBy = new RegExp(
  `^[(（【[]?(?:本|此)?(?:邮件|信息)?(?:从|從|由|通过|透過|使用|用)\\s?(?:我的?)?[^，。；,;:：]{0,16}${device}[^，。；,;:：]{0,16}(?:发送|傳送|寄出|发出|编辑|撰写)的?(?:邮件|郵件)?[)）】\\]]?[.。]?$`,
  'i',
);

const picture =
  /^\[(?:图片|表情|动画表情|image|inline image|cid)[^\]]{0,100}\]$|^<[\w-]{1,60}\.(?:jpe?g|png|gif|bmp)>$/i;

/** Whether a line begins a notice of the house: confidentiality, an outside sender, printing, a virus scanner. */
function isNotice(line: string): boolean {
  if (ofMatter.test(line)) return false;
  const bare = line.replace(sign, '');
  return notices.some((notice) => notice.test(line) || notice.test(bare));
}

/** No house's notice speaks of the matter itself, or of who decides it: a person does. */
const ofMatter =
  /第?[一二三四五六七八九十\d]{1,3}[处条项]|措施 ?[\d一二三四五六七八九十]|销号|整改|验收|草稿|审定|签字|主任|局长|组长|\b(?:items?|measures?|criteri(?:on|a)) \d/i;

/** A leaf, a star or a warning sign before a notice. */
const sign = /^[\p{So}\uFE0F★☆※◆●\s]{1,8}/u;

const notices: readonly RegExp[] = [
  /^[*【[（(\s]{0,4}(?:本|此|该|这封)(?:电子)?邮件[^。;；]{0,60}(?:保密|机密|秘密|专有|敏感|误收|误发|误送|收件人|上面地址|上述地址|所列(?:出的)?(?:个人|地址)|法律|授权|版权|病毒|杀毒|扫描|检测|查杀|未经[^。;；,\uff0c]{1,8}(?:不得|请勿|禁止|严禁)|(?:不得|请勿|禁止|严禁)(?:转发|外传|扩散|复制|传播|泄露))/,
  /^(?:重要|特别)?(?:提示|声明|说明|提醒|注意)\s?[:\uff1a]\s?(?:本|此|该)(?:电子)?邮件[^。;；]{0,80}(?:保密|机密|秘密|收件人|内部信息|未经授权)/,
  /^(?:本|此|该)(?:电子)?邮件(?:内容)?(?:由|经|通过|仅代表)[^。;；]{0,40}(?:发送|发出|仅代表|网关|扫描|个人意见|发件人意见|观点)/,
  /^[*【[（(\s]{0,4}(?:保密(?:提示|声明|须知|通知)|免责声明|安全提示|邮件安全提示)[】\]）): \uff1a]/,
  /^[*【[（(\s]{0,4}(?:外部邮件|外来邮件|来自外部|外部发件人)[】\]）):, \uff1a\uff0c]|^[【[](?:警告|注意|提醒|提示)[】\]][^。]{0,40}(?:链接|附件|外部|点击|来源|发件人)/,
  /^[*【[（(\s]{0,4}(?:注意|提醒|警告)?[:\uff1a,\uff0c\s]{0,2}(?:此|本|该)?(?:邮件)?(?:来自|源自|发自)[^。;；]{0,20}(?:互联网|外部|外网|组织外|单位外|公司外|境外)/,
  /^[*【[（(\s]{0,4}(?:请|为|如?非必要|绿色|低碳|保护|爱护|节约)[^。]{0,30}(?:打印|用纸|纸张)/,
  /^[*【[（(\s]{0,4}打印(?:本|此|该)?(?:电子)?(?:邮件)?[^。]{0,12}(?:环保|环境|节约|纸)/,
  /^[*【[（(\s]{0,4}(?:(?:内部(?:资料|邮件|文件|信息|材料)|邮件内容|涉密(?:文件|信息|内容|材料)|未经(?:许可|授权|允许|批准|书面许可))[\uff0c,、 ]?){0,2}(?:请勿|不得|禁止|严禁|切勿)(?:擅自|通过(?:本|此)?邮件)?(?:传输|传递|转发|外传|扩散|复制|传播|泄露)/,
  /^[*【[（(\s]{0,4}(?:温馨|友情|防骗|反诈|安全|邮件安全|网络安全|保密)(?:提示|提醒|警示)[】\]）): \uff1a][^。]{0,60}(?:轻信|转账|汇款|诈骗|钓鱼|病毒|木马|陌生(?:人|链接|邮件|号码|来电|网址)|涉密|打印|用纸|密码|(?:不明|可疑)(?:链接|附件|邮件))/,
  /^(?:本|此|该)?(?:电子)?邮件(?:已|经过?|采用|通过|由)[^。;；,\uff0c]{0,10}(?:加密|数字签名|安全传输|杀毒|扫描)(?:传输|处理|发送|保护|检测|查杀)?[。.]?$/,
  /^[*【[（(\s]{0,4}(?:严禁|禁止|请勿|不得|切勿|不要)(?:通过|使用|利用|在|用)(?:本|此|该|互联网|外网|个人|非涉密)?(?:互联网|外网|电子)?(?:邮箱|邮件|邮件系统|系统|网络)?[^。;；,\uff0c]{0,12}(?:国家秘密|涉密|工作秘密|敏感信息|内部信息)/,
  /^如(?:果)?(?:您)?(?:误收|错误(?:地)?收到|不是(?:本邮件的?)?(?:指定|预定)?(?:的)?收件人|非(?:指定|预定)?收件人)/,
  /^(?:this|the information (?:contained )?in this|the contents? of this)\s(?:e-?mail|message|communication|transmission)\b[^\n]{0,200}\b(?:confidential|privileged|intended|proprietary|solely|legally|scanned|virus)/i,
  /^(?:confidentiality|disclaimer|privacy|legal)(?: notice| note| statement)?\b[^\n]{0,4}(?:[:.\uff1a-]|$)/i,
  /^(?:the |any )?(?:views|opinions)(?: (?:or|and) opinions)? (?:expressed|presented|contained)\b[^\n]{0,40}\b(?:are|do|represent)\b[^\n]{0,40}\b(?:author|sender|personal|necessarily|own)\b/i,
  /^(?:registered (?:in|office|number|no|address|company)|company (?:no|number|registration)|vat (?:no|number|reg))\b[^\n]{0,120}$/i,
  /^(?:follow|find|visit|connect with) us (?:on|at)\b[^\n]{0,80}$/i,
  /^(?:please )?(?:do not|don't) print this (?:e-?mail|message)\b|^think before you print\b/i,
  /^if you (?:have received|are not the intended|received) this/i,
  /^[*[【(\s]{0,4}(?:caution|external|warning|external (?:e-?mail|sender))\b[^\n]{0,120}\b(?:link|attachment|outside|external|click|organi[sz]ation|sender)/i,
  /^(?:p )?(?:please )?(?:consider|think of|think about) the environment\b/i,
  /^(?:欢迎|扫码|敬请|请)?(?:扫码关注|关注(?:我们|公众号|微信)|(?:官方)?(?:微信)?公众号|视频号)(?:\s?[:\uff1a][^。，,;；]{0,20})?$/,
  /^(?:think green|go green|save (?:a tree|trees|paper))\b[^\n]{0,80}$|^(?:for )?internal use only\b[^\n]{0,40}$|^this e-?mail is for internal use\b/i,
  /^virus[- ]free\b|^(?:scanned|checked|protected) by\b[^\n]{0,60}\b(?:virus|antivirus|security|mail)/i,
];

/** The clear text of an inline PGP signature. */
function withoutArmour(lines: readonly string[]): readonly string[] {
  const clear: string[] = [];
  let within: 'head' | 'seal' | undefined;
  for (const line of lines) {
    if (/^-----BEGIN PGP SIGNED MESSAGE-----$/.test(line)) within = 'head';
    else if (/^-----BEGIN PGP SIGNATURE-----$/.test(line)) within = 'seal';
    else if (/^-----END PGP SIGNATURE-----$/.test(line)) within = undefined;
    else if (within === 'head' && /^(?:Hash|Charset|Comment): /.test(line)) continue;
    else if (within !== 'seal') {
      within = undefined;
      clear.push(line);
    }
  }
  return clear;
}
