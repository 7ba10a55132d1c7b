using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Failures;

/// <summary>An event of an operation on a stack or on one nested in it.</summary>
/// <param name="Path">The stack; for a nested stack the path below the root, such as <c>root/Nested</c>.</param>
/// <param name="Event">The event.</param>
internal sealed record SeenEvent(string Path, StackEvent Event)
{
    /// <summary>The older one first; those of one moment are equal.</summary>
    internal static Comparer<SeenEvent> ByTime { get; } =
        Comparer<SeenEvent>.Create(
            static (one, other) =>
                one.Event.Timestamp.GetValueOrDefault().CompareTo(other.Event.Timestamp.GetValueOrDefault())
        );
}
