/** Where a mail program begins to quote; everything below is what was answered to. */
const quoteBegins: readonly RegExp[] = [
  /^-{2,} ?(原始邮件|original message|forwarded message|转发邮件)/i,
  /^在.{4,80}(写道|寫道)[:\uff1a]$/,
  /^on .{4,200} wrote:$/i,
  /^(发件人|from)[:\uff1a] ?\S/i,
  /^-- ?$/,
];

/** The text that the sender wrote, without what he quoted. */
export function newText(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const end = lines.findIndex((line) => quoteBegins.some((pattern) => pattern.test(line.trim())));
  return lines
    .slice(0, end === -1 ? undefined : end)
    .filter((line) => !/^\s*>/.test(line))
    .join('\n')
    .trim();
}
