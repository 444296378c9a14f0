import { escapeXml } from '../forms/xml.js';

/** One form as the OpenRosa form list names it. */
export interface ListedForm {
  readonly code: string;
  readonly version: string;
  readonly title: string;
  readonly md5: string;
  readonly downloadUrl: string;
}

/** OpenRosa Form Discovery: each xform has exactly these five elements; forms without media have no manifest. */
export function formList(forms: readonly ListedForm[]): string {
  const each = forms.map(
    ({ code, version, title, md5, downloadUrl }) =>
      `<xform><formID>${escapeXml(code)}</formID><name>${escapeXml(title)}</name><version>${escapeXml(version)}</version>` +
      `<hash>md5:${md5}</hash><downloadUrl>${escapeXml(downloadUrl)}</downloadUrl></xform>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><xforms xmlns="http://openrosa.org/xforms/xformsList">${each.join('')}</xforms>`;
}

/** What the field worker reads on the device after a submission, accepted or refused. */
export function openRosaMessage(message: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><OpenRosaResponse xmlns="http://openrosa.org/http/response"><message>${escapeXml(message)}</message></OpenRosaResponse>`;
}

export const XML = 'text/xml; charset=utf-8';
