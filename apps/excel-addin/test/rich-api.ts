import { isBefore, type ApiLevels } from './api-levels.js';
import { ExcelError, PlayedWorkbook, type Played } from './excel-objects.js';
import type { Workbook } from './workbook.js';

/** A batch as office.js sends it to its host: paths to objects, and what to do with these. */
export interface Batch {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: { readonly Arguments?: readonly unknown[] };
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[] };
}

interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: { readonly Arguments?: readonly unknown[]; readonly ReferencedObjectPathIds?: unknown };
}

export type FileAsk =
  { readonly ask: 'open' | 'close' } | { readonly ask: 'slice'; readonly offset: number; readonly size: number };

export interface BatchAnswer {
  readonly Results: { ActionId: number; Value: unknown }[];
  readonly Error?: { Code: string; Message: string; Location: string };
}

/** Numbers of office.js. */
const action = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;
const path = { root: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6 } as const;

/**
 * Plays the host's side of office.js: carries out batches on a played workbook, with the members of one API level and no
 * others. Whatever else is asked stands in `unknown`, and fails the test.
 */
export class RichApi {
  readonly unknown: string[] = [];
  /** One for each sync with the host. */
  batches = 0;
  /** What somebody else does just before the pane's next writing. */
  beforeWriting: (() => void) | null = null;
  /** Told when a cell of a sheet has changed to which the pane listens. */
  onChange: ((sheetId: string, byProgram: boolean) => void) | null = null;
  /** Takes this Excel away from its page, which may then be another one's. */
  leave: () => Promise<void> = () => Promise.resolve();
  /** Copies of the workbook that the pane opened and did not close. */
  openFiles = 0;
  /** Bytes of the workbook as the pane asked for them. */
  slices: number[] = [];
  private readonly held = new Map<string, Played>();
  private references = 0;
  private root: Played;

  constructor(
    private book: Workbook,
    private readonly level: string,
    private readonly levels: ApiLevels,
  ) {
    this.root = new PlayedWorkbook(book);
  }

  /** Opens another workbook in the same Excel: quicker than another pane. */
  open(book: Workbook): void {
    this.book = book;
    this.root = new PlayedWorkbook(book);
  }

  execute(batch: Batch): BatchAnswer {
    if (Object.values(batch.ObjectPaths).some(isHousekeeping)) return { Results: [] };
    this.batches++;
    if (this.book.isEditing) return { Results: [], Error: errorOf('InvalidOperationInCellEditMode', '') };
    if (batch.Actions.some(({ ActionType }) => ActionType === action.setProperty)) {
      this.beforeWriting?.();
      this.beforeWriting = null;
    }
    const objects = new Map<number, Played | null>();
    const Results: BatchAnswer['Results'] = [];
    for (const each of batch.Actions) {
      if (each.ActionType === action.trace) {
        Results.push({ ActionId: each.Id, Value: null });
        continue;
      }
      try {
        const object = this.objectAt(each.ObjectPathId, batch, objects);
        Results.push({ ActionId: each.Id, Value: this.perform(each, object) });
      } catch (error) {
        if (!(error instanceof ExcelError)) throw error;
        return { Results, Error: errorOf(error.code, each.Name) };
      }
    }
    return { Results };
  }

  /** How many objects the pane still holds on to: none once it is done. */
  get heldObjects(): number {
    return this.held.size;
  }

  /** The workbook as a file: its size, a slice of it in base64, or that it is closed. Null = Excel cannot. */
  file(ask: FileAsk): string | number | null {
    const { file } = this.book;
    if (!file) return null;
    if (ask.ask !== 'slice') {
      this.openFiles += ask.ask === 'open' ? 1 : -1;
      return file.length;
    }
    this.slices.push(ask.size);
    return Buffer.from(file.subarray(ask.offset, ask.offset + ask.size)).toString('base64');
  }

  private objectAt(id: number, batch: Batch, objects: Map<number, Played | null>): Played | null {
    const known = objects.get(id);
    if (known !== undefined) return known;
    const found = this.follow(batch.ObjectPaths[id], batch, objects);
    objects.set(id, found);
    return found;
  }

  private follow(at: ObjectPath | undefined, batch: Batch, objects: Map<number, Played | null>): Played | null {
    if (at?.ObjectPathType === path.root) return this.root;
    if (at?.ObjectPathType === path.reference) return this.held.get(at.Name) ?? null;
    if (at?.ParentObjectPathId === undefined) throw new Error(`the bed cannot follow ${JSON.stringify(at)}`);
    const parent = this.objectAt(at.ParentObjectPathId, batch, objects);
    if (parent === null) return null;
    const args = at.ArgumentInfo?.Arguments ?? [];
    if (at.ObjectPathType === path.property) return this.get(parent, camel(at.Name)) as Played;
    if (at.ObjectPathType === path.method) return this.call(parent, camel(at.Name), args) as Played | null;
    if (at.ObjectPathType === path.indexer) return this.call(parent, 'getItem', args) as Played;
    throw new Error(`the bed cannot follow ${JSON.stringify(at)}`);
  }

  private perform({ ActionType, Name, ArgumentInfo, QueryInfo }: Action, object: Played | null): unknown {
    if (object === null) return null;
    const args = ArgumentInfo?.Arguments ?? [];
    switch (ActionType) {
      case action.instantiate:
        return { ...(object.reference && { _ReferenceId: object.reference }) };
      case action.query:
        if (QueryInfo?.Expand) throw new Error('the bed does not expand: load the objects themselves');
        return this.query(object, QueryInfo?.Select ?? []);
      case action.method:
        return this.method(object, Name, args);
      case action.setProperty:
        return this.set(object, camel(Name), args[0]);
      default:
        throw new Error(`the bed knows no action ${ActionType}`);
    }
  }

  private method(object: Played, name: string, args: readonly unknown[]): unknown {
    if (name === '_KeepReference') return this.keep(object);
    if (name === '_RemoveReference') return this.release(String(args[0]));
    if (name === '_RegisterDataChangedEvent') return this.listen(object, true);
    if (name === '_UnregisterDataChangedEvent') return this.listen(object, false);
    return this.call(object, camel(name), args) ?? null;
  }

  /** Loading everything an object has is never needed, and slow in Excel. */
  private query(object: Played, select: readonly string[]): unknown {
    if (select.length === 0) throw new Error(`name what is loaded of ${object.plays}`);
    const properties = select.filter((name) => name !== 'isNullObject');
    if (!('items' in object)) return this.properties(object, properties);
    const items = this.get(object, 'items') as readonly Played[];
    return {
      _Items: items.map((item) => ({ ...('id' in item && { Id: item.id }), ...this.properties(item, properties) })),
    };
  }

  private properties(object: Played, names: readonly string[]): Record<string, unknown> {
    return Object.fromEntries(names.map((name) => [pascal(name), this.get(object, name)]));
  }

  private get(object: Played, name: string): unknown {
    this.allow(object, name);
    return Reflect.get(object, name);
  }

  private set(object: Played, name: string, value: unknown): null {
    this.allow(object, name);
    Reflect.set(object, name, value);
    return null;
  }

  private call(object: Played, name: string, args: readonly unknown[]): unknown {
    this.allow(object, name);
    return Reflect.apply(Reflect.get(object, name) as (...all: readonly unknown[]) => unknown, object, args);
  }

  /** As a host of this level: what it does not have, it does not find. */
  private allow(object: Played, name: string): void {
    const since = this.levels[object.plays]?.[name];
    const exists = since !== undefined && !isBefore(this.level, since);
    if (exists && name in object) return;
    this.unknown.push(
      `${object.plays}.${name} ${exists ? 'is not played' : `needs ${since ?? 'another set'}, not ${this.level}`}`,
    );
    throw new ExcelError('ApiNotFound');
  }

  private listen(object: Played, listens: boolean): null {
    this.allow(object, 'onChanged');
    const { id = '' } = object;
    this.book.sheet(id).onChange = listens ? (byProgram) => this.onChange?.(id, byProgram) : null;
    return null;
  }

  private keep(object: Played): null {
    if (!object.hold || object.reference) return null;
    object.reference = `r${++this.references}`;
    this.held.set(object.reference, object);
    object.hold();
    return null;
  }

  private release(reference: string): null {
    this.held.get(reference)?.release?.();
    this.held.delete(reference);
    return null;
  }
}

/** Office.js itself tells its host that a pane is there. */
function isHousekeeping({ ObjectPathType, Name }: ObjectPath): boolean {
  return ObjectPathType === path.newObject && Name.startsWith('Microsoft.InternalService.');
}

function errorOf(Code: string, Location: string): NonNullable<BatchAnswer['Error']> {
  return { Code, Location, Message: 'Excel nói bằng ngôn ngữ của nó.' };
}

const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
