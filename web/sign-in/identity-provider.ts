import type { Configuration } from 'openid-client';

/** Where a sign-in by the organisation's provider begins, and where the provider sends the browser back to. */
export const PROVIDER = '/sign-in/provider';
export const BACK = `${PROVIDER}/back`;

/** The organisation's OpenID provider, and who we are to it. */
export interface ProviderSettings {
  readonly issuer: URL;
  readonly clientId: string;
  /** Read at each sign-in, so that it can be changed in place. Undefined where it is missing. */
  readonly secret: () => string | undefined;
  /** Where the provider sends the browser back to. */
  readonly redirect: URL;
}

/** Signs people in by the word of the organisation's OpenID provider. */
export interface IdentityProvider {
  /** As people know it. */
  readonly host: string;
  /**
   * Begins a sign-in.
   * @param then the page to be shown in the end
   * @returns where the browser goes, and what it must still know when it comes back
   * @throws NotIdentified
   */
  begin(then: string): Promise<{ readonly url: URL; readonly state: string }>;
  /**
   * The mail address for whose owner the provider vouches, lower case.
   * @param query with which the browser came back
   * @param state what the same browser was given when it began
   * @throws NotIdentified
   */
  finish(query: string, state: string): Promise<{ readonly address: string; readonly then: string }>;
}

/** Nobody is signed in: the provider does not answer, or what came back proves no address. */
export class NotIdentified extends Error {
  override readonly name = 'NotIdentified';
  constructor(
    readonly code: 'provider-away' | 'address-not-proven',
    cause?: unknown,
  ) {
    super(code, { cause });
  }
}

interface Attempt {
  /** What the provider said of itself when the sign-in began; its keys are asked for when they are needed. */
  readonly provider: Configuration;
  readonly verifier: string;
  readonly nonce: string;
  readonly then: string;
  readonly until: number;
}

/** Milliseconds for signing in at the provider. */
const LASTS = 10 * 60_000;
/** The most attempts that are remembered; beyond it the oldest is over. */
const MOST = 1_000;
/** Seconds after which the provider is taken not to answer. */
const PATIENCE = 10;

export function identityProvider(settings: ProviderSettings, now: () => number): IdentityProvider {
  const { issuer, redirect } = settings;
  const attempts = new Map<string, Attempt>();

  return {
    host: issuer.host,
    async begin(then) {
      const openId = await import('openid-client');
      const provider = await found().catch((error: unknown) => {
        throw new NotIdentified('provider-away', error);
      });
      const [state, nonce, verifier] = [openId.randomState(), openId.randomNonce(), openId.randomPKCECodeVerifier()];
      remember(state, { provider, verifier, nonce, then, until: now() + LASTS });
      const url = openId.buildAuthorizationUrl(provider, {
        ...{ redirect_uri: redirect.href, scope: 'openid email', state, nonce },
        ...{ code_challenge: await openId.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      });
      return { url, state };
    },
    async finish(query, state) {
      const attempt = attempts.get(state);
      attempts.delete(state);
      if (attempt === undefined || attempt.until <= now()) throw new NotIdentified('address-not-proven');
      return { address: await provenAddress(query, state, attempt), then: attempt.then };
    },
  };

  function remember(state: string, attempt: Attempt): void {
    for (const [id, { until }] of attempts) if (until <= now()) attempts.delete(id);
    const [oldest] = attempts.keys();
    if (attempts.size >= MOST && oldest !== undefined) attempts.delete(oldest);
    attempts.set(state, attempt);
  }

  /** What the provider says of itself, asked anew for each sign-in: they are rare, and it may have changed. */
  async function found(): Promise<Configuration> {
    const openId = await import('openid-client');
    // The settings take http only for a provider on this machine, which is what this is marked as deprecated for.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const execute = issuer.protocol === 'http:' ? [openId.allowInsecureRequests] : [];
    const options = { timeout: PATIENCE, execute };
    return openId.discovery(issuer, settings.clientId, settings.secret(), undefined, options);
  }

  async function provenAddress(query: string, state: string, { provider, verifier, nonce }: Attempt): Promise<string> {
    const { authorizationCodeGrant, fetchUserInfo } = await import('openid-client');
    const cameBack = new URL(redirect);
    cameBack.search = query;
    try {
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const tokens = await authorizationCodeGrant(provider, cameBack, checks);
      const claims = tokens.claims();
      const told =
        claims?.['email'] === undefined
          ? await fetchUserInfo(provider, tokens.access_token, claims?.sub ?? '')
          : claims;
      const { email, email_verified: isVerified } = told;
      if (typeof email === 'string' && isVerified === true) return email.toLowerCase();
    } catch (error) {
      throw new NotIdentified(isAway(error) ? 'provider-away' : 'address-not-proven', error);
    }
    throw new NotIdentified('address-not-proven');
  }
}

/** No connection, or no answer in time; everything else is an answer that proves nothing. */
function isAway(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return code === 'OAUTH_TIMEOUT' || (error instanceof TypeError && error.message === 'fetch failed');
}
