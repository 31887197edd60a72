import type { Context } from 'hono';
import type { Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import type { WebUi } from '../client/web-ui';
import type { OutgoingLetter } from '../mail/smtp/outbound';
import type { Words } from '../words/words';
import type { Drafts } from './answer/drafts';
import type { SharedReading } from './shared-reading';
import type { IdentityProvider } from './sign-in/identity-provider';
import type { SignInLinks } from './sign-in/links';
import type { Sessions } from './sign-in/sessions';
import type { SiteAddress } from './site-address';

/** What the pages need of the world. */
export interface WebDependencies {
  readonly duban: Duban;
  /** Where sealed records lie. */
  readonly archive: Archive;
  /** Answers that people have begun. */
  readonly drafts: Drafts;
  readonly readings: SharedReading;
  readonly address: SiteAddress;
  readonly words: Words;
  readonly links: SignInLinks;
  readonly sessions: Sessions;
  /** The organisation's, where it has one. */
  readonly provider?: IdentityProvider | undefined;
  /** The installation's. */
  readonly secret: string;
  /** Temporal Web UI, where this installation has its own. */
  readonly webUi?: WebUi | undefined;
  readonly sendLetter: (letter: OutgoingLetter) => Promise<unknown>;
  /** From where a request comes, for limits. */
  readonly sourceOf: (context: Context) => string;
  /** The machine's time in milliseconds. */
  readonly now: () => number;
}
