using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>The stages in the settings of a usage plan.</summary>
internal static class UsagePlanStages
{
    /// <summary>A copy of the settings without a stage, or without all of an API; null when nothing changes.</summary>
    public static JsonObject? Without(JsonObject settings, string api, string? stage)
    {
        var stages = settings.Objects("apiStages").ToList();
        var kept = stages
            .Where(each => each.Text("apiId") != api || (stage is not null && each.Text("stage") != stage))
            .ToList();
        if (kept.Count == stages.Count)
        {
            return null;
        }

        var changed = settings.DeepClone().AsObject();
        changed["apiStages"] = new JsonArray([.. kept.Select(static each => each.DeepClone())]);
        return changed;
    }

    /// <summary>
    /// Adds or removes a stage as a patch names it, <c>apiId:stage</c>. Paths below /apiStages set limits of single
    /// methods, which only templates and CreateUsagePlan can do here.
    /// </summary>
    /// <returns>Whether the operation is about stages.</returns>
    public static bool TryPatch(JsonObject settings, JsonObject operation)
    {
        var path = operation.Text("path") ?? "";
        if (path.StartsWith("/apiStages/", StringComparison.Ordinal))
        {
            throw ApiGatewayErrors.NotModelled("limits of single methods in a patch of a usage plan");
        }

        if (path != "/apiStages")
        {
            return false;
        }

        if (operation.Text("value")?.Split(':') is not [{ Length: > 0 } api, { Length: > 0 } stage])
        {
            throw ApiGatewayErrors.BadRequest("Invalid API Stage specified");
        }

        if (operation.Text("op") == "add")
        {
            var stages = settings.Objects("apiStages").Select(static each => each.DeepClone());
            settings["apiStages"] = new JsonArray([.. stages, new JsonObject { ["apiId"] = api, ["stage"] = stage }]);
            return true;
        }

        settings["apiStages"] =
            Without(settings, api, stage)?["apiStages"]?.DeepClone()
            ?? throw ApiGatewayErrors.BadRequest("Invalid API Stage specified");
        return true;
    }
}
