namespace AiChef.LocalCloud;

/// <summary>What a resource fault hits.</summary>
public enum ResourceAction
{
    /// <summary>The creation of a resource.</summary>
    Create,

    /// <summary>The update of a resource in place.</summary>
    Update,

    /// <summary>The deletion of a resource.</summary>
    Delete,
}
