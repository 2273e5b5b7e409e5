/** The door of this folder: words and who speaks them. */
export { extensionMessages, type ExtensionMessages } from './extension-messages.ts';
export {
  CATALOGUES,
  LANGUAGES,
  languageOf,
  translator,
  type Catalogue,
  type Language,
  type MessageKey,
  type Translate,
} from './translate.ts';
