// The address of a view in a frame, from the attributes of <policygraph-view>.

export interface Wanted {
  server: string;
  view?: string | null;
  /** What is asked, as in the address of the explorer: q=安吉县&role=LEADS. */
  question?: string | null;
  /** For the views read and entity: what to show. */
  of?: string | null;
  lang?: string | null;
  theme?: string | null;
}

const views = ['list', 'graph', 'matrix', 'map', 'timeline', 'network', 'read', 'entity', 'compare', 'wall'];

/** The address; null where the server is none, or is not reached by HTTP. */
export function addressOf(wanted: Wanted): string | null {
  if (!URL.canParse(wanted.server)) return null;
  const server = new URL(wanted.server);
  if (server.protocol !== 'http:' && server.protocol !== 'https:') return null;
  const view = views.includes(wanted.view ?? '') ? wanted.view! : 'list';
  const id = view === 'read' || view === 'entity' ? `/${encodeURIComponent(wanted.of ?? '').replaceAll('%3A', ':').replaceAll('%2F', '/')}` : '';
  const address = new URL(`/${view}${id}`, server.origin);
  for (const [name, value] of new URLSearchParams(wanted.question ?? '')) address.searchParams.append(name, value);
  address.searchParams.set('embed', '1');
  if (wanted.lang === 'zh' || wanted.lang === 'en') address.searchParams.set('lang', wanted.lang);
  if (wanted.theme === 'light' || wanted.theme === 'dark') address.searchParams.set('theme', wanted.theme);
  return address.href;
}

/** A height that CSS understands: a number is pixels; what is none is 480 pixels. */
export function heightOf(text: string | null): string {
  const trimmed = (text ?? '').trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return `${trimmed}px`;
  return /^\d+(\.\d+)?(px|rem|em|vh|dvh|svh|%)$/.test(trimmed) ? trimmed : '480px';
}

/** What a frame tells the page around it: which view is shown, of what, and what is asked, in the words of the attributes. */
export interface Shown {
  view: string;
  of: string;
  question: string;
}

/** What a message tells; null where it is none of ours. */
export function heard(data: unknown): Shown | null {
  if (typeof data !== 'object' || data === null) return null;
  const { from, view, of, question } = data as Record<string, unknown>;
  return from === 'policygraph' && typeof view === 'string' && typeof of === 'string' && typeof question === 'string' ? { view, of, question } : null;
}
