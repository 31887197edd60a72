export interface PageWords {
  readonly title: string;
  readonly recipients: string;
  readonly letters: string;
  readonly none: string;
  readonly password: string;
  readonly reply: string;
  readonly send: string;
  readonly sent: string;
  readonly web: string;
}
