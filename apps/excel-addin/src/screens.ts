import type { ScreenEntry } from './app.js';

/** Every screen by the name in its address, in the order of the menu. Each is loaded when it is first opened. */
export const screens = {
  check: {
    title: { vi: 'Kiểm tra', en: 'Check' },
    needs: 'nobody',
    load: async ({ book }) =>
      book ? (await import('./check.screen.js')).openCheck(book) : (await import('./page/page.screen.js')).openPage,
  },
  history: {
    title: { vi: 'Lịch sử', en: 'History' },
    needs: 'viewer',
    load: async () => (await import('./history/history.screen.js')).openHistory,
  },
  templates: {
    title: { vi: 'Mẫu', en: 'Templates' },
    needs: 'nobody',
    load: async () => (await import('./templates/templates.screen.js')).openTemplates,
  },
  reconciliation: {
    title: { vi: 'Đối soát', en: 'Reconciliation' },
    needs: 'viewer',
    load: async () => (await import('./reconciliation/reconciliation.screen.js')).openReconciliation,
  },
  indicators: {
    title: { vi: 'Chỉ số', en: 'Indicators' },
    needs: 'viewer',
    load: async () => (await import('./indicators/indicators.screen.js')).openIndicators,
  },
  admin: {
    title: { vi: 'Quản trị', en: 'Administration' },
    needs: 'admin',
    load: async () => (await import('./admin/admin.screen.js')).openAdmin,
  },
  me: {
    title: { vi: 'Tài khoản', en: 'Account' },
    needs: 'viewer',
    load: async () => (await import('./me/me.screen.js')).openMe,
  },
} as const satisfies Record<string, ScreenEntry>;

export type ScreenName = keyof typeof screens;

export const isScreenName = (name: string): name is ScreenName => name in screens;
