using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Ssm;

/// <summary>
/// Systems Manager's parameter store. https://docs.aws.amazon.com/systems-manager/latest/APIReference/
/// </summary>
internal sealed partial class SsmApi(Cloud cloud) : IOperationService, ICloudPart<SsmApi>
{
    private readonly SsmState _state = cloud.Get<SsmState>();

    public static SsmApi Create(Cloud cloud) => new(cloud);

    public ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult<JsonObject?>(
            call.Operation switch
            {
                "PutParameter" => Put(call),
                "GetParameter" => Get(call),
                "GetParameters" => GetSeveral(call),
                "GetParametersByPath" => GetByPath(call),
                "GetParameterHistory" => History(call),
                "DescribeParameters" => Describe(call),
                "DeleteParameter" => Delete(call),
                "DeleteParameters" => DeleteSeveral(call),
                "AddTagsToResource" => AddTags(call),
                "RemoveTagsFromResource" => RemoveTags(call),
                "ListTagsForResource" => ListTags(call),
                _ => throw NotModelled.Operation("ssm", call.Operation),
            }
        );

    private JsonObject Put(AwsCall call)
    {
        var input = call.Input;
        var name = NameIn(input.RequiredText("Name"));
        var known = _state.Find(call.Scope, name);
        var overwrite = input.Flag("Overwrite") == true;
        if (overwrite && input["Tags"] is not null)
        {
            throw SsmErrors.Validation(
                "Invalid request: tags and overwrite can't be used together. To create a parameter "
                    + "with tags, please remove overwrite flag. To update tags for an existing "
                    + "parameter, please use AddTagsToResource or RemoveTagsFromResource."
            );
        }

        var type =
            input.Text("Type")
            ?? known?.Latest.Type
            ?? throw SsmErrors.Validation("A parameter type is required when you create a parameter.");
        var put = _state.Put(
            call.Scope,
            name,
            SsmRules.Checked(
                name,
                new ParameterVersion(0, type, input.Text("Value") ?? "", default)
                {
                    Description = input.Text("Description") ?? known?.Latest.Description,
                    AllowedPattern = input.Text("AllowedPattern"),
                    DataType = input.Text("DataType") ?? "text",
                    Tier = input.Text("Tier") is { } tier and not "Intelligent-Tiering"
                        ? tier
                        : known?.Latest.Tier ?? "Standard",
                    KeyId = type == "SecureString" ? input.Text("KeyId") ?? "alias/aws/ssm" : null,
                }
            ),
            overwrite
        );
        if (input["Tags"] is not null)
        {
            _state.Change(call.Scope, name, parameter => parameter with { Tags = Merged(parameter, input) });
        }

        return new() { ["Version"] = put.Latest.Version, ["Tier"] = put.Latest.Tier };
    }

    private JsonObject Get(AwsCall call)
    {
        var asked = call.Input.RequiredText("Name");
        return new() { ["Parameter"] = Shape(call, Select(call.Scope, asked)) };
    }

    private JsonObject GetSeveral(AwsCall call)
    {
        var found = new JsonArray();
        var invalid = new JsonArray();
        foreach (var name in call.Input.Texts("Names"))
        {
            try
            {
                found.Add(Shape(call, Select(call.Scope, name)));
            }
            catch (AwsException)
            {
                invalid.Add(name);
            }
        }

        return new() { ["Parameters"] = found, ["InvalidParameters"] = invalid };
    }

    private JsonObject GetByPath(AwsCall call)
    {
        var path = call.Input.RequiredText("Path");
        if (!path.StartsWith('/'))
        {
            throw SsmErrors.Validation(
                "The parameter doesn't meet the parameter name requirements. The parameter name must "
                    + "begin with a forward slash \"/\". It can't be prefixed with \"aws\" or \"ssm\" "
                    + "(case-insensitive). It must use only letters, numbers, or the following symbols: "
                    + ". (period), - (hyphen), _ (underscore). Special characters are not allowed. All "
                    + "sub-paths, if specified, must use the forward slash "
                    + "symbol \"/\". Valid example: /get/parameters2-/by1./path0_."
            );
        }

        var prefix = path.EndsWith('/') ? path : path + "/";
        var deep = call.Input.Flag("Recursive") == true;
        var all = _state
            .All(call.Scope)
            .Where(parameter =>
                parameter.Name.StartsWith(prefix, StringComparison.Ordinal)
                && (deep || !parameter.Name[prefix.Length..].Contains('/', StringComparison.Ordinal))
            )
            .Select(parameter => Shape(call, (parameter, parameter.Latest, null)));
        return Paged(call, "Parameters", [.. all], mostByDefault: 10);
    }

    private JsonObject History(AwsCall call)
    {
        var parameter = _state.Find(call.Scope, NameIn(call.Input.RequiredText("Name"))) ?? throw SsmErrors.NotFound();
        return Paged(
            call,
            "Parameters",
            [.. parameter.Versions.Select(version => Metadata(call, parameter, version, withValue: true))],
            mostByDefault: 50
        );
    }

    private JsonObject Describe(AwsCall call)
    {
        JsonObject[] filters = [.. call.Input.Objects("ParameterFilters"), .. call.Input.Objects("Filters")];
        var all = _state
            .All(call.Scope)
            .Where(parameter => filters.All(filter => ParameterFilter.Matches(filter, parameter)));
        return Paged(
            call,
            "Parameters",
            [.. all.Select(parameter => Metadata(call, parameter, parameter.Latest, withValue: false))],
            mostByDefault: 50
        );
    }

    private JsonObject Delete(AwsCall call)
    {
        if (!_state.Remove(call.Scope, NameIn(call.Input.RequiredText("Name"))))
        {
            throw SsmErrors.NotFound();
        }

        return [];
    }

    private JsonObject DeleteSeveral(AwsCall call)
    {
        var deleted = new JsonArray();
        var invalid = new JsonArray();
        foreach (var name in call.Input.Texts("Names"))
        {
            (_state.Remove(call.Scope, NameIn(name)) ? deleted : invalid).Add(name);
        }

        return new() { ["DeletedParameters"] = deleted, ["InvalidParameters"] = invalid };
    }

    /// <summary>A page of a list, the token being the index of the next page's first item.</summary>
    private static JsonObject Paged(AwsCall call, string member, IReadOnlyList<JsonObject> all, int mostByDefault)
    {
        var start = int.TryParse(
            call.Input.Text("NextToken"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var index
        )
            ? index
            : 0;
        var size = call.Input.Integer("MaxResults") ?? mostByDefault;
        var page = new JsonObject { [member] = new JsonArray([.. all.Skip(start).Take(size)]) };
        if (start + size < all.Count)
        {
            page["NextToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        }

        return page;
    }
}
