"""Writes a workbook as offices keep their answers: a title, a merged row above the header, results of formulas, whole numbers as 4.0.
usage: survey_book.py FILE [bomb]; with "bomb" a sheet that unpacks to more than the reader takes."""
import sys
import zipfile

NAMES = ['U%d' % number for number in range(1, 10)]


def cell(place, text):
    return '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (place, text)


def number_cell(place, formula=''):
    return '<c r="%s">%s<v>4.0</v></c>' % (place, formula)


def row(number, cells):
    return '<row r="%d">%s</row>' % (number, ''.join(cells))


def sheet():
    rows = [row(1, [cell('A1', 'Rekapitulasi SKM')]), row(2, [cell('B2', 'Nilai per unsur')])]
    rows.append(row(3, [cell('A3', 'No')] + [cell('%s3' % 'BCDEFGHIJ'[i], name) for i, name in enumerate(NAMES)]))
    for number in range(4, 8):
        answers = [number_cell('%s%d' % (letter, number), '<f>2+2</f>' if letter == 'C' else '') for letter in 'BCDEFGHIJ']
        rows.append(row(number, [cell('A%d' % number, str(number - 3))] + answers))
    merged = '<mergeCells count="1"><mergeCell ref="B2:J2"/></mergeCells>'
    return '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>%s</worksheet>' % (''.join(rows), merged)


def bomb():
    filler = row(1, [cell('A1', 'x' * 30000)]) * 8000
    return '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>' % filler


PARTS = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
                           'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
                           '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
                   'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
                       'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Rekap" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
                                  'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}

if __name__ == '__main__':
    with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as book:
        for name, content in PARTS.items():
            book.writestr(name, content)
        book.writestr('xl/worksheets/sheet1.xml', bomb() if 'bomb' in sys.argv else sheet())
