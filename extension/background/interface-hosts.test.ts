import { describe, expect, it } from 'vitest';
import { selfHostedWebmail } from '../../shared/data/webmails.ts';
import { Gate, type RuleStore } from './gate.ts';
import type { Rule } from './gate-rules.ts';
import { answerInterface, InterfaceHostsStore, type Lesson } from './interface-hosts.ts';
import { interfaceOf, isInterfaceRule } from './interface-rules.ts';

class Rules implements RuleStore {
  session: Rule[] = [];
  dynamic: Rule[] = [];
  getSessionRules = () => Promise.resolve(this.session);
  getDynamicRules = () => Promise.resolve(this.dynamic);
  getEnabledRulesets = () => Promise.resolve(['known-webmails']);
  updateSessionRules = (change: { addRules?: Rule[]; removeRuleIds?: number[] }) => {
    this.session = changed(this.session, change);
    return Promise.resolve();
  };
  updateDynamicRules = (change: { addRules?: Rule[]; removeRuleIds?: number[] }) => {
    this.dynamic = changed(this.dynamic, change);
    return Promise.resolve();
  };
}

function changed(rules: Rule[], change: { addRules?: Rule[]; removeRuleIds?: number[] }): Rule[] {
  const left = rules.filter(({ id }) => !(change.removeRuleIds ?? []).includes(id));
  for (const { id } of change.addRules ?? [])
    if (left.some((rule) => rule.id === id)) throw new Error('id taken');
  return [...left, ...(change.addRules ?? [])];
}

const HOST = 'mail.example.com';
const webmail = selfHostedWebmail(HOST);

function lesson(hosts: string[], more: Partial<Lesson> = {}): Lesson {
  const found = { hosts, frames: [] };
  return { webmail, host: HOST, found, incognito: false, runsScripts: () => Promise.resolve(true), ...more };
}

describe('InterfaceHostsStore', () => {
  it('adds to what it knows, tells what is new, and outlives the worker', async () => {
    const rules = new Rules();
    expect(await new InterfaceHostsStore(rules).learn(lesson(['cdn.one.net']))).toEqual({
      known: [],
      learned: ['cdn.one.net'],
    });
    const found = { hosts: ['cdn.one.net'], frames: ['office.two.net'] };
    expect(await new InterfaceHostsStore(rules).learn(lesson([], { found }))).toEqual({
      known: ['cdn.one.net'],
      learned: ['office.two.net'],
    });
    expect(interfaceOf(rules.dynamic, HOST)).toMatchObject({
      hosts: ['cdn.one.net', 'office.two.net'],
      frames: ['office.two.net'],
    });
  });

  it('learns nobody in particular, nothing local, and nothing of the webmail itself', async () => {
    const rules = new Rules();
    const odd = ['10.0.0.1', 'intranet', 's3.amazonaws.com', 'co.uk', HOST, `static.${HOST}`];
    expect(await new InterfaceHostsStore(rules).learn(lesson(odd))).toEqual({ known: [], learned: [] });
    expect(rules.dynamic).toEqual([]);
  });

  it('never lets the webmail’s own picture proxies through by way of a host above it', async () => {
    const rules = new Rules();
    await new InterfaceHostsStore(rules).learn(lesson(['example.com']));
    expect(rules.dynamic[0]?.condition).toMatchObject({
      requestDomains: ['example.com'],
      excludedRequestDomains: [HOST],
      initiatorDomains: [HOST],
    });
  });

  it('stops at its cap', async () => {
    const rules = new Rules();
    const many = Array.from({ length: 50 }, (_, index) => `cdn.n${index}.net`);
    const { learned } = await new InterfaceHostsStore(rules).learn(lesson(many));
    expect(learned).toHaveLength(30);
    expect((await new InterfaceHostsStore(rules).learn(lesson(['late.net']))).learned).toEqual([]);
  });

  it('writes nothing to disk for a private window', async () => {
    const rules = new Rules();
    await new InterfaceHostsStore(rules).learn(lesson(['cdn.one.net'], { incognito: true }));
    expect(rules.dynamic).toEqual([]);
    expect(interfaceOf(rules.session, HOST).hosts).toEqual(['cdn.one.net']);
  });

  it('learns nothing from a page that runs no scripts', async () => {
    const rules = new Rules();
    const still = lesson(['cdn.one.net'], { runsScripts: () => Promise.resolve(false) });
    expect(await new InterfaceHostsStore(rules).learn(still)).toEqual({ known: [], learned: [] });
    expect(rules.dynamic).toEqual([]);
  });

  it('forgets a site that is no longer protected, and no other', async () => {
    const rules = new Rules();
    const store = new InterfaceHostsStore(rules);
    const other = 'post.other.org';
    const found = { hosts: ['cdn.one.net'], frames: ['office.two.net'] };
    await store.learn(lesson([], { found }));
    await store.learn(lesson([], { found, webmail: selfHostedWebmail(other), host: other }));
    await store.forgetUnprotected((host) => host === other);
    expect(interfaceOf(rules.dynamic, HOST).ids).toEqual([]);
    expect(interfaceOf(rules.dynamic, other).ids).toHaveLength(2);
  });

  it('stays when the rules that hold are replaced, and does not count as one of them', async () => {
    const rules = new Rules();
    await new InterfaceHostsStore(rules).learn(lesson(['cdn.one.net']));
    const gate = new Gate(rules);
    await gate.hold([webmail], []);
    await gate.hold([], []);
    expect(rules.dynamic.filter(isInterfaceRule)).toHaveLength(1);
    expect(await gate.stands(false)).toBe(false);
  });
});

describe('answerInterface', () => {
  const found = { hosts: ['cdn.one.net'], frames: [] };
  const sender = {
    tabId: 1,
    openerTabId: null,
    frameId: 0,
    pageHost: HOST,
    incognito: false,
    documentHost: HOST,
    documentId: 'D1',
    active: true,
  };
  const other = 'post.other.org';
  const services = {
    webmail: (host: string) =>
      Promise.resolve(host === HOST || host === other ? selfHostedWebmail(host) : null),
    runsScripts: () => Promise.resolve(true),
  };

  it.each([
    ['a frame', { ...sender, frameId: 3 }],
    ['a page without address', { ...sender, pageHost: null }],
    ['a page that is not protected', { ...sender, pageHost: 'shop.example', documentHost: 'shop.example' }],
    ['a document that the tab no longer shows', { ...sender, pageHost: other }],
    ['a document of another address than the tab’s', { ...sender, documentHost: other }],
    ['a document without address of its own', { ...sender, documentHost: null }],
    ['a document that is only prepared or kept', { ...sender, active: false }],
    ['a document that the browser does not name', { ...sender, documentId: null }],
  ])('refuses %s', async (_, from) => {
    const rules = new Rules();
    expect(await answerInterface(found, from, new InterfaceHostsStore(rules), services)).toBeNull();
    expect(rules.dynamic).toEqual([]);
  });

  it('hears the top document of a protected page', async () => {
    const answer = await answerInterface(found, sender, new InterfaceHostsStore(new Rules()), services);
    expect(answer?.learned).toEqual(['cdn.one.net']);
  });

  it('asks of that very document whether it runs scripts', async () => {
    const asked: unknown[] = [];
    const runsScripts = (...which: unknown[]) => Promise.resolve(asked.push(which) === 0);
    const store = new InterfaceHostsStore(new Rules());
    expect(await answerInterface(found, sender, store, { ...services, runsScripts })).toEqual({
      known: [],
      learned: [],
    });
    expect(asked).toEqual([[1, 'D1']]);
  });
});
