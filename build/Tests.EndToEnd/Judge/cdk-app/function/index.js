exports.handler = async (event) => ({ statusCode: 200, body: `soup for ${event.path ?? "the workflow"}` });
