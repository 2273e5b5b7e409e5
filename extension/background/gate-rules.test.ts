import { describe, expect, test } from 'vitest';
import { selfHostedWebmail } from '../../shared/data/webmails.ts';
import { lastingRules, onceRule, PRIORITY, releaseRule, tokenOf } from './gate-rules.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';

describe('lasting rules', () => {
  const rules = lastingRules(
    [selfHostedWebmail('mail.example')],
    [{ urlFilter: '/open/', requestDomains: ['t.example'] }],
  );

  test('hold everything remote on a self-hosted webmail except its own host', () => {
    const [hold] = rules;
    expect(hold?.priority).toBe(PRIORITY.hold);
    expect(hold?.condition.topDomains).toEqual(['mail.example']);
    expect(hold?.condition.excludedRequestDomains).toEqual(['mail.example']);
    expect(hold?.condition.resourceTypes).toContain('ping');
    expect(hold?.condition.resourceTypes).toContain('script');
    expect(hold?.condition.resourceTypes).not.toContain('xmlhttprequest');
  });

  test('block known endpoints above any release of a host', () => {
    const endpoint = rules.at(-1);
    expect(endpoint?.priority).toBeGreaterThan(PRIORITY.release);
    expect(endpoint?.condition).toMatchObject({
      urlFilter: '/open/',
      requestDomains: ['t.example'],
      topDomains: ['mail.example'],
    });
  });

  test('have distinct ids', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  test('are none without a webmail', () => {
    expect(lastingRules([], [{ urlFilter: '/open/' }])).toEqual([]);
  });
});

describe('releases', () => {
  test('name tab, hosts and token, and only pictures', () => {
    const rule = releaseRule(7, [3], TOKEN, ['img.example']);
    expect(rule.condition).toEqual({
      tabIds: [3],
      requestDomains: ['img.example'],
      urlFilter: `#*pg-${TOKEN}|`,
      resourceTypes: ['image'],
    });
    expect(tokenOf(rule)).toBe(TOKEN);
  });

  test('of one URL name it exactly and outrank the known endpoints', () => {
    const rule = onceRule(8, [3], TOKEN, 'https://t.example/open?u=1');
    expect(rule.condition.urlFilter).toBe(`|http*://t.example/open?u=1#pg-${TOKEN}|`);
    expect(rule.priority).toBeGreaterThan(PRIORITY.knownEndpoint);
    expect(tokenOf(rule)).toBeNull();
  });
});
