import { isSafeAddress } from './manifest.js';
import { at, readElement, within, type Element } from './manifest.tree.js';

/** What is wrong with a manifest: the rule that says so, and where. */
export interface ManifestFinding {
  readonly code: string;
  readonly where: string;
}

/** What a manifest is held to. */
export interface Surroundings {
  /** The only address that anything of it may lead to. */
  readonly baseUrl: string;
  /** Width and height in pixels of the PNG at an address; null when there is none. */
  readonly sizeOf: (address: string) => { readonly width: number; readonly height: number } | null;
}

interface ManifestRule {
  readonly code: string;
  /** Where it is broken. */
  readonly find: (manifest: Element, around: Surroundings) => readonly (string | false | undefined)[];
}

const overrides = 'VersionOverrides';
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const order = (
  'Id AlternateId Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl ' +
  'SupportUrl AppDomains Hosts Requirements DefaultSettings Permissions VersionOverrides'
).split(' ');
const needed = order.filter((name) => !['AlternateId', 'AppDomains'].includes(name));

/** How many characters Office takes. */
const longest: Readonly<Record<string, number>> = {
  ProviderName: 125,
  DisplayName: 125,
  Description: 250,
  'bt:ShortStrings': 125,
  'bt:LongStrings': 250,
};
const resources = { 'bt:Image': 'bt:Image', 'bt:Url': 'bt:Url', 'bt:String': 'bt:String' } as const;
/** What kind of resource an element asks for; anything else asks for a text. */
const kindOf: Readonly<Record<string, string>> = {
  'bt:Image': resources['bt:Image'],
  SourceLocation: resources['bt:Url'],
  LearnMoreUrl: resources['bt:Url'],
};

const textOf = (manifest: Element, ...path: string[]) => at(manifest, ...path)?.text ?? '';
const attribute = (element: Element | undefined, name: string) => element?.attributes[name] ?? '';
const defined = (manifest: Element) =>
  within(manifest, ...Object.keys(resources)).filter(({ attributes }) => 'id' in attributes);
const asked = (manifest: Element) => within(manifest).filter(({ attributes }) => 'resid' in attributes);

/** Every address, with the element that holds it. */
function addresses(manifest: Element): { readonly name: string; readonly address: string }[] {
  return within(manifest)
    .flatMap(({ name, attributes }) =>
      ['DefaultValue', 'Value'].flatMap((key) => {
        const address = attributes[key] ?? '';
        const isAddress = /^[a-z][a-z+.-]*:/i.test(address) && !/\s/.test(address);
        return isAddress || /Url$|SourceLocation$|Image$/.test(name) ? [{ name, address }] : [];
      }),
    )
    .filter(({ address }) => address !== '');
}

/** Texts with the limit they have. */
function texts(manifest: Element): { readonly where: string; readonly text: string; readonly most: number }[] {
  const said = (element: Element) => [
    ...(element.text ? [element.text] : []),
    ...[element, ...element.children].flatMap(
      ({ attributes }) => attributes['DefaultValue'] ?? attributes['Value'] ?? [],
    ),
  ];
  const own = manifest.children.filter(({ name }) => name in longest);
  const groups = within(manifest, 'bt:ShortStrings', 'bt:LongStrings');
  return [
    ...own.map((element) => ({ element, limit: element.name })),
    ...groups.flatMap((group) => group.children.map((element) => ({ element, limit: group.name }))),
  ].flatMap(({ element, limit }) => {
    const where = element.attributes['id'] ?? element.name;
    const all = said(element);
    return (all.length > 0 ? all : ['']).map((text) => ({ where, text, most: longest[limit] ?? 0 }));
  });
}

/** Pixels that an icon is said to have, by its place. */
function icons(manifest: Element): { readonly address: string; readonly size: number }[] {
  const image = (resid: string) =>
    attribute(
      defined(manifest).find(({ attributes }) => attributes['id'] === resid),
      'DefaultValue',
    );
  return [
    { address: attribute(at(manifest, 'IconUrl'), 'DefaultValue'), size: 32 },
    { address: attribute(at(manifest, 'HighResolutionIconUrl'), 'DefaultValue'), size: 64 },
    ...within(manifest, 'Icon').flatMap(({ children }) =>
      children.map(({ attributes }) => ({
        address: image(attributes['resid'] ?? ''),
        size: Number(attributes['size']),
      })),
    ),
  ].filter(({ address }) => address !== '');
}

const repeated = (all: readonly string[]) => all.filter((each, index) => all.indexOf(each) < index);

const rules: readonly ManifestRule[] = [
  {
    code: 'ROOT_WRONG',
    find: ({ name, attributes }) => [(name !== 'OfficeApp' || attributes['xsi:type'] !== 'TaskPaneApp') && name],
  },
  { code: 'ELEMENT_MISSING', find: (manifest) => needed.filter((name) => !at(manifest, name)) },
  {
    code: 'ELEMENT_OUT_OF_ORDER',
    find: ({ children }) =>
      children.flatMap(({ name }, index) => {
        const before = children[index - 1]?.name;
        return before !== undefined && order.indexOf(before) >= order.indexOf(name) ? [name] : [];
      }),
  },
  { code: 'ID_NOT_GUID', find: (manifest) => [!guid.test(textOf(manifest, 'Id')) && 'Id'] },
  {
    code: 'VERSION_WRONG',
    find: (manifest) => [!/^[1-9]\d{0,4}(\.\d{1,5}){3}$/.test(textOf(manifest, 'Version')) && 'Version'],
  },
  {
    code: 'LOCALE_WRONG',
    find: (manifest) => [
      textOf(manifest, 'DefaultLocale') !== 'vi-VN' && 'DefaultLocale',
      ...within(manifest, 'Override', 'bt:Override').map(
        ({ attributes }) => !/^[a-z]{2}-[A-Z]{2}$/.test(attributes['Locale'] ?? '') && 'Override',
      ),
    ],
  },
  { code: 'TEXT_EMPTY', find: (manifest) => texts(manifest).map(({ where, text }) => text.trim() === '' && where) },
  {
    code: 'TEXT_TOO_LONG',
    find: (manifest) => texts(manifest).map(({ where, text, most }) => text.length > most && where),
  },
  {
    code: 'ADDRESS_NOT_HTTPS',
    find: (manifest) => addresses(manifest).map(({ name, address }) => !isSafeAddress(address) && name),
  },
  {
    code: 'ADDRESS_FOREIGN',
    find: (manifest, { baseUrl }) => [
      ...addresses(manifest).map(({ name, address }) => !address.startsWith(`${baseUrl}/`) && name),
      ...within(manifest, 'AppDomain').map(({ name, text }) => text !== baseUrl && name),
    ],
  },
  {
    code: 'HOST_WRONG',
    find: (manifest) => [
      ...(at(manifest, 'Hosts')?.children ?? []).map((host) => attribute(host, 'Name') !== 'Workbook' && 'Host'),
      ...(at(manifest, overrides, 'Hosts')?.children ?? []).map(
        (host) => attribute(host, 'xsi:type') !== 'Workbook' && `${overrides} Host`,
      ),
    ],
  },
  {
    // Whatever needs more asks Excel when it runs.
    code: 'REQUIREMENT_WRONG',
    find: (manifest) => {
      const sets = within(manifest, 'Set');
      const wrong = sets.filter(
        (set) => attribute(set, 'Name') !== 'ExcelApi' || attribute(set, 'MinVersion') !== '1.1',
      );
      return sets.length === 1 ? wrong.map(({ name }) => name) : ['Sets'];
    },
  },
  {
    code: 'PERMISSION_WRONG',
    find: (manifest) => [textOf(manifest, 'Permissions') !== 'ReadWriteDocument' && 'Permissions'],
  },
  {
    code: 'OVERRIDES_WRONG',
    find: (manifest) => [attribute(at(manifest, overrides), 'xsi:type') !== 'VersionOverridesV1_0' && overrides],
  },
  {
    code: 'NO_BUTTON',
    find: (manifest) => {
      const shows = within(manifest, 'Action').filter(
        (action) =>
          attribute(action, 'xsi:type') === 'ShowTaskpane' && at(action, 'SourceLocation') && at(action, 'TaskpaneId'),
      );
      return [
        shows.length === 0 && 'Action',
        !within(manifest, 'OfficeTab').some((tab) => attribute(tab, 'id') === 'TabData') && 'OfficeTab',
      ];
    },
  },
  {
    code: 'ID_TWICE',
    find: (manifest) => [
      ...repeated(within(manifest, 'Control', 'Group').map(({ attributes }) => attributes['id'] ?? '')),
      ...repeated(defined(manifest).map(({ attributes }) => attributes['id'] ?? '')),
    ],
  },
  {
    code: 'RESID_UNKNOWN',
    find: (manifest) =>
      asked(manifest).map(({ name, attributes: { resid = '' } }) => {
        const kind = kindOf[name] ?? 'bt:String';
        return !defined(manifest).some((each) => each.name === kind && each.attributes['id'] === resid) && resid;
      }),
  },
  {
    code: 'RESID_UNUSED',
    find: (manifest) =>
      defined(manifest).map(
        ({ attributes: { id = '' } }) => !asked(manifest).some(({ attributes }) => attributes['resid'] === id) && id,
      ),
  },
  {
    code: 'RESID_TOO_LONG',
    find: (manifest) => defined(manifest).map(({ attributes: { id = '' } }) => id.length > 32 && id),
  },
  {
    code: 'ICON_MISSING',
    find: (manifest, { sizeOf }) => [
      ...within(manifest, 'Icon').flatMap((icon) =>
        ['16', '32', '80'].map(
          (size) => !icon.children.some((image) => attribute(image, 'size') === size) && `Icon ${size}`,
        ),
      ),
      ...icons(manifest).map(({ address }) => sizeOf(address) === null && address),
    ],
  },
  {
    code: 'ICON_SIZE',
    find: (manifest, { sizeOf }) =>
      icons(manifest).map(({ address, size }) => {
        const real = sizeOf(address);
        return real !== null && (real.width !== size || real.height !== size) && address;
      }),
  },
];

/** Everything in a manifest that Excel or an administrator's upload would stumble over, and what would leave this EMC. */
export function checkManifest(xml: string, around: Surroundings): ManifestFinding[] {
  const manifest = parsed(xml);
  if (typeof manifest === 'string') return [{ code: 'XML_BROKEN', where: manifest }];
  return rules.flatMap(({ code, find }) => {
    const places = find(manifest, around).filter((where) => typeof where === 'string');
    return [...new Set(places)].map((where) => ({ code, where }));
  });
}

function parsed(xml: string): Element | string {
  try {
    return readElement(xml);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Width and height that the head of a PNG tells; null when it is none. */
export function pngSize(bytes: Buffer): { readonly width: number; readonly height: number } | null {
  const isPng = bytes.length > 24 && bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n';
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null;
}
