using AiChef.LocalCloud.ApiGateway;
using AiChef.LocalCloud.CloudFormation.Resources;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.DynamoDb;
using AiChef.LocalCloud.Iam;
using AiChef.LocalCloud.Lambda;
using AiChef.LocalCloud.Logs;
using AiChef.LocalCloud.S3;
using AiChef.LocalCloud.Ssm;
using AiChef.LocalCloud.StepFunctions;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>The resource types that stacks may use, by name; each is made when first needed.</summary>
internal static class ResourceTypes
{
    private static readonly Dictionary<string, Lazy<ResourceType>> Known = new(StringComparer.Ordinal)
    {
        ["AWS::ApiGateway::Account"] = new(static () => new ApiAccountResource()),
        ["AWS::ApiGateway::Deployment"] = new(static () => new ApiDeploymentResource()),
        ["AWS::ApiGateway::GatewayResponse"] = new(static () => new ApiGatewayResponseResource()),
        ["AWS::ApiGateway::Method"] = new(static () => new ApiMethodResource()),
        ["AWS::ApiGateway::Model"] = new(static () => new ApiModelResource()),
        ["AWS::ApiGateway::RequestValidator"] = new(static () => new ApiRequestValidatorResource()),
        ["AWS::ApiGateway::Resource"] = new(static () => new ApiResourceResource()),
        ["AWS::ApiGateway::RestApi"] = new(static () => new RestApiResource()),
        ["AWS::ApiGateway::Stage"] = new(static () => new ApiStageResource()),
        ["AWS::CloudFormation::Stack"] = new(static () => new NestedStackResource()),
        ["AWS::CloudWatch::Alarm"] = new(static () => new AlarmResource(isComposite: false)),
        ["AWS::CloudWatch::CompositeAlarm"] = new(static () => new AlarmResource(isComposite: true)),
        ["AWS::CloudWatch::Dashboard"] = new(static () => new DashboardResource()),
        ["AWS::DynamoDB::GlobalTable"] = new(static () => new DynamoDbGlobalTableResource()),
        ["AWS::DynamoDB::Table"] = new(static () => new DynamoDbTableResource()),
        ["AWS::IAM::ManagedPolicy"] = new(static () => new IamManagedPolicyResource()),
        ["AWS::IAM::Policy"] = new(static () => new IamPolicyResource()),
        ["AWS::IAM::Role"] = new(static () => new IamRoleResource()),
        ["AWS::Lambda::Alias"] = new(static () => new LambdaAliasResource()),
        ["AWS::Lambda::Function"] = new(static () => new LambdaFunctionResource()),
        ["AWS::Lambda::Permission"] = new(static () => new LambdaPermissionResource()),
        ["AWS::Lambda::Version"] = new(static () => new LambdaVersionResource()),
        ["AWS::Logs::LogGroup"] = new(static () => new LogGroupResource()),
        ["AWS::Logs::LogStream"] = new(static () => new LogStreamResource()),
        ["AWS::Logs::MetricFilter"] = new(static () => new MetricFilterResource()),
        ["AWS::S3::Bucket"] = new(static () => new S3BucketResource()),
        ["AWS::S3::BucketPolicy"] = new(static () => new S3BucketPolicyResource()),
        ["AWS::SSM::Parameter"] = new(static () => new SsmParameterResource()),
        ["AWS::StepFunctions::Activity"] = new(static () => new ActivityResource()),
        ["AWS::StepFunctions::StateMachine"] = new(static () => new StateMachineResource()),
        ["AWS::StepFunctions::StateMachineAlias"] = new(static () => new StateMachineAliasResource()),
        ["AWS::StepFunctions::StateMachineVersion"] = new(static () => new StateMachineVersionResource()),
    };

    public static IEnumerable<string> Names => Known.Keys;

    public static ResourceType? Find(string name) => Known.TryGetValue(name, out var type) ? type.Value : null;
}
