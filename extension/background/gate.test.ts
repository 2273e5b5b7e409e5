import { expect, test } from 'vitest';
import { tokenOf, type Rule } from './gate-rules.ts';
import { Gate, type RuleStore } from './gate.ts';
import { FIRST_INTERFACE_RULE, interfaceRules, isInterfaceRule } from './interface-rules.ts';
import { isShowingRule } from './showing-rule.ts';

/** Rules in memory, with the one property that matters: they outlive the gate. */
class MemoryRules implements RuleStore {
  session = new Map<number, Rule>();
  getSessionRules = () => Promise.resolve([...this.session.values()]);
  getDynamicRules = () => Promise.resolve([]);
  getEnabledRulesets = () => Promise.resolve(['known-webmails']);
  updateDynamicRules = () => Promise.resolve();
  updateSessionRules({ addRules = [], removeRuleIds = [] }: { addRules?: Rule[]; removeRuleIds?: number[] }) {
    for (const id of removeRuleIds) this.session.delete(id);
    for (const rule of addRules) {
      if (this.session.has(rule.id)) return Promise.reject(new Error(`Rule ${rule.id} exists.`));
      this.session.set(rule.id, rule);
    }
    return Promise.resolve();
  }
}

const A = 'a'.repeat(32);
const B = 'b'.repeat(32);

test('a view keeps the hosts released before, also when the worker was stopped in between', async () => {
  const rules = new MemoryRules();
  await new Gate(rules).release([1], [{ view: A, hosts: ['one.example'] }]);
  await new Gate(rules).release([1], [{ view: A, hosts: ['two.example'] }]);
  expect([...rules.session.values()].map((rule) => rule.condition.requestDomains)).toEqual([
    ['one.example', 'two.example'],
  ]);
});

test('views of several tabs do not share a release', async () => {
  const rules = new MemoryRules();
  const gate = new Gate(rules);
  await Promise.all([
    gate.release([1], [{ view: A, hosts: ['one.example'] }]),
    gate.release([2], [{ view: B, hosts: ['two.example'] }]),
  ]);
  expect([...rules.session.values()].map((rule) => rule.condition.tabIds)).toEqual([[1], [2]]);
  await gate.endTab(1);
  expect([...rules.session.values()].map((rule) => rule.condition.tabIds)).toEqual([[2]]);
});

test('a single-use token ends without touching the view', async () => {
  const rules = new MemoryRules();
  const gate = new Gate(rules);
  await gate.release([1], [{ view: A, hosts: ['one.example'] }]);
  const token = await gate.releaseOnce([1], 'https://t.example/p');
  expect(rules.session.size).toBe(2);
  await gate.end(1, [token]);
  expect([...rules.session.values()].map((rule) => rule.condition.requestDomains)).toEqual([['one.example']]);
});

test('no hosts, no rule', async () => {
  const rules = new MemoryRules();
  await new Gate(rules).release([1], [{ view: A, hosts: [] }]);
  expect(rules.session.size).toBe(0);
});

test('a tab never has more than five hundred releases: the oldest ends', async () => {
  const rules = new MemoryRules();
  const gate = new Gate(rules);
  for (let index = 0; index < 503; index++) {
    await gate.release([1], [{ view: index.toString(16).padStart(32, '0'), hosts: [`h${index}.example`] }]);
  }
  expect(rules.session.size).toBe(500);
  expect(
    [...rules.session.values()].some((rule) => rule.condition.requestDomains?.includes('h0.example')),
  ).toBe(false);
});

test('all tabs together never have more than four thousand: the oldest anywhere ends', async () => {
  const rules = new MemoryRules();
  const gate = new Gate(rules);
  const name = (tab: number, index: number) => (tab * 1_000 + index).toString(16).padStart(32, '0');
  for (let tab = 1; tab <= 8; tab++) {
    const views = Array.from({ length: 500 }, (_, index) => ({
      view: name(tab, index),
      hosts: ['old.example'],
    }));
    await gate.release([tab], views);
  }
  const oldest = { view: name(1, 0), hosts: ['new.example'] };
  await gate.release([1], [oldest]); // It has its place: nothing ends.
  expect(rules.session.size).toBe(4_000);
  await gate.release([9], [{ view: A, hosts: ['one.example'] }]);
  await gate.releaseOnce([9], 'https://t.example/p');
  const left = [...rules.session.values()].map((rule) => rule.condition.tabIds?.[0]);
  expect([
    left.length,
    left.filter((tab) => tab === 1).length,
    left.filter((tab) => tab === 9).length,
  ]).toEqual([4_000, 498, 2]);
});

test('says whether the rules that hold are in the browser at all', async () => {
  const gate = new Gate(new MemoryRules());
  expect(await gate.stands(true)).toBe(true);
  expect(await gate.stands(false)).toBe(false); // No rule of an added webmail.
});

test('each showing of a tab ends on its own: a second click is not cut short by the first', async () => {
  const rules = new MemoryRules();
  const gate = new Gate(rules);
  await gate.release([1], [{ view: A, hosts: ['one.example'] }]);
  const first = await gate.showAll(1, ['mail.example']);
  const second = await gate.showAll(1, ['mail.example']);
  await gate.endShowing(first);
  expect([...rules.session.values()].filter(isShowingRule)).toHaveLength(1);
  await gate.endShowing(second);
  expect([...rules.session.values()].map((rule) => rule.condition.requestDomains)).toEqual([['one.example']]);
});

test('a worker that starts ends what was left showing, and keeps what private windows learned', async () => {
  const rules = new MemoryRules();
  const found = { hosts: ['cdn.example'], frames: ['office.example'] };
  const learned = interfaceRules(['mail.example'], ['mail.example'], found, FIRST_INTERFACE_RULE);
  await rules.updateSessionRules({ addRules: learned });
  const before = new Gate(rules);
  await before.release([1], [{ view: A, hosts: ['one.example'] }]);
  await before.showAll(1, ['mail.example']);
  await new Gate(rules).endShowing();
  const left = [...rules.session.values()];
  expect(left.filter(isInterfaceRule)).toEqual(learned);
  expect(left.filter((rule) => !isInterfaceRule(rule)).map(tokenOf)).toEqual([A]);
});

test('an approved pixel is let through by its exact URL, and taken back with its approval', async () => {
  const rules = new MemoryRules();
  const gate = new Gate(rules);
  const filters = () => [...rules.session.values()].map(({ condition }) => condition.urlFilter);
  const pixels = ['https://t.example/o/1', 'https://t.example/o/2'];
  await gate.release([1], [{ view: A, hosts: ['img.example'], pixels }]);
  await gate.release([1], [{ view: A, hosts: ['img.example'], pixels }]);
  const exact = pixels.map((url) => `|${url.replace('https', 'http*')}#pg-${A}|`);
  expect(filters()).toEqual([`#*pg-${A}|`, ...exact]);
  await new Gate(rules).release([1], [{ view: A, hosts: ['img.example'], pixels: pixels.slice(1) }]);
  expect(filters()).toEqual([`#*pg-${A}|`, ...exact.slice(1)]);
  await gate.end(1, [A]);
  expect(filters()).toEqual([]);
});
