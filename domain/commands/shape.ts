import { encodedBytes } from '../text/bytes';

/**
 * What a value from outside must look like. Small guards, so that no library has to run inside a workflow. Called with
 * a value and its place, a shape says what is wrong with the value; undefined if nothing is.
 */
export interface Shape<T> {
  (value: unknown, place: string): string | undefined;
  /** Never set: it ties the shape to the type that it guards. */
  readonly guards?: T;
}

/** The shape of an optional field. */
export interface MaybeShape<T> {
  readonly maybe: Shape<T>;
}

/** One shape for each field, with optional fields marked as such. */
export type FieldShapes<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? MaybeShape<NonNullable<T[K]>> : Shape<T[K]>;
};

/** The most entries that a list from outside may have. */
const LONGEST_LIST = 1_000;

export const text: Shape<string> = (value, place) => (typeof value === 'string' ? undefined : `${place}: not a text`);

/** The most characters of a code, an id or a key. */
const LONGEST_CODE = 300;

/** A text that names something, as a person's code does: short, for it is remembered and shown. */
export const code = where(text, (name) => name.length <= LONGEST_CODE, `longer than ${LONGEST_CODE}`);

export const yesOrNo: Shape<boolean> = (value, place) =>
  typeof value === 'boolean' ? undefined : `${place}: neither true nor false`;

export const number: Shape<number> = (value, place) =>
  typeof value === 'number' && Number.isFinite(value) ? undefined : `${place}: not a number`;

export const whole: Shape<number> = (value, place) =>
  Number.isSafeInteger(value) ? undefined : `${place}: not a whole number`;

/** A whole number within bounds, both included. */
export function wholeIn(least: number, most: number): Shape<number> {
  return where(whole, (count) => count >= least && count <= most, `not from ${least} to ${most}`);
}

/** A number within bounds, both included. */
export function numberIn(least: number, most: number): Shape<number> {
  return where(number, (amount) => amount >= least && amount <= most, `not from ${least} to ${most}`);
}

export function oneOf<const T extends string>(allowed: readonly T[]): Shape<T> {
  const known: ReadonlySet<unknown> = new Set(allowed);
  return (value, place) => (known.has(value) ? undefined : `${place}: none of ${allowed.join(', ')}`);
}

export function list<T>(of: Shape<T>, longest = LONGEST_LIST): Shape<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) return `${place}: not a list`;
    if (value.length > longest) return `${place}: more than ${longest}`;
    return firstProblem(value.map((item: unknown, index) => () => of(item, `${place}.${index}`)));
  };
}

export function maybe<T>(shape: Shape<T>): MaybeShape<T> {
  return { maybe: shape };
}

/** An object with exactly these fields. An unknown field is refused, because it is likely a misspelling. */
export function record<T>(fields: FieldShapes<T>): Shape<T> {
  const shapes = shapesOf(fields);
  const known = new Set(shapes.map(([name]) => name));
  return (value, place) => {
    if (!isObject(value)) return `${place}: not an object`;
    const unknown = Object.keys(value).find((name) => !known.has(name));
    return unknown === undefined
      ? problemInFields(shapes, value, place)
      : `${place}.${unknown.slice(0, LONGEST_NAMED)}: unknown`;
  };
}

/** An object with at least these fields; others are not looked at. */
export function holding<T>(fields: {
  readonly [K in keyof T]?: Shape<T[K]> | MaybeShape<NonNullable<T[K]>>;
}): Shape<T> {
  const shapes = shapesOf(fields);
  return (value, place) => (isObject(value) ? problemInFields(shapes, value, place) : `${place}: not an object`);
}

/** Characters told of a field's name: a sender may have made it as long as he liked. */
const LONGEST_NAMED = 40;

type FieldShape = readonly [name: string, shape: Shape<unknown> | MaybeShape<unknown>];

function shapesOf(fields: object): readonly FieldShape[] {
  return Object.entries<FieldShape[1]>(fields as Readonly<Record<string, Shape<unknown>>>);
}

function problemInFields(
  shapes: readonly FieldShape[],
  value: Readonly<Record<string, unknown>>,
  place: string,
): string | undefined {
  return firstProblem(
    shapes.map(([name, shape]) => () => {
      const field = Object.hasOwn(value, name) ? value[name] : undefined;
      if (typeof shape === 'function') return shape(field, `${place}.${name}`);
      return field === undefined ? undefined : shape.maybe(field, `${place}.${name}`);
    }),
  );
}

/** A shape with an additional rule that its type does not express. */
export function where<T>(shape: Shape<T>, holds: (value: T) => boolean, otherwise: string): Shape<T> {
  return (value, place) => shape(value, place) ?? (holds(value as T) ? undefined : `${place}: ${otherwise}`);
}

/**
 * A value that takes no more than so many bytes as JSON, and that is not nested without end: what has more than anything
 * of ours could not be written down, sent on or handed to a next run.
 */
export function within<T>(bytes: number, shape: Shape<T>): Shape<T> {
  return (value, place) => {
    const problem = shape(value, place);
    if (problem !== undefined) return problem;
    if (isDeeperThan(DEEPEST, value)) return `${place}: nested too deeply`;
    return encodedBytes(value) > bytes ? `${place}: more than ${bytes} bytes` : undefined;
  };
}

/** Objects and lists within one another. */
const DEEPEST = 32;

/** Looked at level by level: a function that called itself would run out of stack before it could answer. */
function isDeeperThan(most: number, value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level
      .filter((one) => typeof one === 'object' && one !== null)
      .flatMap((one) => Object.values(one) as readonly unknown[]);
  }
  return false;
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
