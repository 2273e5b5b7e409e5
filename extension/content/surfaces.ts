import type { SurfaceWords } from '../messages.ts';
import type { FoundReference } from './extraction.ts';
export class Surfaces {
  constructor(_page: Document, _a: { load(url: string): void; openPopup(): void }) {}
  showCount(_n: number, _w: SurfaceWords, _m: Element | null): void {}
  showPlaceholders(_f: readonly FoundReference[]): void {}
  removePlaceholders(_e: readonly Element[]): void {}
  remove(): void {}
}
