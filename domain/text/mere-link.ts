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
    /来自.{0,20}的分享|复制.{0,4}内容.{0,6}打开|操作更方便[哦啦]?|(?:提取码|访问码|密码)\s*[:：]?\s*[a-z0-9]{4,8}(?![\p{L}\p{N}])|\b(?:password|code)\s*:?\s*(?=[a-z]*\d)[a-z0-9]{4,8}\b|手机(?:app|客户端)|百度|阿里|网盘|云盘|链接|下载|地址|提取码|访问码|提取|密码|详见|参见|请?(?:查看|查阅|查收)|见|附件|佐证|证明|材料|资料|照片|视频|文件|相关|全部|均?已?上传(?:至|到|于)?|分享|共享|有效期|永久有效|永久|[:：]\s*[a-z0-9]{4,8}(?![\p{L}\p{N}])|\d+天|\b(?:see|the|link|drive|files?|photos?|pictures?|all|evidence|password|code|download|uploaded|to|at|here|is|are)\b/giu;
  const rest = text.replace(address, '');
  return rest !== text && !/[\p{L}\p{N}]/u.test(rest.replace(around, ''));
}
