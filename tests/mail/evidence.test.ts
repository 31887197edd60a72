import { LARGEST_FILE, MOST_FILES, sortAttachments, type Attached } from '../../mail/message/evidence';
import { expiringLinks, withoutExpiringLinks } from '../../mail/message/expiring-links';

const file = (name: string, begins: string, more: { size?: number; shownInText?: boolean } = {}): Attached => {
  const bytes = Buffer.concat([Buffer.from(begins, 'hex'), Buffer.alloc(more.size ?? 100)]);
  return { name, bytes, shownInText: more.shownInText ?? false };
};
const [zip, ole, pdf, png] = ['504b0304', 'd0cf11e0a1b11ae1', '255044462d', '89504e470d0a1a0a'];

describe('sortAttachments', () => {
  it.each([
    ['佐证.docx', zip],
    ['佐证.ofd', zip],
    ['台账.et', ole],
    ['台账.et', zip],
    ['方案.wps', ole],
    ['加密.xlsx', ole],
    ['照片.rar', '526172211a0700'],
    ['照片.7z', '377abcaf271c'],
    ['扫描件.pdf', pdf],
    ['现场.jpg', 'ffd8ffe0'],
    ['图纸.dwg', '41433130'],
  ])('keeps %s', (name, begins) => {
    expect(sortAttachments([file(name, begins)])).toMatchObject({ fit: [{ name }], unfit: [] });
  });

  it.each([
    ['a program, whatever it is called', '佐证.pdf', '4d5a90', 'executable'],
    ['a program of another system', '佐证', '7f454c46', 'executable'],
    ['what a system runs by its name', '佐证.pdf.vbs', '6d736762', 'executable'],
    ['a page', '佐证.html', '3c68746d6c', 'executable'],
    ['a shortcut', '佐证', '4c0000000114020000', 'executable'],
    ['what is not what it is called', '佐证.pdf', '3c21444f', 'not-what-it-says'],
    ['a document that encryption has made unreadable', '佐证.docx', '77230f2f', 'not-what-it-says'],
  ])('refuses %s', (_, name, begins, why) => {
    expect(sortAttachments([file(name, begins)])).toEqual({ fit: [], unfit: [{ name, why }] });
  });

  it('refuses what is empty, too large, or one too many', () => {
    const empty = { name: '空.pdf', bytes: Buffer.alloc(0), shownInText: false };
    const many = Array.from({ length: MOST_FILES + 1 }, (_, index) => file(`${index}.pdf`, pdf));
    expect(sortAttachments([empty]).unfit).toEqual([{ name: '空.pdf', why: 'empty' }]);
    expect(sortAttachments([file('大.pdf', pdf, { size: LARGEST_FILE })]).unfit).toEqual([
      { name: '大.pdf', why: 'too-large' },
    ]);
    expect(sortAttachments(many).unfit).toEqual([{ name: '20.pdf', why: 'too-many' }]);
  });

  it('passes over a signature’s logo in silence, and keeps a photograph pasted into the text', () => {
    const logo = file('image001.png', png, { shownInText: true });
    const photograph = file('image002.png', png, { shownInText: true, size: 200_000 });
    expect(sortAttachments([logo, photograph])).toMatchObject({ fit: [{ name: 'image002.png' }], unfit: [] });
  });

  it('takes a name for its last part, and without what hides or turns it round', () => {
    const names = ['../../etc/佐证.pdf', 'C:\\temp\\佐证.pdf', '佐\u202e证.pdf', '佐证\r\n.pdf'].map((name) =>
      file(name, pdf),
    );
    expect(sortAttachments(names).fit.map(({ name }) => name)).toEqual(Array(4).fill('佐证.pdf'));
  });
});

describe('expiringLinks', () => {
  it.each([
    'http://mail.qq.com/cgi-bin/ftnExs_download?k=1&t=exs_ftn_download&code=2',
    'https://wx.mail.qq.com/ftn/download?func=3&key=1',
    'https://exmail.qq.com/cgi-bin/ftnExs_download?t=1',
    'https://u.163.com/t0/AbCdEf',
    'http://fs.163.com/fs/display/?p=X&file=1',
    'https://dashi.163.com/html/cloud-attachment-download/?key=1',
    'https://mail.163.com/large-attachment-download/index.html?p=X',
    'https://pan.baidu.com/s/1abc',
  ])('knows %s', (link) => {
    expect(expiringLinks(`见附件：${link} 。`)).toEqual([link]);
  });

  it('leaves every other address alone', () => {
    expect(expiringLinks('https://www.163.com/news https://mail.qq.com/ https://example.org/ftn/download')).toEqual([]);
  });

  it('takes out what the services write around a link, and nothing else', () => {
    const text = [
      '申请销号',
      '标准1：已完成验收',
      '从QQ邮箱发来的超大附件',
      '佐证.zip (312.4M, 2023年09月20日 15:32 到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?k=1',
    ].join('\n');
    expect(withoutExpiringLinks(text)).toBe('申请销号\n标准1：已完成验收');
    expect(withoutExpiringLinks('下载\n到期)')).toBe('下载\n到期)');
  });
});
