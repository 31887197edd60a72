import { address, mine, office, owner, type Lang, type Letter } from './letters';

/** A line written into the letter, after so many of its lines. */
export type Between = readonly (readonly [after: number, line: string])[];

/** Somebody's reply to a letter. */
export interface Told {
  readonly reply: readonly string[];
  readonly letter: Letter;
  readonly lang: Lang;
  readonly between?: Between;
  /** Below the letter instead of above it. */
  readonly above?: boolean;
}

/** What a program makes of it. */
export interface Written {
  readonly text?: readonly string[];
  readonly html?: string;
  readonly flowed?: boolean;
}

type Lines = readonly string[];

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const divs = (lines: Lines): string =>
  lines.map((line) => `<div>${line === '' ? '<br>' : escape(line)}</div>`).join('');
const breaks = (lines: Lines): string => lines.map(escape).join('<br>\n');
/** The letter's own HTML, as programs carry it along. */
const letterHtml = (lines: Lines): string =>
  `<style>h2{font-size:1rem}</style>${lines
    .filter((line) => line !== '')
    .map((line) => {
      const [, label, body] = /^ {2}· (.+?) → (.*)$/.exec(line) ?? [];
      if (label !== undefined)
        return `<p><a href="mailto:${address}?body=x">${escape(label)}</a> → ${escape(body ?? '')}</p>`;
      return line.startsWith('== ') ? `<h2>${escape(line.slice(3))}</h2>` : `<p>${escape(line)}</p>`;
    })
    .join('\n')}`;
const signed = (lines: Lines): Lines => lines.map((line) => `> ${line}`);
/** Breaks lines at a width, as plain text senders do. */
const wrapped = (lines: Lines, width: number): Lines =>
  lines.flatMap((line) => (line.length <= width ? [line] : (line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [])));
const page = (body: string): string =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=CHARSET"></head><body>${body}</body></html>`;

const zh = { from: '发件人', sent: '发送时间', date: '日期', to: '收件人', subject: '主题' };
const en = { from: 'From', sent: 'Sent', date: 'Date', to: 'To', subject: 'Subject' };
const name = (lang: Lang): typeof zh => (lang === 'zh' ? zh : en);

/** Each shape gives { text?, html? } of a reply (lines) to a letter in a language. */
const programs = {
  'outlook-desktop': ({ reply, letter, lang }) => {
    const n = name(lang);
    const colon = lang === 'zh' ? ':' : ':';
    const para = (line: string): string =>
      `<p class=MsoNormal><span style='font-size:10.5pt;font-family:等线'>${line === '' ? '<o:p>&nbsp;</o:p>' : escape(line)}</span></p>`;
    const when = lang === 'zh' ? '2023年9月28日 9:00' : 'Thursday, September 28, 2023 9:00 AM';
    return {
      text: [
        ...reply,
        '',
        lang === 'zh' ? '-----邮件原件-----' : '-----Original Message-----',
        `${n.from}${colon} ${office[lang]} <${address}> `,
        `${n.sent}${colon} ${when}`,
        `${n.to}${colon} ${mine}`,
        `${n.subject}${colon} ${letter.subject}`,
        '',
        ...letter.lines,
      ],
      html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=CHARSET"><meta name=Generator content="Microsoft Word 15 (filtered medium)"><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=ZH-CN link="#0563C1"><div class=WordSection1>${reply.map(para).join('')}${para('')}<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>${n.from}<span lang=EN-US>${colon}</span></b><span lang=EN-US> ${office[lang]} &lt;${address}&gt; <br></span><b>${n.sent}<span lang=EN-US>${colon}</span></b><span lang=EN-US> ${when}<br></span><b>${n.to}<span lang=EN-US>${colon}</span></b><span lang=EN-US> ${mine}<br></span><b>${n.subject}<span lang=EN-US>${colon}</span></b><span lang=EN-US> ${escape(letter.subject)}<o:p></o:p></span></p></div></div>${letter.lines.map(para).join('')}</div></body></html>`,
    };
  },
  'outlook-web': ({ reply, letter, lang }) => {
    const n = name(lang);
    return {
      html: page(
        `<div class="elementToProof" style="font-family: Calibri; font-size: 12pt;">${breaks(reply)}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000"><b>${n.from}:</b> ${office[lang]} &lt;${address}&gt;<br><b>${n.sent}:</b> 2023-09-28 9:00<br><b>${n.to}:</b> ${mine}<br><b>${n.subject}:</b> ${escape(letter.subject)}</font><div>&nbsp;</div></div><div>${letterHtml(letter.lines)}</div>`,
      ),
    };
  },
  'outlook-phone': ({ reply, letter, lang }) => {
    const n = name(lang);
    return {
      html: page(
        `<div dir="ltr">${breaks(reply)}</div><div id="ms-outlook-mobile-signature"><div>${lang === 'zh' ? '获取 Outlook for Android' : 'Get Outlook for iOS'}</div></div><div id="mail-editor-reference-message-container" class="ms-outlook-mobile-reference-message"><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>${n.from}:</b> ${office[lang]}<br><b>${n.sent}:</b> 2023-09-28<br><b>${n.subject}:</b> ${escape(letter.subject)}</div>${letterHtml(letter.lines)}</div>`,
      ),
    };
  },
  foxmail: ({ reply, letter, lang }) => {
    const n = name(lang);
    return {
      text: [
        ...reply,
        '',
        '',
        owner[lang].replaceAll('"', ''),
        ' ',
        `${n.from}：${office[lang]}`,
        `${n.sent}：2023-09-28 09:00`,
        `${n.to}：owner`,
        `${n.subject}：${letter.subject}`,
        ...letter.lines,
      ],
      html: `<html><head><meta http-equiv="content-type" content="text/html; charset=CHARSET"><style>body { line-height: 1.5; }blockquote { margin-top: 0px; margin-bottom: 0px; margin-left: 0.5em; }</style></head><body>\n${divs(reply)}\n<div><br></div><blockquote style="margin-Top: 0px; margin-Bottom: 0px; margin-Left: 0.5em; margin-Right: inherit"><div>&nbsp;</div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><div style="PADDING-RIGHT: 8px; FONT-SIZE: 12px;BACKGROUND:#efefef"><div><b>${n.from}：</b>&nbsp;<a href="mailto:${address}">${office[lang]}</a></div><div><b>${n.sent}：</b>&nbsp;2023-09-28&nbsp;09:00</div><div><b>${n.to}：</b>&nbsp;<a href="mailto:${mine}">owner</a></div><div><b>${n.subject}：</b>&nbsp;${escape(letter.subject)}</div></div></div><div>${letterHtml(letter.lines)}</div></blockquote></body></html>`,
    };
  },
  'netease-web': ({ reply, letter, lang }) => {
    const intro =
      lang === 'zh'
        ? `在 2023-09-28 09:00:03，"${office.zh}" <${address}> 写道：`
        : `At 2023-09-28 09:00:03, "${office.en}" <${address}> wrote:`;
    return {
      text: [...reply, '', '', '', '', intro, ...letter.lines.map((line) => `>${line}`)],
      html: `<div style="line-height:1.7;color:#000000;font-size:14px;font-family:Arial">${reply.map((line) => `<div style="margin:0;">${line === '' ? '<br>' : escape(line)}</div>`).join('')}</div><br><br><div style="position:relative;zoom:1"></div><div id="divNeteaseMailCard"><div>张某 某市自然资源局</div></div><br><p>${escape(intro)}</p><blockquote id="isReplyContent" style="PADDING-LEFT: 1ex; MARGIN: 0px 0px 0px 0.8ex; BORDER-LEFT: #ccc 1px solid">${letterHtml(letter.lines)}</blockquote>`,
    };
  },
  'netease-master': ({ reply, letter, lang }) => {
    const n = name(lang);
    const head = lang === 'zh' ? '---- 回复的原邮件 ----' : '---- Replied Message ----';
    return {
      text: [
        ...reply,
        '',
        head,
        `| ${n.from} | ${office[lang]}<${address}> |`,
        `| ${n.date} | 2023年09月28日 09:00 |`,
        `| ${n.to} | <${mine}> |`,
        `| ${n.subject} | ${letter.subject} |`,
        ...letter.lines,
      ],
      html: page(
        `<div id="ntes-mailmaster-content">${divs(reply)}</div><div class="ntes-mailmaster-signature"><div>张某</div></div><div class="ntes-mailmaster-quote" style="padding-top: 1px;"><div style="margin-top: 2em">${head}</div><table><tbody><tr><td>${n.from}</td><td>${office[lang]}&lt;${address}&gt;</td></tr><tr><td>${n.date}</td><td>2023年09月28日 09:00</td></tr><tr><td>${n.subject}</td><td>${escape(letter.subject)}</td></tr></tbody></table><div>${letterHtml(letter.lines)}</div></div>`,
      ),
    };
  },
  'qq-web': ({ reply, letter, lang }) => {
    const n = name(lang);
    const head =
      lang === 'zh'
        ? '------------------&nbsp;原始邮件&nbsp;------------------'
        : '------------------&nbsp;Original&nbsp;------------------';
    return {
      text: [
        ...reply,
        '',
        '',
        '',
        head.replaceAll('&nbsp;', ' '),
        `${n.from}: "${office[lang]}"<${address}>; `,
        `${n.sent}: 2023年9月28日(星期四) 上午9:00`,
        `${n.to}: "owner"<${mine}>; `,
        `${n.subject}: ${letter.subject}`,
        '',
        ...letter.lines,
      ],
      html: `<meta http-equiv="Content-Type" content="text/html; charset=CHARSET">${divs(reply)}<div><br></div><div style="font-size: 12px;font-family: Arial Narrow;padding:2px 0 2px 0;">${head}</div><div style="font-size: 12px;background:#efefef;padding:8px;"><div><b>${n.from}:</b>&nbsp;"${office[lang]}"&lt;${address}&gt;;</div><div><b>${n.sent}:</b>&nbsp;2023年9月28日(星期四) 上午9:00</div><div><b>${n.to}:</b>&nbsp;"owner"&lt;${mine}&gt;;<wbr></div><div></div><div><b>${n.subject}:</b>&nbsp;${escape(letter.subject)}</div></div><div><br></div>${letterHtml(letter.lines)}<div><includetail><!--<![endif]--></includetail></div>`,
    };
  },
  'qq-phone': ({ reply, letter, lang }) => ({
    html: page(
      `<div>${breaks(reply)}</div><div><br></div><div>${lang === 'zh' ? '发自我的iPhone' : 'Sent from my iPhone'}</div><div><br></div><div><div style="color:#909090;font-family:Arial Narrow;font-size:12px">------------------ ${lang === 'zh' ? '原始邮件' : 'Original'} ------------------</div><div style="font-size:12px;background:#efefef;padding:8px"><div><b>${name(lang).from}:</b> ${office[lang]} &lt;${address}&gt;</div><div><b>${name(lang).sent}:</b> 2023年9月28日 09:00</div><div><b>${name(lang).subject}:</b> ${escape(letter.subject)}</div></div></div><div>${letterHtml(letter.lines)}</div>`,
    ),
  }),
  139: ({ reply, letter }) => ({
    text: [
      ...reply,
      '',
      '',
      '',
      '',
      '----邮件原文----',
      `发件人：${office.zh}  <${address}>`,
      `收件人： owner <${mine}>`,
      '抄 送： (无)',
      '发送时间：2023-09-28 09:00:03',
      `主题：${letter.subject}`,
      '',
      ...letter.lines,
    ],
    html: `<div style="font-family: 微软雅黑; font-size: 14px;">${divs(reply)}</div><div id="signContainer"><div>张某</div></div><hr id="replySplit" style="border:0;border-top:1px solid #ccc"><div id="reply139content"><div style="font-size:12px;background:#f0f0f0"><div>----邮件原文----</div><div><b>发件人：</b>${office.zh} &lt;${address}&gt;</div><div><b>收&nbsp;件&nbsp;人：</b>owner</div><div><b>抄&nbsp;送：</b>（无）</div><div><b>发送时间：</b>2023-09-28 09:00:03</div><div><b>主&nbsp;题：</b>${escape(letter.subject)}</div></div>${letterHtml(letter.lines)}</div>`,
  }),
  wecom: ({ reply, letter }) => ({
    html: `<div>${breaks(reply)}</div><div><br></div><div><br></div><div class="xm_write_sign"><div style="color:#a0a0a0">张某 | 某市自然资源局</div></div><div class="xm_mail_oquote" style="font-size:12px"><div>------------------ 原始邮件 ------------------</div><div><b>发件人：</b>${office.zh} &lt;${address}&gt;</div><div><b>发送时间：</b>2023年9月28日(周四) 09:00</div><div><b>收件人：</b>owner</div><div><b>主题：</b>${escape(letter.subject)}</div><div>${letterHtml(letter.lines)}</div></div>`,
  }),
  coremail: ({ reply, letter }) => ({
    text: [
      ...reply,
      '',
      '',
      '> -----原始邮件-----',
      `> 发件人: ${office.zh} <${address}>`,
      '> 发送时间: 2023-09-28 09:00:03 (星期四)',
      `> 收件人: ${mine}`,
      '> 抄送: ',
      `> 主题: ${letter.subject}`,
      '> ',
      ...signed(letter.lines),
    ],
    html: `${breaks(reply)}<br><br><blockquote name="replyContent" class="ReferenceQuote" style="padding-left:5px;margin-left:5px;border-left:#b6b6b6 2px solid;margin-right:0">-----原始邮件-----<br><b>发件人:</b><span id="rc_from">${office.zh} &lt;${address}&gt;</span><br><b>发送时间:</b><span id="rc_senttime">2023-09-28 09:00:03 (星期四)</span><br><b>收件人:</b> ${mine}<br><b>抄送:</b> <br><b>主题:</b> ${escape(letter.subject)}<br><br>${letterHtml(letter.lines)}</blockquote>`,
  }),
  gmail: ({ reply, letter, lang, between }) => {
    const intro =
      lang === 'zh'
        ? `${office.zh} &lt;<a href="mailto:${address}">${address}</a>&gt; 于2023年9月28日周四 09:00写道：`
        : `On Thu, Sep 28, 2023 at 9:00 AM ${office.en} &lt;<a href="mailto:${address}">${address}</a>&gt; wrote:`;
    const style = 'margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex';
    const quote = (lines: Lines): string =>
      `<blockquote class="gmail_quote" style="${style}">${letterHtml(lines)}</blockquote>`;
    const body =
      between === undefined
        ? quote(letter.lines)
        : interleaved(
            letter.lines,
            between,
            quote,
            (line) => `<div><br></div><div>${escape(line)}</div><div>&nbsp;</div>`,
          );
    const plain = intro
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
    return {
      text: [
        ...reply,
        '',
        ...(lang === 'zh' ? [plain] : wrapped([plain], 60)),
        '',
        ...(between === undefined ? signed(letter.lines) : interleavedLines(letter.lines, between, signed)),
      ],
      html: `<div dir="ltr">${breaks(reply)}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${intro}<br></div>${body}</div>`,
    };
  },
  'gmail-below': ({ reply, letter, lang }) => ({
    html: `<div dir="ltr"><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Thu, Sep 28, 2023 at 9:00 AM ${office[lang]} &lt;${address}&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${letterHtml(letter.lines)}</blockquote></div><div><br></div>${divs(reply)}</div>`,
  }),
  'gmail-phone': ({ reply, letter, lang }) => ({
    html: `<p dir="ltr">${breaks(reply)}</p>\n<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${lang === 'zh' ? `在 2023年9月28日周四 09:00，${office.zh} &lt;${address}&gt; 写道：` : `On Thu, 28 Sep 2023, 09:00 ${office.en}, &lt;${address}&gt; wrote:`}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${letterHtml(letter.lines)}</blockquote></div>`,
  }),
  'apple-mail': ({ reply, letter, lang, between }) => {
    const intro =
      lang === 'zh'
        ? `2023年9月28日 09:00，${office.zh} &lt;${address}&gt; 写道：`
        : `On 28 Sep 2023, at 09:00, ${office.en} &lt;${address}&gt; wrote:`;
    const quote = (lines: Lines): string => `<blockquote type="cite"><div>${letterHtml(lines)}</div></blockquote>`;
    const plain = intro.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    return {
      text: [
        ...reply,
        '',
        `> ${plain}`,
        '> ',
        ...(between === undefined ? signed(letter.lines) : interleavedLines(letter.lines, between, signed)),
      ],
      html: page(
        `<div style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">${breaks(reply)}<br id="lineBreakAtBeginningOfMessage"><div><br>${between === undefined ? `<blockquote type="cite"><div>${intro}</div><br class="Apple-interchange-newline"><div>${letterHtml(letter.lines)}</div></blockquote>` : `<blockquote type="cite"><div>${intro}</div></blockquote>${interleaved(letter.lines, between, quote, (line) => `<div><br></div>${escape(line)}<br>`)}`}</div><br></div>`,
      ),
    };
  },
  iphone: ({ reply, letter, lang }) => ({
    text: [
      ...reply,
      '',
      lang === 'zh' ? '发自我的iPhone' : 'Sent from my iPhone',
      '',
      lang === 'zh'
        ? `> 在 2023年9月28日，09:00，${office.zh} <${address}> 写道：`
        : `> On 28 Sep 2023, at 09:00, ${office.en} <${address}> wrote:`,
      '> ',
      ...letter.lines.map((line) => `> \uFEFF${line}`),
    ],
  }),
  dingtalk: ({ reply, letter }) => ({
    html: `<div class="__aliyun_email_body_block"><div style="line-height:1.7;font-family:Tahoma,Arial;font-size:14px;color:#000000;">${divs(reply)}</div><div class="__aliyun_signature_wrap"><div>张某</div></div><blockquote style="margin-right:0;margin-top:0;margin-bottom:0;"><div class="__aliyun_previous_content_wrap"><div style="clear:both;"><span>------------------------------------------------------------------</span></div><div>发件人：${office.zh}&lt;${address}&gt;</div><div>日\u3000期：2023年09月28日 09:00:03</div><div>收件人：&lt;${mine}&gt;</div><div>主\u3000题：${escape(letter.subject)}</div><br>${letterHtml(letter.lines)}</div></blockquote></div>`,
  }),
  'dingtalk-text': ({ reply, letter }) => ({
    text: [
      ...reply,
      '',
      '------------------------------------------------------------------',
      `发件人：${office.zh}<${address}>`,
      '日\u3000期：2023年09月28日 09:00:03',
      `收件人：<${mine}>`,
      `主\u3000题：${letter.subject}`,
      '',
      ...letter.lines,
    ],
  }),
  thunderbird: ({ reply, letter, lang, between }) => {
    const intro = lang === 'zh' ? `在 2023/9/28 9:00, ${office.zh} 写道:` : `On 28/09/2023 09:00, ${office.en} wrote:`;
    const quote = (lines: Lines): string =>
      `<blockquote type="cite" cite="mid:x@duban.example.org">${letterHtml(lines)}</blockquote>`;
    const body =
      between === undefined
        ? quote(letter.lines)
        : interleaved(letter.lines, between, quote, (line) => `<p>${escape(line)}</p>`);
    return {
      html: `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=CHARSET"></head><body>${reply.map((line) => `<p>${escape(line)}</p>`).join('')}<div class="moz-cite-prefix">${intro}<br></div>${body}<pre class="moz-signature" cols="72">-- \n张某</pre></body></html>`,
    };
  },
  'thunderbird-text': ({ reply, letter, lang, between, above = false }) => {
    const intro = lang === 'zh' ? `在 2023/9/28 9:00, ${office.zh} 写道:` : `On 28/09/2023 09:00, ${office.en} wrote:`;
    const quoted = between === undefined ? signed(letter.lines) : interleavedLines(letter.lines, between, signed);
    return {
      text: above ? [intro, ...quoted, '', ...reply, '', '-- ', '张某'] : [...reply, '', intro, ...quoted],
      flowed: true,
    };
  },
  huawei: ({ reply, letter }) => ({
    text: [
      ...reply,
      '',
      '发自我的华为手机',
      '',
      '-------- 原始邮件 --------',
      `发件人： ${office.zh} <${address}>`,
      '日期： 2023年9月28日周四 上午9:00',
      `收件人： ${mine}`,
      `主 题： ${letter.subject}`,
      ...letter.lines,
    ],
    html: page(
      `<div dir="auto">${breaks(reply)}</div><div><br></div><div id="hw_signature">发自我的华为手机</div><br><div style="font-size:100%">-------- 原始邮件 --------</div><div>发件人： ${office.zh} &lt;${address}&gt;</div><div>日期： 2023年9月28日周四 上午9:00</div><div>收件人： ${mine}</div><div>主 题： ${escape(letter.subject)}</div><blockquote style="margin:0">${letterHtml(letter.lines)}</blockquote>`,
    ),
  }),
  xiaomi: ({ reply, letter }) => ({
    html: page(
      `<div>${breaks(reply)}</div><br><div class="elided-text">在 ${address}，2023年9月28日 上午9:00写道：<br><blockquote class="quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${letterHtml(letter.lines)}</blockquote></div>`,
    ),
  }),
  'xiaomi-text': ({ reply, letter }) => ({
    text: [...reply, '', '发自我的小米手机', `在 ${address}，2023年9月28日 上午9:00写道：`, '', ...letter.lines],
  }),
  'android-text': ({ reply, letter, lang }) => ({
    text: [
      ...reply,
      '',
      lang === 'zh' ? '-------- 原始邮件 --------' : '-------- Original message --------',
      `${name(lang).from}: ${office[lang]} <${address}>`,
      `${name(lang).date}: 2023/9/28 9:00 (GMT+08:00)`,
      `${name(lang).to}: ${mine}`,
      `${name(lang).subject}: ${letter.subject}`,
      '',
      ...letter.lines,
    ],
  }),
  /** Programs that carry the letter along and mark nothing: only its own lines tell. */
  'unmarked-below': ({ reply, letter }) => ({ text: [...reply, '', ...letter.lines] }),
  'unmarked-above': ({ reply, letter }) => ({ text: [...letter.lines, '', ...reply] }),
  'unmarked-broken': ({ reply, letter, lang }) => ({
    text: [...reply, '', ...wrapped(letter.lines, lang === 'zh' ? 17 : 40)],
  }),
  'unmarked-between': ({ letter, between = [] }) => ({
    text: interleavedLines(letter.lines, between, (lines) => lines),
  }),
  /** Written into the letter below Outlook's announcement, which marks no end. */
  'outlook-within': ({ reply, letter, between = [] }) => ({
    text: [
      ...reply,
      '',
      '-----邮件原件-----',
      `发件人: ${office.zh} <${address}> `,
      '发送时间: 2023年9月28日 9:00',
      `收件人: ${mine}`,
      `主题: ${letter.subject}`,
      '',
      ...interleavedLines(letter.lines, between, (lines) => lines),
    ],
  }),
  'forward-of-another': ({ reply, letter }) => ({
    text: [
      ...reply,
      '',
      '---------- 转发邮件 ---------',
      '发件人: 王某 <colleague@example.org>',
      '日期: 2023年9月29日',
      `主题: 回复：${letter.subject}`,
      '',
      '申请销号',
      '标准1：都清完了',
      '',
      '-----邮件原件-----',
      `发件人: ${office.zh} <${address}>`,
      '发送时间: 2023年9月28日',
      `主题: ${letter.subject}`,
      '',
      ...letter.lines,
    ],
  }),
  bare: ({ reply }) => ({ text: reply }),
  'bare-html': ({ reply }) => ({ html: page(divs(reply)) }),
} satisfies Readonly<Record<string, (told: Told) => Written>>;

export type Shape = `${keyof typeof programs}`;
export const shapes: Readonly<Record<Shape, (told: Told) => Written>> = programs;

function interleavedLines(lines: Lines, between: Between, quote: (lines: Lines) => Lines): Lines {
  const parts: string[] = [];
  let from = 0;
  for (const [after, line] of between) {
    parts.push(...quote(lines.slice(from, after)), '', line, '');
    from = after;
  }
  return [...parts, ...quote(lines.slice(from))];
}

function interleaved(
  lines: Lines,
  between: Between,
  quote: (lines: Lines) => string,
  say: (line: string) => string,
): string {
  let html = '';
  let from = 0;
  for (const [after, line] of between) {
    html += quote(lines.slice(from, after)) + say(line);
    from = after;
  }
  return html + (from < lines.length ? quote(lines.slice(from)) : '');
}
