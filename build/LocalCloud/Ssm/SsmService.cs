using AiChef.LocalCloud.CloudFormation;

namespace AiChef.LocalCloud.Ssm;

/// <summary>Systems Manager: its Parameter Store.</summary>
internal static class SsmService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "ssm",
                TargetPrefix = "AmazonSSM",
                Input = SsmInput.Rules,
                Faults = new() { InternalCode = "InternalServerError" },
                Operations = static cloud => cloud.Get<SsmApi>(),
                Access = SsmAccess.Table,
            },
            ResourceTypes = [new("AWS::SSM::Parameter", static () => new SsmParameterResource())],
            Offers = [Offer.Of<IStoredParameters>(static cloud => cloud.Get<SsmState>())],
        };
}
