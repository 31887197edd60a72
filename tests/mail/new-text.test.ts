import { newText } from '../../mail/message/new-text';
import { fingerprintsOf } from '../../mail/message/sent-lines';
import { isKeyword } from '../../mail/reply/keywords';

const ofText = (text: string, letter = '') =>
  newText({ bodies: [{ text }] }, fingerprintsOf([{ text: letter }]), isKeyword);
const ofHtml = (html: string) => newText({ bodies: [{ html }] }, [], isKeyword).own;

describe('newText', () => {
  it.each([
    ['签收\n\n> 请签收\n> 时限', '签收'],
    ['签收\r\n在 2023年7月21日\uff0c督办室写道\uff1a\r\n请签收', '签收'],
    ['agree\n\nOn Fri, 21 Jul 2023, the office wrote:\ndisagree', 'agree'],
    ['同意\n-----原始邮件-----\n不同意', '同意'],
    ['同意\n\n主题\uff1ax\n发件人\uff1a整改办\n不同意', '同意'],
    ['> 请签收\n\n签收', '签收'],
    ['签收\n发自我的iPhone', '签收'],
    ['签收\n-- \n某局 张某', '签收'],
  ])('leaves out what a mail program quotes or adds: %j', (text, own) => {
    expect(ofText(text).own).toBe(own);
  });

  it.each([
    '来自群众的投诉已处理',
    '时间\uff1a9月28日\n地点\uff1a三号矿区',
    '在建项目均已停工\n发件人不详',
    '发件人\uff1a张某',
  ])('keeps what only resembles it: %j', (text) => {
    expect(ofText(text).own).toBe(text);
  });

  it('leaves out what HTML hides or strikes out', () => {
    expect(ofHtml('<s>同意</s><p style="display: none">同意</p><p>不同意</p>')).toBe('不同意');
    expect(ofHtml('<p style="text-decoration:line-through">同意</p>')).toBe('');
  });

  it.each([
    '<p style="opacity:0">同意</p>',
    '<p style="opacity: 0.00">同意</p>',
    '<p style="font-size:0;max-height:0;overflow:hidden">同意</p>',
    '<p hidden>同意</p>',
    '<p style="position:absolute;left:-9999px">同意</p>',
    '<p style="visibility:hidden">同意</p>',
    '<p style="color:transparent">同意</p>',
    '<p style="display:/* */none">同意</p>',
    '<style>.x{display:none}</style><p class="x">同意</p>',
    '<font color="white">同意</font>',
  ])('does not read what nobody sees: %s', (html) => {
    expect(ofHtml(`${html}<p>谢谢</p>`)).toBe('谢谢');
  });

  it('keeps an indented paragraph below the sender’s own line, unless an answer begins in it', () => {
    const indented = (text: string) => `<p>进展：</p><blockquote style="margin-left:2em">${text}</blockquote>`;
    expect(ofHtml(indented('已清运2处'))).toBe('进展：\n已清运2处');
    expect(ofHtml(indented('同意'))).toBe('进展：');
    expect(ofHtml('<blockquote style="margin-left:40px">已清运2处</blockquote>')).toBe('');
  });

  it.each([
    '从我的iPhone发送',
    '发送自 Windows 10 版邮件应用',
    '（邮件发自移动设备）',
    '[图片]',
    '本邮件及附件含有保密信息，如误收请立即删除。',
    '【外部邮件】请谨慎点击链接和附件',
    '请考虑环境保护，非必要请勿打印此邮件。',
    'This e-mail and any attachments are confidential and intended solely for the addressee.',
  ])('leaves out what a program or a server adds: %s', (line) => {
    expect(ofText(`签收\n\n${line}`).own).toBe('签收');
  });

  it.each(['由我手机另行报送', '为环境保护督察整改已投入50万元', '注意：附件为验收单', '该信息点检测合格'])(
    'keeps what only resembles it: %s',
    (line) => {
      expect(ofText(`进展：\n${line}`).own).toBe(`进展：\n${line}`);
    },
  );

  it('reads the clear text of an inline signature', () => {
    const signed =
      '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n同意\n\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----';
    expect(ofText(signed).own).toBe('同意');
  });

  it('keeps a paragraph that is only indented by a blockquote', () => {
    expect(ofHtml('<blockquote style="margin:0 0 0 40px;border:none">无变化</blockquote>')).toBe('无变化');
  });

  it('reads the text where the HTML says nothing', () => {
    expect(newText({ bodies: [{ text: '签收', html: '<img src="cid:x">' }] }, [], isKeyword).own).toBe('签收');
  });

  const letter = '请签收\uff1a“矿山地质环境治理项目”\n时限\uff1a2023年7月25日17:30前\n签收\n整改工作领导小组办公室';

  it('subtracts the lines of the letter above, below and between, however they were broken', () => {
    expect(ofText(`签收\n\n${letter}`, letter).own).toBe('签收');
    expect(ofText(`${letter}\n\n无变化`, letter).own).toBe('无变化');
    expect(ofText('请签收\uff1a“矿山地质\n环境治理项目”\n无变化\n时限\uff1a2023年7月25日17:\n30前', letter).own).toBe(
      '无变化',
    );
  });

  it.each([
    '2023/10/19 办公室 <duban@example.org>',
    '19.10.2023, 09:00, "办公室" <duban@example.org>:',
    '---- 在 星期四, 2023-10-19 09:00:00 办公室<duban@example.org> 写道 ----',
    '-------- 整改工作领导小组办公室 wrote --------',
    'El jue, 19 oct 2023 a las 9:00, Oficina (<duban@example.org>) escribió:',
    'Am 19.10.2023 um 09:00 schrieb Office <duban@example.org>:',
    '2023年10月19日 办公室 <duban@example.org>\n09:00写道：',
    '引用 办公室 <duban@example.org>:',
    '回复的原邮件',
    'Von: Office\nGesendet: Samstag\nAn: Z\nBetreff: x',
  ])('knows by its form what introduces our letter: %j', (head) => {
    expect(ofText(`同意\n\n${head}\n\n${letter}`, letter).own).toBe('同意');
    const quoted = letter.split('\n').map((line) => `> ${line}`);
    expect(ofText(['同意', '', ...head.split('\n'), '', ...quoted].join('\n')).own).toBe('同意');
  });

  it.each([
    '除第三条外',
    '请于2023年10月24日前补正',
    '以发至duban@example.org的书面意见为准',
    '第二条未完成（2023-10-19）',
  ])('keeps a line of the sender’s directly above our letter: %s', (line) => {
    expect(ofText(`同意\n${line}\n${letter}`, letter).own).toBe(`同意\n${line}`);
  });

  it('knows the headers that Notes writes', () => {
    const head = '办公室 <duban@example.org>\n2026/11/28 09:00\n收件人\n张某 <zs@example.org>\n主题\n[WH-002] 交办通知';
    expect(ofText(`[WH-001] 签收\n\n${head}\n\n别的话`).own).toBe('[WH-001] 签收');
  });

  it('keeps a list of a report that only looks like headers', () => {
    const report = '进展：\n日期：2026年11月20日\n发件人：施工单位\n内容：预计12月10日完工。';
    expect(ofText(report).own).toBe(report);
  });

  it('gives what stands between the items of a letter to the item above it', () => {
    const items = '[WH-005] 请签收：“矿山地质环境治理”\n[WH-006] 请签收：“违建清理和复绿工程”';
    const [first = '', second = ''] = items.split('\n');
    expect(ofText(`> ${first}\n签收\n> ${second}\n无变化`, items).own).toBe('[WH-005] 签收\n[WH-006] 无变化');
    expect(ofText(`签收\n> ${first}\n> ${second}`, items).own).toBe('签收');
  });

  it('tells what stands within the quoted letter, where nothing stands outside it', () => {
    const head = '-----原始邮件-----\n发件人\uff1a整改办\n主题\uff1ax\n';
    expect(ofText(`${head}${letter}\n已办`, letter)).toEqual({ own: '', within: '已办' });
    expect(ofText(`收到\n${head}${letter}\n已办`, letter)).toEqual({ own: '收到', within: '' });
    expect(ofText(`${head}别人的话\n${letter}\n已办`, letter)).toEqual({ own: '', within: '' });
  });
});
