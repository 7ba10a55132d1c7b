namespace AiChef.Deployment.Conventions;

/// <summary>A rule for the backend.</summary>
internal interface IConvention
{
    /// <summary>The violations.</summary>
    IEnumerable<ConventionProblem> Check(BackendFiles backend);
}
