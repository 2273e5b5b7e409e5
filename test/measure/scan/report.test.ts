import { describe, expect, it } from 'vitest';
import { printable, shortened } from './printable.ts';
import { errorReport, messageReport, Totals, WIDTH } from './report.ts';
import { scanMessage, scanTables } from './scan-message.ts';

const tables = scanTables();
const html = `<img src="https://cdn.shop.example/logo.png" width="100" height="40"><img src="https://u1.ct.sendgrid.net/wf/open?upn=u001.${'x'.repeat(300)}" width="1" height="1">`;
const message = scanMessage(
  { id: 'mail\u001b[31m\u202e.eml', from: 'news@mail.shop.example', to: [], headers: {}, html },
  tables,
);

describe('scanMessage', () => {
  it('gives one line with the members that measuring reads', () => {
    expect(message.sender).toEqual({
      address: 'news@mail.shop.example',
      domain: 'shop.example',
      authenticated: false,
    });
    expect(message.references.map(({ verdict, decision }) => [verdict, decision])).toEqual([
      ['content', 'allow'],
      ['tracker', 'block'],
    ]);
    expect(message.references[0]?.reason).toBe('harmless-picture');
    expect(message.references[1]?.vendor).toEqual({ id: 'sendgrid', name: 'SendGrid (Twilio)' });
    expect(Object.keys(message)).toEqual([
      'id',
      'sender',
      'references',
      'declarations',
      'optOuts',
      'links',
      'oneClick',
      'mistakes',
    ]);
    expect(message.mistakes).toEqual(['1 tracker carries no declaration']);
  });

  it('has no sender where the headers do not tell', () => {
    expect(scanMessage({ id: '1', from: null, to: [], headers: {}, html: '' }, tables)).toMatchObject({
      sender: null,
      references: [],
    });
  });
});

describe('the report', () => {
  it('fits a terminal and prints nothing of a message that acts on it', () => {
    const totals = new Totals();
    totals.add(message);
    totals.addFailure();
    const text = [
      messageReport(message),
      errorReport({ id: 'x', error: `bad\u0007${'y'.repeat(300)}` }),
      totals.toString(),
    ].join('\n');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(WIDTH);
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}/u);
    expect(text).toContain('SendGrid (Twilio)');
    expect(text).toContain('1 message could not be read.');
  });

  it('escapes and shortens', () => {
    expect(printable('a\u202eb\u0000c\ud800')).toBe('a\\u{202e}b\\u{0}c\\u{d800}');
    expect(shortened('abcdefghij', 6)).toBe('abc…ij');
    expect(shortened('abc', 6)).toBe('abc');
  });
});
