/** How a connection is encrypted: from the first byte, by STARTTLS before anything else is said, or not at all. */
export const encryptions = ['implicit', 'starttls', 'none'] as const;
export type Encryption = (typeof encryptions)[number];

export interface Preset {
  readonly smtp: { readonly host: string; readonly port: number; readonly tls: Encryption; readonly perMinute: number };
  readonly imap: { readonly host: string; readonly port: number; readonly tls: Encryption };
  /** Whether the provider accepts no passwords at all. */
  readonly tokenOnly: boolean;
}

/** Letters a minute for providers that name no limit. We know of none that slows down a sender of so few. */
const COURTEOUS = 20;

function provider(smtp: string, imap: string, perMinute = COURTEOUS): Preset {
  return {
    smtp: { host: smtp, port: 465, tls: 'implicit', perMinute },
    imap: { host: imap, port: 993, tls: 'implicit' },
    tokenOnly: false,
  };
}

/** Addresses of the providers' servers, as the providers and common mail programs give them. */
export const presets = {
  '163': provider('smtp.163.com', 'imap.163.com'),
  '126': provider('smtp.126.com', 'imap.126.com'),
  qq: provider('smtp.qq.com', 'imap.qq.com'),
  exmail: provider('smtp.exmail.qq.com', 'imap.exmail.qq.com'),
  aliyun: provider('smtp.qiye.aliyun.com', 'imap.qiye.aliyun.com'),
  gmail: provider('smtp.gmail.com', 'imap.gmail.com'),
  microsoft365: {
    smtp: { host: 'smtp.office365.com', port: 587, tls: 'starttls', perMinute: 30 },
    imap: { host: 'outlook.office365.com', port: 993, tls: 'implicit' },
    tokenOnly: true,
  },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetName = keyof typeof presets;
export const presetNames = Object.keys(presets) as PresetName[];
