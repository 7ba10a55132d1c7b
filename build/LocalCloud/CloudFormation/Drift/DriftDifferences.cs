using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Drift;

/// <summary>The properties that differ between a template and a resource.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_PropertyDifference.html</remarks>
internal sealed class DriftDifferences
{
    private readonly JsonArray _found = [];

    private DriftDifferences() { }

    /// <summary>The differences; a property that was not read has none.</summary>
    public static JsonArray Between(JsonObject expected, JsonObject actual)
    {
        var differences = new DriftDifferences();
        foreach (var (name, value) in expected.Where(each => actual.ContainsKey(each.Key)))
        {
            differences.Compare(value, actual[name], $"/{name}");
        }

        return differences._found;
    }

    private void Compare(JsonNode? expected, JsonNode? actual, string path)
    {
        if (LiveComparison.IsSame(expected, actual))
        {
            return;
        }

        switch (expected, actual)
        {
            case (_, null):
                Add(path, expected, null, "REMOVE");
                break;
            case (JsonObject one, JsonObject other):
                foreach (var (name, value) in one)
                {
                    Compare(value, other[name], $"{path}/{name}");
                }

                break;
            case (JsonArray one, JsonArray other):
                CompareLists(one, other, path);
                break;
            default:
                Add(path, expected, actual, "NOT_EQUAL");
                break;
        }
    }

    private void CompareLists(JsonArray expected, JsonArray actual, string path)
    {
        var (missing, more) = LiveComparison.Unmatched(expected, actual);
        var changed = Math.Min(missing.Count, more.Count);
        for (var i = 0; i < changed; i++)
        {
            Compare(expected[missing[i]], actual[more[i]], $"{path}/{missing[i]}");
        }

        foreach (var index in missing.Skip(changed))
        {
            Add($"{path}/{index}", expected[index], null, "REMOVE");
        }

        foreach (var index in more.Skip(changed))
        {
            Add($"{path}/{index}", null, actual[index], "ADD");
        }
    }

    private void Add(string path, JsonNode? expected, JsonNode? actual, string type) =>
        _found.Add(
            (JsonNode)
                new JsonObject
                {
                    ["PropertyPath"] = path,
                    ["ExpectedValue"] = expected.Text() ?? "null",
                    ["ActualValue"] = actual.Text() ?? "null",
                    ["DifferenceType"] = type,
                }
        );
}
