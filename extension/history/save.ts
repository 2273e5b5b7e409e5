/** Lets the browser save a file. @param what a word for its name @returns its name, which ends with today's date */
export function save(blob: Blob, what: string, ending: string): string {
  const name = `pixelgate-${what}-${new Date().toISOString().slice(0, 10)}.${ending}`;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
  return name;
}
