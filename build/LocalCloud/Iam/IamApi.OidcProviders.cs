using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>OpenID Connect providers.</summary>
internal sealed partial class IamApi
{
    private readonly OidcProviders _providers = cloud.Get<OidcProviders>();

    private JsonObject? CallOidcProvider(AwsCall call) =>
        call.Operation switch
        {
            "CreateOpenIDConnectProvider" => CreateProvider(call),
            "GetOpenIDConnectProvider" => Shape(_providers.Get(ProviderArn(call))),
            "ListOpenIDConnectProviders" => new()
            {
                ["OpenIDConnectProviderList"] = new JsonArray([
                    .. _providers.All(call.Scope).Select(static each => new JsonObject { ["Arn"] = each.Arn }),
                ]),
            },
            "DeleteOpenIDConnectProvider" => DeleteProvider(call),
            "AddClientIDToOpenIDConnectProvider" => Change(
                call,
                known =>
                    known with
                    {
                        ClientIds = [.. known.ClientIds.Append(ClientId(call)).Distinct(StringComparer.Ordinal)],
                    }
            ),
            "RemoveClientIDFromOpenIDConnectProvider" => Change(
                call,
                known => known with { ClientIds = [.. known.ClientIds.Where(id => id != ClientId(call))] }
            ),
            "UpdateOpenIDConnectProviderThumbprint" => Change(
                call,
                known => known with { Thumbprints = [.. call.Input.Texts("ThumbprintList")] }
            ),
            "TagOpenIDConnectProvider" => Change(call, known => known with { Tags = Merged(known.Tags, call) }),
            "UntagOpenIDConnectProvider" => Change(
                call,
                known =>
                    known with
                    {
                        Tags = new(
                            known
                                .Tags.Where(tag => !call.Input.Texts("TagKeys").Contains(tag.Key))
                                .ToDictionary(StringComparer.Ordinal),
                            StringComparer.Ordinal
                        ),
                    }
            ),
            "ListOpenIDConnectProviderTags" => Paged(call, "Tags", Tags(_providers.Get(ProviderArn(call)).Tags)),
            _ => throw NotModelled.Operation("iam", call.Operation),
        };

    private static string ProviderArn(AwsCall call) => call.Input.RequiredText("OpenIDConnectProviderArn");

    private static string ClientId(AwsCall call) => call.Input.RequiredText("ClientID");

    private JsonObject CreateProvider(AwsCall call)
    {
        var made = _providers.Make(
            call.Scope,
            call.Input.RequiredText("Url"),
            provider =>
                provider with
                {
                    ClientIds = [.. call.Input.Texts("ClientIDList")],
                    Thumbprints = [.. call.Input.Texts("ThumbprintList")],
                    Tags = TagsIn(call.Input),
                }
        );
        return new() { ["OpenIDConnectProviderArn"] = made.Arn, ["Tags"] = new JsonArray([.. Tags(made.Tags)]) };
    }

    private JsonObject? DeleteProvider(AwsCall call)
    {
        _providers.Remove(ProviderArn(call));
        return null;
    }

    private JsonObject? Change(AwsCall call, Func<OidcProvider, OidcProvider> change)
    {
        _providers.Change(ProviderArn(call), change);
        return null;
    }

    private static SortedDictionary<string, string> Merged(SortedDictionary<string, string> known, AwsCall call)
    {
        var tags = new SortedDictionary<string, string>(known, StringComparer.Ordinal);
        foreach (var (key, value) in TagsIn(call.Input))
        {
            tags[key] = value;
        }

        return tags;
    }

    private static JsonObject Shape(OidcProvider provider) =>
        new()
        {
            ["Url"] = provider.Url,
            ["ClientIDList"] = new JsonArray([.. provider.ClientIds.Select(static id => (JsonNode)id)]),
            ["ThumbprintList"] = new JsonArray([.. provider.Thumbprints.Select(static print => (JsonNode)print)]),
            ["CreateDate"] = InputTree.Time(provider.Created),
            ["Tags"] = new JsonArray([.. Tags(provider.Tags)]),
        };
}
