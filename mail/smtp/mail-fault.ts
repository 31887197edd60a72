import type { MailFault } from '../../words/mail';

const unreachable = new Set([
  ...['ECONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'EDNS', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'ESOCKET'],
  ...['ETIMEDOUT', 'ETIMEOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'EConnectionClosed', 'NoConnection'],
  ...['ClosedAfterConnectText', 'ClosedAfterConnectTLS'],
]);
/** The other end has no TLS, or a certificate that nobody we trust has signed, or one for another name or time. */
const notEncrypted = /^(ETLS$|EPROTO$|ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED)/;

/** The fault behind an error of nodemailer or imapflow. */
export function mailFaultOf(error: unknown): MailFault {
  const { code = '', originalCode = code, authenticationFailed, tlsFailed } = error as MailError;
  if (code === 'EAUTH' || code === 'ENOAUTH' || authenticationFailed === true) return 'login-refused';
  if (tlsFailed === true || notEncrypted.test(originalCode)) return 'not-encrypted';
  return unreachable.has(code) ? 'unreachable' : 'refused';
}

/** The server's own words, short and on one line; never what we said to it. */
export function serversWords(error: unknown): string {
  const { response, responseText } = error as MailError;
  const said = responseText ?? (typeof response === 'string' ? response : '');
  return (said === '' ? messageOf(error) : said).replaceAll(/\s+/g, ' ').slice(0, 200);
}

interface MailError {
  readonly code?: string;
  /** The socket's own error code, as nodemailer keeps it. */
  readonly originalCode?: string;
  readonly authenticationFailed?: boolean;
  readonly tlsFailed?: boolean;
  readonly response?: unknown;
  readonly responseText?: string;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
