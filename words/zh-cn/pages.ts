import type { PageWords } from '../pages';

export const pages: PageWords = {
  title: '本地邮局',
  letters: (count) => `${count}封`,
  none: '暂无信件',
  empty: (recipients) => `另有${recipients}人暂无信件`,
  password: '用自己的邮件程序回复时的发信密码（SMTP）',
  reply: '回复',
  replyInWords: '自己写回复',
  send: '发送',
  sends: (text) => `发送：${text}`,
  sent: '已发出，回执稍后到达……',
  receipt: '回执',
  notSent: '没有发出：收件服务没有应答，请稍后再试。',
  web: '在Temporal中查看',
  views: '常用视图',
  today: (date) => `今天是${date}`,
  paced: (pace) => `按${pace}倍速演示`,
  older: '更早的信件',
  foreignHost: '只接受本机地址的访问。',
  circles: {
    office: '整改办和领导小组',
    unit: '责任单位',
    leader: '市领导',
    group: '整改工作组和督查组',
    other: '其他',
  },
};
