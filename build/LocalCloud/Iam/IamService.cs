using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>Identity and Access Management.</summary>
internal static class IamService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "iam",
                XmlNamespace = "https://iam.amazonaws.com/doc/2010-05-08/",
                QueryVersion = "2010-05-08",
                Input = IamInput.Rules,
                Faults = new()
                {
                    Throttled = CommonFaults.Throttling,
                    InternalCode = "ServiceFailure",
                    Refused = CommonFaults.AccessDenied,
                    Expired = CommonFaults.ExpiredToken,
                },
                Operations = static cloud => cloud.Get<IamApi>(),
                Access = IamAccess.Table,
            },
            Offers = [Offer.Of<IAccessControl>(static cloud => cloud.Get<AccessControl>())],
            ResourceTypes =
            [
                new("AWS::IAM::ManagedPolicy", static () => new IamManagedPolicyResource()),
                new("AWS::IAM::OIDCProvider", static () => new IamOIDCProviderResource()),
                new("AWS::IAM::Policy", static () => new IamPolicyResource()),
                new("AWS::IAM::Role", static () => new IamRoleResource()),
            ],
        };
}
