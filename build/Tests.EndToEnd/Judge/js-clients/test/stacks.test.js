"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const cfn = require("@aws-sdk/client-cloudformation");
const lambda = require("@aws-sdk/client-lambda");
const { collected } = require("../collected");

const template = (text) =>
  JSON.stringify({
    Resources: {
      Role: {
        Type: "AWS::IAM::Role",
        Properties: {
          AssumeRolePolicyDocument: {
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
            ],
          },
        },
      },
      Greeting: {
        Type: "AWS::Lambda::Function",
        Properties: {
          Runtime: "nodejs22.x",
          Handler: "index.handler",
          Role: { "Fn::GetAtt": ["Role", "Arn"] },
          Code: { ZipFile: `exports.handler = async (event) => "${text} " + event.name;` },
        },
      },
    },
    Outputs: { Name: { Value: { Ref: "Greeting" } } },
  });

test("a stack is created, changed, looked through and deleted, and its function called", async () => {
  const client = new cfn.CloudFormationClient({});
  const wait = { client, maxWaitTime: 60, minDelay: 0.05, maxDelay: 0.2 };
  const stack = { StackName: "js-greeting" };
  const Capabilities = ["CAPABILITY_IAM"];

  await client.send(new cfn.CreateStackCommand({ ...stack, Capabilities, TemplateBody: template("hello") }));
  const created = await cfn.waitUntilStackCreateComplete(wait, stack);
  assert.equal(created.state, "SUCCESS");
  const { Outputs } = (await client.send(new cfn.DescribeStacksCommand(stack))).Stacks[0];
  assert.equal(await called(Outputs[0].OutputValue), "hello chef");

  await client.send(new cfn.UpdateStackCommand({ ...stack, Capabilities, TemplateBody: template("good evening") }));
  assert.equal((await cfn.waitUntilStackUpdateComplete(wait, stack)).state, "SUCCESS");
  assert.equal(await called(Outputs[0].OutputValue), "good evening chef");
  await assert.rejects(
    client.send(new cfn.UpdateStackCommand({ ...stack, Capabilities, TemplateBody: template("good evening") })),
    { name: "ValidationError", message: "No updates are to be performed." },
  );

  const events = await collected(cfn.paginateDescribeStackEvents({ client }, stack), "StackEvents");
  assert.equal(events[0].ResourceStatus, "UPDATE_COMPLETE");
  assert.ok(events.every((event) => event.Timestamp instanceof Date));
  const resources = await collected(cfn.paginateListStackResources({ client }, stack), "StackResourceSummaries");
  assert.deepEqual(resources.map((each) => each.LogicalResourceId).sort(), ["Greeting", "Role"]);

  await client.send(new cfn.DeleteStackCommand(stack));
  assert.equal((await cfn.waitUntilStackDeleteComplete(wait, stack)).state, "SUCCESS");
});

test("a change set is waited for, told and executed; one without changes is told by its waiter", async () => {
  const client = new cfn.CloudFormationClient({});
  const wait = { client, maxWaitTime: 60, minDelay: 0.05, maxDelay: 0.2 };
  const set = { StackName: "js-planned", ChangeSetName: "first" };
  const TemplateBody = JSON.stringify({ Resources: { Queue: { Type: "AWS::SQS::Queue" } } });

  await client.send(new cfn.CreateChangeSetCommand({ ...set, TemplateBody, ChangeSetType: "CREATE" }));
  await cfn.waitUntilChangeSetCreateComplete(wait, set);
  const { Changes } = await client.send(new cfn.DescribeChangeSetCommand(set));
  assert.deepEqual(
    Changes.map(({ ResourceChange }) => [ResourceChange.Action, ResourceChange.ResourceType]),
    [["Add", "AWS::SQS::Queue"]],
  );
  await client.send(new cfn.ExecuteChangeSetCommand(set));
  await cfn.waitUntilStackCreateComplete(wait, { StackName: set.StackName });

  const again = { ...set, ChangeSetName: "second" };
  await client.send(new cfn.CreateChangeSetCommand({ ...again, TemplateBody }));
  await assert.rejects(cfn.waitUntilChangeSetCreateComplete(wait, again), /didn't contain changes/);
  await client.send(new cfn.DeleteStackCommand({ StackName: set.StackName }));
  await cfn.waitUntilStackDeleteComplete(wait, { StackName: set.StackName });
});

async function called(FunctionName) {
  const client = new lambda.LambdaClient({});
  await lambda.waitUntilFunctionUpdatedV2({ client, maxWaitTime: 60, minDelay: 0.05 }, { FunctionName });
  const Payload = JSON.stringify({ name: "chef" });
  const answer = await client.send(new lambda.InvokeCommand({ FunctionName, Payload, LogType: "Tail" }));
  assert.equal(answer.StatusCode, 200);
  assert.match(Buffer.from(answer.LogResult, "base64").toString(), /^START RequestId: /);
  return JSON.parse(answer.Payload.transformToString());
}
