/**
 * The HTML inside a downlevel-hidden conditional comment (`<!--[if mso]>…<![endif]-->`), which Outlook for Windows
 * reads; null for any other comment. `comment` is the text between `<!--` and `-->`.
 */
export function conditionalContent(comment: string): string | null {
  const head = /^\s*\[if\b[^\]]{0,200}\]>/i.exec(comment);
  if (head === null) return null;
  const end = comment.lastIndexOf('<![endif]');
  const content = comment.slice(head[0].length, end < 0 ? comment.length : end);
  return content.includes('<') ? content : null;
}
