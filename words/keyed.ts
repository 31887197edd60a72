/** A sentence for each kind of a union, by the field that tells the kinds apart. */
export type SentencePer<Union, Key extends keyof Union> = {
  readonly [Kind in Union[Key] & string]: (one: OfKind<Union, Key, Kind>) => string;
};

/** The members of a union that may be of that kind. */
type OfKind<Union, Key extends PropertyKey, Kind> =
  Union extends Readonly<Record<Key, infer Kinds>> ? (Kind extends Kinds ? Union : never) : never;

/** The sentence for one of a union. */
export function sentenceFor<Union, Key extends keyof Union>(
  sentences: SentencePer<Union, Key>,
  key: Key,
  one: Union,
): string {
  const say = sentences[one[key] as Union[Key] & string] as (one: Union) => string;
  return say(one);
}
