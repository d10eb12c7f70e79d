// What the whole page shares: where it is, in which language and theme.
import { bring, pick, translate, type Key, type Language } from './core/i18n';
import { format, parse, type Route } from './core/route';

const stored = (name: string): string | null => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // storage is off; the choice lasts as long as the page
  }
};

const keep = (name: string, value: string): void => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // as above
  }
};

const first = parse(location.pathname, location.search);

class App {
  route = $state.raw<Route>(first);
  language = $state<Language>(pick(first.options.lang, stored('language'), navigator.languages));
  theme = $state<'light' | 'dark'>(
    first.options.theme === 'dark' || first.options.theme === 'light'
      ? first.options.theme
      : ((stored('theme') as 'light' | 'dark' | null) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')),
  );
  /** Whether the page stands in another page. */
  embedded = $derived(this.route.options.embed === '1');

  constructor() {
    addEventListener('popstate', () => (this.route = parse(location.pathname, location.search)));
    this.dress();
  }

  t = (key: Key, values?: Record<string, string | number>): string => translate(this.language, key, values);

  /** Goes to a view; replacing leaves no step to go back to. */
  go = (route: Route, replace = false): void => {
    const address = format(route);
    if (replace) history.replaceState(null, '', address);
    else if (address !== location.pathname + location.search) history.pushState(null, '', address);
    const moved = route.view !== this.route.view || route.id !== this.route.id;
    this.route = parse(location.pathname, location.search);
    if (moved && !replace) scrollTo(0, 0);
  };

  setLanguage = async (language: Language): Promise<void> => {
    await bring(language);
    this.language = language;
    keep('language', language);
    this.dress();
  };

  setTheme = (theme: 'light' | 'dark'): void => {
    this.theme = theme;
    keep('theme', theme);
    this.dress();
  };

  private dress(): void {
    document.documentElement.lang = this.language === 'en' ? 'en' : 'zh-CN';
    document.documentElement.dataset.theme = this.theme;
  }
}

export const app = new App();
export const t = app.t;
