namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// The zones of a region as a fresh account sees them; regions whose zones are not simply a, b, c are listed.
/// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
/// </summary>
internal static class AvailabilityZones
{
    public static IEnumerable<string> Of(string region) =>
        (
            region switch
            {
                "us-east-1" => "abcdef",
                "us-west-2" or "ap-northeast-2" => "abcd",
                "us-west-1" or "sa-east-1" or "ca-central-1" => region switch
                {
                    "us-west-1" => "ac",
                    "ca-central-1" => "abd",
                    _ => "abc",
                },
                "ap-northeast-1" => "acd",
                _ => "abc",
            }
        ).Select(zone => region + zone);
}
