// The map that a reader brought: kept for the session, in this browser only.
import { parseGeo, type BaseMap } from '../core/geo';

const key = 'basemap';
const small = 3_000_000; // what a session of a browser keeps; larger maps last as long as the page

class Brought {
  map = $state.raw<BaseMap | null>(null);
  name = $state('');
  review = $state('');
  private text = '';

  constructor() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as { name: string; review: string; text: string } | null;
      if (kept) this.use(kept.name, kept.text, kept.review);
    } catch {
      // nothing is kept, or nothing that can be read
    }
  }

  /** Takes a file's text as the map; throws GeoError where it is none. */
  use = (name: string, text: string, review = ''): void => {
    this.map = parseGeo(text);
    this.name = name;
    this.review = review;
    this.text = text;
    this.keep();
  };

  approve = (review: string): void => {
    this.review = review;
    this.keep();
  };

  drop = (): void => {
    this.map = null;
    this.name = '';
    this.review = '';
    this.text = '';
    this.keep();
  };

  private keep(): void {
    try {
      if (this.map && this.text.length <= small) sessionStorage.setItem(key, JSON.stringify({ name: this.name, review: this.review, text: this.text }));
      else sessionStorage.removeItem(key);
    } catch {
      // storage is off or full; the map lasts as long as the page
    }
  }
}

export const brought = new Brought();
