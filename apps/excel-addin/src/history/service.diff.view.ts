import type { Language } from '@emc/domain';
import { el } from '../element.js';
import { table } from '../table.js';
import { countTold } from '../told.js';
import { words } from './history.words.js';
import { diffGroups, headOf, turnOf, type Change, type Comparison, type DiffGroup } from './service.diff.js';
import { groupOf, type Unfolded } from './unfolded.js';

/** What differs between two versions of services, group by group. */
export function serviceDiff(comparison: Comparison, unfolded: Unfolded, language: Language): Node[] {
  const groups = diffGroups(comparison);
  if (groups.length === 0) return [el('p', { class: 'intro' }, words.noChanges[language])];
  return groups.map((group) =>
    groupOf(
      {
        key: group.name,
        count: countTold(group.changes.length, language),
        tone: group.grave ? 'error' : '',
        title: [group.title[language]],
        rows: group.changes,
        more: words.more[language],
        show: (rows) => changeTable(group, rows, language),
      },
      unfolded,
    ),
  );
}

function changeTable({ name, title }: DiffGroup, rows: readonly Change[], language: Language): Node {
  const service = ({ before, after }: Change) => after ?? before;
  const turn = {
    head: headOf(name, language),
    cell: (change: Change) => turnCell(turnOf(name, change), change, language),
  };
  const code = { head: 'ID MCDT', isHead: true, cell: (change: Change) => service(change)?.idMcdt ?? '' };
  const called = { head: words.name[language], cell: (change: Change) => service(change)?.name ?? '' };
  return table({ caption: title[language], columns: name === 'renamed' ? [code, turn] : [code, called, turn], rows });
}

/** `3 → 4`, with the arrow in words for whoever hears it; only one side of what came or went. */
function turnCell([was, is]: readonly [string | null, string | null], change: Change, language: Language): Node {
  const told = (text: string | null) => (text === null ? el('i', {}, words.blank[language]) : text);
  if (!change.before || !change.after) return el('span', {}, told(was ?? is));
  return el(
    'span',
    { class: 'change' },
    el('del', {}, told(was)),
    el('span', { role: 'img', 'aria-label': ` ${words.becomes[language]} ` }, ' → '),
    el('ins', {}, told(is)),
  );
}
