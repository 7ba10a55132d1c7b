using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>
/// The operations of the registry of extensions. What needs the code of an extension to run is refused by name.
/// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/what-is-cloudformation-cli.html
/// </summary>
internal sealed partial class RegistryApi(Cloud cloud) : ICloudPart<RegistryApi>
{
    private const int PageSize = 100;
    private readonly RegistryState _state = cloud.Get<RegistryState>();

    public static RegistryApi Create(Cloud cloud) => new(cloud);

    /// <summary>Answers an operation of the registry; null for another operation.</summary>
    public JsonObject? Call(AwsCall call) =>
        call.Operation switch
        {
            "RegisterType" => RegisterType(call),
            "DescribeTypeRegistration" => DescribeTypeRegistration(call),
            "ListTypeRegistrations" => ListTypeRegistrations(call),
            "DescribeType" => DescribeType(call),
            "ListTypes" => ListTypes(call),
            "ListTypeVersions" => ListTypeVersions(call),
            "DeregisterType" => DeregisterType(call),
            "SetTypeDefaultVersion" => SetTypeDefaultVersion(call),
            "SetTypeConfiguration" => SetTypeConfiguration(call),
            "BatchDescribeTypeConfigurations" => BatchDescribeTypeConfigurations(call),
            _ => null,
        };

    /// <summary>The extension that a request names, deprecated or not, once its registration has completed.</summary>
    private RegisteredType Named(Scope scope, TypeName named) =>
        Known(scope, named) ?? throw RegistryErrors.TypeNotFound(named.Shown);

    private RegisteredType? Known(Scope scope, TypeName named) =>
        (
            named.Arn is { } arn
                ? _state.Types(scope).FirstOrDefault(type => arn == type.Arn)
                : _state.Find(scope, named.Kind!, named.Name!)
        )
            is { } type
        && type.Versions.Any(IsReady)
            ? type
            : null;

    private TypeVersion Version(RegisteredType type, TypeName named) =>
        type.Version(named.VersionId ?? type.DefaultVersion) is { } version && IsReady(version)
            ? version
            : throw RegistryErrors.TypeNotFound(named.Shown);

    private bool IsReady(TypeVersion version) => version.Ready <= cloud.Now;

    private static JsonObject Page(AwsCall call, string member, JsonNode[] all) =>
        CloudFormationApi.Page(call, member, all, call.Input.Integer("MaxResults") ?? PageSize);
}
