using AiChef.LocalCloud.CloudFormation;
using AiChef.LocalCloud.CloudFormation.ChangeSets;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.Ssm;
using AiChef.LocalCloud.Sts;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud;

/// <summary>The services of LocalCloud. A new service adds its declaration here and its resource types to <see cref="ResourceTypes"/>.</summary>
internal static class Services
{
    public static IReadOnlyList<ServiceDeclaration> All { get; } =
    [
        new()
        {
            SigningName = "cloudformation",
            XmlNamespace = "http://cloudformation.amazonaws.com/doc/2010-05-15/",
            QueryVersion = "2010-05-15",
            Operations = static cloud => cloud.Get<CloudFormationApi>(),
        },
        new()
        {
            SigningName = "ssm",
            TargetPrefix = "AmazonSSM",
            Operations = static cloud => cloud.Get<SsmApi>(),
        },
        new()
        {
            SigningName = "sts",
            XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
            QueryVersion = "2011-06-15",
            UnknownOperationCode = "InvalidAction",
            UnsignedOperations = ["AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"],
            Operations = static cloud => cloud.Get<StsApi>(),
        },
    ];

    /// <summary>The objects that a TemplateURL can name; null while no service stores objects.</summary>
    public static ITemplateObjects? TemplateObjects(Cloud cloud) => null;

    /// <summary>Lets the services go on with what the folder's last host left unfinished.</summary>
    public static void Resume(Cloud cloud)
    {
        if (CloudFormationState.HasUnfinishedWork(cloud.Store))
        {
            cloud.Get<ChangeSetWork>().Resume();
            cloud.Get<StackEngine>().Resume();
        }
    }
}
