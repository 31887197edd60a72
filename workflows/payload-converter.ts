import { DefaultPayloadConverter, type Payload, type SerializationContext } from '@temporalio/common';

/** What stands for bytes that cannot be read: a value that no shape takes. */
const unreadable: unknown = Symbol('unreadable');

/**
 * Reads payloads as Temporal's own converter does, save that what it cannot read becomes `unreadable`. The SDK decodes
 * the arguments of a signal before any code of ours runs, and what throws there fails the workflow task, again and
 * again: one garbled signal would block its workflow for ever.
 */
class ForbearingConverter extends DefaultPayloadConverter {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as the SDK declares it
  override fromPayload<T>(payload: Payload, context?: SerializationContext): T {
    try {
      return super.fromPayload<T>(payload, context);
    } catch {
      return unreadable as T;
    }
  }
}

export const payloadConverter = new ForbearingConverter();
