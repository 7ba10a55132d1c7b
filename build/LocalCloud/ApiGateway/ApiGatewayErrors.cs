using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>The errors of API Gateway's control plane. https://docs.aws.amazon.com/apigateway/latest/api/</summary>
internal static class ApiGatewayErrors
{
    public static AwsException BadRequest(string message) => new("BadRequestException", message);

    public static AwsException Conflict(string message) => new("ConflictException", message, 409);

    public static AwsException NotFound(string message) => new("NotFoundException", message, 404);

    public static AwsException NoApi(Scope scope, string id) =>
        NotFound($"Invalid API identifier specified {scope.Account}:{id}");

    public static AwsException NoResource() => NotFound("Invalid Resource identifier specified");

    public static AwsException NoMethod() => NotFound("Invalid Method identifier specified");

    public static AwsException NoIntegration() => NotFound("Invalid Integration identifier specified");

    public static AwsException NoResponse() => NotFound("Invalid Response status code specified");

    public static AwsException NoModel(string name) => NotFound($"Invalid model name specified: {name}");

    public static AwsException NoValidator() => NotFound("Invalid Request Validator identifier specified");

    public static AwsException NoGatewayResponse() => NotFound("Gateway response type not defined on api");

    public static AwsException NoDeployment() => NotFound("Invalid Deployment identifier specified");

    public static AwsException NoStage() => NotFound("Invalid Stage identifier specified");

    public static AwsException NoKey() => NotFound("Invalid API Key identifier specified");

    public static AwsException NoPlan() => NotFound("Invalid Usage Plan ID specified");

    public static AwsException NoDocumentationPart() => NotFound("Invalid Documentation part identifier specified");

    public static AwsException NoDocumentationVersion() => NotFound("Invalid Documentation version specified");

    public static AwsException NoVpcLink() => NotFound("Invalid Vpc Link identifier specified");

    public static AwsException NoPlanKey() => NotFound("Invalid Usage Plan Key ID specified");

    public static AwsException KeyLength(bool isShort) =>
        BadRequest(
            isShort
                ? "API Key value should be at least 20 characters"
                : "API Key value exceeds maximum size of 128 characters"
        );

    // https://github.com/serverless/serverless/issues/4006
    public static AwsException PlanHasStages(string plan, string stage) =>
        BadRequest(
            $"Cannot delete Usage Plan {plan} because there are API Stages associated with it, including {stage}"
        );

    // https://github.com/boto/boto3/issues/2629
    public static AwsException NoPlanPath(string op, string path) =>
        BadRequest(
            $"Invalid patch path  '{path}' specified for op '{op}'. Must be one of: [/name, /description, "
                + "/productCode, /apiStages, /throttle, /throttle/rateLimit, /throttle/burstLimit, /quota, "
                + "/quota/limit, /quota/offset, /quota/period]"
        );

    public static AwsException NoLogsRole() =>
        BadRequest("CloudWatch Logs role ARN must be set in account settings to enable logging");

    public static AwsException NotOneOf(string value, string at, IReadOnlyList<string> allowed) =>
        new(
            "ValidationException",
            $"1 validation error detected: Value '{value}' at '{at}' failed to satisfy "
                + $"constraint: Member must satisfy enum value set: [{string.Join(", ", allowed)}]"
        );

    /// <summary>A method and path that no operation has, as AWS answers it.</summary>
    public static AwsException UnknownPath() =>
        new("MissingAuthenticationTokenException", "Missing Authentication Token", 403);

    public static AwsException NotModelled(string what) =>
        new("NotImplementedException", $"LocalCloud does not model {what} of apigateway", 501);
}
