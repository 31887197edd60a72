import { strFromU8, unzipSync } from 'fflate';
import { reportDocx } from '../../mail/letter/report-docx';
import { formDocx } from '../../reports/forms';
import { tableDocx } from '../../reports/table-docx';
import { workbook } from '../../reports/workbook';

/** A control character, a place that is no character, half a character, and a whole one of two halves. */
const said = '甲\u0000\u000b乙\ufffe\uffff丙\ud800丁\udc00𠮷';
const kept = '甲乙丙丁𠮷';

/** The texts of a packed file's parts. */
function partsOf(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, part]) => strFromU8(part))
    .join('\n');
}

describe('what is no character is left out', () => {
  it.each<[string, () => Promise<Uint8Array>]>([
    [
      'of a table',
      () => tableDocx({ title: said, lead: [said], columns: [{ name: said, percent: 100 }], rows: [[said]] }, 'zh-CN'),
    ],
    ['of a form', () => formDocx({ title: said, fields: [[said, said]] }, 'en')],
    [
      'of a report',
      () =>
        reportDocx(
          {
            ...{ title: said, office: said, addressee: [said], date: [said], figures: [[said, said]] },
            tables: [
              { heading: said, columns: [{ name: said, percent: 100 }], rows: [[said]], rest: said, nothing: '' },
            ],
          },
          'zh-CN',
        ),
    ],
    ['of a workbook', () => workbook([{ name: 'S', columns: ['A'], rows: [[said]] }])],
  ])('%s', async (_, written) => {
    const parts = partsOf(await written());
    expect(parts).toContain(kept);
    for (const sign of ['\u0000', '\u000b', '\ufffe', '\uffff', '\ufffd']) expect(parts).not.toContain(sign);
  });
});
