"""What other programs take for the same work, in seconds of processor time without their start.

rivals.py read FILE          openpyxl reads a workbook, read-only
rivals.py write FILE         XlsxWriter and openpyxl write the cells of a workbook, in one style, a row at a time
rivals.py reportlab FILE     ReportLab sets the lines of a text, a page at each form feed
rivals.py weasyprint FILE    WeasyPrint prints a page for a browser

Each line of output is a name and a number; what is not installed has none.
"""
import importlib.util
import io
import sys
import time


def there(name):
    return importlib.util.find_spec(name) is not None


def timed(name, work):
    start = time.process_time()
    count = work()
    print(name, time.process_time() - start)
    return count


def cells(path):
    import openpyxl
    book = openpyxl.load_workbook(path, read_only=True)
    sheets = [(s.title, [list(r) for r in s.iter_rows(values_only=True)]) for s in book.worksheets]
    book.close()
    return sheets


def xlsxwriter_writes(sheets):
    import xlsxwriter
    book = xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True, "strings_to_formulas": False})
    style = book.add_format({"text_wrap": True})
    for title, rows in sheets:
        sheet = book.add_worksheet(title)
        for n, row in enumerate(rows):
            sheet.set_row(n, 17)
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(n, column, value, style)
    book.close()


def openpyxl_writes(sheets):
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    book = openpyxl.Workbook(write_only=True)
    wrap = openpyxl.styles.Alignment(wrap_text=True)

    def styled(sheet, value):
        cell = WriteOnlyCell(sheet, value)
        cell.alignment = wrap
        return cell
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for n, row in enumerate(rows):
            sheet.row_dimensions[n + 1].height = 17
            sheet.append([None if value is None else styled(sheet, value) for value in row])
    book.save(io.BytesIO())


def write(path):
    if not there("openpyxl"):
        return
    sheets = cells(path)
    print("cells", sum(value is not None for _, rows in sheets for row in rows for value in row))
    if there("xlsxwriter"):
        timed("xlsxwriter", lambda: xlsxwriter_writes(sheets))
    timed("openpyxl", lambda: openpyxl_writes(sheets))


def read(path):
    if there("openpyxl"):
        import openpyxl  # its start is not counted
        timed("openpyxl", lambda: cells(path))


def reportlab(path):
    if not there("reportlab"):
        return
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate
    from xml.sax.saxutils import escape
    pages = open(path, encoding="utf-8").read().strip("\f").split("\f")
    style = getSampleStyleSheet()["BodyText"]

    def work():
        story = []
        for page in pages:
            story += [Paragraph(escape(line), style) for line in page.splitlines() if line.strip()] + [PageBreak()]
        document = SimpleDocTemplate(io.BytesIO(), pagesize=A4)
        document.build(story)
        return document.page
    print("pages", timed("reportlab", work))


def weasyprint(path):
    if not there("weasyprint"):
        return
    from weasyprint import HTML

    def work():
        document = HTML(filename=path).render()
        document.write_pdf(io.BytesIO())
        return len(document.pages)
    print("pages", timed("weasyprint", work))


if __name__ == "__main__":
    {"read": read, "write": write, "reportlab": reportlab, "weasyprint": weasyprint}[sys.argv[1]](sys.argv[2])
