import { isOwnSheet as serverSays } from '@emc/xlsx-templates';
import { isOwnSheet } from './own-sheets.js';

test.each(['Hướng dẫn', 'Thông tin', 'Lỗi', 'Issues', 'Dịch vụ công', 'Sheet1', 'lỗi'])(
  'the pane and the server agree whether %j is of EMC',
  (name) => expect(isOwnSheet(name)).toBe(serverSays(name)),
);
