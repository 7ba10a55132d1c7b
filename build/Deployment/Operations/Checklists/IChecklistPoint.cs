namespace AiChef.Deployment.Operations.Checklists;

/// <summary>One point of a checklist.</summary>
public interface IChecklistPoint
{
    /// <summary>What it is about, such as <c>Response times</c>.</summary>
    string Title { get; }

    /// <summary>Looks at it. Safe to repeat.</summary>
    Task<ChecklistFinding> LookAsync(CancellationToken cancellationToken);
}
