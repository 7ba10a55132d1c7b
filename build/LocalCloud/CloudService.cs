using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud;

/// <summary>A service of LocalCloud as its own folder declares it, in <c>XxxService.cs</c>.</summary>
internal sealed record CloudService
{
    /// <summary>How its requests are recognised, and what answers them.</summary>
    public required ServiceDeclaration Requests { get; init; }

    /// <summary>Its resource types, which stacks may use. Default none.</summary>
    public IReadOnlyList<ResourceTypeDeclaration> ResourceTypes { get; init; } = [];

    /// <summary>What it offers to other services, by interface. Default nothing.</summary>
    public IReadOnlyList<Offer> Offers { get; init; } = [];

    /// <summary>Continues what the folder's last host left unfinished. Default: nothing is left.</summary>
    public Action<Cloud> Resume { get; init; } = static _ => { };
}
