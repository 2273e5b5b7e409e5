import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'test/output/', '**/*.cjs'] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: new URL('../..', import.meta.url).pathname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-globals': ['error', { name: 'browser', message: 'Import it from extension/platform.' }],
      'max-lines-per-function': ['warn', { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ...tseslint.configs.disableTypeChecked.languageOptions,
      globals: Object.fromEntries(
        ['console', 'process', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'fetch'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  {
    // Webmails do write into documents this way; the fixtures must do as they do.
    files: ['test/fixtures/contexts.ts', 'test/e2e/page-changes.e2e.ts'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    // Playwright's fixtures take an object pattern even where they need nothing.
    files: [
      'test/e2e/world.ts',
      'test/e2e/webmails-world.ts',
      'test/e2e/card-world.ts',
      'test/e2e/face.e2e.ts',
      'test/e2e/hostile-declarations.e2e.ts',
      'test/e2e/list-marks.e2e.ts',
      'test/e2e/keyboard-all.e2e.ts',
      'test/e2e/pause.e2e.ts',
      'test/e2e/settings-act.e2e.ts',
      'test/e2e/site-removed.e2e.ts',
    ],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
);
