namespace AiChef.Targets.Workflows.Model;

/// <summary>One field of the form by which a person starts a workflow.</summary>
/// <param name="Name">Its name in <c>inputs</c>.</param>
/// <param name="Description">What the form says.</param>
/// <param name="Type">boolean, choice, number or string.</param>
internal sealed record WorkflowInput(string Name, string Description, string Type)
{
    /// <summary>The values of a choice.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What the form begins with; null for an empty number.</summary>
    public string? Default { get; init; }

    public bool IsRequired { get; init; }
}
