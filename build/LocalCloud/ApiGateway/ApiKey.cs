using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>A key by which a caller is known; it opens what the usage plans that have it name.</summary>
internal sealed record ApiKey(string Id, string Account, string Region, JsonObject Settings)
{
    public Scope Scope => new(Account, Region);

    /// <summary>What callers send: a secret.</summary>
    public string Value => Settings.RequiredText("value");

    public bool IsEnabled => Settings.Flag("enabled") == true;
}
