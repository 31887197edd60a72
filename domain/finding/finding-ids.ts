/** Orders findings by their numbers, as people count: `WH-999` before `WH-1000`. */
export function byNumber(a: { readonly id: string }, b: { readonly id: string }): number {
  return numberIn(a.id) - numberIn(b.id) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The same for ids alone. */
export function byNumberOf(a: string, b: string): number {
  return byNumber({ id: a }, { id: b });
}

function numberIn(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1)) || 0;
}
