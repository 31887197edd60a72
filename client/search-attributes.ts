import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError, type Connection } from '@temporalio/client';
import { SearchAttributeType } from '@temporalio/common';
import { attributes } from '../workflows/attributes';
import { Trouble } from './errors';

/** temporal.api.enums.v1.IndexedValueType, and the name by which `temporal operator` takes it. */
const types: Readonly<Record<SearchAttributeType, { readonly wire: number; readonly name: string }>> = {
  [SearchAttributeType.TEXT]: { wire: 1, name: 'Text' },
  [SearchAttributeType.KEYWORD]: { wire: 2, name: 'Keyword' },
  [SearchAttributeType.INT]: { wire: 3, name: 'Int' },
  [SearchAttributeType.DOUBLE]: { wire: 4, name: 'Double' },
  [SearchAttributeType.BOOL]: { wire: 5, name: 'Bool' },
  [SearchAttributeType.DATETIME]: { wire: 6, name: 'Datetime' },
  [SearchAttributeType.KEYWORD_LIST]: { wire: 7, name: 'KeywordList' },
};

type Attribute = (typeof attributes)[keyof typeof attributes];

const ATTEMPTS = 20;
const BETWEEN_MILLISECONDS = 250;

/** gRPC status codes: https://grpc.github.io/grpc/core/md_doc_statuscodes.html */
const INVALID_ARGUMENT = 3;
const PERMISSION_DENIED = 7;
const UNIMPLEMENTED = 12;

/**
 * Makes the namespace know every attribute that Duban's workflows show. Whether it does is found out by queries, which
 * any client may ask; only to add what is missing the operator service is needed.
 * @throws Trouble attributes-missing with names and types, where they cannot be added from here
 */
export async function registerSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const missing = await missingIn(connection, namespace);
    if (missing.length === 0) return;
    const searchAttributes = Object.fromEntries(missing.map(({ name, type }) => [name, types[type].wire]));
    try {
      await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
    } catch (error) {
      const forGood = isOf(error, PERMISSION_DENIED) || isOf(error, UNIMPLEMENTED);
      // Someone else may have added them just now.
      if (forGood || attempt >= ATTEMPTS) throw new Trouble('attributes-missing', asText(missing));
    }
    if (attempt >= ATTEMPTS) throw new Trouble('attributes-missing', asText(missing));
    // A server takes a moment to learn them.
    await pause(BETWEEN_MILLISECONDS);
  }
}

async function missingIn(connection: Connection, namespace: string): Promise<readonly Attribute[]> {
  const all = Object.values(attributes);
  if (await knows(connection, namespace, all)) return [];
  const known = await Promise.all(all.map((one) => knows(connection, namespace, [one])));
  return all.filter((_, index) => known[index] === false);
}

/** Whether a query over the attributes is understood; it counts nothing, whatever there is. */
async function knows(
  { workflowService }: Connection,
  namespace: string,
  asked: readonly Attribute[],
): Promise<boolean> {
  const query = [`WorkflowId = 'none'`, ...asked.map(({ name }) => `${name} IS NULL`)].join(' AND ');
  try {
    await workflowService.countWorkflowExecutions({ namespace, query });
    return true;
  } catch (error) {
    if (isOf(error, INVALID_ARGUMENT)) return false;
    throw error;
  }
}

function isOf(error: unknown, status: number): boolean {
  return isGrpcServiceError(error) && (error.code as number) === status;
}

function asText(missing: readonly Attribute[]): string {
  return missing.map(({ name, type }) => `${name} (${types[type].name})`).join(', ');
}
