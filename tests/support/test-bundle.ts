/** The workflow bundle of the sources, made once for a run of the tests (tests/support/dev-server.ts). */
export function testBundle(): { readonly codePath: string } {
  const codePath = process.env['TEST_WORKFLOW_BUNDLE'];
  if (codePath === undefined) throw new Error('the workflow bundle is made by the global set-up of the server tests');
  return { codePath };
}
