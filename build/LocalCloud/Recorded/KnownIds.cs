namespace AiChef.LocalCloud.Recorded;

/// <summary>Forms of ids that the registry's schemas do not tell.</summary>
internal static class KnownIds
{
    /// <summary>
    /// What ids of EC2 begin with, by the resource.
    /// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
    /// </summary>
    private static readonly (string Resource, string Prefix)[] Prefixes =
    [
        ("SecurityGroup", "sg-"),
        ("NetworkAcl", "acl-"),
        ("SubnetRouteTableAssociation", "rtbassoc-"),
        ("SubnetNetworkAclAssociation", "aclassoc-"),
        ("RouteTable", "rtb-"),
        ("Subnet", "subnet-"),
        ("InternetGateway", "igw-"),
        ("NatGateway", "nat-"),
        ("TransitGatewayAttachment", "tgw-attach-"),
        ("TransitGatewayRouteTable", "tgw-rtb-"),
        ("TransitGateway", "tgw-"),
        ("CustomerGateway", "cgw-"),
        ("VPNGateway", "vgw-"),
        ("VPNConnection", "vpn-"),
        ("VPCEndpoint", "vpce-"),
        ("VPCPeeringConnection", "pcx-"),
        ("DHCPOptions", "dopt-"),
        ("DhcpOptions", "dopt-"),
        ("FlowLog", "fl-"),
        ("LaunchTemplate", "lt-"),
        ("NetworkInterface", "eni-"),
        ("PrefixList", "pl-"),
        ("Allocation", "eipalloc-"),
        ("EIP", "eipalloc-"),
        ("Volume", "vol-"),
        ("Snapshot", "snap-"),
        ("Image", "ami-"),
        ("KeyPair", "key-"),
        ("Instance", "i-"),
        ("VPC", "vpc-"),
        ("Vpc", "vpc-"),
        ("FileSystem", "fs-"),
        ("MountTarget", "fsmt-"),
        ("AccessPoint", "fsap-"),
    ];

    private static readonly string[] ArnIds =
    [
        "AWS::CertificateManager::Certificate",
        "AWS::SecretsManager::Secret",
        "AWS::SecretsManager::ResourcePolicy",
        "AWS::SecretsManager::SecretTargetAttachment",
    ];

    /// <summary>What an id begins with; null for ids without a prefix.</summary>
    public static string? Of(string service, string resource, string property)
    {
        if (service is not ("EC2" or "EFS"))
        {
            return null;
        }

        var named = Array.Find(Prefixes, each => property.Contains(each.Resource, StringComparison.Ordinal)).Prefix;
        return named
            ?? (
                property.EndsWith("Id", StringComparison.Ordinal)
                    ? Array.Find(Prefixes, each => resource.Contains(each.Resource, StringComparison.Ordinal)).Prefix
                    : null
            );
    }

    /// <summary>Whether the id of a type is its ARN.</summary>
    public static bool IsArn(string type, string property) => property == "Id" && ArnIds.Contains(type);

    /// <summary>Whether the id of a type is a UUID though no pattern says so.</summary>
    public static bool HasUuid(string type) => type is "AWS::KMS::Key" or "AWS::CertificateManager::Certificate";
}
