using AiChef.LocalCloud.ApiGateway;
using AiChef.LocalCloud.ApiGateway.Serving;
using AiChef.LocalCloud.CloudFormation;
using AiChef.LocalCloud.CloudFormation.ChangeSets;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.DynamoDb;
using AiChef.LocalCloud.Iam;
using AiChef.LocalCloud.Lambda;
using AiChef.LocalCloud.Logs;
using AiChef.LocalCloud.S3;
using AiChef.LocalCloud.Ssm;
using AiChef.LocalCloud.StepFunctions;
using AiChef.LocalCloud.Sts;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud;

/// <summary>The services of LocalCloud. A new service adds its declaration here and its resource types to <see cref="ResourceTypes"/>.</summary>
internal static class Services
{
    public static IReadOnlyList<ServiceDeclaration> All { get; } =
    [
        new()
        {
            SigningName = "cloudformation",
            XmlNamespace = "http://cloudformation.amazonaws.com/doc/2010-05-15/",
            QueryVersion = "2010-05-15",
            Faults = new() { Throttled = CommonFaults.Throttling },
            Operations = static cloud => cloud.Get<CloudFormationApi>(),
        },
        new()
        {
            SigningName = "ssm",
            TargetPrefix = "AmazonSSM",
            Faults = new() { InternalCode = "InternalServerError" },
            Operations = static cloud => cloud.Get<SsmApi>(),
        },
        new()
        {
            SigningName = "sts",
            XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
            QueryVersion = "2011-06-15",
            UnknownOperationCode = "InvalidAction",
            UnsignedOperations = ["AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"],
            Faults = new() { Throttled = CommonFaults.Throttling },
            Operations = static cloud => cloud.Get<StsApi>(),
        },
        new()
        {
            SigningName = "states",
            TargetPrefix = "AWSStepFunctions",
            Operations = static cloud => cloud.Get<StepFunctionsApi>(),
        },
        new()
        {
            SigningName = "s3",
            Rest = static cloud => cloud.Get<S3Api>(),
            RestError = S3Api.Error,
            Faults = S3Limits.Faults,
        },
        new()
        {
            SigningName = "iam",
            XmlNamespace = "https://iam.amazonaws.com/doc/2010-05-08/",
            QueryVersion = "2010-05-08",
            UnknownOperationCode = "InvalidAction",
            Faults = new() { Throttled = CommonFaults.Throttling, InternalCode = "ServiceFailure" },
            Operations = static cloud => cloud.Get<IamApi>(),
        },
        new()
        {
            SigningName = "dynamodb",
            TargetPrefix = "DynamoDB_20120810",
            ErrorNamespace = "com.amazonaws.dynamodb.v20120810",
            Faults = DynamoDbErrors.Faults,
            Operations = static cloud => cloud.Get<DynamoDbApi>(),
        },
        new()
        {
            SigningName = "lambda",
            Rest = static cloud => cloud.Get<LambdaApi>(),
            RestError = static (_, error) => LambdaWire.Error(error),
            Faults = LambdaErrors.Faults,
            ClaimsUnsigned = LambdaRequest.IsDownload,
        },
        new()
        {
            SigningName = "logs",
            TargetPrefix = "Logs_20140328",
            Operations = static cloud => cloud.Get<LogsApi>(),
        },
        new()
        {
            SigningName = "monitoring",
            TargetPrefix = "GraniteServiceVersion20100801",
            CborName = "GraniteServiceVersion20100801",
            DoubleMembers = new HashSet<string>(StringComparer.Ordinal)
            {
                "Threshold",
                "Value",
                "Values",
                "Average",
                "Sum",
                "Minimum",
                "Maximum",
                "SampleCount",
            },
            XmlNamespace = "http://monitoring.amazonaws.com/doc/2010-08-01/",
            QueryVersion = "2010-08-01",
            ErrorNamespace = "com.amazonaws.cloudwatch",
            UnknownOperationCode = "InvalidAction",
            Faults = new() { Throttled = CommonFaults.Throttling, InternalCode = "InternalServiceError" },
            Operations = static cloud => cloud.Get<CloudWatchApi>(),
        },
        new()
        {
            SigningName = "apigateway",
            Rest = static cloud => cloud.Get<ApiGatewayApi>(),
            RestError = static (_, error) => ApiGatewayApi.Error(error),
            Faults = new() { Throttled = CommonFaults.TooManyRequests },
        },
        new()
        {
            SigningName = "execute-api",
            Rest = static cloud => cloud.Get<ApiEndpoint>(),
            RestError = static (_, error) => ApiEndpoint.Error(error),
            Faults = ApiEndpoint.Faults,
            OwnsAddress = static http => ApiAddress.Of(http) is not null,
            // as on AWS, a deployed API is called by the front ends that are made for it; it runs only what the developer deployed
            AdmitsLocalPages = true,
        },
    ];

    /// <summary>The objects that a TemplateURL can name.</summary>
    public static ITemplateObjects? TemplateObjects(Cloud cloud) => cloud.Get<S3State>();

    /// <summary>Lets the services go on with what the folder's last host left unfinished.</summary>
    public static void Resume(Cloud cloud)
    {
        if (CloudFormationState.HasUnfinishedWork(cloud.Store))
        {
            cloud.Get<ChangeSetWork>().Resume();
            cloud.Get<StackEngine>().Resume();
        }
    }
}
