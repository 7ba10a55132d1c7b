using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>
/// Names the deployment of a REST API after its content. An AWS::ApiGateway::Deployment is a snapshot that is never
/// renewed while its logical id stays, so a changed method is served only if the id changes too.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
/// </remarks>
public static class ApiRevision
{
    /// <summary>The type of a deployment.</summary>
    public const string DeploymentType = ApiSnapshots.RestDeployment;

    private const string Prefix = "ApiDeployment";
    private const int Digits = 8;
    private static readonly SearchValues<char> HexadecimalDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>
    /// The logical id that the template's deployment should have: <c>ApiDeployment</c> and eight hexadecimal digits.
    /// </summary>
    public static string LogicalIdOf(StackTemplate template)
    {
        var text = new StringBuilder();
        foreach (
            var (id, resource) in template.Root["Resources"]!.Entries.OrderBy(
                static entry => entry.Key,
                StringComparer.Ordinal
            )
        )
        {
            if (ApiSnapshots.IsPartOfRestApi(resource["Type"]?.Scalar))
            {
                Write(text.Append(id).Append('='), resource);
            }
        }
        return Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];
    }

    /// <summary>
    /// What follows the hash in a logical id: a template whose conditions decide what the API is has a deployment for
    /// each answer, and each needs an id of its own.
    /// </summary>
    internal static string EndOf(string id) =>
        id.Length > Prefix.Length + Digits
        && id.StartsWith(Prefix, StringComparison.Ordinal)
        && !id.AsSpan(Prefix.Length, Digits).ContainsAnyExcept(HexadecimalDigits)
            ? id[(Prefix.Length + Digits)..]
            : "";

    // White space, comments and the order of keys do not matter; tags of short functions do.
    private static void Write(StringBuilder text, TemplateNode node)
    {
        if (node.Tag is { } tag)
        {
            text.Append('!').Append(tag).Append(' ');
        }

        if (node.IsMap)
        {
            foreach (var (key, value) in node.Entries.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
            {
                Write(text.Append(key).Append(':'), value);
            }
        }
        else if (node.Scalar is { } scalar)
        {
            text.Append('"').Append(scalar).Append('"');
        }
        else
        {
            foreach (var item in node.Items)
            {
                Write(text.Append('-'), item);
            }
        }
        text.Append('\n');
    }
}
