// Runs a Node.js function: asks the runtime API for one call after the other and answers with what the handler gives.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
import { existsSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';

const variables = process.env;
const [host, port] = variables.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const extensions = ['', '.js', '.mjs', '.cjs'];
let requestId;

/** Without a time limit: the next call may be hours away. */
function send(method, target, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host, port, method, path: `/2018-06-01/runtime/${target}`, agent, headers: { 'Content-Type': 'application/json' } },
      answer => {
        const parts = [];
        answer.on('data', part => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => resolve({ headers: answer.headers, text: Buffer.concat(parts).toString('utf8') }));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** What was thrown, as Lambda tells it: not everything that is thrown is an error. */
function described(thrown) {
  return thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') }
    : { errorType: thrown === null ? 'null' : typeof thrown, errorMessage: String(thrown), trace: [] };
}

class RuntimeError extends Error {
  constructor(kind, message) {
    super(message);
    this.name = `Runtime.${kind}`;
  }
}

async function handler() {
  const [folder, name] = [path.dirname(variables._HANDLER), path.basename(variables._HANDLER)];
  const dot = name.indexOf('.');
  if (dot < 1) {
    throw new RuntimeError('MalformedHandlerName', 'Bad handler');
  }
  const [file, members] = [path.resolve(variables.LAMBDA_TASK_ROOT, folder, name.slice(0, dot)), name.slice(dot + 1)];
  const found = extensions.map(extension => file + extension).find(each => existsSync(each) && path.extname(each));
  if (!found) {
    throw new RuntimeError('ImportModuleError', `Error: Cannot find module '${name.slice(0, dot)}'`);
  }
  let module;
  try {
    module = await import(pathToFileURL(found));
  } catch (error) {
    throw error instanceof SyntaxError
      ? new RuntimeError('UserCodeSyntaxError', `SyntaxError: ${error.message}`)
      : ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(error?.code)
        ? new RuntimeError('ImportModuleError', `Error: ${error.message}`)
        : error;
  }
  const member = from => members.split('.').reduce((value, each) => value?.[each], from);
  const call = member(module) ?? member(module.default);
  if (typeof call !== 'function') {
    throw new RuntimeError('HandlerNotFound', `${variables._HANDLER} is undefined or not exported`);
  }
  return call;
}

function contextOf(headers, callback) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: variables.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: variables.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: variables.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: variables.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: variables.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: callback,
    succeed: result => callback(null, result),
    fail: error => callback(error ?? 'handled'),
  };
}

/** A handler answers by what it returns, by a promise of it, or by a callback. */
function result(call, event, headers) {
  return new Promise((resolve, reject) => {
    const callback = (error, value) => (error ? reject(error) : resolve(value));
    const returned = call(event, contextOf(headers, callback), callback);
    if (typeof returned?.then === 'function') {
      returned.then(resolve, reject);
    } else if (returned !== undefined || call.length < 3) {
      resolve(returned);
    }
  });
}

function logInLambdasFormat() {
  const isJson = variables.AWS_LAMBDA_LOG_FORMAT === 'JSON';
  const levels = { log: 'INFO', info: 'INFO', debug: 'DEBUG', warn: 'WARN', error: 'ERROR', trace: 'TRACE' };
  for (const [name, level] of Object.entries(levels)) {
    console[name] = (...values) => {
      const [timestamp, message] = [new Date().toISOString(), format(...values)];
      const line = isJson
        ? JSON.stringify({ timestamp, level, requestId, message })
        : `${timestamp}\t${requestId ?? 'undefined'}\t${level}\t${message.replaceAll('\n', '\r')}`;
      process.stdout.write(`${line}\n`);
    };
  }
}

async function tell(error) {
  const target = requestId ? `invocation/${requestId}/error` : 'init/error';
  await send('POST', target, JSON.stringify(described(error)));
}

/** What nobody caught ends the process, as on Lambda; if the runtime API is gone, there is nobody to tell. */
async function endWith(error) {
  await tell(error).catch(() => {});
  process.exit(129);
}

logInLambdasFormat();
process.on('uncaughtException', endWith);
process.on('unhandledRejection', reason => endWith(new RuntimeError('UnhandledPromiseRejection', String(reason))));
const call = await handler().catch(endWith);
for (;;) {
  const next = await send('GET', 'invocation/next');
  requestId = next.headers['lambda-runtime-aws-request-id'];
  try {
    const value = await result(call, JSON.parse(next.text), next.headers);
    await send('POST', `invocation/${requestId}/response`, JSON.stringify(value) ?? 'null');
  } catch (error) {
    console.error('Invoke Error', JSON.stringify(described(error)));
    await tell(error);
  }
}
