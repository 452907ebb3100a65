/** What a sender says of a dossier, in the fields of its own. */
export interface Said {
  readonly codeProfile: string;
  readonly siteId: number;
  readonly codeTTHC: string;
  readonly nameTTHC: string;
  readonly status: number;
  readonly formsReception: number;
}

/** A body, byte for byte as one of the senders in the field writes it. */
export interface SentBody {
  readonly contentType: string;
  readonly body: string;
}

const form = 'application/x-www-form-urlencoded';

function fieldsOf(said: Said): [string, string][] {
  return Object.entries({ ...said, formsPayments: 2, level: 3, isFromDVCQG: 0, isDVCBC: 1, data: '' }).map(
    ([name, value]) => [name, String(value)],
  );
}

const pascal = (name: string) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
const user = '{"ID_local":"001099000001","ID_QG":"QG-7","TYPE":"2","LOCATION":"Huế"}';

/** Every way in which bodies are written. */
export const senders: Readonly<Record<string, (said: Said) => SentBody>> = {
  'an encoded form': (said) => ({ contentType: form, body: new URLSearchParams(fieldsOf(said)).toString() }),
  'a form nobody encoded': (said) => ({
    contentType: form,
    body: fieldsOf(said)
      .map(([name, value]) => `${name}=${value}`)
      .join('&'),
  }),
  'a form without content type': (said) => ({
    contentType: '',
    body: fieldsOf(said)
      .map(([name, value]) => `${name}=${value}`)
      .join('&'),
  }),
  'JSON in camelCase': (said) => ({
    contentType: 'application/json',
    body: JSON.stringify({ ...Object.fromEntries(fieldsOf(said)), maHoSo: said.codeProfile, data: null, user }),
  }),
  'JSON in PascalCase': (said) => ({
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(
      Object.fromEntries(Object.entries({ ...said, data: null, user }).map(([name, value]) => [pascal(name), value])),
    ),
  }),
};

/** Names as procedures have them, with all that a form could stumble over. */
export const names = [
  'Đăng ký khai sinh',
  'Cấp phép xe & máy',
  'Giảm 50% học phí = miễn + giảm',
  'Hỗ trợ 100% & cấp mới/cấp lại (A+B)',
  'Thủ tục “x=y&z”: mức 5 %',
];
