/** A measure marked as a node (节点) by a word of its own, in either language. */
const mark = /^(?:督查|督导)?节点$|^node$/i;
/** The same in brackets behind the measure's text: 拆除临时堆场（节点）. */
const behind = /\s*[（(【[](?:(?:督查|督导)?节点|node)[）)】\]]$/i;

/** Whether the words beside a measure say that it is a node. */
export function isNodeMark(text: string): boolean {
  return mark.test(text.trim());
}

/** A measure's text without the mark behind it, and whether it had one. */
export function nodeMarked(text: string): { readonly text: string; readonly node?: true } {
  const plain = text.trim().replace(behind, '');
  return plain === text.trim() || plain === '' ? { text: text.trim() } : { text: plain, node: true };
}
