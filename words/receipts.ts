export interface ReceiptWords {
  readonly subject: string;
  readonly understood: string;
  readonly refused: string;
  readonly unclear: string;
  misunderstood(misunderstanding: Misunderstanding): string;
}

/** Why a part of a letter led to nothing. */
export type Misunderstanding =
  | { readonly code: 'unknown-keyword' }
  | { readonly code: 'bare-keyword-in-digest'; readonly keyword: string }
  | { readonly code: 'claim-misunderstood' }
  | { readonly code: 'line-unreadable'; readonly line: string }
  | { readonly code: 'date-unreadable'; readonly text: string }
  | { readonly code: 'claim-needs-criteria'; readonly criteria: number };
