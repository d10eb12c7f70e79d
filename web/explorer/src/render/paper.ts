// How a view lies on paper while it is open: @page rules cannot be part of a view's own style, which would hold for all views.

/** Lays the page across until what it returns is called. */
export function acrossPaper(): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@page { size: A4 landscape; margin: 11mm 12mm; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
