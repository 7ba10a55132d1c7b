namespace AiChef.Functions.SessionMeals;

/// <summary>The workflow that makes meals.</summary>
public interface IMealWorkflow
{
    /// <summary>Starts an execution. Safe to repeat: an execution of that name is left alone.</summary>
    /// <param name="name">Its name, 1 to 80 letters, digits and hyphens.</param>
    /// <param name="input">Its input, a JSON object.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task StartAsync(string name, string input, CancellationToken cancellationToken);

    /// <summary>What became of an execution; null if there is none of that name.</summary>
    Task<ExecutionEnd?> FindAsync(string name, CancellationToken cancellationToken);
}
