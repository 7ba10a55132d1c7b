using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Ssm;

/// <summary>DescribeParameters' filters on name, type, path and tag.</summary>
internal static class ParameterFilter
{
    public static bool Matches(JsonObject filter, Parameter parameter)
    {
        var key = filter.RequiredText("Key");
        var values = filter.Texts("Values");
        var option = filter.Text("Option") ?? (key == "Path" ? "OneLevel" : "Equals");
        return key switch
        {
            "Name" => values.Any(value => Compare(option, parameter.Name, value)),
            "Type" => values.Contains(parameter.Latest.Type),
            "Tier" => values.Contains(parameter.Latest.Tier),
            "Path" => values.Any(value => Under(parameter.Name, value.TrimEnd('/') + "/", option == "Recursive")),
            _ when key.StartsWith("tag:", StringComparison.Ordinal) => parameter.Tags.TryGetValue(key[4..], out var tag)
                && (values.Count == 0 || values.Contains(tag)),
            _ => throw new AwsException(
                "InvalidFilterKey",
                $"LocalCloud does not model the filter key {key} of DescribeParameters"
            ),
        };
    }

    private static bool Compare(string option, string name, string value) =>
        option switch
        {
            "BeginsWith" => name.StartsWith(value, StringComparison.Ordinal),
            "Contains" => name.Contains(value, StringComparison.Ordinal),
            _ => name == value || name == "/" + value,
        };

    private static bool Under(string name, string path, bool deep) =>
        name.StartsWith(path, StringComparison.Ordinal)
        && (deep || !name[path.Length..].Contains('/', StringComparison.Ordinal));
}
