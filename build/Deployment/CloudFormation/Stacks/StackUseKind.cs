namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>How one stack needs another.</summary>
internal enum StackUseKind
{
    /// <summary>It imports an export.</summary>
    Import,

    /// <summary>Its composite alarm is made of an alarm.</summary>
    Alarm,
}
