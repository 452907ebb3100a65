import { operations, type Operation } from '@emc/contract';

const table = Object.values<Operation>(operations);

/** `GET /api/sites/:siteId` → its operation. */
const byRoute = new Map(
  table.map((operation) => [`${operation.method} ${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`, operation]),
);

/** `{siteId}` stands for one step of an address. */
const addresses = table.map(({ method, path }) => ({
  method,
  address: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** The operation behind a mounted route; HEAD asks as GET does. */
export function operationAt(method: string, route: string | undefined): Operation | undefined {
  return byRoute.get(`${method === 'HEAD' ? 'GET' : method} ${route ?? ''}`);
}

/** The methods that an address takes; none when there is no such address. */
export function methodsAt(url: string): string[] {
  const [path = ''] = url.split('?');
  return addresses.filter(({ address }) => address.test(path)).map(({ method }) => method);
}
