import { halfWidth } from './half-width';

/**
 * Whether a text says nothing but where something lies on a drive or page. That is no evidence: the link may expire and
 * what it leads to may change.
 */
export function isMereLink(written: string): boolean {
  // Letters, digits and what an address has between them: other signs end it in full width.
  const text = written.replaceAll(/[\uFF0E-\uFF1A\uFF21-\uFF3A\uFF41-\uFF5A]/g, halfWidth);
  // With or without its protocol.
  const address = /(?:https?:\/\/|www\.|(?:[a-z0-9-]+\.)+(?:com|cn|net|org)\b)[^\s，。；、）)》”]*/giu;
  // What a drive writes around its links, and words that only point to one.
  const around =
    /百度|阿里|网盘|云盘|链接|下载|地址|提取码|访问码|提取|密码|详见|参见|见|附件|佐证|材料|有效期|永久有效|永久|[:：]\s*[a-z0-9]{4,8}(?![\p{L}\p{N}])|\d+天|\b(?:see|the|link|drive|files?|evidence|password|code|download|at|here|is|are)\b/giu;
  const rest = text.replace(address, '');
  return rest !== text && !/[\p{L}\p{N}]/u.test(rest.replace(around, ''));
}
