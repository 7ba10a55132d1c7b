using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>What extensions there are, and their versions.</summary>
internal sealed partial class RegistryApi
{
    private JsonObject DescribeType(AwsCall call)
    {
        var named = TypeName.Of(call.Input, "Arn");
        if (Public(call.Scope, named) is { } known)
        {
            return TypeShapes.Describe(call.Scope, known);
        }

        var type = Named(call.Scope, named);
        return TypeShapes.Describe(type, Version(type, named));
    }

    private JsonObject ListTypes(AwsCall call)
    {
        var input = call.Input;
        var filters = input.Object("Filters") ?? [];
        var category = filters.Text("Category");
        var isPublic = input.Text("Visibility") == "PUBLIC" || category is "AWS_TYPES" or "THIRD_PARTY" or "ACTIVATED";
        var prefix = filters.Text("TypeNamePrefix") ?? "";
        var kind = input.Text("Type");
        var provisioning = input.Text("ProvisioningType");
        var deprecated = input.Text("DeprecatedStatus") == "DEPRECATED";
        var isAws = filters["PublisherId"] is null && category is null or "AWS_TYPES" && kind is null or "RESOURCE";
        IEnumerable<JsonObject> types = isPublic
            ? RegistryTypes
                .Names.Where(name =>
                    isAws
                    && !deprecated
                    && name.StartsWith(prefix, StringComparison.Ordinal)
                    && (provisioning is null || TypeShapes.PublicProvisioningType(name) == provisioning)
                )
                .Select(name => TypeShapes.PublicSummary(call.Scope, name))
            : _state
                .Types(call.Scope)
                .Where(type =>
                    type.Versions.Any(IsReady)
                    && type.IsDeprecated == deprecated
                    && (kind is null || type.Kind == kind)
                    && type.Name.StartsWith(prefix, StringComparison.Ordinal)
                    && (
                        provisioning is null
                        || type.Kind != "RESOURCE"
                        || TypeShapes.ProvisioningType(type.Default!.Schema) == provisioning
                    )
                )
                .Select(TypeShapes.Summary);
        return Page(call, "TypeSummaries", [.. types]);
    }

    private JsonObject ListTypeVersions(AwsCall call)
    {
        var named = TypeName.Of(call.Input, "Arn");
        if (Public(call.Scope, named) is not null)
        {
            // AWS shows no versions of its own types
            return Page(call, "TypeVersionSummaries", []);
        }

        var type = Named(call.Scope, named);
        var deprecated = call.Input.Text("DeprecatedStatus") == "DEPRECATED";
        return Page(
            call,
            "TypeVersionSummaries",
            [
                .. type
                    .Versions.Where(version => version.IsDeprecated == deprecated && IsReady(version))
                    .Select(version => TypeShapes.VersionSummary(type, version)),
            ]
        );
    }

    private JsonObject DeregisterType(AwsCall call)
    {
        var named = TypeName.Of(call.Input, "Arn");
        using var batch = cloud.Store.Begin();
        var type = Named(call.Scope, named);
        var version = Version(type, named);
        var others = type.Versions.Count(each => !each.IsDeprecated && each.Id != version.Id);
        if (version.IsDeprecated)
        {
            throw RegistryErrors.TypeNotFound(named.Shown);
        }

        if (others > 0 && version.Id == type.DefaultVersion)
        {
            throw named.VersionId is null
                ? RegistryErrors.OtherVersions(type)
                : RegistryErrors.DefaultVersion(type, version.Id);
        }

        var next = type.With(version with { IsDeprecated = true });
        _state.Put(next.IsDeprecated ? next with { Configurations = [] } : next);
        return [];
    }

    private JsonObject SetTypeDefaultVersion(AwsCall call)
    {
        var named = TypeName.Of(call.Input, "Arn");
        if (named.VersionId is null)
        {
            throw CloudFormationErrors.Validation("The version of the extension must be specified.");
        }

        using var batch = cloud.Store.Begin();
        var type = Named(call.Scope, named);
        var version = Version(type, named);
        if (version.IsDeprecated)
        {
            throw RegistryErrors.TypeNotFound(named.Shown);
        }

        _state.Put(type with { DefaultVersion = version.Id });
        return [];
    }

    private static RegistryType? Public(Scope scope, TypeName named)
    {
        if (named.Kind is not (null or "RESOURCE"))
        {
            return null;
        }

        var name =
            named.Name ?? RegistryTypes.Names.FirstOrDefault(name => TypeShapes.PublicArn(scope, name) == named.Arn);
        return name is null ? null : RegistryTypes.Find(name);
    }
}
