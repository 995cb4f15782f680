"""Writes a workbook as offices keep their permits: a cover sheet, a title, a merged row above the header, months as days, results of formulas.
usage: figure_book.py FILE [bomb | doctype | formula]"""
import sys
import zipfile

from survey_book import PARTS, bomb, cell, row

HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>%s</worksheet>'
MERGED = '<mergeCells count="1"><mergeCell ref="D2:E2"/></mergeCells>'
STYLES = ('<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/>'
          '<xf numFmtId="17" applyNumberFormat="1"/></cellXfs></styleSheet>')


def number(place, value, style=0, formula=''):
    return '<c r="%s" s="%d">%s<v>%s</v></c>' % (place, style, formula, value)


def sheet(has_result):
    rows = [row(1, [cell('A1', 'Rekapitulasi perizinan')]),
            row(2, [cell('A2', 'Kanal'), cell('B2', 'Jenis izin'), cell('C2', 'Bulan'), cell('D2', 'Jumlah')]),
            row(3, [cell('D3', 'Terbit'), cell('E3', 'Tepat waktu')])]
    for at, (serial, issued, on_time) in enumerate([(45383, 551, 500), (45413, 760, 760), (45444, 1895, 1800)], 4):
        formula = '<f>SUM(1,2)</f>' if at == 4 else ''
        issued_cell = number('D%d' % at, issued, 0, formula) if has_result or not formula else cell('D%d' % at, '=SUM(1,2)')
        rows.append(row(at, [cell('A%d' % at, 'OSS-RBA'), cell('B%d' % at, 'Proyek'), number('C%d' % at, serial, 1), issued_cell, number('E%d' % at, on_time)]))
    rows.append(row(7, [cell('A7', 'OSS-RBA'), cell('B7', 'Proyek'), cell('C7', 'Jumlah'), number('D7', 3207), number('E7', 3060)]))
    return HEAD % (''.join(rows), MERGED)


def main(path, what):
    cover = HEAD % (row(1, [cell('A1', 'Laporan')]), '')
    figures = bomb() if what == 'bomb' else sheet(what != 'formula')
    if what == 'doctype':
        figures = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + figures
    parts = dict(PARTS)
    parts['xl/workbook.xml'] = ('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
                                'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
                                '<sheet name="Sampul" sheetId="1" r:id="rId1"/><sheet name="Perizinan" sheetId="2" r:id="rId2"/></sheets></workbook>')
    kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    parts['xl/_rels/workbook.xml.rels'] = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                                           '<Relationship Id="rId1" Type="%sworksheet" Target="worksheets/sheet1.xml"/>'
                                           '<Relationship Id="rId2" Type="%sworksheet" Target="worksheets/sheet2.xml"/>'
                                           '<Relationship Id="rId3" Type="%sstyles" Target="styles.xml"/></Relationships>' % (kind, kind, kind))
    parts['xl/worksheets/sheet1.xml'], parts['xl/worksheets/sheet2.xml'], parts['xl/styles.xml'] = cover, figures, STYLES
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else '')
