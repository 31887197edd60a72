const digits = '〇一二三四五六七八九';

/** Writes Chinese numbers of dates and times allowed in digits: 二〇二四年六月三十日, 十五日内, 半年内, 两个月内. */
export function inDigits(text: string): string {
  return text
    .replaceAll(/[零○◯]/g, '〇')
    .replaceAll(/(?<=(?<!\d)20\d{2})(?=[一二三四上下])/g, '年')
    .replaceAll(/[一二][〇一二三四五六七八九]{3}(?=年)/g, (year) =>
      Array.from(year, (sign) => digits.indexOf(sign)).join(''),
    )
    .replaceAll(/(?<![上下])半年(?=内|之内|以内)/g, '6个月')
    .replaceAll(/半个月(?=内|之内|以内)/g, '15天')
    .replaceAll(/两(?=个|年|周|天|日)/g, '2')
    .replaceAll(
      /[一二三四五六七八九]?十[一二三四五六七八九]?(?=[年月日号天周个季])|[一二三四五六七八九](?=[年月日号天周个季])/g,
      (number) => String(numberIn(number)),
    );
}

/** 九 is 9, 十二 is 12, 三十 is 30. */
function numberIn(text: string): number {
  const ten = text.indexOf('十');
  if (ten < 0) return digits.indexOf(text);
  const tens = ten === 0 ? 1 : digits.indexOf(text.charAt(0));
  return tens * 10 + Math.max(0, digits.indexOf(text.charAt(ten + 1) || '〇'));
}
