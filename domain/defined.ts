/** The fields of `T`, where an optional one may also be given as undefined. */
type Loose<T extends object> = {
  [K in keyof T]: Partial<Pick<T, K>> extends Pick<T, K> ? T[K] | undefined : T[K];
};

/**
 * The fields without those that are undefined: the way to fill an optional field with what may be missing. Null, zero,
 * false and the empty text are kept. `T` is named at the call or follows from where the result goes, so that a field
 * too many or a required one too few does not compile. A field left out does not clear one that was spread before it.
 */
export function defined<T extends object = never>(fields: NoInfer<Loose<T>>): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
