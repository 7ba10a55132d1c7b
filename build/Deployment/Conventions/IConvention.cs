namespace AiChef.Deployment.Conventions;

/// <summary>One rule that the backend keeps.</summary>
internal interface IConvention
{
    /// <summary>Where it is not kept.</summary>
    IEnumerable<ConventionProblem> Check(BackendFiles backend);
}
