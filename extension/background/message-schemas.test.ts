import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { extractFromHtml } from '../../shared/extract/html.ts';
import { viewRequest } from '../content/judge-request.ts';
import { contentMessage, pageMessage } from './message-schemas.ts';

const VIEW = '0'.repeat(32);
const CONTEXT = {
  webmail: 'generic',
  sender: { address: null, name: 'N'.repeat(9_000) },
  recipients: [],
  date: null,
  source: null,
};
const HIDDEN = { cause: 'display-none', whose: 'own' };
const HOSTILE_HTML = `<img src="https://t.example/${'x'.repeat(60_000)}" alt="${'a'.repeat(5000)}" width="1e400" height="-1">
  <a href="https://l.example/${'y'.repeat(70_000)}">${'long '.repeat(5000)}</a>
  <img src="https://t.example/nan" width="NaN" height="99999999999999999999999">`;

function requestOf(html: string) {
  const view = viewRequest({ view: VIEW, context: CONTEXT, released: new Set(), ...extractFromHtml(html) });
  return { kind: 'judge', views: [view] };
}

describe('what the extractor gives is always accepted', () => {
  test.each([
    ['an ordinary message', '<img src="https://a.example/b.png"><a href="https://c.example/">d</a>'],
    ['a hostile one', HOSTILE_HTML],
    ['one whose addresses grow when they are encoded', `<img src="https://t.example/${'€'.repeat(60_000)}">`],
    ['an empty one', ''],
  ])('%s', (_name, html) => {
    const message: unknown = JSON.parse(JSON.stringify(requestOf(html)));
    const issues = v.safeParse(contentMessage, message).issues ?? [];
    expect(issues.map((issue) => v.getDotPath(issue))).toEqual([]);
  });
});

describe('what does not fit is refused whole', () => {
  const request = requestOf('<img src="https://a.example/b.png">');
  const [good] = request.views;
  const reference = good?.references[0];
  const withView = (view: object) => ({ kind: 'judge', views: [{ ...good, ...view }] });
  test.each([
    ['another kind', { ...request, kind: 'popup-state' }],
    ['a view that is no token', withView({ view: '../../x' })],
    [
      'a reference that is no web address',
      withView({ references: [{ ...reference, absolute: 'javascript:alert(1)' }] }),
    ],
    ['an unknown vehicle', withView({ references: [{ ...reference, vehicle: '__proto__' }] })],
    ['too many references', withView({ references: Array.from({ length: 50_001 }, () => reference) })],
    ['too many views', { kind: 'judge', views: Array.from({ length: 501 }, () => good) }],
    [
      'too many reasons to be hidden',
      withView({ references: [{ ...reference, hidden: Array.from({ length: 19 }, () => HIDDEN) }] }),
    ],
    [
      'too many failures',
      { kind: 'did-not-load', view: VIEW, urls: Array.from({ length: 50_001 }, () => '') },
    ],
    ['nothing', null],
    ['text', 'judge'],
  ])('%s', (_name, message) => {
    expect(v.safeParse(contentMessage, message).success).toBe(false);
  });

  test('a content script may not ask what only our own pages may', () => {
    expect(
      v.safeParse(contentMessage, { kind: 'load-one', tabId: 1, view: VIEW, reference: 0 }).success,
    ).toBe(false);
    expect(v.safeParse(pageMessage, request).success).toBe(false);
  });
});
