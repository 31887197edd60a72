import { z } from 'zod';
import type { Shape } from '../domain/commands/shape';

/** What is read back must look as the rules want it that wrote it; further fields of another build stay. */
export function shaped<T>(shape: Shape<T>): z.ZodType<T> {
  return z.unknown().transform((value, context) => {
    const problem = shape(value, 'note');
    if (problem === undefined) return value as T;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });
}
