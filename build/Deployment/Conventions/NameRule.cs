namespace AiChef.Deployment.Conventions;

/// <summary>What AWS requires of the names of one type of resource.</summary>
/// <param name="Type">The type.</param>
/// <param name="Property">The property that is the name.</param>
/// <param name="Longest">The longest name, in characters.</param>
/// <param name="Scope">Where no two of the type have the same name.</param>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
/// has a page for each type, with the rules of its name.</remarks>
internal sealed record NameRule(string Type, string Property, int Longest, NameScope Scope = NameScope.Region)
{
    /// <summary>Every type whose name is given by a template.</summary>
    internal static readonly IReadOnlyList<NameRule> All =
    [
        new("AWS::ApiGateway::RestApi", "Name", 1024),
        new("AWS::ApiGateway::UsagePlan", "UsagePlanName", 255),
        new("AWS::ApiGatewayV2::Api", "Name", 128),
        new("AWS::CloudWatch::Alarm", "AlarmName", 255),
        new("AWS::CloudWatch::CompositeAlarm", "AlarmName", 255),
        new("AWS::CloudWatch::Dashboard", "DashboardName", 255, NameScope.Account),
        new("AWS::DynamoDB::Table", "TableName", 255),
        new("AWS::DynamoDB::GlobalTable", "TableName", 255),
        new("AWS::ECR::Repository", "RepositoryName", 256),
        new("AWS::Events::EventBus", "Name", 256),
        new("AWS::Events::Rule", "Name", 64),
        new("AWS::IAM::Group", "GroupName", 128, NameScope.Account),
        new("AWS::IAM::InstanceProfile", "InstanceProfileName", 128, NameScope.Account),
        new("AWS::IAM::ManagedPolicy", "ManagedPolicyName", 128, NameScope.Account),
        new("AWS::IAM::Role", "RoleName", 64, NameScope.Account),
        new("AWS::IAM::User", "UserName", 64, NameScope.Account),
        new("AWS::Kinesis::Stream", "Name", 128),
        new("AWS::Lambda::Function", "FunctionName", 64),
        new("AWS::Lambda::LayerVersion", "LayerName", 140),
        new("AWS::Logs::LogGroup", "LogGroupName", 512),
        new("AWS::S3::Bucket", "BucketName", 63, NameScope.World),
        new("AWS::SNS::Topic", "TopicName", 256),
        new("AWS::SQS::Queue", "QueueName", 80),
        new("AWS::SSM::Parameter", "Name", 1011),
        new("AWS::Scheduler::Schedule", "Name", 64),
        new("AWS::SecretsManager::Secret", "Name", 512),
        new("AWS::StepFunctions::Activity", "Name", 80),
        new("AWS::StepFunctions::StateMachine", "StateMachineName", 80),
        new("AWS::WAFv2::WebACL", "Name", 128),
    ];

    /// <summary>Exports have names as well, and no two of a region have the same.</summary>
    internal static readonly NameRule OfExports = new(NamedThing.Export, "Name", 255);

    /// <summary>The rule of a type, or of exports.</summary>
    internal static NameRule Of(string type) => All.FirstOrDefault(rule => rule.Type == type) ?? OfExports;
}
