using System.Collections.Frozen;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>
/// API Gateway serves a snapshot of an API, which a resource of its own takes: a deployment. These are the types that a
/// snapshot contains.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
/// </remarks>
internal static class ApiSnapshots
{
    /// <summary>The type of a REST API's deployment.</summary>
    internal const string RestDeployment = "AWS::ApiGateway::Deployment";

    private const string HttpDeployment = "AWS::ApiGatewayV2::Deployment";

    private static readonly FrozenSet<string> RestTypes = new[]
    {
        "AWS::ApiGateway::RestApi",
        "AWS::ApiGateway::Resource",
        "AWS::ApiGateway::Method",
        "AWS::ApiGateway::Model",
        "AWS::ApiGateway::RequestValidator",
        "AWS::ApiGateway::GatewayResponse",
        "AWS::ApiGateway::Authorizer",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> HttpTypes = new[]
    {
        "AWS::ApiGatewayV2::Api",
        "AWS::ApiGatewayV2::Route",
        "AWS::ApiGatewayV2::RouteResponse",
        "AWS::ApiGatewayV2::Integration",
        "AWS::ApiGatewayV2::IntegrationResponse",
        "AWS::ApiGatewayV2::Model",
        "AWS::ApiGatewayV2::Authorizer",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a REST API's deployment contains resources of the type.</summary>
    internal static bool IsPartOfRestApi(string? type) => type is not null && RestTypes.Contains(type);

    /// <summary>The type of the deployment that contains resources of the type; null if none does.</summary>
    internal static string? DeploymentOf(string type) =>
        RestTypes.Contains(type) ? RestDeployment
        : HttpTypes.Contains(type) ? HttpDeployment
        : null;
}
