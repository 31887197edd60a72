import type { Context } from 'hono';

/** A file to be taken away under its name: no browser shows it here. */
export function asDownload(
  context: Context,
  bytes: Uint8Array,
  name: string,
  type = 'application/octet-stream',
): Response {
  return context.body(new Uint8Array(bytes), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}

/** Media types of the files that we make ourselves. */
export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
} as const;
