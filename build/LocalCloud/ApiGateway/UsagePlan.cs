using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>Which stages keys open, and how many requests each key may send.</summary>
/// <param name="Id">The plan's id.</param>
/// <param name="Account">The account that has it.</param>
/// <param name="Region">Its region.</param>
/// <param name="Created">When it was created, in seconds since 1970.</param>
/// <param name="Settings">The plan as API Gateway answers it.</param>
/// <param name="Keys">The ids of its keys.</param>
internal sealed record UsagePlan(
    string Id,
    string Account,
    string Region,
    long Created,
    JsonObject Settings,
    IReadOnlyList<string> Keys
)
{
    public Scope Scope => new(Account, Region);

    /// <summary>The stages that the plan opens, with the limits of single methods.</summary>
    public IEnumerable<JsonObject> Stages => Settings.Objects("apiStages");

    /// <summary>What the plan says of a stage; null when it does not open it.</summary>
    public JsonObject? Stage(string api, string stage) =>
        Stages.FirstOrDefault(each => each.Text("apiId") == api && each.Text("stage") == stage);
}
