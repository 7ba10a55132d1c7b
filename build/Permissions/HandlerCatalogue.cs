using System.Collections.Frozen;

namespace AiChef.Permissions;

/// <summary>The resource types of <c>handlers.json</c>.</summary>
internal static class HandlerCatalogue
{
    private static readonly Lazy<FrozenDictionary<string, HandlerPermissions>> Read = new(() =>
        EmbeddedJson
            .Read(
                "handlers.json",
                static member =>
                    new[]
                    {
                        new HandlerPermissions
                        {
                            Type = member.Name,
                            Create = EmbeddedJson.Texts(member.Value, "create"),
                            Read = EmbeddedJson.Texts(member.Value, "read"),
                            Update = EmbeddedJson.Texts(member.Value, "update"),
                            Delete = EmbeddedJson.Texts(member.Value, "delete"),
                            List = EmbeddedJson.Texts(member.Value, "list"),
                        },
                    }
            )
            .ToFrozenDictionary(static each => each.Type, StringComparer.Ordinal)
    );

    /// <summary>The permissions of each type.</summary>
    internal static FrozenDictionary<string, HandlerPermissions> ByType => Read.Value;
}
