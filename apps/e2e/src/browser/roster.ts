import ExcelJS from 'exceljs';

const HEADINGS = ['Họ và tên', 'Năm sinh hoặc ngày sinh', 'Giới tính', 'Điện thoại', 'Xóm/bản', 'Nhóm'];

/** A list of three people for a class: one is right, one was born in no year (B3), one is of no known group (F4). */
export async function faultyRoster(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Danh sách');
  sheet.addRow(HEADINGS);
  sheet.addRow(['Đào Thị Thử', '05/09/1970', 'Nữ', '0912000001', 'Xóm 1', 'Nông dân']);
  sheet.addRow(['Lê Văn Thử', 'năm ngoái', 'Nam', '0912000002', 'Xóm 2', 'Cán bộ']);
  sheet.addRow(['Phạm Thị Thử', 1955, 'Nữ', '0912000003', 'Xóm 3', 'Người đi đường']);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
