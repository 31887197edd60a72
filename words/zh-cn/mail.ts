import { sentenceFor, type SentencePer } from '../keyed';
import type { MailFault, MailWhy, MailWords, Tried } from '../mail';

const faults: Readonly<Record<MailFault, string>> = {
  'login-refused': '用户名或密码（授权码、令牌）被拒绝',
  'not-encrypted': '不能建立加密连接，或证书不受信任',
  unreachable: '连接不上',
  refused: '服务器拒绝',
  'too-many': '每分钟发信过多',
};

function because({ fault, said }: MailWhy): string {
  return `${faults[fault]}${said === '' ? '' : `（${said}）`}`;
}

const trials: SentencePer<Tried, 'trial'> = {
  smtp: (tried) =>
    tried.works
      ? `发信：能登录${tried.server}，连接${tried.encrypted ? '已加密' : '未加密'}。`
      : `发信：不能使用${tried.server}：${because(tried.why)}。`,
  imap: (tried) =>
    tried.works
      ? `收信：能打开${tried.server}的${tried.mailbox}，${
          tried.pollEvery === undefined
            ? '新邮件即时通知（IDLE）'
            : `服务器不能即时通知，每${tried.pollEvery}秒查看一次`
        }。`
      : `收信：不能使用${tried.server}：${because(tried.why)}。`,
  'no-imap': () => '收信：mail.yaml未填IMAP服务器，只通过SMTP接收回复。',
  sent: (tried) =>
    tried.works
      ? `发往${tried.to}的测试邮件已被接受。${tried.own ? '' : '请到该邮箱查看是否收到，包括垃圾箱。'}`
      : `发往${tried.to}的测试邮件未被接受：${because(tried.why)}。`,
  arrived: (tried) =>
    tried.works
      ? `发往${tried.to}的测试邮件在${tried.seconds}秒后收到。`
      : `发往${tried.to}的测试邮件${tried.seconds}秒内没有收到，请查看垃圾箱。`,
  plus: (tried) =>
    tried.works
      ? `加号地址可用：发往${tried.to}的邮件能收到。`
      : `加号地址不可用：发往${tried.to}的邮件没有收到。回复改按往来邮件和编号识别，不必另作处理。`,
};

export const mail: MailWords = {
  tried: (tried) => sentenceFor(trials, 'trial', tried),
  subject: '督办邮件账户测试',
  receiving: '正在接收回复。按Ctrl-C停止。',
};
