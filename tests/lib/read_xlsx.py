"""Reads a workbook with nothing but the standard library: one line a cell, "SHEET!A1<TAB>TYPE<TAB>FORMAT<TAB>VALUE", then the
properties. Fails when anything in it could come to life: a formula, a link, a macro, a part from outside."""
import re
import sys
import zipfile
import xml.etree.ElementTree as tree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LIVE_PARTS = re.compile(r"externalLink|vba|activeX|embeddings|connections|queryTable|ctrlProps|customXml|hyperlink", re.I)


def text_of(cell):
    """Codes such as _x005F_ are read as a spreadsheet reads them; line ends and tabs are written so that a line stays one."""
    text = "".join(part.text or "" for part in cell.iter(MAIN + "t"))
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text)
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n")


def main(name):
    book = zipfile.ZipFile(name)
    assert book.testzip() is None, "a part is damaged"
    for part in book.namelist():
        assert not LIVE_PARTS.search(part), part
        data = book.read(part)
        root = tree.fromstring(data)
        live = [element.tag for element in root.iter() if element.tag in (MAIN + "f", MAIN + "hyperlink", MAIN + "oleObject")]
        assert not live, (part, live)
        assert b"<!DOCTYPE" not in data and b'TargetMode="External"' not in data, part
    styles = tree.fromstring(book.read("xl/styles.xml"))
    codes = {int(code.get("numFmtId")): code.get("formatCode") for code in styles.iter(MAIN + "numFmt")}
    formats = [int(style.get("numFmtId")) for style in styles.find(MAIN + "cellXfs")]
    names = [sheet.get("name") for sheet in tree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
    for at, sheet in enumerate(names, 1):
        root = tree.fromstring(book.read(f"xl/worksheets/sheet{at}.xml"))
        for pane in root.iter(MAIN + "pane"):
            print(f"{sheet}\tfrozen\t{pane.get('state')}\t{pane.get('topLeftCell')}")
        for cell in root.iter(MAIN + "c"):
            kind, value = cell.get("t", "n"), cell.find(MAIN + "v")
            shown = text_of(cell) if kind == "inlineStr" else "" if value is None else value.text
            style = formats[int(cell.get("s", "0"))]
            print(f"{sheet}!{cell.get('r')}\t{kind}\t{codes.get(style, style)}\t{shown}")
    for element in tree.fromstring(book.read("docProps/core.xml")):
        print(f"property\t{element.tag.split('}')[1]}\t\t{element.text}")


main(sys.argv[1])
