using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Drift;

/// <summary>The stored form of detections.</summary>
internal static class DriftDocuments
{
    public static DocumentFormat<StackDrift> Drifts { get; } = new(Write, Read);

    private static JsonObject Write(StackDrift drift) =>
        new()
        {
            ["Id"] = drift.Id,
            ["StackId"] = drift.StackId,
            ["Time"] = Text(drift.Time),
            ["Ready"] = Text(drift.Ready),
            ["Number"] = drift.Number,
            ["Resources"] = new JsonArray([.. drift.Resources.Select(Write)]),
        };

    private static JsonObject Write(ResourceDrift drift) =>
        new()
        {
            ["LogicalId"] = drift.LogicalId,
            ["PhysicalId"] = drift.PhysicalId,
            ["Type"] = drift.Type,
            ["Status"] = drift.Status,
            ["Reason"] = drift.Reason,
            ["Time"] = Text(drift.Time),
            ["Changed"] = Text(drift.Changed),
            ["Expected"] = drift.Expected?.DeepClone(),
            ["Actual"] = drift.Actual?.DeepClone(),
            ["Differences"] = drift.Differences.DeepClone(),
        };

    private static StackDrift Read(JsonObject tree) =>
        new(
            tree.RequiredText("Id"),
            tree.RequiredText("StackId"),
            tree.Moment("Time")!.Value,
            tree.Moment("Ready")!.Value
        )
        {
            Number = tree.Integer("Number") ?? 0,
            Resources = [.. tree.Objects("Resources").Select(ReadResource)],
        };

    private static ResourceDrift ReadResource(JsonObject tree) =>
        new(
            tree.RequiredText("LogicalId"),
            tree.RequiredText("Type"),
            tree.RequiredText("Status"),
            tree.Moment("Time")!.Value
        )
        {
            PhysicalId = tree.Text("PhysicalId"),
            Reason = tree.Text("Reason"),
            Changed = tree.Moment("Changed")!.Value,
            Expected = tree["Expected"]?.DeepClone() as JsonObject,
            Actual = tree["Actual"]?.DeepClone() as JsonObject,
            Differences = tree["Differences"]?.DeepClone() as JsonArray ?? [],
        };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
