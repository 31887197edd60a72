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
  const rest = text.replace(address, '');
  return rest !== text && !/[\p{L}\p{N}]/u.test(rest.replace(around, ''));
}

/** What a drive writes around its links, and words that only point to one. */
const around = new RegExp(
  [
    // Sentences of a drive.
    '来自.{0,20}的分享|复制.{0,4}内容.{0,6}打开|操作更方便[哦啦]?|手机(?:app|客户端)|有效期|永久有效|永久|\\d+天',
    // A code by which it opens, with or without its name.
    '(?:提取码|访问码|密码)\\s*[:：]?\\s*[a-z0-9]{4,8}(?![\\p{L}\\p{N}])|[:：]\\s*[a-z0-9]{4,8}(?![\\p{L}\\p{N}])',
    '\\b(?:password|code)\\s*:?\\s*(?=[a-z]*\\d)[a-z0-9]{4,8}\\b|提取码|访问码|提取|密码',
    // What lies there, and where that is.
    '百度|阿里|网盘|云盘|链接|下载|地址|附件|佐证|证明|材料|资料|照片|视频|文件|相关|全部',
    '详见|参见|请?(?:查看|查阅|查收)|见|均?已?上传(?:至|到|于)?|分享|共享',
    '\\b(?:see|the|link|drive|files?|photos?|pictures?|all|evidence|password|code|download|uploaded|to|at|here|is|are)\\b',
  ].join('|'),
  'giu',
);
