import { newText } from '../../mail/new-text';
import { fingerprintsOf } from '../../mail/sent-lines';

const ofText = (text: string, letter = '') => newText({ bodies: [{ text }] }, fingerprintsOf([{ text: letter }]));
const ofHtml = (html: string) => newText({ bodies: [{ html }] }, []).own;

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

  it('keeps a paragraph that is only indented by a blockquote', () => {
    expect(ofHtml('<blockquote style="margin:0 0 0 40px;border:none">无变化</blockquote>')).toBe('无变化');
  });

  it('reads the text where the HTML says nothing', () => {
    expect(newText({ bodies: [{ text: '签收', html: '<img src="cid:x">' }] }, []).own).toBe('签收');
  });

  const letter = '请签收\uff1a“矿山地质环境治理项目”\n时限\uff1a2023年7月25日17:30前\n签收\n整改工作领导小组办公室';

  it('subtracts the lines of the letter above, below and between, however they were broken', () => {
    expect(ofText(`签收\n\n${letter}`, letter).own).toBe('签收');
    expect(ofText(`${letter}\n\n无变化`, letter).own).toBe('无变化');
    expect(ofText('请签收\uff1a“矿山地质\n环境治理项目”\n无变化\n时限\uff1a2023年7月25日17:\n30前', letter).own).toBe(
      '无变化',
    );
  });

  it('tells what stands within the quoted letter, where nothing stands outside it', () => {
    const head = '-----原始邮件-----\n发件人\uff1a整改办\n主题\uff1ax\n';
    expect(ofText(`${head}${letter}\n已办`, letter)).toEqual({ own: '', within: '已办' });
    expect(ofText(`收到\n${head}${letter}\n已办`, letter)).toEqual({ own: '收到', within: '' });
    expect(ofText(`${head}别人的话\n${letter}\n已办`, letter)).toEqual({ own: '', within: '' });
  });
});
