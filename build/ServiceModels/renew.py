#!/usr/bin/env python3
"""Writes Data/*.gz anew from the service models of an installed botocore; README.md says what is kept.
   python3 renew.py"""
import gzip, json, os, re
import botocore

SERVICES = ('apigateway', 'budgets', 'cloudcontrol', 'cloudformation', 'cloudwatch', 'dynamodb', 'dynamodbstreams',
            'iam', 'lambda', 'logs', 's3', 'sns', 'ssm', 'stepfunctions', 'sts')
# What a shape or a reference to one keeps; the rest is documentation and what only SDKs need.
SHAPE = ('type', 'required', 'enum', 'min', 'max', 'pattern', 'sensitive', 'flattened', 'payload', 'document',
         'timestampFormat', 'streaming', 'locationName')
MEMBER = ('shape', 'location', 'locationName', 'timestampFormat', 'flattened', 'xmlAttribute', 'idempotencyToken',
          'streaming', 'jsonvalue')
SERVICE = ('apiVersion', 'protocol', 'jsonVersion', 'targetPrefix', 'xmlNamespace', 'serviceId', 'signingName',
           'endpointPrefix')
DATA = os.path.join(os.path.dirname(botocore.__file__), 'data')
HERE = os.path.dirname(os.path.abspath(__file__))


def model(service):
    version = sorted(os.listdir(f'{DATA}/{service}'))[-1]
    with gzip.open(f'{DATA}/{service}/{version}/service-2.json.gz') as file:
        return json.load(file)


def kept(tree, names):
    return {name: tree[name] for name in names if name in tree}


def member(tree):
    return kept(tree, MEMBER)


def shape(tree):
    small = kept(tree, SHAPE)
    for name in ('member', 'key', 'value'):
        if name in tree:
            small[name] = member(tree[name])
    if tree['type'] == 'structure':
        small['members'] = {name: member(each) for name, each in tree.get('members', {}).items()}
    if 'error' in tree:
        small['error'] = kept(tree['error'], ('code', 'httpStatusCode'))
    elif tree.get('exception'):
        small['error'] = {}
    return small


def operation(tree):
    small = {'http': kept(tree.get('http', {}), ('method', 'requestUri', 'responseCode'))}
    for name in ('input', 'output'):
        if name in tree:
            small[name] = kept(tree[name], ('shape', 'resultWrapper', 'locationName'))
    small['errors'] = [each['shape'] for each in tree.get('errors', [])]
    return small


def extract(service):
    whole = model(service)
    return {
        'service': kept(whole['metadata'], SERVICE),
        'operations': {name: operation(each) for name, each in sorted(whole['operations'].items())},
        'shapes': {name: shape(each) for name, each in sorted(whole['shapes'].items())},
    }


def package(service_id):
    """The package of the AWS SDK for Java, by which Step Functions names a service."""
    name = re.sub('[^a-z0-9]', '', service_id.lower())
    return re.sub('^(aws|amazon)|service$', '', name)


def operations():
    lines = {}
    for service in sorted(os.listdir(DATA)):
        if os.path.isdir(f'{DATA}/{service}') and any(os.path.isdir(f'{DATA}/{service}/{x}')
                                                      for x in os.listdir(f'{DATA}/{service}')):
            whole = model(service)
            names = sorted(name[0].lower() + name[1:] for name in whole['operations'])
            lines[package(whole['metadata']['serviceId'])] = ' '.join(names)
    return ''.join(f'{name} {names}\n' for name, names in sorted(lines.items()))


def write(name, text):
    with open(f'{HERE}/Data/{name}.gz', 'wb') as file:
        # without a time, so that the same models give the same file
        with gzip.GzipFile('', 'wb', 9, file, mtime=0) as packed:
            packed.write(text.encode())


if __name__ == '__main__':
    for service in SERVICES:
        text = json.dumps(extract(service), separators=(',', ':'), ensure_ascii=False)
        write(f'{service}.json', text)
    write('operations.txt', operations())
