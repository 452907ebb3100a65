/** Saves a file as the browser does; the name is that of the answer (RFC 6266). */
export async function saveFile(file: Response): Promise<void> {
  const disposition = file.headers.get('content-disposition') ?? '';
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  const address = URL.createObjectURL(await file.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = encoded ? decodeURIComponent(encoded) : 'emc.xlsx';
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
