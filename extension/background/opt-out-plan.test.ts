import { describe, expect, it } from 'vitest';
import { LANGUAGES, translator } from '../../shared/locales/translate.ts';
import { OPT_OUT_KINDS, type OptOutKind } from '../../shared/disclose/opt-out.ts';
import { planOptOut } from './opt-out-plan.ts';

const plan = (kind: OptOutKind, url: string) => planOptOut({ kind, source: 'header', url, quote: null });

describe('planOptOut', () => {
  it('posts to one host, and asks for access to that one', () => {
    expect(plan('one-click', 'https://аpple.example:8443/u?id=1')).toEqual({
      step: 'post',
      url: 'https://xn--pple-43d.example:8443/u?id=1',
      origins: ['https://xn--pple-43d.example/*'],
      words: { key: 'opt-out.sends.one-click', params: { host: 'xn--pple-43d.example' } },
    });
  });

  it.each(['withdraw-tracking', 'preferences', 'unsubscribe'] as const)('opens the page of %s', (kind) => {
    expect(plan(kind, 'http://shop.example/u')).toEqual({
      step: 'open',
      url: 'http://shop.example/u',
      words: { key: 'opt-out.sends.page', params: { host: 'shop.example' } },
    });
  });

  it('composes a message to one address', () => {
    expect(plan('mailto', 'mailto:u@shop.example?subject=stop&bcc=x@y.example')).toEqual({
      step: 'compose',
      url: 'mailto:u@shop.example?subject=stop',
      words: { key: 'opt-out.sends.mailto', params: { host: 'u@shop.example' } },
    });
  });

  it.each<[OptOutKind, string]>([
    ['one-click', 'http://shop.example/u'],
    ['one-click', 'https://127.0.0.1/u'],
    ['unsubscribe', 'javascript:alert(1)'],
    ['unsubscribe', 'http://192.168.0.1/reboot'],
    ['mailto', 'https://shop.example/u'],
    ['mailto', 'mailto:a@b.example,c@d.example'],
  ])('does nothing with %s %s', (kind, url) => {
    expect(plan(kind, url)).toBeNull();
  });

  it.each(LANGUAGES)('has words for each kind in %s, with the host in them', (language) => {
    for (const kind of OPT_OUT_KINDS) {
      const made = plan(kind, kind === 'mailto' ? 'mailto:u@shop.example' : 'https://shop.example/u');
      expect(made && translator(language)(made.words.key, made.words.params)).toContain('shop.example');
    }
  });
});
