using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>Registering versions of extensions, and what became of it.</summary>
internal sealed partial class RegistryApi
{
    /// <summary>
    /// AWS takes minutes to register a version. Whoever asks right after the call learns that it is under way; the
    /// waiters ask every five seconds.
    /// </summary>
    private static readonly TimeSpan Registration = TimeSpan.FromSeconds(2);

    /// <summary>https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RegisterType.html</summary>
    private static readonly string[] Reserved = ["Alexa", "AMZN", "Amazon", "AWS", "Custom", "Dev"];

    private JsonObject RegisterType(AwsCall call)
    {
        var input = call.Input;
        var name = input.RequiredText("TypeName");
        var kind = input.Text("Type") ?? (IsModule(name) ? "MODULE" : "RESOURCE");
        CheckName(name, kind);
        var location = input.RequiredText("SchemaHandlerPackage");
        var content = TemplateSource.Read(cloud, call.Scope, location) ?? throw RegistryErrors.PackageUnreadable();
        var requestToken = input.Text("ClientRequestToken");
        using var batch = cloud.Store.Begin();
        if (
            requestToken is not null
            && _state.Registrations(call.Scope).FirstOrDefault(each => each.RequestToken == requestToken) is { } same
        )
        {
            return new() { ["RegistrationToken"] = same.Token };
        }

        var token = Guid.NewGuid().ToString();
        var package = TypePackage.Read(content, kind, name);
        var now = cloud.Now;
        var ready = now + Registration + cloud.Options.ProvisioningTime;
        _state.Put(
            new TypeRegistration
            {
                Token = token,
                Scope = call.Scope,
                Kind = kind,
                TypeName = name,
                VersionId = package.Failure is null ? Add(call, kind, package, ready) : null,
                Failure = package.Failure is { } reason ? RegistryErrors.Failed(token, reason) : null,
                RequestToken = requestToken,
                Started = now,
                Ready = ready,
            }
        );
        return new() { ["RegistrationToken"] = token };
    }

    /// <summary>Adds a version. The first one of an extension, or after its end, is the default version.</summary>
    private string Add(AwsCall call, string kind, TypePackage package, DateTimeOffset ready)
    {
        var name = call.Input.RequiredText("TypeName");
        var known = _state.Find(call.Scope, kind, name);
        var version = new TypeVersion
        {
            Id = $"{(known?.Versions.Count ?? 0) + 1:D8}",
            Schema = package.Schema!,
            Fragment = package.Fragment,
            ExecutionRoleArn = call.Input.Text("ExecutionRoleArn"),
            LoggingConfig = call.Input.Object("LoggingConfig")?.DeepClone() as JsonObject,
            Created = cloud.Now,
            Ready = ready,
        };
        _state.Put(
            known is { IsDeprecated: false }
                ? known with
                {
                    Versions = [.. known.Versions, version],
                }
                : new RegisteredType
                {
                    Scope = call.Scope,
                    Kind = kind,
                    Name = name,
                    DefaultVersion = version.Id,
                    Versions = [.. known?.Versions ?? [], version],
                }
        );
        return version.Id;
    }

    private JsonObject DescribeTypeRegistration(AwsCall call)
    {
        var token = call.Input.RequiredText("RegistrationToken");
        var found =
            _state.Registration(call.Scope, token)
            ?? throw RegistryErrors.Registry($"No registration token matches {token}.");
        var status = found.Status(cloud.Now);
        var arn =
            found.VersionId is null || status == "FAILED"
                ? null
                : RegisteredType.ArnOf(found.Scope, found.Kind, found.TypeName);
        return new()
        {
            ["ProgressStatus"] = status,
            ["Description"] = status switch
            {
                "COMPLETE" => "Deployment is currently in DEPLOY_STAGE of status COMPLETED",
                "FAILED" => found.Failure,
                _ => null,
            },
            ["TypeArn"] = arn,
            ["TypeVersionArn"] = arn is null ? null : $"{arn}/{found.VersionId}",
        };
    }

    private JsonObject ListTypeRegistrations(AwsCall call)
    {
        var input = call.Input;
        var wanted = input.Text("RegistrationStatusFilter") ?? "IN_PROGRESS";
        return Page(
            call,
            "RegistrationTokenList",
            [
                .. _state
                    .Registrations(call.Scope)
                    .Where(each =>
                        each.Status(cloud.Now) == wanted
                        && (input.Text("Type") is not { } kind || kind == each.Kind)
                        && (input.Text("TypeName") is not { } name || name == each.TypeName)
                        && (
                            input.Text("TypeArn") is not { } arn
                            || TypeName.OfArn(arn).Arn == RegisteredType.ArnOf(each.Scope, each.Kind, each.TypeName)
                        )
                    )
                    .Select(static each => JsonValue.Create(each.Token)),
            ]
        );
    }

    private static void CheckName(string name, string kind)
    {
        if (Reserved.Contains(name[..name.IndexOf(':', StringComparison.Ordinal)], StringComparer.OrdinalIgnoreCase))
        {
            throw RegistryErrors.Registry($"The type name {name} begins with a namespace that is reserved.");
        }

        if (IsModule(name) != (kind == "MODULE"))
        {
            throw RegistryErrors.Registry($"Only the names of modules, and all of them, end with ::MODULE: {name}.");
        }
    }

    private static bool IsModule(string name) => name.EndsWith("::MODULE", StringComparison.Ordinal);
}
