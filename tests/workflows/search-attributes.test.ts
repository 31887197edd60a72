import { Connection, type ConnectionOptions } from '@temporalio/client';
import { registerSearchAttributes } from '../../client/search-attributes';
import { freshNamespace } from '../support/fresh-namespace';
import { until } from '../support/until';

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];

const address = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
const PERMISSION_DENIED = 7;
/** temporal.api.enums.v1.IndexedValueType */
const KEYWORD = 2;

/** As a cluster does that lets its users work and not administer. */
const noOperator = ((options: { method_definition: { path: string } }, nextCall: (options: unknown) => unknown) => {
  if (options.method_definition.path.includes('OperatorService')) {
    throw Object.assign(new Error('denied'), { code: PERMISSION_DENIED, details: 'denied', metadata: {} });
  }
  return nextCall(options);
}) as unknown as Interceptor;

describe('registerSearchAttributes', () => {
  let operator: Connection;
  let user: Connection;
  beforeAll(async () => {
    operator = await Connection.connect({ address });
    user = await Connection.connect({ address, interceptors: [noOperator] });
  });
  afterAll(async () => {
    await Promise.all([operator.close(), user.close()]);
  });

  it('needs no operator service where the namespace knows them all', async () => {
    const namespace = await freshNamespace(operator);
    await registerSearchAttributes(operator, namespace);
    await registerSearchAttributes(user, namespace);
  });

  it('names what is missing and its type where it may not add it', async () => {
    const namespace = await freshNamespace(operator);
    await operator.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries([['DubanStage', KEYWORD]]),
    });
    await until(async () => {
      const trouble = await registerSearchAttributes(user, namespace).catch((error: unknown) => error);
      const { subject } = trouble as { subject: string };
      return subject.includes('DubanStage') ? undefined : true;
    });
    await expect(registerSearchAttributes(user, namespace)).rejects.toMatchObject({
      code: 'attributes-missing',
      subject: expect.stringMatching(/^DubanCampaign \(Keyword\), .*DubanDutyDue \(Datetime\)/),
    });
  });

  it('may be done by two at once', async () => {
    const namespace = await freshNamespace(operator);
    await Promise.all([registerSearchAttributes(operator, namespace), registerSearchAttributes(operator, namespace)]);
  });
});
