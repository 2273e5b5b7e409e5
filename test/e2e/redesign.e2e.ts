import { REDESIGNED_FIXTURES } from '../fixtures/webmails/serve.ts';
import { expectProtected } from './webmails-guarded.ts';
import { controlRun } from './webmails-run.ts';
import { test } from './webmails-world.ts';

for (const fixture of REDESIGNED_FIXTURES) {
  test.describe(`${fixture.id}, redesigned`, () => {
    let interfaceUrls: readonly string[] | null = null;

    test('control: without the extension every tracker is asked', async ({ webmails, control }) => {
      interfaceUrls = await controlRun(control, webmails.server, fixture);
    });

    test('no tracker is asked, no picture and nothing of the new interface is lost', async ({
      webmails,
      guarded,
      control,
    }) => {
      interfaceUrls ??= await controlRun(control, webmails.server, fixture);
      await expectProtected(guarded, webmails.server, fixture, interfaceUrls);
    });
  });
}
