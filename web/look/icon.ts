/** What a browser shows beside the title. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1d5fa8"/><path d="M3 8.2L4.6 6.6L6.9 8.8L11.5 4.2L13 5.8L6.9 11.9z" fill="#fff"/></svg>';
