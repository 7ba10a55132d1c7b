// A table, a function with a version and an alias, an API, a workflow and an alarm, as the CDK's constructs make them.
const { App, CfnOutput, RemovalPolicy, Stack } = require("aws-cdk-lib");
const apigateway = require("aws-cdk-lib/aws-apigateway");
const dynamodb = require("aws-cdk-lib/aws-dynamodb");
const lambda = require("aws-cdk-lib/aws-lambda");
const logs = require("aws-cdk-lib/aws-logs");
const s3 = require("aws-cdk-lib/aws-s3");
const sns = require("aws-cdk-lib/aws-sns");
const stepfunctions = require("aws-cdk-lib/aws-stepfunctions");
const tasks = require("aws-cdk-lib/aws-stepfunctions-tasks");

const stack = new Stack(new App(), "Kitchen", { env: { account: "000000000000", region: "us-east-1" } });
const removalPolicy = RemovalPolicy.DESTROY;
const table = new dynamodb.Table(stack, "Table", {
  partitionKey: { name: "id", type: dynamodb.AttributeType.STRING },
  billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
  removalPolicy,
});
const cook = new lambda.Function(stack, "Cook", {
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: "index.handler",
  code: lambda.Code.fromAsset("function"),
  environment: { TABLE: table.tableName },
});
table.grantReadWriteData(cook);
const live = new lambda.Alias(stack, "Live", { aliasName: "live", version: cook.currentVersion });
const api = new apigateway.RestApi(stack, "Api", { deployOptions: { stageName: "v1" } });
api.root.addResource("meals").addMethod("GET", new apigateway.LambdaIntegration(live));
const workflow = new stepfunctions.StateMachine(stack, "Workflow", {
  definitionBody: stepfunctions.DefinitionBody.fromChainable(
    new tasks.LambdaInvoke(stack, "Ask", { lambdaFunction: live, outputPath: "$.Payload.body" }),
  ),
  logs: { destination: new logs.LogGroup(stack, "Log", { removalPolicy }), level: stepfunctions.LogLevel.ALL },
});
cook.metricErrors().createAlarm(stack, "Errors", { threshold: 3, evaluationPeriods: 1 });
new sns.Topic(stack, "Topic");
new s3.Bucket(stack, "Bucket", { removalPolicy, versioned: true });
new CfnOutput(stack, "ApiId", { value: api.restApiId });
new CfnOutput(stack, "WorkflowArn", { value: workflow.stateMachineArn });
