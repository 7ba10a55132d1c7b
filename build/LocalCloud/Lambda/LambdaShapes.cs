using System.Globalization;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Lambda;

/// <summary>The answers of Lambda, from stored records.</summary>
internal static class LambdaShapes
{
    private const string BeingCreated = "The function is being created.";

    /// <summary>
    /// FunctionConfiguration. https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html
    /// </summary>
    /// <param name="scope">Account and region.</param>
    /// <param name="version">The version.</param>
    /// <param name="isBusy">Whether Lambda still works on it.</param>
    /// <param name="qualifier">What the request asked by, which the ARN then ends with.</param>
    public static JsonObject Configuration(Scope scope, FunctionVersion version, bool isBusy, string? qualifier = null)
    {
        var shape = (JsonObject)version.Settings.DeepClone();
        var arnQualifier = qualifier ?? (version.Version == FunctionVersion.Latest ? null : version.Version);
        shape["FunctionName"] = version.Function;
        shape["FunctionArn"] = FunctionName.Arn(scope, version.Function, arnQualifier);
        shape["CodeSha256"] = version.CodeSha256;
        shape["CodeSize"] = version.CodeSize;
        shape["LastModified"] = Time(version.Modified);
        shape["RevisionId"] = version.RevisionWhen(isBusy);
        shape["Version"] = version.Version;
        shape["RuntimeVersionConfig"] = new JsonObject
        {
            ["RuntimeVersionArn"] = $"arn:aws:lambda:{scope.Region}::runtime:{version.Code}",
        };
        if (isBusy && version.IsNew)
        {
            (shape["State"], shape["StateReason"], shape["StateReasonCode"]) = ("Pending", BeingCreated, "Creating");
            return shape;
        }

        (shape["State"], shape["LastUpdateStatus"]) = ("Active", isBusy ? "InProgress" : "Successful");
        if (isBusy)
        {
            (shape["LastUpdateStatusReason"], shape["LastUpdateStatusReasonCode"]) = (BeingCreated, "Creating");
        }

        return shape;
    }

    /// <summary>AliasConfiguration.</summary>
    public static JsonObject Alias(Scope scope, FunctionAlias alias)
    {
        var shape = new JsonObject
        {
            ["AliasArn"] = FunctionName.Arn(scope, alias.Function, alias.Name),
            ["Name"] = alias.Name,
            ["FunctionVersion"] = alias.Version,
            ["Description"] = alias.Description,
            ["RevisionId"] = alias.Revision,
        };
        if (alias.Weights.Count > 0)
        {
            shape["RoutingConfig"] = new JsonObject
            {
                ["AdditionalVersionWeights"] = new JsonObject(
                    alias.Weights.Select(static weight => KeyValuePair.Create(weight.Key, (JsonNode?)weight.Value))
                ),
            };
        }

        return shape;
    }

    /// <summary>A time as Lambda writes it.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);

    /// <summary>A page of a list and the mark of the next one.</summary>
    public static JsonObject Page(string member, IReadOnlyList<JsonNode> all, string? marker, int? most)
    {
        var start = int.TryParse(marker, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 0;
        var size = Math.Clamp(most ?? 50, 1, 10_000);
        var page = new JsonObject { [member] = new JsonArray([.. all.Skip(start).Take(size)]) };
        if (start + size < all.Count)
        {
            page["NextMarker"] = (start + size).ToString(CultureInfo.InvariantCulture);
        }

        return page;
    }
}
