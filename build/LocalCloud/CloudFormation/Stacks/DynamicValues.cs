using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// The values of dynamic references.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
/// </summary>
internal static class DynamicValues
{
    /// <summary>The parts of the ARN of a secret, with colons between them.</summary>
    private const int PartsOfArn = 7;

    /// <summary>The value of <c>{{resolve:service:reference}}</c>.</summary>
    public static string Of(Cloud cloud, Scope scope, string service, string reference) =>
        service switch
        {
            "ssm" or "ssm-secure" => Parameter(cloud, scope, service, reference),
            "secretsmanager" => Secret(cloud, scope, reference),
            _ => throw CloudFormationErrors.Validation($"LocalCloud does not model dynamic references to {service}"),
        };

    // name or name:version
    private static string Parameter(Cloud cloud, Scope scope, string service, string reference)
    {
        var colon = reference.LastIndexOf(':');
        var name = colon < 0 ? reference : reference[..colon];
        var version = colon < 0 ? null : reference[(colon + 1)..];
        var parameter =
            cloud.Offered<IStoredParameters>().Read(scope, name, version)
            ?? throw CloudFormationErrors.Validation(
                $"Parameters: [{reference}] could not be found. Rollback requested by user."
            );
        return parameter.IsSecure && service == "ssm"
            ? throw CloudFormationErrors.Validation(
                $"Non-secure ssm prefix is used for secure parameter: [{reference}]. Rollback requested by user."
            )
            : parameter.Value;
    }

    // id, id:SecretString or id:SecretString:key, with stage and version after it
    private static string Secret(Cloud cloud, Scope scope, string reference)
    {
        var parts = reference.Split(':');
        var length = reference.StartsWith("arn:", StringComparison.Ordinal) ? PartsOfArn : 1;
        var text =
            cloud.Offered<IStoredSecrets>().Read(scope, string.Join(':', parts.Take(length)))
            ?? throw CloudFormationErrors.Validation("Secrets Manager can't find the specified secret.");
        return parts.ElementAtOrDefault(length + 1) is { Length: > 0 } key
            ? Member(text, key)
                ?? throw CloudFormationErrors.Validation(
                    "Could not find a value associated with JSONKey in SecretString"
                )
            : text;
    }

    private static string? Member(string text, string key)
    {
        try
        {
            return StrictJson.Parse(text) is JsonObject members && members[key] is { } value
                ? Evaluator.Scalar(value)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
