/** Families of files, as far as they matter for accepting evidence. */
export type FileKind =
  | 'pdf'
  | 'zip' // also those that are zip files inside: .docx .xlsx .pptx .ofd .odt, the newer .wps and .et
  | 'ole' // .doc .xls .ppt, the older .wps and .et
  | 'rar'
  | '7z'
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'bmp'
  | 'tiff'
  | 'webp'
  | 'heif'
  | 'video'
  | 'executable'
  | 'other';

/** The bytes that a file begins with. `at` is the offset in bytes. */
const beginnings: readonly { readonly kind: FileKind; readonly at?: number; readonly bytes: string }[] = [
  { kind: 'pdf', bytes: '255044462d' },
  { kind: 'zip', bytes: '504b0304' },
  { kind: 'zip', bytes: '504b0506' },
  { kind: 'ole', bytes: 'd0cf11e0a1b11ae1' },
  { kind: 'rar', bytes: '526172211a07' },
  { kind: '7z', bytes: '377abcaf271c' },
  { kind: 'jpeg', bytes: 'ffd8ff' },
  { kind: 'png', bytes: '89504e470d0a1a0a' },
  { kind: 'gif', bytes: '47494638' },
  { kind: 'bmp', bytes: '424d' },
  { kind: 'tiff', bytes: '49492a00' },
  { kind: 'tiff', bytes: '4d4d002a' },
  { kind: 'webp', at: 8, bytes: '57454250' },
  { kind: 'heif', at: 4, bytes: '6674797068656963' },
  { kind: 'heif', at: 4, bytes: '6674797068656978' },
  { kind: 'heif', at: 4, bytes: '667479706d696631' },
  { kind: 'video', at: 4, bytes: '66747970' },
  { kind: 'executable', bytes: '4d5a' }, // DOS and Windows
  { kind: 'executable', bytes: '7f454c46' }, // ELF
  { kind: 'executable', bytes: 'cafebabe' }, // Java, fat Mach-O
  { kind: 'executable', bytes: 'cffaedfe' }, // Mach-O
  { kind: 'executable', bytes: 'cefaedfe' },
  { kind: 'executable', bytes: '4c00000001140200' }, // a Windows shortcut
  { kind: 'executable', bytes: '2321' }, // #!
];

/** Names of files that a system runs, whatever is inside. */
const runs =
  /\.(exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|wsh|hta|msi|msp|dll|cpl|lnk|url|reg|jar|apk|sh|app|dmg|iso|img|chm|html?|svg|xhtml)$/i;

/** The families that a file may be of, by the extension of its name. */
const promised: Readonly<Record<string, readonly FileKind[]>> = {
  pdf: ['pdf'],
  docx: ['zip'],
  xlsx: ['zip'],
  pptx: ['zip'],
  ofd: ['zip'],
  zip: ['zip'],
  // Office saves a document with a password as an OLE file, and WPS changed from one family to the other.
  doc: ['ole', 'zip'],
  xls: ['ole', 'zip'],
  ppt: ['ole', 'zip'],
  wps: ['ole', 'zip'],
  et: ['ole', 'zip'],
  dps: ['ole', 'zip'],
  rar: ['rar'],
  '7z': ['7z'],
  jpg: ['jpeg', 'png', 'webp', 'heif'],
  jpeg: ['jpeg', 'png', 'webp', 'heif'],
  png: ['png', 'jpeg', 'webp'],
};

/** The family of a file, by its first bytes alone. The file is never opened, run or shown. */
export function kindOf(bytes: Buffer): FileKind {
  const found = beginnings.find(({ at = 0, bytes: wanted }) =>
    bytes.subarray(at, at + wanted.length / 2).equals(Buffer.from(wanted, 'hex')),
  );
  return found?.kind ?? 'other';
}

/** Whether a system would run it, by its bytes or by its name. */
export function isExecutable(name: string, kind: FileKind): boolean {
  return kind === 'executable' || runs.test(name.trim());
}

/** Whether the bytes belong to a family that the name allows; false for a damaged, encrypted or disguised file. */
export function keepsPromise(name: string, kind: FileKind): boolean {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  const may = promised[ending];
  // A document with a password is an OLE file whatever its name says.
  return may === undefined || may.includes(kind) || (kind === 'ole' && /^(docx|xlsx|pptx)$/.test(ending));
}
