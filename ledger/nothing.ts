/** Whether a cell says that there is nothing to say: it is blank, or holds 无, —, / or N/A. */
export function isNothing(text: string): boolean {
  return /^(|[-–—―－_/\\.·。~]{1,6}|无|暂无|没有|不涉及|不适用|n\/a|na|none|nil|not applicable)$/i.test(
    text.normalize('NFKC').trim(),
  );
}
