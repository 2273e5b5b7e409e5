import type { Catalogue } from './translate.ts';

/** Content of one `_locales/XX/messages.json`, as browsers read it. */
export type ExtensionMessages = Readonly<Record<ExtensionMessageName, { readonly message: string }>>;

/** Names that the manifest uses as `__MSG_name__`. */
export type ExtensionMessageName = 'extensionName' | 'extensionDescription' | 'toolbarTitle';

/** The few sentences that the manifest itself needs; everything else is read from the catalogue at run time. */
export function extensionMessages(catalogue: Catalogue): ExtensionMessages {
  return {
    extensionName: { message: catalogue['extension.name'] },
    extensionDescription: { message: catalogue['extension.description'] },
    toolbarTitle: { message: catalogue['extension.toolbar-title'] },
  };
}
