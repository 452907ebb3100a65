import { appendTo, attributes, childrenOf, escapeText, innerText, prefixOf, tags } from './marked.xml.js';

/** What is said at a cell, by its address (`E5`). */
export type Remarks = ReadonlyMap<string, string>;

const AUTHOR = 'EMC';
/** Our own comments, known by their words: LibreOffice forgets who wrote a comment. */
const OURS = /^EMC:\s+(Lỗi|Cảnh báo|Lưu ý|Error|Warning|Notice) [A-Z][A-Z0-9_]*: /;
/** Begins what is added to an officer's own comment, so that it is found again when the workbook is marked anew. */
const ADDED = '[EMC] ';

export const NO_COMMENTS = (namespace: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${namespace}"><authors/><commentList/></comments>`;

export interface CommentsEdit {
  readonly xml: string;
  /** Addresses that have a comment now and had none before: they need a box to stand in. */
  readonly added: readonly string[];
  /** Addresses whose earlier remark is gone: their boxes must go too. */
  readonly removed: readonly string[];
}

/** The comments of a sheet with EMC's earlier remarks taken away and the new ones put in; the officer's own stay. */
export function editComments(xml: string, remarks: Remarks): CommentsEdit {
  const authors = (childrenOf(xml, 'authors')?.items ?? []).map(innerText);
  const p = prefixOf(xml);
  const list = childrenOf(xml, 'commentList');
  const removed: string[] = [];
  const kept = new Set<string>();
  const officers = (list?.items ?? []).flatMap((comment) => {
    const { ref, author } = headOf(comment, authors);
    if (OURS.test(innerText(comment).normalize('NFC'))) {
      removed.push(ref);
      return [];
    }
    kept.add(ref);
    // What begins so is the shadow of a threaded comment; Excel shows the thread and drops changes here.
    const threaded = author.startsWith('tc=');
    return [withRemark(comment, threaded ? undefined : remarks.get(ref), p)];
  });
  const added = [...remarks.keys()].filter((ref) => !kept.has(ref));
  const known = authors.indexOf(AUTHOR);
  const author = known >= 0 ? known : authors.length;
  const ours = added.map((ref) => comment({ p, ref, author, text: remarks.get(ref) ?? '' }));
  const based =
    list?.parent.kind === 'open' ? xml.slice(0, list.parent.end) + officers.join('') + xml.slice(list.close) : xml;
  const authored = known >= 0 ? based : appendTo(based, 'authors', [`<${p}author>${AUTHOR}</${p}author>`]);
  return { xml: appendTo(authored, 'commentList', ours), added, removed };
}

function headOf(comment: string, authors: readonly string[]): { ref: string; author: string } {
  const [first] = tags(comment);
  const at = attributes(first?.text ?? '');
  return { ref: at.get('ref') ?? '', author: authors[Number(at.get('authorId'))] ?? '' };
}

function comment(made: { p: string; ref: string; author: number; text: string }): string {
  const { p } = made;
  const heading = run(p, 'EMC:', `<${p}b/>`);
  const text = heading + run(p, `\n${made.text}`, '');
  return `<${p}comment ref="${made.ref}" authorId="${made.author}"><${p}text>${text}</${p}text></${p}comment>`;
}

function run(p: string, text: string, marks: string): string {
  const looks = `<${p}rPr>${marks}<${p}sz val="9"/><${p}rFont val="Tahoma"/><${p}family val="2"/></${p}rPr>`;
  return `<${p}r>${looks}<${p}t xml:space="preserve">${escapeText(text)}</${p}t></${p}r>`;
}

/** The officer's comment without our earlier addition and, where there is a remark, with the new one. */
function withRemark(comment: string, remark: string | undefined, p: string): string {
  const text = childrenOf(comment, 'text');
  if (!text || text.parent.kind === 'empty') return comment;
  const items = text.items.filter((item) => !innerText(item).trimStart().startsWith(ADDED));
  if (remark === undefined && items.length === text.items.length) return comment;
  // A plain <t> may not stand before a run of ours in every reader, so it becomes a run itself.
  const runs = items.map((item) => (item.startsWith(`<${p}t`) ? `<${p}r>${item}</${p}r>` : item));
  if (remark !== undefined) runs.push(run(p, `\n${ADDED}${remark}`, ''));
  return comment.slice(0, text.parent.end) + runs.join('') + comment.slice(text.close);
}
