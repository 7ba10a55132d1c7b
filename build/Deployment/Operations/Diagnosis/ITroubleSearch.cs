namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Looks for one trouble.</summary>
public interface ITroubleSearch
{
    /// <summary>What it looks at, for a search that fails.</summary>
    string Subject { get; }

    /// <summary>What it finds; nothing where all is well. Safe to repeat.</summary>
    Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken);
}
