import { fileSource } from './byte-source.js';
import { withSaved } from './fixtures/saved.js';
import { preflight } from './preflight.js';
import { defaultLimits } from './read.limits.js';

const kindOf = (bytes: Buffer, limits = defaultLimits) =>
  withSaved(bytes, async (path) => {
    const source = await fileSource(path);
    return preflight(source, limits).finally(() => source.close());
  }).catch((error: unknown) => error);

test.each([
  ['zip', Buffer.from('PK\x03\x04rest', 'latin1')],
  ['ole', Buffer.from('d0cf11e0a1b11ae100', 'hex')],
  ['html', Buffer.from('\n<HTML xmlns:x="urn:schemas-microsoft-com:office:excel">')],
  ['html', Buffer.from('\ufeff<!-- made by a portal --><!-- -->\n<table border=1><tr><td>1;2')],
  ['html', Buffer.from('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">')],
  ['html', Buffer.from('\ufeff<div><table>', 'utf16le')],
])('%s is told by its first bytes', async (kind, bytes) => expect(await kindOf(bytes)).toBe(kind));

test.each([
  ['FILE_EMPTY', ''],
  ['FILE_IS_HTML', 'MIME-Version: 1.0\nContent-Type: multipart/related'],
  ['FILE_IS_CSV', 'Name,Level,Url'],
  ['FILE_IS_CSV', '\ufeffTên thủ tục;Mức độ\r\n'],
  ['FILE_IS_CSV', 'DANH MỤC DỊCH VỤ CÔNG\n\nTên\tMức độ\n'],
  ['FILE_NOT_EXCEL', 'một dòng chữ'],
  ['FILE_NOT_EXCEL', '<?xml version="1.0"?><svg/>'],
  ['FILE_IS_XML', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'],
  ['FILE_NOT_EXCEL', '{\\rtf1\\ansi{\\fonttbl;}}'],
  ['FILE_NOT_EXCEL', '%PDF-1.7\n1 0 obj <</Type, /Catalog>>'],
  ['FILE_NOT_EXCEL', 'a,b\0c'],
])('%s: %j', async (code, text) => expect(await kindOf(Buffer.from(text))).toMatchObject({ code }));

test('a separated list in an old code page is one all the same', async () => {
  expect(await kindOf(Buffer.from('Tªn,M\xfcc \xae\xe9', 'latin1'))).toMatchObject({ code: 'FILE_IS_CSV' });
});

test('a file over the limit is refused before it is opened', async () => {
  const limits = { ...defaultLimits, fileBytes: 10 };
  expect(await kindOf(Buffer.from('PK\x03\x04 and more'), limits)).toMatchObject({ code: 'FILE_TOO_LARGE' });
});
