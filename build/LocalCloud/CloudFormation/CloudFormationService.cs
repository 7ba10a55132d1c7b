using AiChef.LocalCloud.CloudFormation.ChangeSets;
using AiChef.LocalCloud.CloudFormation.Registry;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>CloudFormation: stacks, change sets and templates.</summary>
internal static class CloudFormationService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "cloudformation",
                XmlNamespace = "http://cloudformation.amazonaws.com/doc/2010-05-15/",
                QueryVersion = "2010-05-15",
                Input = CloudFormationInput.Rules,
                Faults = new()
                {
                    Throttled = CommonFaults.Throttling,
                    Refused = CommonFaults.AccessDenied,
                    Expired = CommonFaults.ExpiredToken,
                },
                Operations = static cloud => cloud.Get<CloudFormationApi>(),
                Access = CloudFormationAccess.Table,
            },
            ResourceTypes = [new("AWS::CloudFormation::Stack", static () => new CloudFormationStackResource())],
            Offers = [Offer.Of<IModuleTemplates>(static cloud => cloud.Get<RegistryState>())],
            Resume = Resume,
        };

    private static void Resume(Cloud cloud)
    {
        if (CloudFormationState.HasUnfinishedWork(cloud.Store))
        {
            cloud.Get<ChangeSetWork>().Resume();
            cloud.Get<StackEngine>().Resume();
        }
    }
}
