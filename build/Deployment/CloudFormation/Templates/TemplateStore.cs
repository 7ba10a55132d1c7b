using System.Security.Cryptography;
using System.Text;
using AiChef.Deployment.Artifacts;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>Stores templates that are too large for a request in the artifact bucket.</summary>
/// <param name="artifacts">The bucket, or null when the environment has none.</param>
public sealed class TemplateStore(ArtifactStore? artifacts)
{
    /// <summary>
    /// Uploads the template unless it is there, and returns its URL for CloudFormation. Safe to repeat.
    /// </summary>
    /// <exception cref="DeploymentException">There is no bucket, or it does not exist.</exception>
    public async Task<string> UploadAsync(StackTemplate template, CancellationToken cancellationToken)
    {
        if (artifacts is null)
        {
            throw DeploymentException.Configuration(
                $"{template.DisplayPath}: the template has {template.Size:N0} bytes; over "
                    + $"{StackTemplate.InlineLimit:N0} it needs an artifact bucket, and the environment names none"
            );
        }

        var bytes = Encoding.UTF8.GetBytes(template.Body);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var key = $"templates/{sha256}.yaml";
        await artifacts.UploadAsync(key, sha256, () => new MemoryStream(bytes), "application/yaml", cancellationToken);
        return artifacts.UrlOf(key);
    }
}
