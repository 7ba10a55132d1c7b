namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Something of a stack that others need, so that it cannot be deleted before them.</summary>
/// <param name="Used">The stack that is asked about; the thing is its own or that of a stack inside it.</param>
/// <param name="Kind">What kind of need it is.</param>
/// <param name="Thing">The name of the export; of an alarm, that of the composite alarm that is made of it.</param>
/// <param name="Users">The names of all stacks that need it; none for an alarm of no known stack.</param>
internal sealed record StackUse(string Used, StackUseKind Kind, string Thing, IReadOnlyList<string> Users)
{
    /// <summary>A composite alarm that is made of a stack's alarms.</summary>
    /// <param name="used">The stack.</param>
    /// <param name="composite">The name of the composite alarm.</param>
    /// <param name="owner">Its stack; null if it belongs to none that is known.</param>
    internal static StackUse OfAlarm(string used, string composite, string? owner) =>
        new(used, StackUseKind.Alarm, composite, owner is null ? [] : [owner]);

    /// <summary>Whether somebody besides some stacks needs it.</summary>
    internal bool IsNeededBeside(IReadOnlyCollection<string> stacks) =>
        Users.Count == 0 || Users.Any(user => !stacks.Contains(user));
}
