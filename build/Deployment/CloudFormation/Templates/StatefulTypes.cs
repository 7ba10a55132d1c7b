using System.Collections.Frozen;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>The resource types that contain data.</summary>
internal static class StatefulTypes
{
    private static readonly FrozenSet<string> Types = new[]
    {
        "AWS::DynamoDB::Table",
        "AWS::DynamoDB::GlobalTable",
        "AWS::S3::Bucket",
        "AWS::RDS::DBInstance",
        "AWS::RDS::DBCluster",
        "AWS::DocDB::DBCluster",
        "AWS::Neptune::DBCluster",
        "AWS::Redshift::Cluster",
        "AWS::ElastiCache::ReplicationGroup",
        "AWS::OpenSearchService::Domain",
        "AWS::EFS::FileSystem",
        "AWS::Cognito::UserPool",
        "AWS::Kinesis::Stream",
        "AWS::SecretsManager::Secret",
        "AWS::KMS::Key",
        "AWS::Timestream::Table",
    }.ToFrozenSet(StringComparer.Ordinal);

    internal static bool Contains(string? type) => type is not null && Types.Contains(type);
}
