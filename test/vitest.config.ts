import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: [
      'shared/**/*.test.{ts,tsx}',
      'extension/**/*.test.{ts,tsx}',
      'manifests/**/*.test.ts',
      'test/{demo,fuzz,measure,setup,fixtures}/**/*.test.ts',
    ],
    environment: 'node',
  },
});
