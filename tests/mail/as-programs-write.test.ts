import { readMessage } from '../../mail/reply/read-message';

const office = '整改工作领导小组办公室';
const address = '<duban@example.org>';
const letter = `请审定：“三处矿点堆土未清”
时限：2023年10月24日17:30前
  · 同意 → 同意
  · 不同意 → 不同意：
本邮箱不得传递涉密信息。

${office}
2023年10月19日`;
const quoted = letter
  .split('\n')
  .map((line) => `> ${line}`)
  .join('\n');

function message(text: string, subject = 'Re: [WH-012]'): Buffer {
  const head = ['From: zs@example.org', `Subject: ${subject}`, 'Content-Type: text/plain; charset=utf-8'];
  return Buffer.from([...head, '', text].join('\r\n'));
}

const read = (text: string) =>
  readMessage(message(text), { language: 'zh-CN', letter: message(letter, '[WH-012] decide') });

describe('an answer above what its program quotes', () => {
  it.each([
    ['Sohu', `-------------------------------\n来自：${office}\n时间：2023-10-19 09:00\n主题：请审定\n${letter}`],
    ['a title of two words', `----- 原文 -----\n发件人: ${office}${address}\n主题: 请审定\n\n${letter}`],
    [
      'Russian headers',
      `-------- Исходное сообщение --------\nОт: ${office} ${address}\nДата: 19 окт. 2023 г.\nТема: 请审定\n${letter}`,
    ],
    ['a Russian sentence', `Четверг, 19 октября 2023, 9:00 +08:00 от ${office} ${address}:\n\n${quoted}`],
    ['a Spanish sentence', `El jue, 19 oct 2023 a las 9:00, ${office} (${address}) escribió:\n\n${quoted}`],
    ['a Korean sentence', `2023년 10월 19일 (목) 오전 9:00, ${office} ${address}님이 작성:\n\n${quoted}`],
    ['an old iPhone', `從我的 iPhone 傳送\n\n> ${office} ${address} 於 2023年10月19日 寫道：\n> \n${quoted}`],
    [
      'a phone’s card',
      `| |\n张某\n|\n\n签名由 网易邮箱大师 定制\n\n在2023年10月19日 09:00，${office} 写道：\n${letter}`,
    ],
    ['Proton', `Sent with Proton Mail secure email.\n\n${quoted}`],
    ['an old Foxmail', `======= 2023-10-19 09:00:00 您在来信中写道：=======\n\n${quoted}`],
    [
      'an old Foxmail with a closing below',
      `======= 2023-10-19 09:00:00 ${office}写道：=======\n\n${quoted}\n= = = = = = = =\n致\n礼！\n2023-10-20`,
    ],
    [
      'QQ, with a bare title',
      `张某\nzhang@example.org\n\n         原始邮件\n\n发件人：${office} ${address}\n发件时间：2023-10-19 09:00\n主题：请审定\n\n${letter}`,
    ],
    ['Gmail, broken over three lines', `${office} ${address}\n于2023年10月19日周四\n09:00写道：\n\n${quoted}`],
    ['a Galaxy', `从我的 Galaxy 发送\n\n-------- 原始信息 --------\n发件人： ${office} ${address}\n${letter}`],
    [
      'Notes, labels without a colon',
      `${office} ${address}\n2023/10/19 09:00\n收件人 张某 <zs@example.org>\n抄送\n主题 请审定\n\n${letter}`,
    ],
    [
      'Notes',
      `${office} ---2023-10-19 09:00:00---请审定\n\n发件人：${office} ${address}\n收件人：张某\n日期：2023-10-19 09:00\n主题：请审定\n\n${letter}`,
    ],
    [
      'Notes in English',
      `${office} ---10/19/2023 09:00:00 AM---decide\n\nFrom: ${office} ${address}\nTo: Zhang\nSubject: decide\n\n${letter}`,
    ],
  ])('is heard, and nothing of the quotation: %s', async (_, below) => {
    expect(await read(`同意\n\n${below}`)).toMatchObject({ heard: [{ says: 'approveClosure' }], left: [] });
  });
});

describe('what no person wrote', () => {
  it.each([
    '该邮箱无人值守，请致电0473-2011234',
    '此邮箱已停用',
    '您的邮件已被阅读',
    '已拒绝：会议邀请',
    'This mailbox is no longer monitored.',
    'I have left the organisation. Please write to Li.',
    'Je serai absente du bureau jusqu’à lundi.',
    'Ich bin derzeit im Urlaub.',
    'Wir sind bis Montag nicht im Büro.',
    'Estaré fuera de la oficina hasta el martes.',
    'Out of the office.',
    '你好！我们已收到您的来信，感谢。',
    '本人12月8日回单位，届时答复您。',
    '现在无法查看邮件，稍后与您联系',
    '本邮箱为系统邮箱',
    '系统邮件，请勿直接回信',
    'Your request has been received (ticket 4711). Thank you for contacting the service desk.',
    'I will be out of the office from 28 November to 5 December.',
    'Automatic reply: away',
    'Thank you for your message. This mailbox is checked once a week.',
    '感谢您的来信！您的诉求已转相关部门办理，编号2026112801。',
    '李某 给“提醒”点了个赞',
    'Zhang San reacted with 👍 to your message',
    'Zhang San loved “reminder”',
    '与会者已接受：整改会议',
  ])('is told by its words: %s', async (text) => {
    expect((await read(text)).automatic).not.toBeNull();
  });

  it.each([
    '牵头科室负责人出差，措施由副科长代办',
    '已拒绝施工方的会议请求，道路照常硬化',
    '收到您的邮件后，我局已安排清运',
    '休假回来后发现一处返潮，已处理',
    '届时将组织验收',
    '群众对整改效果点了赞',
  ])('is not what a person says of the work: %s', async (text) => {
    expect((await read(text)).automatic).toBeNull();
  });
});
