/**
 * What a value from outside must look like. Small guards, so that no library need run inside a workflow: called with a
 * value and its place, a shape says what is wrong with it, or nothing.
 */
export interface Shape<T> {
  (value: unknown, place: string): string | undefined;
  /** Never set: it ties the shape to the type that it guards. */
  readonly guards?: T;
}

/** A shape whose field may be left out. */
export interface MaybeShape<T> {
  readonly maybe: Shape<T>;
}

/** One shape a field, those that may be left out marked as such. */
export type Fields<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? MaybeShape<NonNullable<T[K]>> : Shape<T[K]>;
};

/** Entries that a list from outside may have. */
const LONGEST_LIST = 1_000;

export const text: Shape<string> = (value, place) => (typeof value === 'string' ? undefined : `${place}: not a text`);

export const yesOrNo: Shape<boolean> = (value, place) =>
  typeof value === 'boolean' ? undefined : `${place}: neither true nor false`;

export const number: Shape<number> = (value, place) =>
  typeof value === 'number' && Number.isFinite(value) ? undefined : `${place}: not a number`;

export const whole: Shape<number> = (value, place) =>
  Number.isSafeInteger(value) ? undefined : `${place}: not a whole number`;

export function oneOf<const T extends string>(allowed: readonly T[]): Shape<T> {
  const known: ReadonlySet<unknown> = new Set(allowed);
  return (value, place) => (known.has(value) ? undefined : `${place}: none of ${allowed.join(', ')}`);
}

export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) return `${place}: not a list`;
    if (value.length > LONGEST_LIST) return `${place}: more than ${String(LONGEST_LIST)}`;
    return firstProblem(value.map((item: unknown, index) => () => of(item, `${place}.${String(index)}`)));
  };
}

export function maybe<T>(shape: Shape<T>): MaybeShape<T> {
  return { maybe: shape };
}

/** An object of just these fields: one that nobody knows is a slip of the hand. */
export function record<T>(fields: Fields<T>): Shape<T> {
  const shapes = Object.entries<Shape<unknown> | MaybeShape<unknown>>(
    fields as Readonly<Record<string, Shape<unknown>>>,
  );
  const known = new Set(shapes.map(([name]) => name));
  return (value, place) => {
    if (!isObject(value)) return `${place}: not an object`;
    const unknown = Object.keys(value).find((name) => !known.has(name));
    if (unknown !== undefined) return `${place}.${unknown}: unknown`;
    return firstProblem(
      shapes.map(([name, shape]) => () => {
        const field = value[name];
        if (typeof shape === 'function') return shape(field, `${place}.${name}`);
        return field === undefined ? undefined : shape.maybe(field, `${place}.${name}`);
      }),
    );
  };
}

/** An object that has at least these fields; what else it holds is not looked at. */
export function holding<T>(fields: { readonly [K in keyof T]?: Shape<T[K]> }): Shape<T> {
  const shapes = Object.entries(fields) as [string, Shape<unknown>][];
  return (value, place) =>
    isObject(value)
      ? firstProblem(
          shapes.map(
            ([name, shape]) =>
              () =>
                shape(value[name], `${place}.${name}`),
          ),
        )
      : `${place}: not an object`;
}

/** A shape with a rule that its type does not tell. */
export function where<T>(shape: Shape<T>, holds: (value: T) => boolean, otherwise: string): Shape<T> {
  return (value, place) => shape(value, place) ?? (holds(value as T) ? undefined : `${place}: ${otherwise}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstProblem(looks: readonly (() => string | undefined)[]): string | undefined {
  for (const look of looks) {
    const problem = look();
    if (problem !== undefined) return problem;
  }
  return undefined;
}
