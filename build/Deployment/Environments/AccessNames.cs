using Amazon;

namespace AiChef.Deployment.Environments;

/// <summary>
/// The names of what the bootstrap of access creates. IAM is shared by all regions of an account, so that names carry
/// the region. The path keeps them apart from the roles of the backend, whose names begin with the prefix.
/// </summary>
/// <param name="Partition">The partition, such as <c>aws</c>.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The region.</param>
/// <param name="NamePrefix">The environment's prefix.</param>
/// <remarks>
/// Each value may be a placeholder of a template. At most 24 characters of prefix and 14 of region leave room in the
/// 64 of a role's name: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
/// </remarks>
public sealed record AccessNames(string Partition, string AccountId, string Region, string NamePrefix)
{
    /// <summary>The stack's name without the environment's prefix.</summary>
    public const string Stack = "bootstrap-access";

    /// <summary>The path of the roles and policies.</summary>
    public string Path => $"/access/{NamePrefix}/";

    /// <summary>The name of the role that deploys from GitHub.</summary>
    public string DeployRole => Named("deploy");

    /// <summary>The name of the role that previews pull requests.</summary>
    public string PreviewRole => Named("preview");

    /// <summary>The name of the role that CloudFormation works with.</summary>
    public string ExecutionRole => Named("execution");

    /// <summary>The name of the policy that bounds every role of the backend.</summary>
    public string Boundary => Named("boundary");

    /// <summary>The ARN of <see cref="ExecutionRole"/>.</summary>
    public string ExecutionRoleArn => $"arn:{Partition}:iam::{AccountId}:role{Path}{ExecutionRole}";

    /// <summary>The ARN of <see cref="Boundary"/>.</summary>
    public string BoundaryArn => $"arn:{Partition}:iam::{AccountId}:policy{Path}{Boundary}";

    /// <summary>The names in an account and region of AWS.</summary>
    internal static AccessNames In(string region, string accountId, string namePrefix) =>
        new(RegionEndpoint.GetBySystemName(region).PartitionName, accountId, region, namePrefix);

    private string Named(string what) => $"{NamePrefix}-{Region}-{what}";
}
