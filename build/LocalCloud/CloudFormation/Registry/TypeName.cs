using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>How a request names an extension: by ARN, which may end with a version, or by kind and name.</summary>
internal sealed record TypeName
{
    private TypeName() { }

    /// <summary>The ARN without a version; null when kind and name are given.</summary>
    public string? Arn { get; private init; }

    public string? Kind { get; private init; }

    public string? Name { get; private init; }

    public string? VersionId { get; private init; }

    /// <summary>The name or ARN as it was given.</summary>
    public required string Shown { get; init; }

    /// <summary>Reads the members of a request.</summary>
    /// <param name="input">The request.</param>
    /// <param name="arnMember">The member that has the ARN.</param>
    public static TypeName Of(JsonObject input, string arnMember)
    {
        if (input.Text(arnMember) is { } arn)
        {
            return OfArn(arn) with { VersionId = VersionIn(arn) ?? input.Text("VersionId") };
        }

        return input.Text("TypeName") is { } name && input.Text("Type") is { } kind
            ? new()
            {
                Kind = kind,
                Name = name,
                VersionId = input.Text("VersionId"),
                Shown = name,
            }
            : throw CloudFormationErrors.Validation($"Either {arnMember}, or Type and TypeName, must be specified.");
    }

    public static TypeName OfArn(string arn) =>
        new()
        {
            Arn = VersionIn(arn) is { } version ? arn[..^(version.Length + 1)] : arn,
            VersionId = VersionIn(arn),
            Shown = arn,
        };

    // arn:aws:cloudformation:us-east-1:000000000000:type/resource/Chef-Kitchen-Oven/00000001
    private static string? VersionIn(string arn) => arn.Split('/') is [_, _, _, var version] ? version : null;
}
