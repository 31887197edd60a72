/**
 * Addresses at which mail services keep over-size attachments for some days (QQ 超大附件, NetEase 云附件 and 网盘, 139 超大附件,
 * network disks). What they point to will be gone, so it proves nothing.
 */
const places: readonly RegExp[] = [
  /(?:^|\.)mail\.qq\.com\/(?:cgi-bin\/ftnexs|ftn\/)/,
  /^exmail\.qq\.com\/(?:cgi-bin\/ftnexs|ftn\/)/,
  /^(?:u|fs|pan|dashi)\.163\.com\//,
  /^(?:mail|qiye|fs\d*)\.(?:163|126|yeah)\.(?:com|net)\/(?:large-attachment|fs\/|filehub|cloud)/,
  /^file\.mail\.10086\.cn\//,
  /^(?:www\.)?(?:pan\.baidu\.com|yun\.139\.com|share\.weiyun\.com|www\.aliyundrive\.com|alipan\.com)\//,
  /^drive\.google\.com\/(?:open|file|uc)/,
];

/** What those services write around such a link. */
const furniture = /(超大附件|云附件|文件中转站|进入下载页面|到期[)）]|^(?:点击)?下载$|large attachments?:?$)/i;

/** Such addresses in a text or a page, without duplicates. */
export function expiringLinks(text: string): readonly string[] {
  const links = text.match(/https?:\/\/[^\s"'<>）)]+/gi) ?? [];
  return [...new Set(links.filter(expires))];
}

/** The text without such links and without what the services write around them, since no person wrote any of it. */
export function withoutExpiringLinks(text: string): string {
  if (expiringLinks(text).length === 0) return text;
  return text
    .split('\n')
    .filter((line) => !furniture.test(line.trim()))
    .map((line) => line.replaceAll(/https?:\/\/[^\s"'<>）)]+/gi, (link) => (expires(link) ? '' : link)).trimEnd())
    .join('\n');
}

function expires(link: string): boolean {
  const rest = link.replace(/^https?:\/\//i, '').toLowerCase();
  const slash = rest.indexOf('/');
  const place = slash === -1 ? `${rest}/` : rest;
  return places.some((pattern) => pattern.test(place));
}
