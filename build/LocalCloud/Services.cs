using AiChef.LocalCloud.ApiGateway;
using AiChef.LocalCloud.ApiGateway.Serving;
using AiChef.LocalCloud.Budgets;
using AiChef.LocalCloud.CloudControl;
using AiChef.LocalCloud.CloudFormation;
using AiChef.LocalCloud.CloudFormation.Registry;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.DynamoDb;
using AiChef.LocalCloud.DynamoDbStreams;
using AiChef.LocalCloud.Iam;
using AiChef.LocalCloud.Lambda;
using AiChef.LocalCloud.Logs;
using AiChef.LocalCloud.Recorded;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.S3;
using AiChef.LocalCloud.Sns;
using AiChef.LocalCloud.Ssm;
using AiChef.LocalCloud.StepFunctions;
using AiChef.LocalCloud.Sts;

namespace AiChef.LocalCloud;

/// <summary>The services of LocalCloud: the only place that names them all.</summary>
internal static class Services
{
    public static IReadOnlyList<CloudService> All { get; } =
    [
        CloudFormationService.Declaration,
        SnsService.Declaration,
        SsmService.Declaration,
        StsService.Declaration,
        StepFunctionsService.Declaration,
        S3Service.Declaration,
        IamService.Declaration,
        DynamoDbService.Declaration,
        DynamoDbStreamsService.Declaration,
        LambdaService.Declaration,
        LogsService.Declaration,
        CloudWatchService.Declaration,
        ApiGatewayService.Declaration,
        ExecuteApiService.Declaration,
        CloudControlService.Declaration,
        BudgetsService.Declaration,
        SpendService.Declaration,
    ];

    /// <summary>What the services do for each other, and the resource types of all.</summary>
    public static IReadOnlyList<Offer> Offers { get; } = MakeOffers();

    /// <summary>The private resource types of an account and region.</summary>
    private static Func<Scope, string, ResourceType?> RegisteredTypes(Cloud cloud) =>
        (scope, name) =>
            cloud.Get<RegistryState>() is var registry && registry.Resource(scope, name) is { } type
                ? RecordedResourceType.Of(type, isRetired: !registry.IsUsable(scope, name))
                : null;

    private static IReadOnlyList<Offer> MakeOffers()
    {
        var types = new ResourceTypes(
            All.SelectMany(static service => service.ResourceTypes),
            RecordedResourceType.Find
        );
        var secrets = Offer.Of<IStoredSecrets>(static cloud => new RecordedSecrets(cloud));
        return
        [
            Offer.Of(cloud => types.With(RegisteredTypes(cloud))),
            secrets,
            .. All.SelectMany(static service => service.Offers),
        ];
    }
}
