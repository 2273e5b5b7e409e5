/** Dependency rules: shared/ stays pure, and nothing reaches around the pipeline. Run by `npm run lint`. */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment: 'shared/ takes plain values and gives plain values: no browser, no Office, no Node.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: [
          '^extension/',
          '^outlook-addin/',
          '^test/',
          '^manifests/',
          'node_modules/webextension-polyfill',
          'node_modules/idb',
        ],
      },
    },
    {
      name: 'shared-has-no-node',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-ui-draws',
      comment: 'shared/ui shows; nothing else in shared/ may import it.',
      severity: 'error',
      from: { path: '^shared/(?!ui/)' },
      to: { path: '^shared/ui/' },
    },
    {
      name: 'content-script-stays-small',
      comment: 'The public suffix list, vendors and hashes live once, in the background.',
      severity: 'error',
      from: { path: '^extension/content/' },
      to: {
        path: [
          'node_modules/tldts',
          'node_modules/@noble',
          '^shared/detect/(?!judgement)',
          '^shared/data/vendors',
          '^extension/background/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'filter-engine-stays-late',
      comment: 'Its code runs only where the user has a filter list: nothing else may load it.',
      severity: 'error',
      from: { pathNot: ['^extension/background/filter-engine\\.ts$', '\\.test\\.ts$', '^node_modules/'] },
      to: { path: 'node_modules/@ghostery', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
