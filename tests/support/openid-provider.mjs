// An OpenID provider as an organisation has one, on this machine: `node openid-provider.mjs PORT CLIENT SECRET REDIRECT`.
// Whoever signs in is taken at his word; an address that begins with "unproven" is not verified.
import process from 'node:process';
import Provider from 'oidc-provider';

const [port, client_id, client_secret, redirect] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id, client_secret, redirect_uris: [redirect] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  cookies: { keys: ['only for tests'] },
  findAccount: (_, accountId) => ({
    accountId,
    claims: () => ({ sub: accountId, email: accountId, email_verified: !accountId.startsWith('unproven') }),
  }),
});
provider.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
