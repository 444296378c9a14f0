import { asProblem, problemOf } from '../../../http/problem.js';
import { addressOf, type Query } from '../../../http/query-text.js';
import { download, sessionFetch } from '../../../http/request.js';
import { saveFile } from '../../../components/save-file.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends an Excel file as it is, and reads the answer. @throws Problem */
export async function sendWorkbook<T>(path: string, file: File, query: Query = {}): Promise<T> {
  let response: Response;
  try {
    response = await sessionFetch(new URL(addressOf(path, query), location.origin), {
      method: 'POST',
      headers: { 'content-type': XLSX, accept: 'application/json, application/problem+json' },
      body: file,
    });
  } catch (error) {
    throw asProblem(error);
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, body, response.headers);
  return body as T;
}

/** Fetches a file of a service and hands it to the browser. @throws Problem */
export async function saveFrom(path: string, fallback: string): Promise<void> {
  const { blob, name } = await download(path);
  saveFile(blob, name ?? fallback);
}
