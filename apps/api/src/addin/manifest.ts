import type { Sentence } from '@emc/domain';
import { escaped } from './markup.js';

const iconPath = (size: number): string => `addin/icons/emc-${size}.png`;

/** Raised whenever something below changes: only then Excel reads a manifest anew. */
const version = '1.0.0.0';

const words = {
  name: { vi: 'EMC', en: 'EMC' },
  description: {
    vi: 'Kiểm tra danh sách dịch vụ công và danh sách tài khoản ngay trong Excel, sửa lỗi và nộp lên EMC.',
    en: 'Checks lists of public services and accounts in Excel, helps to fix them and hands them in to EMC.',
  },
  button: { vi: 'Kiểm tra và nộp', en: 'Check and submit' },
  tooltip: {
    vi: 'Mở ngăn EMC: kiểm tra danh sách đang mở, sửa lỗi, nộp và xem lịch sử.',
    en: 'Opens EMC: check the open list, fix it, hand it in and see its history.',
  },
  startTitle: { vi: 'EMC đã sẵn sàng', en: 'EMC is ready' },
  start: {
    vi: 'Mở trang tính có danh sách, chọn thẻ Dữ liệu (Data) rồi bấm “Kiểm tra và nộp”.',
    en: 'Open the sheet that holds the list, choose the Data tab and press “Check and submit”.',
  },
} as const satisfies Record<string, Sentence>;

const english = (element: string, { en }: Sentence) => `<${element} Locale="en-US" Value="${escaped(en)}" />`;
const inBoth = (element: string, said: Sentence) =>
  `<${element} DefaultValue="${escaped(said.vi)}">${english('Override', said)}</${element}>`;
const text = (id: string, said: Sentence) =>
  `<bt:String id="${id}" DefaultValue="${escaped(said.vi)}">${english('bt:Override', said)}</bt:String>`;
const icon =
  '<bt:Image size="16" resid="Icon.16" /><bt:Image size="32" resid="Icon.32" /><bt:Image size="80" resid="Icon.80" />';

/**
 * The add-in-only manifest, for every Excel from 2016 on. `id` is a GUID of the installation, `baseUrl` the address that
 * people type, without a slash at its end.
 */
export function renderManifest({ id, baseUrl }: { readonly id: string; readonly baseUrl: string }): string {
  const at = (path: string) => escaped(`${baseUrl}/${path}`);
  const images = [16, 32, 80].map((size) => `<bt:Image id="Icon.${size}" DefaultValue="${at(iconPath(size))}" />`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="TaskPaneApp">
  <Id>${escaped(id)}</Id>
  <Version>${version}</Version>
  <ProviderName>EMC</ProviderName>
  <DefaultLocale>vi-VN</DefaultLocale>
  ${inBoth('DisplayName', words.name)}
  ${inBoth('Description', words.description)}
  <IconUrl DefaultValue="${at(iconPath(32))}" />
  <HighResolutionIconUrl DefaultValue="${at(iconPath(64))}" />
  <SupportUrl DefaultValue="${at('addin/install')}" />
  <Hosts>
    <Host Name="Workbook" />
  </Hosts>
  <Requirements>
    <Sets DefaultMinVersion="1.1">
      <Set Name="ExcelApi" MinVersion="1.1" />
    </Sets>
  </Requirements>
  <DefaultSettings>
    <SourceLocation DefaultValue="${at('addin/')}" />
  </DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="Workbook">
        <DesktopFormFactor>
          <GetStarted>
            <Title resid="Start.Title" />
            <Description resid="Start.Text" />
            <LearnMoreUrl resid="Help.Url" />
          </GetStarted>
          <ExtensionPoint xsi:type="PrimaryCommandSurface">
            <OfficeTab id="TabData">
              <Group id="Emc.Group">
                <Label resid="Emc.Name" />
                <Icon>${icon}</Icon>
                <Control xsi:type="Button" id="Emc.Open">
                  <Label resid="Open.Label" />
                  <Supertip>
                    <Title resid="Open.Label" />
                    <Description resid="Open.Tip" />
                  </Supertip>
                  <Icon>${icon}</Icon>
                  <Action xsi:type="ShowTaskpane">
                    <TaskpaneId>Emc.Pane</TaskpaneId>
                    <SourceLocation resid="Pane.Url" />
                  </Action>
                </Control>
              </Group>
            </OfficeTab>
          </ExtensionPoint>
        </DesktopFormFactor>
      </Host>
    </Hosts>
    <Resources>
      <bt:Images>${images.join('')}</bt:Images>
      <bt:Urls>
        <bt:Url id="Pane.Url" DefaultValue="${at('addin/')}" />
        <bt:Url id="Help.Url" DefaultValue="${at('addin/install')}" />
      </bt:Urls>
      <bt:ShortStrings>
        ${text('Emc.Name', words.name)}
        ${text('Open.Label', words.button)}
        ${text('Start.Title', words.startTitle)}
      </bt:ShortStrings>
      <bt:LongStrings>
        ${text('Open.Tip', words.tooltip)}
        ${text('Start.Text', words.start)}
      </bt:LongStrings>
    </Resources>
  </VersionOverrides>
</OfficeApp>
`;
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether Excel takes a pane from this address: https, or this machine itself for trying it out. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}
