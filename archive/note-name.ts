/** How the file of a note ends; before it stands the note's name, with what a file system does not take escaped. */
const ENDING = '.json';

/** The file of the note of that name. Half a character has no bytes: it is written as a replacement character. */
export function fileOfNote(name: string): string {
  return `${encodeURIComponent(name.replace(/[\ud800-\udfff]/gu, '\ufffd'))}${ENDING}`;
}

/** Whether a file of that name can be a note at all. */
export function isNoteFile(file: string): boolean {
  return file.endsWith(ENDING);
}

/** The note's name by that of its file; undefined where nothing of ours is named so, as a copy that somebody put there. */
export function nameOfNote(file: string): string | undefined {
  if (!isNoteFile(file)) return undefined;
  try {
    const name = decodeURIComponent(file.slice(0, -ENDING.length));
    return fileOfNote(name) === file ? name : undefined;
  } catch {
    return undefined;
  }
}
