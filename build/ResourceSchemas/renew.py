"""Writes schemas.zip anew; README.md says from what.

  python3 renew.py <data/schemas of cfn-lint> [region]
"""

import importlib.util
import json
import re
import sys
import zipfile
from pathlib import Path

# What describes a schema and constrains nothing.
SILENT = {
    "$comment",
    "$schema",
    "deprecatedProperties",
    "description",
    "documentationUrl",
    "examples",
    "insertionOrder",
    "lifecycle",
    "propertyTransform",
    "relationshipRef",
    "replacementStrategy",
    "resourceLink",
    "sourceUrl",
    "title",
    "typeName",
}

# Members of a schema whose own members are named by the type and not by JSON Schema.
NAMED = {"properties", "definitions", "patternProperties", "dependentRequired", "dependencies", "dependentExcluded"}

# What Java and ECMAScript write in another way than .NET does.
SPELLINGS = [
    (r"^\p{ASCII}+$", r"^[\x00-\x7F]+$"),
    (r"^\p{Print}+$", r"^[\x20-\x7E]+$"),
    (r"\p{Graph}", r"\x21-\x7E"),
    ("\U00010000-\U0010ffff", r"\uD800-\uDFFF"),
]

# The types that a template may not name as they are.
PATTERNS = {"Module"}


def pattern(text):
    for java, net in SPELLINGS:
        text = text.replace(java, net)
    return re.sub(r"(?<!\\)((?:\\\\)*)\\_", r"\1_", text)


def stripped(node, named=False):
    if isinstance(node, list):
        return [stripped(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for name, value in node.items():
        if named:
            result[pattern(name) if name.startswith("^") else name] = stripped(value)
        elif name == "pattern" and isinstance(value, str):
            result[name] = pattern(value)
        elif name not in SILENT:
            result[name] = stripped(value, name in NAMED)
    return result


def types(schemas, region):
    """The version of each type that a region has, by the hash that names its file."""
    path = schemas / "providers" / f"{region.replace('-', '_')}.py"
    spec = importlib.util.spec_from_file_location("provider", path)
    provider = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(provider)
    return provider.types


def main(folder, region="us-east-1"):
    schemas = Path(folder)
    target = Path(__file__).parent / "schemas.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, digest in sorted(types(schemas, region).items()):
            if name in PATTERNS:
                continue
            schema = json.loads((schemas / "resources" / f"{digest}.json").read_text("utf-8"))
            text = json.dumps(stripped(schema), ensure_ascii=False, separators=(",", ":"))
            entry = zipfile.ZipInfo(name.replace("::", "/"), (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, text.encode("utf-8"), zipfile.ZIP_DEFLATED, 9)


main(*sys.argv[1:])
