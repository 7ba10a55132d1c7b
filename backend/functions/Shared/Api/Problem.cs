using AiChef.Functions.Meals;

namespace AiChef.Functions.Api;

/// <summary>
/// What went wrong, as the API tells it; API Gateway's own answers have the same shape. RFC 9457:
/// https://www.rfc-editor.org/rfc/rfc9457
/// </summary>
/// <param name="Type">Names the kind of problem: <c>urn:ai-chef:problem:</c> and <paramref name="Error"/>.</param>
/// <param name="Title">The kind of problem in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong with this request.</param>
/// <param name="Error">The kind of problem as a short name.</param>
/// <param name="Fields">The fields that are wrong.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Error,
    IReadOnlyList<FieldError>? Fields = null
)
{
    public const string ContentType = "application/problem+json";

    private const string TypePrefix = "urn:ai-chef:problem:";

    /// <summary>The problem of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="detail">What is wrong with this request.</param>
    /// <param name="fields">The fields that are wrong.</param>
    public static Problem Of(ProblemKind kind, string detail, IReadOnlyList<FieldError>? fields = null) =>
        new(TypePrefix + kind.Error, kind.Title, kind.Status, detail, kind.Error, fields);
}
