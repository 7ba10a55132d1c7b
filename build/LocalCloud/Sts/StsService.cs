using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sts;

/// <summary>Security Token Service.</summary>
internal static class StsService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "sts",
                XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
                QueryVersion = "2011-06-15",
                Input = StsInput.Rules,
                UnsignedOperations = ["AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"],
                Faults = new()
                {
                    Throttled = CommonFaults.Throttling,
                    Refused = CommonFaults.AccessDenied,
                    Expired = CommonFaults.ExpiredToken,
                },
                Operations = static cloud => cloud.Get<StsApi>(),
                Access = StsAccess.Table,
            },
        };
}
