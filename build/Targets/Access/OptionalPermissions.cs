using System.IO.Enumeration;

namespace AiChef.Targets.Access;

/// <summary>
/// Permissions that a handler needs only for properties that a template may have or not. A role gets them once a
/// template has one of the words.
/// </summary>
/// <remarks>The pages of the resource types tell which property needs what:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
/// </remarks>
internal static class OptionalPermissions
{
    private static readonly (string Pattern, string[] Words)[] All =
    [
        ("application-autoscaling:*", ["ProvisionedThroughputSettings", "AutoScalingSettings"]),
        ("codedeploy:*", ["CodeDeployLambdaAliasUpdate"]),
        ("dynamodb:*Item", ["ImportSourceSpecification", "Replicas:"]),
        ("dynamodb:*KinesisStreamingDestination", ["KinesisStreamSpecification"]),
        ("dynamodb:*TableReplica*", ["Replicas:"]),
        ("dynamodb:ImportTable", ["ImportSourceSpecification"]),
        ("dynamodb:DescribeImport", ["ImportSourceSpecification"]),
        ("dynamodb:Query", ["ImportSourceSpecification", "Replicas:"]),
        ("dynamodb:Scan", ["ImportSourceSpecification", "Replicas:"]),
        ("ec2:*", ["VpcConfig"]),
        ("elasticfilesystem:*", ["FileSystemConfigs"]),
        ("firehose:*", [":firehose:"]),
        ("iam:CreateServiceLinkedRole", ["Replicas:", "AutoScalingSettings"]),
        ("kinesis:*", ["KinesisStreamSpecification"]),
        ("kms:*", ["aws:kms", "KmsKey", "KMSMasterKey"]),
        ("lambda:GetCodeSigningConfig", ["CodeSigningConfigArn"]),
        ("lambda:GetLayerVersion", ["Layers:"]),
        ("lambda:PassCapacityProvider", ["CapacityProviderConfig"]),
        ("lambda:PutFunctionCodeSigningConfig", ["CodeSigningConfigArn"]),
        ("s3:*BucketMetadata*", ["MetadataTableConfiguration", "MetadataConfiguration"]),
        ("s3files:*", ["FileSystemConfigs"]),
        ("s3tables:*", ["MetadataTableConfiguration", "MetadataConfiguration"]),
    ];

    /// <summary>Whether the templates need a permission that the handler of one of their types lists.</summary>
    internal static bool AreNeeded(string action, TemplateSource source) =>
        !Array.Exists(
            All,
            each =>
                FileSystemName.MatchesSimpleExpression(each.Pattern, action)
                && !Array.Exists(each.Words, source.Contains)
        );
}
