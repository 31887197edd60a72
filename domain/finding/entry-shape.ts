import { batchCommandNames } from '../batches/commands';
import { commandNames } from '../commands/command-facts';
import { actor, via } from '../commands/command-shapes';
import type { Command } from '../commands/commands';
import { holding, list, maybe, number, oneOf, text, whole, type Shape } from '../commands/shape';
import { registerCommandNames } from '../registers/commands';
import type { Entry } from './entry';
import { happenings, type EntryKind } from './finding';

/** Who said what. What the command says besides is as the build had it that obeyed it. */
const command = holding<Pick<Command, 'name' | 'by' | 'via'>>({ name: oneOf(commandNames), by: actor, via });
type Registered = NonNullable<Entry['registered']>;
const registered = holding<Pick<Registered, 'name'>>({ name: oneOf(registerCommandNames) });
type Supervised = NonNullable<Entry['supervised']>;
const supervised = holding<Pick<Supervised, 'name'>>({ name: oneOf(batchCommandNames) });
const keys = list(text);

/** An entry of a record as it is read back, whichever build wrote it. */
export const entry: Shape<Entry> = holding<Entry>({
  seq: whole,
  at: number,
  what: oneOf<EntryKind>([...commandNames, ...registerCommandNames, ...batchCommandNames, ...happenings]),
  by: maybe(text),
  via: maybe(via),
  operator: maybe(text),
  updateId: maybe(text),
  outcome: maybe(text),
  command: maybe(command as Shape<Command>),
  registered: maybe(registered as Shape<Registered>),
  supervised: maybe(supervised as Shape<Supervised>),
  letters: maybe(keys),
  skipped: maybe(keys),
});
