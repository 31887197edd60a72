import { registerOf, type EntryField, type RegisterKind } from '../domain/registers/entry';
import type { RegisterWords } from './registers';

/** An entry's number as people write it, with a point's where there is one: `meeting-003/2` → 会议-003/2. */
export function entryNumber(id: string, kinds: RegisterWords['kinds']): string {
  const [entry = '', ...point] = id.split('/');
  const register = registerOf(entry);
  if (register === undefined) return id;
  return [`${kinds[register].replaceAll(' ', '-')}${entry.slice(register.length)}`, ...point].join('/');
}

/** A batch's number as people write it: `batch-002` → 批次-002. */
export function batchNumber(id: string, kind: string): string {
  return id.replace(/^batch-/, `${kind.replaceAll(' ', '-')}-`);
}

/** What a field of a register is called. */
export function fieldName(
  register: RegisterKind,
  field: EntryField,
  { fields, who, with: others, text }: Pick<RegisterWords, 'fields' | 'who' | 'with' | 'text'>,
): string {
  switch (field) {
    case 'who':
      return who[register];
    case 'with':
      return others[register] ?? field;
    case 'text':
      return text[register];
    default:
      return fields[field];
  }
}
