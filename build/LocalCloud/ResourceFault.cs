namespace AiChef.LocalCloud;

/// <summary>Lets a chosen resource fail.</summary>
public sealed record ResourceFault
{
    /// <summary>Logical id ("Orders") or resource type ("AWS::SSM::Parameter") of the resource that fails.</summary>
    public required string Resource { get; init; }

    /// <summary>The action that fails. Default Create.</summary>
    public ResourceAction Action { get; init; }

    /// <summary>Text that ends up as the ResourceStatusReason.</summary>
    public string Reason { get; init; } = "Injected fault";

    /// <summary>How often it fails before it works again. Default: always.</summary>
    public int Times { get; init; } = int.MaxValue;
}
