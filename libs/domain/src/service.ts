import type { Level } from './level.js';
import type { ListDefinition } from './list.js';

/** One public service of a list (Appendix I), as read from the row. `url` null = blank. */
export interface Service {
  readonly row: number;
  readonly name: string;
  readonly level: Level;
  readonly url: string | null;
  readonly idCdvcqg: string;
  readonly idMcdt: string;
}

export type ServiceKey = Exclude<keyof Service, 'row'>;

export const serviceList: ListDefinition = {
  kind: 'services',
  revision: 3,
  title: { vi: 'Danh sách dịch vụ công', en: 'List of public services' },
  sheetName: 'Dịch vụ công',
  maxRows: 50_000,
  columns: [
    {
      key: 'name',
      header: 'Name',
      aliases: [
        'Tên',
        'Tên dịch vụ công',
        'Tên dịch vụ công trực tuyến',
        'Tên dịch vụ',
        'Tên DVC',
        'Tên DVCTT',
        'Tên thủ tục hành chính',
        'Tên thủ tục',
        'Tên TTHC',
        'Thủ tục hành chính',
        'Service name',
      ],
      required: true,
      asText: false,
      width: 70,
      note: { vi: 'Tên thủ tục hành chính.', en: 'Name of the administrative procedure.' },
      examples: [
        'Cấp Giấy chứng nhận huấn luyện kỹ thuật an toàn tiền chất thuốc nổ',
        'Cấp Giấy chứng nhận kiểm dịch thực vật đối với các lô vật thể vận chuyển từ vùng nhiễm đối tượng kiểm dịch thực vật',
        'Cấp Giấy chứng nhận thẩm định thiết kế xe cơ giới cải tạo',
      ],
    },
    {
      key: 'level',
      header: 'Level',
      aliases: [
        'Cấp độ',
        'Cấp độ dịch vụ công',
        'Cấp độ DVC',
        'Mức độ',
        'Mức độ dịch vụ công',
        'Mức độ DVC',
        'Mức độ DVCTT',
        'Mức độ cung cấp',
        'Mức độ trực tuyến',
        'Mức',
      ],
      required: true,
      asText: false,
      width: 10,
      note: {
        vi: '0 = không cung cấp trực tuyến; 3 = một phần; 4 = toàn trình.',
        en: '0 = not provided online; 3 = partly online; 4 = full-process online.',
      },
      examples: ['0', '3', '4'],
      choices: [
        { value: '0', meaning: { vi: 'Không cung cấp trực tuyến', en: 'Not provided online' } },
        { value: '3', meaning: { vi: 'Trực tuyến một phần', en: 'Partly online' } },
        { value: '4', meaning: { vi: 'Trực tuyến toàn trình', en: 'Full-process online' } },
      ],
    },
    {
      key: 'url',
      header: 'Url',
      aliases: [
        'Đường dẫn',
        'Đường dẫn dịch vụ công',
        'Đường link',
        'Liên kết',
        'Link',
        'Địa chỉ',
        'Địa chỉ truy cập',
        'Địa chỉ dịch vụ công',
      ],
      required: false,
      asText: false,
      width: 45,
      note: {
        vi: 'Địa chỉ của dịch vụ công, bắt đầu bằng https://; có thể để trống.',
        en: 'Address of the service, beginning with https://; may be left blank.',
      },
      examples: ['', '', 'https://dichvucong.gov.vn/p/home/dvc-trang-chu.html'],
    },
    {
      key: 'idCdvcqg',
      header: 'ID CDVCQG',
      aliases: [
        'Mã CDVCQG',
        'Mã DVCQG',
        'ID DVCQG',
        'Mã quốc gia',
        'Mã TTHC quốc gia',
        'Mã thủ tục quốc gia',
        'Mã thủ tục hành chính quốc gia',
        'Mã TTHC trên CDVCQG',
        'Mã TTHC trên Cổng DVCQG',
        'Mã trên Cổng DVCQG',
        'Mã TTHC trên Cổng dịch vụ công quốc gia',
        'Mã trên Cổng dịch vụ công quốc gia',
        'idhttt',
      ],
      required: true,
      asText: true,
      width: 28,
      note: {
        vi: 'Mã thủ tục trên Cổng Dịch vụ công quốc gia.',
        en: 'Code of the procedure on the national public service portal.',
      },
      examples: ['2.000221.000.00.00.H34', '1.003984.000.00.00.H34', '1.001001.000.00.00.H34'],
    },
    {
      key: 'idMcdt',
      header: 'ID MCDT',
      aliases: [
        'Mã MCDT',
        'ID một cửa',
        'ID một cửa điện tử',
        'Mã một cửa',
        'Mã một cửa điện tử',
        'Mã TTHC một cửa',
        'Mã TTHC trên một cửa điện tử',
        'Mã TTHC trên hệ thống một cửa điện tử',
        'Mã TTHC nội bộ',
        'Mã nội bộ',
        'Mã TTHC địa phương',
        'Mã địa phương',
        'CodeTTHC',
        'iddvc',
      ],
      required: true,
      asText: true,
      width: 28,
      note: {
        vi: 'Mã thủ tục trên hệ thống một cửa điện tử của đơn vị; phải trùng với CodeTTHC mà hệ thống này gửi về EMC.',
        en: "Code of the procedure on the agency's case-handling system; it must match the CodeTTHC this system sends to EMC.",
      },
      examples: ['000001', '000002', '000003'],
    },
  ],
};
