"""Small files of each kind that can be dropped, made here: PDFs by hand, Word documents by python-docx, pages and mails as text."""

import io
import zipfile
from collections.abc import Callable, Sequence

from docx import Document
from docx.document import Document as WordDocument

BODY = (
    "Fighters of the River Guard and of the Hill Battalion fought at the ford on Monday.",
    "Two men of the Guard were hurt, and one was brought to the hospital of the town.",
    "The quarrel was about the depot that both sides say they hold, said a man who lives near by.",
    "On the next day elders of the town met the leaders of both, and the road was open again.",
)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Fighting at the Ford | The Valley Post</title>
<meta property="og:title" content="Fighting at the Ford">
<meta property="og:site_name" content="The Valley Post">
<meta property="article:published_time" content="2021-02-15T23:30:00+03:00">
<meta name="author" content="Lena Ford">
<link rel="canonical" href="https://valley.example/ford">
<script>stealEverything()</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a> <a href="/war">More on the war</a></nav>
<article><h1>Fighting at the Ford</h1>{body}
<form action="/join"><label>Your mail</label><input name="mail"><button>Subscribe now</button></form></article>
<section class="comments"><p>A reader says that none of this is true and that everybody knows it.</p></section>
<footer>All rights reserved by nobody</footer></body></html>"""
ARABIC = (
    "اشتباكات عند المعبر بين حرس النهر وكتيبة التل",
    "اندلعت اشتباكات يوم الاثنين بين حرس النهر وكتيبة التل قرب المعبر، نقلاً عن «صحيفة الوادي».",
    "وأصيب رجلان من الحرس، ونُقل أحدهما إلى مشفى البلدة.",
)


def page(body: Sequence[str] = BODY) -> bytes:
    """A news page with a frame, a script, a form and a comment."""
    return PAGE.format(body="".join(f"<p>{one}</p>" for one in body)).encode()


def pdf(pages: Sequence[Sequence[str]], info: str = "") -> bytes:
    """A PDF with these lines on its pages, written by hand. `info`: entries of its document information."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        drawn = "BT /F1 12 Tf 72 720 Td 16 TL\n" + "\n".join(f"({_escaped(line)}) Tj T*" for line in lines) + "\nET"
        stream = drawn.encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>".encode()
    objects.append(f"<< {info} >>".encode("latin-1"))
    return _numbered(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _numbered(objects: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def word(make: Callable[[WordDocument], None]) -> bytes:
    """A Word document that `make` fills."""
    document = Document()
    make(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(files: dict[str, bytes]) -> bytes:
    """A zip archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def mail(headers: str, body: str) -> bytes:
    """A mail of these lines."""
    return f"{headers}\n\n{body}".replace("\n", "\r\n").encode()
