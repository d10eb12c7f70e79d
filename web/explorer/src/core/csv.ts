// A table as a CSV file that spreadsheets open as it is meant.

/** The rows as CSV with a mark of UTF-8. A text that a spreadsheet would run as a formula gets a quote before it. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  const field = (value: string | number): string => {
    if (typeof value === 'number') return String(value);
    const safe = /^[\t\r ]*[=+\-@＝＋－＠]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return '\uFEFF' + rows.map((row) => row.map(field).join(',') + '\r\n').join('');
}
