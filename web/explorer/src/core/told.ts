// What a view in a frame tells the page around it. Apart from embed.ts, which pages of others load: that may share no file with ours.

/** What is shown at an address of ours, in the words of the attributes of <policygraph-view>. */
export function shownAt(path: string, search: string): { from: 'policygraph'; view: string; of: string; question: string } {
  const [, view = '', ...rest] = path.split('/');
  const question = new URLSearchParams(search);
  for (const name of ['embed', 'lang', 'theme']) question.delete(name);
  return { from: 'policygraph', view: view === '' ? 'home' : view, of: decode(rest.join('/')), question: question.toString() };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not one that we made
  }
}
