using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Ssm;

/// <summary>Selectors, shapes and tags.</summary>
internal sealed partial class SsmApi
{
    private JsonObject AddTags(AwsCall call)
    {
        _state.Change(
            call.Scope,
            TaggedName(call),
            parameter => parameter with { Tags = Merged(parameter, call.Input) }
        );
        return [];
    }

    private JsonObject RemoveTags(AwsCall call)
    {
        var keys = call.Input.Texts("TagKeys");
        _state.Change(
            call.Scope,
            TaggedName(call),
            parameter =>
                parameter with
                {
                    Tags = new(
                        parameter.Tags.Where(tag => !keys.Contains(tag.Key)).ToDictionary(StringComparer.Ordinal),
                        StringComparer.Ordinal
                    ),
                }
        );
        return [];
    }

    private JsonObject ListTags(AwsCall call) =>
        new()
        {
            ["TagList"] = new JsonArray([
                .. _state
                    .Find(call.Scope, TaggedName(call))!
                    .Tags.Select(static tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }),
            ]),
        };

    private string TaggedName(AwsCall call)
    {
        var type = call.Input.RequiredText("ResourceType");
        if (type != "Parameter")
        {
            throw new AwsException("InvalidResourceType", $"LocalCloud models tags of parameters only, not of {type}");
        }

        var name = call.Input.RequiredText("ResourceId");
        return _state.Find(call.Scope, name) is null ? throw SsmErrors.InvalidResource(name) : name;
    }

    private static SortedDictionary<string, string> Merged(Parameter parameter, JsonObject input)
    {
        var tags = new SortedDictionary<string, string>(parameter.Tags, StringComparer.Ordinal);
        foreach (var tag in input.Objects("Tags"))
        {
            tags[tag.RequiredText("Key")] = tag.Text("Value") ?? "";
        }

        return tags;
    }

    /// <summary>A parameter may be named by its ARN.</summary>
    private static string NameIn(string name)
    {
        const string marker = ":parameter/";
        var at = name.StartsWith("arn:", StringComparison.Ordinal)
            ? name.IndexOf(marker, StringComparison.Ordinal)
            : -1;
        if (at < 0)
        {
            return name;
        }

        var tail = name[(at + marker.Length)..];
        return tail.Contains('/', StringComparison.Ordinal) ? "/" + tail : tail;
    }

    /// <summary>Resolves <c>name</c>, <c>name:version</c> and <c>name:label</c>.</summary>
    private (Parameter Parameter, ParameterVersion Version, string? Selector) Select(Scope scope, string asked)
    {
        var name = NameIn(asked);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var parameter = _state.Find(scope, colon < 0 ? name : name[..colon]) ?? throw SsmErrors.NotFound();
        if (colon < 0)
        {
            return (parameter, parameter.Latest, null);
        }

        var selector = name[(colon + 1)..];
        var version = long.TryParse(selector, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? parameter.Versions.FirstOrDefault(version => version.Version == number)
            : parameter.Versions.FirstOrDefault(version => version.Labels.Contains(selector));
        return (parameter, version ?? throw SsmErrors.VersionNotFound(parameter.Name, selector), ":" + selector);
    }

    private static JsonObject Shape(
        AwsCall call,
        (Parameter Parameter, ParameterVersion Version, string? Selector) selected
    )
    {
        var (parameter, version, selector) = selected;
        var secret = version.Type == "SecureString" && call.Input.Flag("WithDecryption") != true;
        var shape = new JsonObject
        {
            ["Name"] = parameter.Name,
            ["Type"] = version.Type,
            ["Value"] = secret
                ? $"kms:{version.KeyId}:{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(version.Value))}"
                : version.Value,
            ["Version"] = version.Version,
            ["LastModifiedDate"] = InputTree.Time(version.Modified),
            ["ARN"] = parameter.Arn(call.Scope),
            ["DataType"] = version.DataType,
        };
        if (selector is not null)
        {
            shape["Selector"] = selector;
        }

        return shape;
    }

    private static JsonObject Metadata(AwsCall call, Parameter parameter, ParameterVersion version, bool withValue)
    {
        var shape = new JsonObject
        {
            ["Name"] = parameter.Name,
            ["Type"] = version.Type,
            ["KeyId"] = version.KeyId,
            ["LastModifiedDate"] = InputTree.Time(version.Modified),
            ["LastModifiedUser"] = call.Scope.GlobalArn("iam", "root"),
            ["Description"] = version.Description,
            ["AllowedPattern"] = version.AllowedPattern,
            ["Version"] = version.Version,
            ["Tier"] = version.Tier,
            ["Policies"] = new JsonArray(),
            ["DataType"] = version.DataType,
        };
        if (withValue)
        {
            shape["Value"] = version.Value;
            shape["Labels"] = new JsonArray([.. version.Labels]);
        }
        else
        {
            shape["ARN"] = parameter.Arn(call.Scope);
        }

        return shape;
    }
}
