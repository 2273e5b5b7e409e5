import { WEBMAIL_FIXTURES } from '../fixtures/webmails/index.ts';
import { expectProtected } from './webmails-guarded.ts';
import { controlRun } from './webmails-run.ts';
import { test } from './webmails-world.ts';

for (const fixture of WEBMAIL_FIXTURES) {
  test.describe(fixture.id, () => {
    let interfaceUrls: readonly string[] | null = null;

    test('control: without the extension every tracker is asked', async ({ webmails, control }) => {
      interfaceUrls = await controlRun(control, webmails.server, fixture);
    });

    test('no tracker is asked, nothing is lost, the sender is known', async ({
      webmails,
      guarded,
      control,
    }) => {
      interfaceUrls ??= await controlRun(control, webmails.server, fixture);
      await expectProtected(guarded, webmails.server, fixture, interfaceUrls);
    });
  });
}
