"""What a word processor does with tracked changes, written apart from the product: accept all, reject all."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml")).find(f"{W}body")


def accepted(data: bytes) -> etree._Element:
    return resolved(body(data), kept="ins", gone="del")


def rejected(data: bytes) -> etree._Element:
    root = resolved(body(data), kept="del", gone="ins")
    for change in list(root.iter(f"{W}pPrChange")):
        properties = change.getparent()
        former = change.find(f"{W}pPr")
        for child in [one for one in properties if one.tag not in (f"{W}rPr", f"{W}sectPr")]:
            properties.remove(child)
        for number, child in enumerate(list(former)):
            properties.insert(number, child)
    return root


def resolved(root: etree._Element, kept: str, gone: str) -> etree._Element:
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            row.getparent().remove(row)
        elif (mark := row.find(f"{W}trPr/{W}{kept}")) is not None:
            mark.getparent().remove(mark)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    for change in list(root.iter(f"{W}{gone}")):
        if change.getparent().tag == f"{W}p":
            change.getparent().remove(change)
    for change in list(root.iter(f"{W}{kept}")):
        if change.getparent().tag == f"{W}p":
            parent = change.getparent()
            at = parent.index(change)
            for run in list(change):
                for text in run.iter(f"{W}delText"):
                    text.tag = f"{W}t"
                parent.insert(at, run)
                at += 1
            parent.remove(change)
    for parent in [root, *root.iter(f"{W}tc")]:
        _join(parent, gone)
    for looks in list(root.iter(f"{W}rPr")):
        if looks.getparent().tag == f"{W}pPr":
            looks.getparent().remove(looks)
    return root


def _join(parent: etree._Element, gone: str) -> None:
    """A paragraph whose end went runs on into the next one and takes its properties; an empty one leaves no trace."""
    for paragraph in [child for child in parent if child.tag == f"{W}p"]:
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is None:
            continue
        following = paragraph.getnext()
        runs = [child for child in paragraph if child.tag != f"{W}pPr"]
        assert following is not None, "the last paragraph cannot go"
        if runs:
            assert following.tag == f"{W}p", "a text cannot run on into a table"
            at = 1 if following.find(f"{W}pPr") is not None else 0
            for number, run in enumerate(runs):
                following.insert(at + number, run)
        parent.remove(paragraph)


def shape(root: etree._Element) -> list[object]:
    """Paragraphs with their texts, tables with their rows and cells, in order; sections where they end."""
    found: list[object] = []
    for child in root:
        if child.tag == f"{W}p":
            found.append((_text(child), child.find(f"{W}pPr/{W}sectPr") is not None))
        elif child.tag == f"{W}tbl":
            found.append([[shape(cell) for cell in row.findall(f"{W}tc")] for row in child.findall(f"{W}tr")])
    return found


def styles(root: etree._Element) -> list[str]:
    """The style of every paragraph, without what only keeps it on a page or sets it smaller."""
    names = [one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for one in root.iter(f"{W}p")]
    return [name.rstrip("0123456789").removesuffix("Tied").removesuffix("Top") for name in names]


def _text(paragraph: etree._Element) -> str:
    pieces = []
    for one in paragraph.iter():
        if one.tag in (f"{W}t", f"{W}delText"):
            pieces.append(one.text or "")
        elif one.tag == f"{W}softHyphen":
            pieces.append("\u00ad")
        elif one.tag == f"{W}footnoteReference":
            pieces.append("[note]")
    return "".join(pieces).replace("\u00a0", " ").replace("\u2011", "-").replace("\u200b", "")
