namespace AiChef.Deployment.Conventions;

/// <summary>Where the name of a resource is unique.</summary>
internal enum NameScope
{
    /// <summary>In a region of an account.</summary>
    Region,

    /// <summary>In all regions of an account.</summary>
    Account,

    /// <summary>Everywhere.</summary>
    World,
}
