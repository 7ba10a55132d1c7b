using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Meals;
using AiChef.Functions.Reading;

namespace AiChef.Functions.Hosting;

/// <summary>
/// Why a call was refused, as metrics and logs have it: one of a fixed set, so that CloudWatch keeps few series, and
/// nothing of what somebody eats or avoids.
/// </summary>
public static class RefusalReason
{
    /// <summary>A reason outside the set.</summary>
    public const string Other = "other";

    /// <summary>The set.</summary>
    public static IReadOnlyCollection<string> All { get; } =
    [
        .. MistakeCode.All,
        .. RecipeResult.ReasonCodes,
        .. ProblemKind.All.Select(static kind => NameOf(kind.Error)),
        Other,
    ];

    /// <summary>
    /// The reason in an answer: the kind of the first field that is wrong, else the code of a result, else the kind of
    /// problem.
    /// </summary>
    public static string Of(JsonElement answer)
    {
        var found =
            CodeOfField(answer)
            ?? JsonText.Of(answer, "reasonCode")
            ?? (JsonText.Of(answer, "error") is { } error ? NameOf(error) : null);
        return found is not null && All.Contains(found) ? found : Other;
    }

    private static string? CodeOfField(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object
        && answer.TryGetProperty("fields", out var fields)
        && fields.ValueKind == JsonValueKind.Array
        && fields.GetArrayLength() > 0
            ? JsonText.Of(fields[0], "code")
            : null;

    private static string NameOf(string error) => JsonNamingPolicy.KebabCaseLower.ConvertName(error);
}
