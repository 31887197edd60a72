/** The fields of `T`, where an optional one may also be given as undefined. */
type Loose<T extends object> = {
  [K in keyof T]: Partial<Pick<T, K>> extends Pick<T, K> ? T[K] | undefined : T[K];
};

/**
 * Drops the fields that are undefined: the way to fill optional fields with values that may be missing. Null, zero,
 * false and the empty string are kept. Name `T` at the call or let it follow from where the result goes; a superfluous
 * field or a missing required one does not compile. A dropped field does not clear one that was spread before it.
 */
export function defined<T extends object = never>(fields: NoInfer<Loose<T>>): T {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) kept[name] = value;
  return kept as T;
}
