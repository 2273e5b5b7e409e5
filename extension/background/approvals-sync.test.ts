import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Approval } from '../../shared/decide/approval.ts';
import { MemoryArea, SYNC_QUOTA } from '../../test/fixtures/storage-area.ts';
import type { NewApproval } from './approvals-schema.ts';
import { ApprovalsStore } from './approvals-store.ts';

/** One browser's account, and machines that pass items to it and from it when they are online: the last writer wins. */
class Account {
  readonly items = new Map<string, string>();
}

class Machine {
  readonly local = new MemoryArea();
  readonly sync = new MemoryArea(SYNC_QUOTA);
  readonly #dirty = new Set<string>();
  readonly #name: string;
  #ids = 0;
  #clock = 1_000;
  /** How often it was said that somebody else has changed approvals. */
  news = 0;
  store: ApprovalsStore;

  constructor(name: string) {
    this.#name = name;
    this.store = this.#start();
    this.sync.onChanged = (keys) => {
      for (const key of keys) this.#dirty.add(key);
    };
  }

  #start(): ApprovalsStore {
    return new ApprovalsStore({
      local: this.local,
      sync: this.sync,
      managed: { get: () => Promise.resolve({}) },
      now: () => (this.#clock += 1),
      newId: () => this.#name + `${(this.#ids += 1)}`.padStart(19, '0'),
      onNews: () => (this.news += 1),
    });
  }

  restart(): void {
    this.store = this.#start();
  }

  /** Goes online: what was written here goes out, what others wrote comes in. */
  async online(account: Account): Promise<void> {
    this.upload(account);
    await this.download(account);
  }

  /** @returns whether anything went out */
  upload(account: Account): boolean {
    const moved = this.#dirty.size > 0;
    for (const key of this.#dirty) {
      const json = this.sync.stored.get(key);
      if (json === undefined) account.items.delete(key);
      else account.items.set(key, json);
    }
    this.#dirty.clear();
    return moved;
  }

  /** @returns whether anything came in */
  async download(account: Account): Promise<boolean> {
    const keys = new Set([...account.items.keys(), ...this.sync.stored.keys()]);
    const changed = [...keys].filter((key) => this.sync.stored.get(key) !== account.items.get(key));
    for (const key of changed) this.sync.arrive(key, account.items.get(key));
    if (changed.length > 0) await this.store.synced();
    return changed.length > 0;
  }
}

const approval = (number: number): NewApproval => ({
  purpose: 'profiling',
  regime: 'consent',
  scope: { kind: 'sender', address: `${number}@sender.example`, domain: null },
  hosts: ['t.sender.example'],
  pathShapes: ['/o/*'],
});

/** Lets all machines go online at once, again and again, until nothing moves any more. */
async function settle(machines: readonly Machine[], account: Account): Promise<void> {
  for (const machine of machines) await machine.store.setSync(true);
  for (let round = 0; round < 30; round += 1) {
    const moved = machines.map((machine) => machine.upload(account));
    for (const machine of machines) moved.push(await machine.download(account));
    if (!moved.includes(true)) return;
  }
  throw new Error('The machines never come to rest.');
}

const listed = async ({ store }: Machine): Promise<readonly Approval[]> => (await store.state()).approvals;

test('machines are told what the other one changed, once, and nothing of what they changed themselves', async () => {
  const [one, two, account] = [new Machine('a'), new Machine('b'), new Account()];
  await settle([one, two], account);
  await one.store.approve([approval(1)]);
  await settle([one, two], account);
  expect([one.news, two.news]).toEqual([0, 1]);
  await two.store.withdraw((await listed(two)).map(({ id }) => id));
  await settle([one, two], account);
  expect([one.news, two.news]).toEqual([1, 1]);
});

describe('two machines', () => {
  test('learn from each other what was approved and withdrawn', async () => {
    const [one, two, account] = [new Machine('a'), new Machine('b'), new Account()];
    await one.store.approve([approval(1), approval(2)]);
    await two.store.approve([approval(3)]);
    await settle([one, two], account);
    expect(await listed(one)).toHaveLength(3);
    expect(await listed(two)).toEqual(await listed(one));
    const [first] = await listed(two);
    await two.store.withdraw([first?.id ?? '']);
    await settle([one, two], account);
    expect(await listed(one)).toHaveLength(2);
    expect(JSON.stringify([...account.items])).not.toContain(`${JSON.stringify(first?.given)},"hosts"`);
  });

  test('that approve the same show it once, and one withdrawal ends it on both', async () => {
    const [one, two, account] = [new Machine('a'), new Machine('b'), new Account()];
    await one.store.approve([approval(1)]);
    await two.store.approve([approval(1)]);
    await settle([one, two], account);
    expect(await listed(one)).toHaveLength(1);
    await one.store.withdraw((await listed(one)).map(({ id }) => id));
    await settle([one, two], account);
    expect(await listed(two)).toEqual([]);
  });

  test('a record that both know takes its room once', async () => {
    const [one, two, account] = [new Machine('a'), new Machine('b'), new Account()];
    await one.store.approve(Array.from({ length: 50 }, (_, index) => approval(index)));
    await settle([one, two], account);
    const ids = [...account.items.values()].join('').match(/"id":"/g);
    expect(ids).toHaveLength(50);
  });

  test('that wrote the same record while apart agree on who keeps it', async () => {
    const [one, two, account] = [new Machine('a'), new Machine('b'), new Account()];
    await one.store.approve([approval(1)]);
    await settle([one, two], account);
    await one.store.setSync(false);
    await one.online(account);
    await two.online(account);
    await one.store.setSync(true);
    await settle([one, two], account);
    expect([...account.items.values()].join('').match(/"id":"/g)).toHaveLength(1);
  });

  test('switched off, the account holds nothing of it and the machine everything', async () => {
    const [one, two, account] = [new Machine('a'), new Machine('b'), new Account()];
    await one.store.approve([approval(1)]);
    await settle([one, two], account);
    expect(await two.store.setSync(false)).toBe('off');
    expect(await listed(two)).toHaveLength(1);
    expect([...two.sync.stored.keys()]).toEqual([]);
    await one.store.setSync(false);
    await two.online(account);
    await one.online(account);
    expect([...account.items.keys()]).toEqual([]);
  });
});

describe('the account’s limits', () => {
  test('a full account is said, this machine keeps all, and room that is made is used', async () => {
    const machine = new Machine('a');
    expect(await machine.store.setSync(true)).toBe('on');
    await machine.store.approve(Array.from({ length: 1_000 }, (_, index) => approval(index)));
    await machine.store.synced();
    expect((await machine.store.state()).sync).toBe('full');
    expect(await listed(machine)).toHaveLength(1_000);
    const stored = [...machine.sync.stored.values()].join('').length;
    expect(stored).toBeGreaterThan(90_000);
    const ids = (await listed(machine)).slice(0, 900).map(({ id }) => id);
    await machine.store.withdraw(ids);
    await machine.store.synced();
    expect((await machine.store.state()).sync).toBe('on');
  });

  test('an approval too long for one item stays out, the others do not', async () => {
    const machine = new Machine('a');
    const long = Array.from(
      { length: 50 },
      (_, index) => `${'h'.repeat(60)}.${'i'.repeat(60)}.${index}.${'j'.repeat(60)}`,
    );
    await machine.store.approve([{ ...approval(1), hosts: long }, approval(2)]);
    expect(await machine.store.setSync(true)).toBe('full');
    expect([...machine.sync.stored.values()].join('')).toContain('2@sender.example');
  });

  test('a browser that refuses to write is said, and tried again', async () => {
    const machine = new Machine('a');
    machine.sync.refuses = true;
    await machine.store.approve([approval(1)]);
    expect(await machine.store.setSync(true)).toBe('failed');
    machine.sync.refuses = false;
    await machine.store.approve([approval(2)]);
    await machine.store.synced();
    expect((await machine.store.state()).sync).toBe('on');
    expect([...machine.sync.stored.values()].join('')).toContain('1@sender.example');
  });

  test('what has not changed is not written again', async () => {
    const machine = new Machine('a');
    await machine.store.approve([approval(1)]);
    await machine.store.setSync(true);
    const { writes } = machine.sync;
    await machine.store.synced();
    await machine.store.synced();
    expect(machine.sync.writes).toBe(writes);
  });

  test('foreign and damaged items in the account harm nothing', async () => {
    const machine = new Machine('a');
    await machine.sync.set({ 'approvals:00ff:0': { approvals: [{ id: 1 }], withdrawn: 'x' }, other: [1] });
    await machine.store.approve([approval(1)]);
    expect(await machine.store.setSync(true)).toBe('on');
    expect(await listed(machine)).toHaveLength(1);
    await machine.store.setSync(false);
    expect([...machine.sync.stored.keys()]).toEqual(['other']);
  });
});

const action = fc.record({
  machine: fc.constantFrom(0, 1, 2),
  what: fc.constantFrom('approve', 'withdraw', 'online', 'online', 'restart', 'on', 'off', 'fail'),
  which: fc.nat(5),
});

test('in whatever order: all machines end with every approval but those that were withdrawn', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
      const machines = ['a', 'b', 'c'].map((name) => new Machine(name));
      const account = new Account();
      const given = new Map<string, string>();
      const withdrawn = new Set<string>();
      for (const { machine: index, what, which } of actions) {
        const machine = machines[index] as Machine;
        machine.sync.refuses = what === 'fail';
        if (what === 'approve') await machine.store.approve([approval(which)]);
        if (what === 'online') await machine.online(account);
        if (what === 'restart') machine.restart();
        if (what === 'on') await machine.store.setSync(true);
        if (what === 'off') await machine.store.setSync(false);
        const known = await ids(machine);
        for (const [id, address] of known) given.set(id, address);
        if (what !== 'withdraw') continue;
        const address = `${which}@sender.example`;
        const named = known.filter(([, from]) => from === address).map(([id]) => id);
        await machine.store.withdraw(named.slice(0, 1));
        for (const id of named) withdrawn.add(id);
      }
      for (const machine of machines) machine.sync.refuses = false;
      await settle(machines, account);
      const inAccount = [...account.items.values()].join('');
      const expected = [...given].filter(([id]) => !withdrawn.has(id)).sort();
      for (const machine of machines) expect(await ids(machine)).toEqual(expected);
      for (const [id] of given) expect(inAccount).toContain(`"id":"${id}"`);
    }),
    { numRuns: 150 },
  );
});

/** What a machine knows, by id, as it stands in its storage. */
async function ids(machine: Machine): Promise<[id: string, address: string][]> {
  await machine.store.synced();
  const stored = (await machine.local.get('approvals'))['approvals'] as { approvals: Approval[] } | undefined;
  const all = (stored?.approvals ?? []).map(({ id, scope }): [string, string] => [
    id,
    scope.kind === 'sender' ? scope.address : '',
  ]);
  return all.sort();
}
