"use strict";
const assert = require("node:assert/strict");
const { test, before } = require("node:test");
const db = require("@aws-sdk/client-dynamodb");
const lib = require("@aws-sdk/lib-dynamodb");
const dynamoose = require("dynamoose");
const { Entity: ElectroEntity } = require("electrodb");
const { Table: OneTable } = require("dynamodb-onetable");
const toolbox = require("dynamodb-toolbox");
const { collected } = require("../collected");

const TableName = "js-meals";
const client = new db.DynamoDBClient({});
const documents = lib.DynamoDBDocumentClient.from(client);

before(async () => {
  const names = ["pk", "sk", "gsi1pk", "gsi1sk"];
  const key = (hash, range) => [
    { AttributeName: hash, KeyType: "HASH" },
    { AttributeName: range, KeyType: "RANGE" },
  ];
  await client.send(
    new db.CreateTableCommand({
      TableName,
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
      KeySchema: key("pk", "sk"),
      GlobalSecondaryIndexes: [
        { IndexName: "gsi1", KeySchema: key("gsi1pk", "gsi1sk"), Projection: { ProjectionType: "ALL" } },
      ],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  await db.waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 0.1 }, { TableName });
});

test("documents are written in batches, queried in pages, and changed in transactions", async () => {
  const items = Array.from({ length: 60 }, (_, i) => ({
    pk: "doc",
    sk: `dish#${String(i).padStart(2, "0")}`,
    grams: i * 10,
    tags: new Set(["a", "b"]),
    text: "x".repeat(1000),
  }));
  for (let i = 0; i < items.length; i += 25) {
    const puts = items.slice(i, i + 25).map((Item) => ({ PutRequest: { Item } }));
    const answer = await documents.send(new lib.BatchWriteCommand({ RequestItems: { [TableName]: puts } }));
    assert.deepEqual(answer.UnprocessedItems, {});
  }
  const query = {
    TableName,
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
    FilterExpression: "grams > :least",
    ExpressionAttributeValues: { ":pk": "doc", ":from": "dish#10", ":to": "dish#49", ":least": 400 },
    Limit: 7,
  };
  const found = await collected(lib.paginateQuery({ client: documents }, query), "Items");
  assert.deepEqual(found.map((item) => item.grams), [410, 420, 430, 440, 450, 460, 470, 480, 490]);
  assert.deepEqual(found[0].tags, new Set(["a", "b"]));

  const change = (sk, least) => ({
    Update: {
      TableName,
      Key: { pk: "doc", sk },
      UpdateExpression: "ADD grams :one REMOVE tags",
      ConditionExpression: "grams >= :least",
      ExpressionAttributeValues: { ":one": 1, ":least": least },
    },
  });
  const TransactItems = [change("dish#00", 0), change("dish#01", 1000)];
  await assert.rejects(documents.send(new lib.TransactWriteCommand({ TransactItems })), (error) => {
    assert.equal(error.name, "TransactionCanceledException");
    assert.deepEqual(error.CancellationReasons.map((each) => each.Code), ["None", "ConditionalCheckFailed"]);
    return true;
  });
  await documents.send(new lib.TransactWriteCommand({ TransactItems: [change("dish#00", 0), change("dish#01", 0)] }));
  const got = await documents.send(new lib.GetCommand({ TableName, Key: { pk: "doc", sk: "dish#01" } }));
  assert.deepEqual([got.Item.grams, got.Item.tags], [11, undefined]);
  const Statement = `SELECT sk FROM "${TableName}" WHERE pk = ? AND sk = ?`;
  const partiql = await documents.send(new lib.ExecuteStatementCommand({ Statement, Parameters: ["doc", "dish#05"] }));
  assert.deepEqual(partiql.Items, [{ sk: "dish#05" }]);
});

test("DynamoDB-Toolbox writes, updates by its extensions and queries an index", async () => {
  const table = new toolbox.Table({
    name: TableName,
    partitionKey: { name: "pk", type: "string" },
    sortKey: { name: "sk", type: "string" },
    indexes: { gsi1: { type: "global", partitionKey: { name: "gsi1pk", type: "string" } } },
    documentClient: documents,
  });
  const dish = new toolbox.Entity({
    name: "dish",
    table,
    schema: toolbox.item({
      pk: toolbox.string().key(),
      sk: toolbox.string().key(),
      gsi1pk: toolbox.string().optional(),
      gsi1sk: toolbox.string().default("none"),
      servings: toolbox.number().default(1),
      steps: toolbox.list(toolbox.string()).optional(),
    }),
  });
  const key = { pk: "toolbox", sk: "stew" };
  await dish.build(toolbox.PutItemCommand).item({ ...key, gsi1pk: "warm", steps: ["cut"] }).send();
  await dish
    .build(toolbox.UpdateItemCommand)
    .item({ ...key, servings: toolbox.$add(3), steps: toolbox.$append(["boil"]) })
    .send();
  const { Item } = await dish.build(toolbox.GetItemCommand).key(key).send();
  assert.deepEqual([Item.servings, Item.steps], [4, ["cut", "boil"]]);
  const query = table.build(toolbox.QueryCommand).entities(dish).query({ index: "gsi1", partition: "warm" });
  assert.equal((await query.send()).Items.length, 1);
  const put = dish.build(toolbox.PutItemCommand).item(key).options({ condition: { attr: "pk", exists: false } });
  await assert.rejects(put.send(), { name: "ConditionalCheckFailedException" });
});

test("ElectroDB creates once, patches, pages and collects", async () => {
  const meals = new ElectroEntity(
    {
      model: { entity: "meal", version: "1", service: "kitchen" },
      attributes: {
        user: { type: "string" },
        id: { type: "string" },
        calories: { type: "number", default: 0 },
        eaten: { type: "set", items: "string" },
      },
      indexes: {
        byUser: { pk: { field: "pk", composite: ["user"] }, sk: { field: "sk", composite: ["id"] } },
        byId: {
          index: "gsi1",
          pk: { field: "gsi1pk", composite: ["id"] },
          sk: { field: "gsi1sk", composite: ["user"] },
        },
      },
    },
    { client: documents, table: TableName },
  );
  for (let i = 0; i < 5; i++) {
    await meals.create({ user: "kim", id: `m${i}`, calories: i }).go();
  }
  await assert.rejects(meals.create({ user: "kim", id: "m0" }).go(), /conditional request failed/i);
  await meals.patch({ user: "kim", id: "m1" }).add({ calories: 10, eaten: ["rice"] }).go();
  const { data } = await meals.query.byUser({ user: "kim" }).where(({ calories }, { gt }) => gt(calories, 2)).go();
  assert.deepEqual(data.map((each) => each.calories), [11, 3, 4]);
  const first = await meals.query.byUser({ user: "kim" }).go({ limit: 2 });
  const next = await meals.query.byUser({ user: "kim" }).go({ limit: 2, cursor: first.cursor });
  assert.deepEqual(next.data.map((each) => each.id), ["m2", "m3"]);
  assert.equal((await meals.query.byId({ id: "m4" }).go()).data[0].user, "kim");
  await meals.delete([{ user: "kim", id: "m0" }, { user: "kim", id: "m2" }]).go();
  assert.equal((await meals.query.byUser({ user: "kim" }).go({ pages: "all" })).data.length, 3);
});

test("Dynamoose makes its table, counts, scans in parallel and changes in a transaction", async () => {
  dynamoose.aws.ddb.set(new db.DynamoDB({}));
  const schema = new dynamoose.Schema(
    { id: { type: String, hashKey: true }, grams: Number, by: { type: Object, schema: { name: String } } },
    { timestamps: true },
  );
  const Stock = dynamoose.model("js-stock", schema);
  new dynamoose.Table("js-stock", [Stock], { waitForActive: { enabled: true, check: { frequency: 50 } } });
  await Stock.batchPut(Array.from({ length: 20 }, (_, i) => ({ id: `s${i}`, grams: i, by: { name: "lee" } })));
  await dynamoose.transaction([Stock.transaction.update({ id: "s1" }, { $ADD: { grams: 100 } })]);
  assert.equal((await Stock.get("s1")).grams, 101);
  assert.equal((await Stock.scan("grams").ge(10).parallel(3).count().exec()).count, 11);
  assert.equal((await Stock.scan("by.name").eq("lee").limit(8).all().exec()).length, 20);
});

test("OneTable keeps a unique field and pages", async () => {
  const table = new OneTable({
    client,
    name: TableName,
    partial: true,
    schema: {
      format: "onetable:1.1.0",
      version: "0.0.1",
      indexes: { primary: { hash: "pk", sort: "sk" } },
      models: {
        Cook: {
          pk: { type: String, value: "cook" },
          sk: { type: String, value: "cook#${name}" },
          name: { type: String, required: true },
          email: { type: String, unique: true },
          born: { type: Date },
        },
      },
    },
  });
  const Cook = table.getModel("Cook");
  await Cook.create({ name: "park", email: "park@example.com", born: new Date(0) });
  await assert.rejects(Cook.create({ name: "choi", email: "park@example.com" }), { code: "UniqueError" });
  await Cook.update({ name: "park", email: "new@example.com" });
  await Cook.create({ name: "choi", email: "park@example.com" });
  const page = await Cook.find({}, { limit: 1 });
  assert.deepEqual(page.map((each) => each.name), ["choi"]);
  assert.deepEqual((await Cook.find({}, { next: page.next })).map((each) => each.name), ["park"]);
});
