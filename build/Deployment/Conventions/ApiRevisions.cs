namespace AiChef.Deployment.Conventions;

/// <summary>
/// A REST API that changed has a new deployment: CloudFormation takes a new snapshot only for a new logical id.
/// </summary>
internal sealed class ApiRevisions : IConvention
{
    public IEnumerable<ConventionProblem> Check(BackendFiles backend) =>
        from file in backend.Templates
        from deployment in file.Resources(ApiRevision.DeploymentType)
        let expected = ApiRevision.LogicalIdOf(file.Template) + ApiRevision.EndOf(deployment.Id)
        where deployment.Id != expected
        select file.Problem(
            deployment.Node,
            $"the API differs from the deployment '{deployment.Id}', so AWS would continue to serve the old one",
            $"name the deployment {expected}, also in its references"
        );
}
