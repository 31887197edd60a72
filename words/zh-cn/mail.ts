import type { MailFault, MailWhy, MailWords } from '../mail';

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

export const mail: MailWords = {
  tried(tried) {
    switch (tried.trial) {
      case 'smtp':
        return tried.works
          ? `发信：能登录${tried.server}，连接${tried.encrypted ? '已加密' : '未加密'}。`
          : `发信：不能使用${tried.server}：${because(tried.why)}。`;
      case 'imap':
        return tried.works
          ? `收信：能打开${tried.server}的${tried.mailbox}，${
              tried.pollEvery === undefined
                ? '新邮件即时通知（IDLE）'
                : `服务器不能即时通知，每${tried.pollEvery}秒查看一次`
            }。`
          : `收信：不能使用${tried.server}：${because(tried.why)}。`;
      case 'no-imap':
        return '收信：mail.yaml未填IMAP服务器，只通过SMTP接收回复。';
      case 'sent':
        if (!tried.works) return `发往${tried.to}的测试邮件未被接受：${because(tried.why)}。`;
        return `发往${tried.to}的测试邮件已被接受。${tried.own ? '' : '请到该邮箱查看是否收到，包括垃圾箱。'}`;
      case 'arrived':
        return tried.works
          ? `发往${tried.to}的测试邮件在${tried.seconds}秒后收到。`
          : `发往${tried.to}的测试邮件${tried.seconds}秒内没有收到，请查看垃圾箱。`;
      case 'plus':
        return tried.works
          ? `加号地址可用：发往${tried.to}的邮件能收到。`
          : `加号地址不可用：发往${tried.to}的邮件没有收到。回复改按往来邮件和编号识别，不必另作处理。`;
    }
  },
  subject: '督办邮件账户测试',
  receiving: '正在接收回复。按Ctrl-C停止。',
};
