import type { MailFault } from '../words/mail';

const unreachable = new Set([
  ...['ECONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'EDNS', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'ESOCKET'],
  ...['ETIMEDOUT', 'ETIMEOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'EConnectionClosed', 'NoConnection'],
  ...['ClosedAfterConnectText', 'ClosedAfterConnectTLS'],
]);
/** A certificate that nobody we trust has signed, or that is for another name or time. */
const certificate = /^(DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_|CERT_|ERR_TLS_)/;

/** What nodemailer's or imapflow's error comes to. */
export function mailFaultOf(error: unknown): MailFault {
  const { code = '', authenticationFailed, tlsFailed, cause } = error as MailError;
  const reason = causeCode(cause);
  if (code === 'EAUTH' || code === 'ENOAUTH' || authenticationFailed === true) return 'login-refused';
  if (code === 'ETLS' || tlsFailed === true || certificate.test(code) || certificate.test(reason))
    return 'not-encrypted';
  if (/certificate|tls|ssl/i.test(messageOf(error)) && code === 'ESOCKET') return 'not-encrypted';
  return unreachable.has(code) ? 'unreachable' : 'refused';
}

/** What the server itself said, on one line and short; never what was said to it. */
export function serversWords(error: unknown): string {
  const { response, responseText } = error as MailError;
  const said = responseText ?? (typeof response === 'string' ? response : '');
  return (said === '' ? messageOf(error) : said).replaceAll(/\s+/g, ' ').slice(0, 200);
}

interface MailError {
  readonly code?: string;
  readonly authenticationFailed?: boolean;
  readonly tlsFailed?: boolean;
  readonly cause?: unknown;
  readonly response?: unknown;
  readonly responseText?: string;
}

function causeCode(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
