"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const logs = require("@aws-sdk/client-cloudwatch-logs");
const sfn = require("@aws-sdk/client-sfn");
const ssm = require("@aws-sdk/client-ssm");
const { collected } = require("../collected");

const roleArn = "arn:aws:iam::000000000000:role/workflow";
const definition = JSON.stringify({
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      ItemsPath: "$.dishes",
      ItemProcessor: {
        StartAt: "Name",
        States: { Name: { Type: "Pass", Parameters: { "name.$": "States.Format('{}!', $)" }, End: true } },
      },
      End: true,
    },
  },
});

test("an execution is started, waited for and its history read in pages and backwards", async () => {
  const client = new sfn.SFNClient({});
  const { stateMachineArn } = await client.send(
    new sfn.CreateStateMachineCommand({ name: "js-dishes", roleArn, definition }),
  );
  const input = JSON.stringify({ dishes: ["soup", "rice", "김밥"] });
  const { executionArn } = await client.send(new sfn.StartExecutionCommand({ stateMachineArn, input }));
  let execution;
  do {
    execution = await client.send(new sfn.DescribeExecutionCommand({ executionArn }));
  } while (execution.status === "RUNNING");
  assert.deepEqual(JSON.parse(execution.output), [{ name: "soup!" }, { name: "rice!" }, { name: "김밥!" }]);
  assert.ok(execution.stopDate >= execution.startDate);

  const pages = sfn.paginateGetExecutionHistory({ client, pageSize: 3 }, { executionArn });
  const events = await collected(pages, "events");
  assert.equal(events.at(-1).type, "ExecutionSucceeded");
  assert.deepEqual(events.map((event) => event.id), events.map((_, index) => index + 1));
  const back = await client.send(new sfn.GetExecutionHistoryCommand({ executionArn, reverseOrder: true }));
  assert.deepEqual(back.events.map((event) => event.id).reverse(), events.map((event) => event.id));

  await assert.rejects(
    client.send(new sfn.StartExecutionCommand({ stateMachineArn, input: "{" })),
    sfn.InvalidExecutionInput,
  );
});

test("an express workflow answers at once", async () => {
  const client = new sfn.SFNClient({ disableHostPrefix: true });
  const { stateMachineArn } = await client.send(
    new sfn.CreateStateMachineCommand({ name: "js-express", roleArn, definition, type: "EXPRESS" }),
  );
  const input = JSON.stringify({ dishes: ["stew"] });
  const answer = await client.send(new sfn.StartSyncExecutionCommand({ stateMachineArn, input }));
  assert.equal(answer.status, "SUCCEEDED");
  assert.equal(answer.output, '[{"name":"stew!"}]');
});

test("events of a log are written, filtered and read in pages", async () => {
  const client = new logs.CloudWatchLogsClient({});
  const names = { logGroupName: "/js/kitchen", logStreamName: "stove" };
  await client.send(new logs.CreateLogGroupCommand({ logGroupName: names.logGroupName }));
  await client.send(new logs.CreateLogStreamCommand(names));
  const logEvents = Array.from({ length: 30 }, (_, i) => ({
    timestamp: Date.now() - 30 + i,
    message: JSON.stringify({ level: i % 3 === 0 ? "Error" : "Information", i }),
  }));
  await client.send(new logs.PutLogEventsCommand({ ...names, logEvents }));
  const pages = logs.paginateFilterLogEvents(
    { client, pageSize: 4 },
    { logGroupName: names.logGroupName, filterPattern: '{ $.level = "Error" }' },
  );
  const found = (await collected(pages, "events")).map((event) => JSON.parse(event.message).i);
  assert.deepEqual(found, [0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
  await client.send(new logs.DeleteLogGroupCommand({ logGroupName: names.logGroupName }));
});

test("parameters are read by path in pages and keep their history", async () => {
  const client = new ssm.SSMClient({});
  for (let i = 0; i < 12; i++) {
    await client.send(new ssm.PutParameterCommand({ Name: `/js/dish/${i}`, Value: `v${i}`, Type: "String" }));
  }
  await client.send(
    new ssm.PutParameterCommand({ Name: "/js/dish/0", Value: "new", Type: "SecureString", Overwrite: true }),
  );
  const pages = ssm.paginateGetParametersByPath({ client, pageSize: 5 }, { Path: "/js", Recursive: true });
  assert.equal((await collected(pages, "Parameters")).length, 12);
  const { Parameter } = await client.send(new ssm.GetParameterCommand({ Name: "/js/dish/0", WithDecryption: true }));
  assert.deepEqual([Parameter.Value, Parameter.Version, Parameter.Type], ["new", 2, "SecureString"]);
  const history = await client.send(new ssm.GetParameterHistoryCommand({ Name: "/js/dish/0", WithDecryption: true }));
  assert.deepEqual(history.Parameters.map((each) => each.Value), ["v0", "new"]);
});
