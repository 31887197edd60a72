import type { PageWords } from '../pages';

export const pages: PageWords = {
  title: '本地邮局',
  recipients: '收件人',
  letters: '信件',
  none: '暂无信件',
  password: '发信密码（SMTP）',
  reply: '回复',
  send: '发送',
  sent: '已发出',
  web: '在Temporal中查看',
};
